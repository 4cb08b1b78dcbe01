"""Everything that the gate finds in a project."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from briefs.gate.files import file_findings
from briefs.gate.package_files import pass_gate
from briefs.model import Finding, one_by_place

PACKAGE_FOLDER = "datapackage"


def find_gate_faults(project: Path) -> tuple[Finding, ...]:
    """What the gate finds in a project's files and data, in order of place.

    Args:
        project: the repository; findings name paths below it.
    """
    found = pass_gate(project / PACKAGE_FOLDER).findings
    return tuple(sorted({*file_findings(project), *in_project(one_by_place(found))}))


def in_project(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of a data package with paths below the project instead."""
    return tuple(replace(finding, file=f"{PACKAGE_FOLDER}/{finding.file}") for finding in findings)
