"""The gate, frictionless and the cross-table rules, in one report."""

from __future__ import annotations

from pathlib import Path

from briefs.gate import pass_gate
from briefs.model import Finding, FindingsError, Package, one_by_place
from briefs.tables import read_package
from briefs.validation.rules import rule_findings
from briefs.validation.schema import schema_findings

__all__ = ["find_faults", "read_valid_package"]


def find_faults(folder: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with a data package, one finding per place.

    Where several steps object to one cell, the earliest speaks; where a whole row is torn, its
    cells say nothing.

    Args:
        folder: the folder of ``datapackage.json``.
    """
    gate = pass_gate(folder)
    if gate.descriptor is None:
        return one_by_place(gate.findings)
    return one_by_place(
        (
            *gate.findings,
            *schema_findings(gate.descriptor, gate.tables),
            *rule_findings(gate.tables),
        )
    )


def read_valid_package(folder: Path) -> Package:
    """The data package, after validation.

    Raises:
        FindingsError: it has faults; the error holds all of them.
    """
    if findings := find_faults(folder):
        raise FindingsError(findings)
    return read_package(folder)
