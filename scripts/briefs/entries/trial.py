"""Trying new rows: the whole package with them is validated and checked before one is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefs.checks import changed_checks, run_checks
from briefs.entries.known import Known
from briefs.figures import find_growth, find_level
from briefs.model import Check, Figure, Finding, FindingsError, Observation, Package
from briefs.model.fault_codes import commands
from briefs.tables import (
    TableSchema,
    canonical_form,
    disk_fault,
    read_package,
    replace_tables,
    table_cells,
)
from briefs.validation import find_faults

Rows = Mapping[str, Sequence[Mapping[str, str]]]


@dataclass(frozen=True, slots=True)
class Trial:
    """A valid package with new rows, the files that would hold them, and what the rows touch.

    ``rows`` are the new ones by table, ``contents`` the files by table; ``checks`` are those that
    compare a new row, and conflicts that were not there before; ``figures`` the levels and rates
    of the cells of new totals.
    """

    package: Package
    rows: Rows
    contents: Mapping[str, bytes]
    checks: tuple[Check, ...]
    figures: tuple[Figure, ...]


def try_rows(known: Known, rows: Rows) -> Trial:
    """Put new rows into a copy of the data package, validate it and run every check.

    Args:
        known: the package as it is.
        rows: new rows by table, each with the cells of its columns.

    Raises:
        FindingsError: the package would have faults; nothing was written.
    """
    contents = _with_rows(known, rows)
    try:
        package = _package_with(known, contents, rows)
    except OSError as error:
        raise disk_fault(error, Path(tempfile.gettempdir())) from None
    ids = [row["id"] for added in rows.values() for row in added if "id" in row]
    before, after = run_checks(known.package), run_checks(package)
    changes = changed_checks(before, after)
    conflicts = {change.check for change in changes if change.is_new_conflict}
    touched = (
        check for check in after if check in conflicts or not set(ids).isdisjoint(check.row_ids)
    )
    added = (package.observations_by_id[i] for i in ids if i in package.observations_by_id)
    figures = tuple(figure for row in added for figure in _figures(package, row))
    return Trial(package, rows, contents, tuple(touched), figures)


def _package_with(known: Known, contents: Mapping[str, bytes], rows: Rows) -> Package:
    """The package with other files for some tables, made and validated in a temporary folder."""
    schemas = known.descriptor.tables
    with tempfile.TemporaryDirectory(prefix="briefs-trial-") as workplace:
        copy = Path(workplace, "datapackage")
        ignored = shutil.ignore_patterns("releases")
        shutil.copytree(known.descriptor.folder, copy, ignore=ignored)
        for name, content in contents.items():
            (copy / schemas[name].path).write_bytes(content)
        if findings := find_faults(copy):
            raise FindingsError(_of_new_rows(findings, known, contents, rows))
        return read_package(copy)


def write_trial(known: Known, trial: Trial) -> None:
    """Write the tables that hold new rows: all of them, or none.

    Raises:
        FindingsError: a file was changed since the trial or cannot be written; all are as they
            were.
    """
    if _with_rows(known, trial.rows) != trial.contents:
        expected, cure = "the tables as they were when the rows were tried", "run the command again"
        value, code = "changed in the meantime", commands.CHANGED_MEANWHILE
        raise FindingsError([Finding("data", 0, "", value, expected, cure, code)])
    replace_tables(known.descriptor, trial.contents)


def _with_rows(known: Known, rows: Rows) -> Mapping[str, bytes]:
    """The files of tables as they are now, with new rows, in their one form."""
    contents = {}
    for name, added in rows.items():
        schema = known.descriptor.tables[name]
        there = table_cells(schema, (known.descriptor.folder / schema.path).read_bytes())
        contents[name] = canonical_form(schema, (*there, *(_cells(schema, row) for row in added)))
    return contents


def _cells(schema: TableSchema, row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in schema.column_names)


def _of_new_rows(
    findings: Sequence[Finding], known: Known, contents: Mapping[str, bytes], rows: Rows
) -> Iterator[Finding]:
    """The findings, those in a line of a new row said of it, since the line is not there yet."""
    lines: dict[str, list[bytes]] = {}
    new: dict[str, set[bytes]] = {}
    for name, content in contents.items():
        schema = known.descriptor.tables[name]
        lines[schema.path] = content.split(b"\n")
        new[schema.path] = set(
            canonical_form(schema, [_cells(schema, row) for row in rows[name]]).split(b"\n")[1:]
        )
    for finding in findings:
        of_file = lines.get(finding.file, [])
        is_new = 0 < finding.row <= len(of_file) and of_file[finding.row - 1] in new[finding.file]
        yield replace(finding, file=f"new row of {finding.file}", row=0) if is_new else finding


def _figures(package: Package, row: Observation) -> Iterator[Figure]:
    """The level and the growth of a row's cell, as far as the row states them."""
    found = (
        row.value and find_level(package, row.cell),
        row.growth and find_growth(package, row.cell),
    )
    yield from (figure for figure in found if figure)
