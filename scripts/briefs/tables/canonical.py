"""The one form of a table's file: rows in order of their key, quotes only where needed, LF."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from briefs.gate.descriptor import TableSchema

Cells = Sequence[str]

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_NEEDS_QUOTES = re.compile('[,"\r\n]')


def table_cells(schema: TableSchema, content: bytes) -> tuple[Cells, ...]:
    """The cells of every row of a file, in its order; empty lines are no rows.

    Args:
        schema: the table.
        content: the file; a byte order mark is passed over.

    Raises:
        ValueError: it is not UTF-8 or not CSV, has another header, or a row of another length.
    """
    text = content.decode("utf-8-sig")
    try:
        header, *rows = filter(None, csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        raise ValueError(f"{schema.path} is not CSV: {error}") from None
    if tuple(header) != schema.column_names or any(len(row) != len(header) for row in rows):
        raise ValueError(f"{schema.path} has not the columns of {schema.name}")
    return tuple(rows)


def canonical_form(schema: TableSchema, rows: Iterable[Cells]) -> bytes:
    """The file that holds some rows, the same whatever the order in which they come.

    Args:
        schema: the table; its primary key orders the rows, by code points.
        rows: the cells of each row, in the order of the columns.
    """
    places = [schema.column_names.index(name) for name in schema.primary_key]
    return _written(
        schema, sorted(rows, key=lambda row: ([row[place] for place in places], list(row)))
    )


def canonical_changes(schema: TableSchema, content: bytes) -> tuple[str, ...]:
    """What distinguishes a file from its one form, in words; nothing where it is in that form.

    Raises:
        ValueError: as for `table_cells`.
    """
    rows = table_cells(schema, content)
    canonical = canonical_form(schema, rows)
    bare = content.removeprefix(_BYTE_ORDER_MARK)
    as_ordered = _written(schema, rows)
    with_lf = bare.replace(b"\r\n", b"\n")
    found = {
        "the byte order mark removed": bare != content,
        "LF at the ends of lines": with_lf != bare,
        "quotes only where a comma or a quote needs them, no empty line": as_ordered != with_lf,
        f"rows sorted by {' and '.join(schema.primary_key)}": canonical != as_ordered,
    }
    return tuple(words for words, is_so in found.items() if is_so)


def first_difference(content: bytes, canonical: bytes) -> int:
    """The first line of a file, from 1, that is not as in its one form; 0 where there is none."""
    lines, wanted = content.split(b"\n"), canonical.split(b"\n")
    pairs = zip(lines, wanted, strict=False)
    differing = (line for line, (one, other) in enumerate(pairs, 1) if one != other)
    both = min(len(lines), len(wanted))
    return next(differing, 0 if len(lines) == len(wanted) else both + 1)


def _written(schema: TableSchema, rows: Iterable[Cells]) -> bytes:
    """Rows as CSV; the module csv quotes a carriage return in some versions of Python only."""
    lines = (",".join(map(_quoted, row)) for row in (schema.column_names, *rows))
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _quoted(cell: str) -> str:
    return f'"{cell.replace(chr(34), chr(34) * 2)}"' if _NEEDS_QUOTES.search(cell) else cell
