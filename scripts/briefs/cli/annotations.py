"""Faults and conflicts as annotations and in the job's summary, where GitHub runs a command.

A workflow thus calls the same make targets as a person does. GitHub shows ten errors and ten
warnings of a step at most; the summary has all of them.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import click

from briefs.model import Annotation, Check, Finding, Level, Package
from briefs.tables import read_descriptor
from briefs.text.explanations import explanation, subject_text
from briefs.text.wording import sentence_case

PACKAGE_FOLDER = "datapackage"
_SUMMARY = "GITHUB_STEP_SUMMARY"
_UNSAFE = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|#~$"})


def annotate_faults(project: Path, findings: Sequence[Finding]) -> None:
    """Put each finding beside its line, and all of them into the summary; nothing elsewhere.

    Args:
        project: the repository, to which the files of annotations are relative.
        findings: their files are relative to the repository or to its data package.
    """
    _write(
        [fault_annotation(project, finding) for finding in findings],
        "fault" if len(findings) == 1 else "faults",
    )


def annotate_conflicts(project: Path, base: Path, package: Package, found: Iterable[Check]) -> None:
    """Warn of each new conflict at a row that the change added or altered; nothing elsewhere.

    Args:
        project: the repository with the change; its data package is valid.
        base: a copy of the repository before it; its data package is valid.
        package: the package of ``project``.
        found: the conflicts that are new.
    """
    places = _changed_places(project / PACKAGE_FOLDER, base / PACKAGE_FOLDER)
    _write(list(conflict_annotations(package, found, places)), "new conflicts")


def fault_annotation(project: Path, finding: Finding) -> Annotation:
    """A finding as an annotation; the column is where the cell of a CSV file begins."""
    file = finding.file
    if (project / PACKAGE_FOLDER / file).is_file():
        file = f"{PACKAGE_FOLDER}/{file}"
    column = _cell_column(project / file, finding.row, finding.column)
    return Annotation.of_fault(replace(finding, file=file), column)


def conflict_annotations(
    package: Package, found: Iterable[Check], places: Mapping[str, tuple[str, int, bool]]
) -> Iterator[Annotation]:
    """A warning for each conflict, at the first of its rows that is changed, else at its first.

    Args:
        package: for names.
        found: the conflicts.
        places: of each row by its id, the file, the line, and whether the row is changed.
    """
    for check in found:
        rows = [places[row_id] for row_id in check.row_ids if row_id in places]
        file, line, _ = next((row for row in rows if row[2]), rows[0] if rows else ("", 0, False))
        message = f"{sentence_case(explanation(package, check))}."
        title = f"New conflict, {check.kind}: {subject_text(package, check)}"
        yield Annotation(Level.WARNING, file, line, 0, title, message)


def _changed_places(after: Path, before: Path) -> dict[str, tuple[str, int, bool]]:
    """Of each row by its id: its file, its line, and whether it is new or altered."""
    known = {row.get("id"): row for _, _, row in _rows(before)}
    return {
        row["id"]: (f"{PACKAGE_FOLDER}/{file}", line, known.get(row["id"]) != row)
        for file, line, row in _rows(after)
        if "id" in row
    }


def _rows(folder: Path) -> Iterator[tuple[str, int, dict[str, str]]]:
    """Every row of a valid package, which keeps each on one line, with its file and line."""
    for schema in read_descriptor(folder).tables.values():
        with (folder / schema.path).open(encoding="utf-8", newline="") as file:
            for line, row in enumerate(csv.DictReader(file), start=2):
                yield schema.path, line, row


def _cell_column(path: Path, line: int, name: str) -> int:
    """Where a cell begins in its line, from 1; 0 where that cannot be told."""
    if path.suffix != ".csv" or not line or not path.is_file():
        return 0
    lines = path.read_bytes().decode("utf-8", errors="replace").split("\n")
    try:
        header = next(csv.reader(lines[:1]), [])
        cells = next(csv.reader(lines[line - 1 : line]), [])
    except csv.Error:  # the file is no CSV, which is a fault that others tell
        return 0
    if name not in header[: len(cells)]:
        return 0
    return len(_as_written(lines[line - 1], cells[: header.index(name)])) + 1


def _as_written(line: str, cells: Sequence[str]) -> str:
    """The beginning of a line up to and with the comma after some cells."""
    written = 0
    for cell in cells:
        quoted = line[written : written + 1] == '"'
        length = len(cell) + cell.count('"') + 2 if quoted else len(cell)
        written += length + 1
    return line[:written]


def _write(annotations: Sequence[Annotation], subject: str) -> None:
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for annotation in annotations:
            click.echo(str(annotation), err=True)
    if (summary := os.environ.get(_SUMMARY)) and annotations:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(_table(annotations, subject))


def _table(annotations: Sequence[Annotation], subject: str) -> str:
    """The annotations as a table of Markdown; nothing in their texts is taken for markup."""
    text = io.StringIO()
    text.write(f"### {len(annotations)} {subject}\n\n| Where | What |\n|---|---|\n")
    for remark in annotations:
        where = f"{remark.file}, line {remark.line}" if remark.line else remark.file
        what = f"{remark.title}\n{remark.message}".translate(_UNSAFE).replace("\n", "<br>")
        text.write(f"| {where.translate(_UNSAFE)} | {what} |\n")
    text.write("\n")
    return text.getvalue()
