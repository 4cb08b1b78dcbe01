"""Cells and keys: what must hold of each before any library interprets it.

frictionless accepts ``1_000``, ``1e309``, ``+5`` and NaN as numbers and does not see an empty cell
in a key; a spreadsheet runs text that begins with an equals sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from briefs.gate.characters import form_findings, named
from briefs.gate.descriptor import Column, TableSchema
from briefs.gate.json_text import TEMPLATE_MARKS
from briefs.gate.table_text import RawTable
from briefs.model import Finding
from briefs.model.fault_codes import FaultCode, cells, keys

NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NUMBER_EXPECTED = "a number in digits with a decimal point, such as 877.6 or -5"
_LONGEST_NUMBER = 16
_LONGEST_TEXT = 2000
# As typed, and as some keyboards write them; a spreadsheet takes these for the same.
_FORMULA_MARKS = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
_IN_ADDRESSES = re.compile(r"https?://[^\s<>\"'\\^`{|}]+")
_Fault = tuple[str, str, FaultCode]


def cell_findings(table: RawTable) -> Iterator[Finding]:
    """The first thing that is wrong with each cell of a table."""
    for column in table.schema.columns:
        is_code = _is_code(table.schema, column)
        for line, row in table.rows:
            value = row[column.name]
            if value and (fault := _fault(column, value, is_code=is_code)):
                yield Finding(table.file, line, column.name, value, *fault)


def _is_code(schema: TableSchema, column: Column) -> bool:
    """Whether a column holds words of a list, keys, codes or addresses, and no free text."""
    referring = [*schema.primary_key, *(key.column for key in schema.foreign_keys)]
    return column.name in referring or bool({"pattern", "enum"} & set(column.constraints))


def _fault(column: Column, value: str, *, is_code: bool) -> _Fault | None:
    if "\n" in value or "\r" in value:
        return "text on one line", "replace the line break by a space", cells.LINE_BREAK
    if value != value.strip():
        return "no space at either end", "delete the space", cells.OUTER_SPACE
    if column.type == "number":
        return _number_fault(value)
    code_fault = _code_fault(column, value) if is_code else None
    return _text_fault(value) or code_fault or _form_fault(value)


def _number_fault(value: str) -> _Fault | None:
    if len(value) > _LONGEST_NUMBER:
        expected = f"a number of at most {_LONGEST_NUMBER} characters"
        return expected, "write it in the column's unit", cells.LONG_NUMBER
    if not NUMBER.fullmatch(value):
        return _NUMBER_EXPECTED, _number_cure(value), cells.NOT_A_NUMBER
    return None


def _text_fault(value: str) -> _Fault | None:
    if value.startswith(_FORMULA_MARKS):
        expected = f"text that does not begin with {value[0]}, which a spreadsheet would run"
        return expected, _formula_cure(value), cells.FORMULA
    if mark := next((mark for mark in TEMPLATE_MARKS if mark in value), ""):
        return f"text without {mark}", "remove the braces", cells.TEMPLATE_MARK
    if len(value) > _LONGEST_TEXT:
        expected = f"at most {_LONGEST_TEXT:,} characters"
        return expected, "shorten it, in your own words", cells.LONG_TEXT
    return None


def _form_fault(value: str) -> _Fault | None:
    found = next(form_findings("", value), None)
    return (found.expected, found.cure, found.code) if found else None


def _code_fault(column: Column, value: str) -> _Fault | None:
    if odd := next((letter for letter in value if not letter.isascii()), ""):
        expected = "letters of the English alphabet, digits and plain signs"
        return expected, f"type it anew; {odd} is {named(odd)}", cells.LOOK_ALIKE
    if column.constraints.get("pattern", "").startswith("https?://") and not _is_address(value):
        expected = "an address with a host, and no name before it"
        return expected, "copy the address of the page from the browser", cells.ADDRESS
    return None


def _is_address(value: str) -> bool:
    """Whether an address has a host and nothing odd; one of another scheme is told by its form."""
    if not value.startswith(("http://", "https://")):
        return True
    try:
        parts = urlsplit(value)
        has_host = bool(parts.hostname) and "@" not in parts.netloc and parts.port != 0
    except ValueError:
        return False
    return has_host and bool(_IN_ADDRESSES.fullmatch(value))


def _formula_cure(value: str) -> str:
    rest = value[1:].lstrip()
    if value[0] in "-\uff0d" and rest[:1].isdigit():
        return f"write a real minus sign, \u2212{rest}, or begin with a word: minus {rest}"
    if value[0] in "+\uff0b" and rest[:1].isdigit():
        return f"begin with a word: plus {rest}"
    return "begin with a word"


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


def key_findings(table: RawTable) -> Iterator[Finding]:
    """Rows without their key, and rows whose key an earlier one has."""
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
