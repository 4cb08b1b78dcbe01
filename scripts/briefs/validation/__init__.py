"""The gate, frictionless and the cross-table rules, in one report."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from briefs.gate import check_descriptor, pass_gate
from briefs.model import Finding, FindingsError, Package, one_by_place
from briefs.tables import Descriptor, read_descriptor, read_package
from briefs.validation.form import fix_form, form_findings
from briefs.validation.rules import rule_findings
from briefs.validation.schema import expected_of, has_form, schema_findings

__all__ = [
    "expected_of",
    "find_faults",
    "find_form_faults",
    "fix_tables",
    "has_form",
    "read_valid_package",
    "sound_descriptor",
]


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


def find_form_faults(folder: Path) -> tuple[Finding, ...]:
    """Tables that are not in their one form; what cannot be read is left to `find_faults`.

    Args:
        folder: the folder of ``datapackage.json``.
    """
    return () if check_descriptor(folder) else tuple(form_findings(read_descriptor(folder)))


def fix_tables(folder: Path) -> Mapping[str, tuple[str, ...]]:
    """Put every table into its one form, and say what was changed, by path of the file.

    Args:
        folder: the folder of ``datapackage.json``.

    Raises:
        FindingsError: the descriptor or a table cannot be read; nothing is written.
    """
    return fix_form(sound_descriptor(folder))


def sound_descriptor(folder: Path) -> Descriptor:
    """The descriptor of a data package that keeps today's contract.

    Args:
        folder: the folder of ``datapackage.json``.

    Raises:
        FindingsError: it cannot be read or breaks the contract.
    """
    if faults := check_descriptor(folder):
        raise FindingsError(faults)
    return read_descriptor(folder)


def read_valid_package(folder: Path) -> Package:
    """The data package, after validation.

    Raises:
        FindingsError: it has faults; the error holds all of them.
    """
    if findings := find_faults(folder):
        raise FindingsError(findings)
    return read_package(folder)
