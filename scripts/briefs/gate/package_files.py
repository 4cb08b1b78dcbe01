"""A data package through the gate: its descriptor, then its tables as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briefs.gate.cells import cell_findings, key_findings
from briefs.gate.descriptor import Descriptor, check_descriptor, read_descriptor
from briefs.gate.table_text import RawTable, read_table_text
from briefs.model import Finding
from briefs.model.fault_codes import files


@dataclass(frozen=True, slots=True)
class GateResult:
    """The tables that could be read as text, and everything wrong; None for a bad descriptor."""

    descriptor: Descriptor | None
    tables: Mapping[str, RawTable]
    findings: tuple[Finding, ...]


def pass_gate(folder: Path) -> GateResult:
    """Read every table of a data package as text and say what is wrong with it.

    A descriptor that breaks its contract is not followed: its tables are then not read.

    Args:
        folder: the folder of ``datapackage.json``; findings name paths below it.
    """
    if faults := check_descriptor(folder):
        return GateResult(None, {}, faults)
    return pass_tables(read_descriptor(folder))


def pass_tables(descriptor: Descriptor) -> GateResult:
    """Read every table that a descriptor lists, whether or not it keeps today's contract."""
    folder = descriptor.folder
    tables: dict[str, RawTable] = {}
    findings = list(_unlisted_files(descriptor))
    for schema in descriptor.tables.values():
        table, faults_of_table = read_table_text(folder, schema)
        findings += faults_of_table
        if table is not None:
            tables[schema.name] = table
            findings += cell_findings(table)
            findings += key_findings(table)
    return GateResult(descriptor, tables, tuple(findings))


def _unlisted_files(descriptor: Descriptor) -> Iterator[Finding]:
    listed = {descriptor.folder / schema.path for schema in descriptor.tables.values()}
    for path in sorted((descriptor.folder / "data").glob("*")):
        if path not in listed:
            file = path.relative_to(descriptor.folder).as_posix()
            expected, cure = "a table that datapackage.json lists", "list it or remove the file"
            yield Finding(file, 0, "", "", expected, cure, files.UNLISTED_FILE)
