"""Tables as text: every cell of every row, with the line on which its row begins."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from briefs.gate.characters import character_findings, decoded
from briefs.gate.descriptor import TableSchema
from briefs.model import Finding
from briefs.model.fault_codes import cells as codes
from briefs.model.fault_codes import files

LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as text: one mapping per row, with the line on which the row begins.

    ``lines`` are those of every record, the header and empty ones included.
    """

    schema: TableSchema
    file: str
    lines: tuple[int, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_table_text(folder: Path, schema: TableSchema) -> tuple[RawTable | None, list[Finding]]:
    """A table as text, or None where it cannot be divided into rows; and what is wrong with it.

    Args:
        folder: the folder of the descriptor.
        schema: the table.
    """
    path = folder / schema.path
    file = schema.path
    if path.is_symlink() or path.parent.is_symlink():
        cure = "put the file itself there"
        return None, [Finding(file, 0, "", "a link", "a file", cure, files.LINK)]
    if not path.is_file():
        cure = "add the file, with its header at least"
        return None, [Finding(file, 0, "", "", "a CSV file", cure, files.NO_TABLE_FILE)]
    if (size := path.stat().st_size) > LARGEST:
        value, expected = f"{size:,} bytes", f"at most {LARGEST:,} bytes"
        return None, [Finding(file, 0, "", value, expected, "make it smaller", files.TOO_LARGE)]
    text = decoded(file, path.read_bytes())
    if isinstance(text, Finding):
        return None, [text]
    faults = list(character_findings(file, text, is_data=True))
    if any(fault.code is files.CONTROL_CHARACTER for fault in faults):
        return None, faults
    table, torn = _parsed(text, schema)
    return table, faults + torn


def _parsed(text: str, schema: TableSchema) -> tuple[RawTable | None, list[Finding]]:
    csv.field_size_limit(LARGEST)  # a long cell is told as one
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    file, names = schema.path, schema.column_names
    lines: list[tuple[int, list[str]]] = []
    begun = 1
    try:
        for cells in reader:
            lines.append((begun, cells))
            begun = reader.line_num + 1
    except csv.Error as error:
        return None, [
            Finding(
                file,
                begun,
                "",
                "",
                "well-formed CSV",
                f"mend the quoting: {error}",
                codes.MALFORMED,
            )
        ]
    header = tuple(lines[0][1]) if lines else ()
    if header != names:
        return None, [_header_finding(file, header, names)]
    findings = []
    rows = []
    for line, cells in lines[1:]:
        if len(cells) != len(names):
            findings.append(_length_finding(file, line, cells, names))
        if cells:  # a torn row stays, so that rows that name its key are not blamed for it
            rows.append((line, dict(zip_longest(names, cells[: len(names)], fillvalue=""))))
    return RawTable(schema, file, tuple(line for line, _ in lines), tuple(rows)), findings


def _header_finding(file: str, header: tuple[str, ...], names: tuple[str, ...]) -> Finding:
    odd = [name for name in header if name not in names]
    absent = [name for name in names if name not in header]
    parts = [
        f"unknown {', '.join(odd)}" if odd else "",
        f"missing {', '.join(absent)}" if absent else "",
    ]
    cure = "; ".join(part for part in parts if part) or "put the columns in the descriptor's order"
    return Finding(
        file,
        1,
        "",
        ",".join(header),
        f"the header {','.join(names)}",
        cure,
        codes.WRONG_HEADER,
    )


def _length_finding(file: str, line: int, cells: list[str], names: tuple[str, ...]) -> Finding:
    if not cells:
        return Finding(file, line, "", "", "a row", "delete the empty line", codes.EMPTY_LINE)
    return Finding(
        file,
        line,
        "",
        f"{len(cells)} cells",
        f"{len(names)} cells",
        "add or remove commas, or quote a cell that holds a comma",
        codes.ROW_LENGTH,
    )
