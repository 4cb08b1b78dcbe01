"""The gate: what must hold of the bytes before any library interprets them.

frictionless accepts ``1_000``, ``1e309``, ``+5`` and NaN as numbers and does not see an empty cell
in a key; readers of CSV differ on byte order marks and short rows. The gate refuses all of these.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from briefs.model import Finding
from briefs.model.fault_codes import FaultCode, files, keys
from briefs.model.fault_codes import cells as cell_codes
from briefs.tables import Column, Descriptor, TableSchema

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NUMBER_EXPECTED = "a number in digits with a decimal point, such as 877.6 or -5"
_LONGEST_NUMBER = 16
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_UTF8_CURE = "save the file as UTF-8 without a byte order mark"


@dataclass(frozen=True, slots=True)
class RawTable:
    """A table as text: one mapping per row, with the line on which the row begins.

    ``lines`` are those of every record, the header and empty ones included.
    """

    schema: TableSchema
    file: str
    lines: tuple[int, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


@dataclass(frozen=True, slots=True)
class GateResult:
    """The tables that could be read as text, and everything wrong with any of them."""

    tables: dict[str, RawTable]
    findings: tuple[Finding, ...]


def pass_gate(descriptor: Descriptor) -> GateResult:
    """Read every table of a package as text and say what is wrong with it.

    Args:
        descriptor: the package's descriptor; paths in findings are relative to its folder.
    """
    tables: dict[str, RawTable] = {}
    findings = list(_unlisted_files(descriptor))
    for schema in descriptor.tables.values():
        table, faults = _read(descriptor.folder, schema)
        findings += faults
        if table is not None:
            tables[schema.name] = table
            findings += _cell_findings(table)
            findings += _key_findings(table)
    return GateResult(tables, tuple(findings))


def _unlisted_files(descriptor: Descriptor) -> Iterator[Finding]:
    listed = {descriptor.folder / schema.path for schema in descriptor.tables.values()}
    for path in sorted((descriptor.folder / "data").glob("*")):
        if path not in listed:
            name = path.relative_to(descriptor.folder).as_posix()
            yield Finding(
                name,
                0,
                "",
                "",
                "a table that datapackage.json lists",
                "list it or remove the file",
                files.UNLISTED_FILE,
            )


def _read(folder: Path, schema: TableSchema) -> tuple[RawTable | None, list[Finding]]:
    path = folder / schema.path
    if not path.is_file():
        return None, [
            Finding(
                schema.path,
                0,
                "",
                "",
                "a CSV file",
                "add the file, with its header at least",
                files.NO_TABLE_FILE,
            )
        ]
    text, fault = _decoded(path.read_bytes(), schema.path)
    if text is None:
        return None, [fault] if fault else []
    return _parsed(text, schema)


def _decoded(content: bytes, file: str) -> tuple[str | None, Finding | None]:
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        mark = content[:3].hex(" ")
        return None, Finding(
            file, 1, "", mark, "UTF-8 without a byte order mark", _UTF8_CURE, files.BYTE_ORDER_MARK
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{content[error.start]:02x}"
        return None, Finding(
            file,
            line,
            "",
            found,
            "UTF-8 text",
            f"{_UTF8_CURE} (it may be Windows-1251 now)",
            files.NOT_UTF8,
        )
    if match := _CONTROL.search(text):
        line = text.count("\n", 0, match.start()) + 1
        found = f"control character U+{ord(match[0]):04X}"
        return None, Finding(
            file, line, "", found, "printable text", "delete the character", files.CONTROL_CHARACTER
        )
    return text, None


def _parsed(text: str, schema: TableSchema) -> tuple[RawTable | None, list[Finding]]:
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
                cell_codes.MALFORMED,
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
        cell_codes.WRONG_HEADER,
    )


def _length_finding(file: str, line: int, cells: list[str], names: tuple[str, ...]) -> Finding:
    if not cells:
        return Finding(file, line, "", "", "a row", "delete the empty line", cell_codes.EMPTY_LINE)
    return Finding(
        file,
        line,
        "",
        f"{len(cells)} cells",
        f"{len(names)} cells",
        "add or remove commas, or quote a cell that holds a comma",
        cell_codes.ROW_LENGTH,
    )


def _cell_findings(table: RawTable) -> Iterator[Finding]:
    for column in table.schema.columns:
        for line, row in table.rows:
            value = row[column.name]
            if value and (fault := _fault(column, value)):
                yield Finding(table.file, line, column.name, value, *fault)


def _fault(column: Column, value: str) -> tuple[str, str, FaultCode] | None:
    if "\n" in value or "\r" in value:
        return "text on one line", "replace the line break by a space", cell_codes.LINE_BREAK
    if value != value.strip():
        return "no space at either end", "delete the space", cell_codes.OUTER_SPACE
    if column.type == "number" and len(value) > _LONGEST_NUMBER:
        expected = f"a number of at most {_LONGEST_NUMBER} characters"
        return expected, "write it in the column's unit", cell_codes.LONG_NUMBER
    if column.type == "number" and not NUMBER.fullmatch(value):
        return _NUMBER_EXPECTED, _number_cure(value), cell_codes.NOT_A_NUMBER
    return None


def _number_cure(value: str) -> str:
    if re.fullmatch(r"-?[0-9]+,[0-9]+", value):
        return f"write a decimal point, {value.replace(',', '.')}, if the comma is a decimal comma"
    if re.fullmatch(r"-?[0-9][0-9_ ,]*", value):
        return "write the digits without separators"
    if re.search(r"\d[eE][+-]?\d", value):
        return "write the number out, without an exponent"
    if re.search(r"[A-Za-z%$]", value):
        return "write only the number in the column's unit; the printed form goes into stated_as"
    return "write digits only, with - for a negative number"


def _key_findings(table: RawTable) -> Iterator[Finding]:
    key = table.schema.primary_key
    first_line: dict[tuple[str, ...], int] = {}
    for line, row in table.rows:
        for name in key:
            if not row[name]:
                yield Finding(
                    table.file,
                    line,
                    name,
                    "",
                    "a key in every row",
                    "fill in the key",
                    keys.EMPTY_KEY,
                )
        values = tuple(row[name] for name in key)
        if values in first_line:
            yield Finding(
                table.file,
                line,
                key[0],
                ", ".join(values),
                f"each key once; line {first_line[values]} has it too",
                "give this row a key of its own, or delete one of the two",
                keys.REPEATED_KEY,
            )
        first_line.setdefault(values, line)
