"""The one form of a table: the same bytes from any order and quoting, and every cell kept."""

from __future__ import annotations

import csv
import io
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.tables import (
    canonical_changes,
    canonical_form,
    first_difference,
    read_descriptor,
    table_cells,
)
from conftest import PROJECT

TABLES = read_descriptor(PROJECT / "datapackage").tables
DYADS = TABLES["dyads"]
LINKS = TABLES["event_dyads"]
HEAD = b"id,economy_a,economy_b\n"
TWO = HEAD + b"kaz-tjk,KAZ,TJK\nkaz-uzb,KAZ,UZB\n"

cells = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=8)
rows = st.lists(st.lists(cells, min_size=3, max_size=3), max_size=8)


def written(table: list[list[str]], quoting: int, end: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting, lineterminator=end).writerows(
        [list(DYADS.column_names), *table]
    )
    return out.getvalue().encode()


@given(rows)
def test_every_row_and_cell_is_kept(table: list[list[str]]) -> None:
    back = table_cells(DYADS, canonical_form(DYADS, table))
    assert Counter(map(tuple, back)) == Counter(map(tuple, table))


@given(rows, st.randoms())
def test_the_order_of_the_rows_makes_no_difference(table, random) -> None:
    shuffled = list(table)
    random.shuffle(shuffled)
    assert canonical_form(DYADS, shuffled) == canonical_form(DYADS, table)


@given(rows, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_the_form_is_the_same_from_any_way_of_writing_and_stays(table, end, has_mark) -> None:
    content = (b"\xef\xbb\xbf" if has_mark else b"") + written(table, csv.QUOTE_ALL, end)
    canonical = canonical_form(DYADS, table_cells(DYADS, content))
    assert canonical == canonical_form(DYADS, table)
    assert canonical_form(DYADS, table_cells(DYADS, canonical)) == canonical
    assert canonical_changes(DYADS, canonical) == ()
    assert first_difference(canonical, canonical) == 0


@given(rows)
def test_another_reader_of_csv_reads_the_same_cells(table: list[list[str]]) -> None:
    content = canonical_form(DYADS, table).decode()
    read = list(csv.DictReader(io.StringIO(content, newline="")))
    assert Counter(tuple(row.values()) for row in read) == Counter(map(tuple, table))


def test_rows_stand_in_order_of_their_key() -> None:
    content = canonical_form(LINKS, [["b", "kaz-tjk"], ["a", "kaz-uzb"], ["a", "kaz-tjk"]])
    assert content == b"event_id,dyad\na,kaz-tjk\na,kaz-uzb\nb,kaz-tjk\n"


def test_quotes_stand_only_where_a_comma_or_a_quote_needs_them() -> None:
    content = canonical_form(LINKS, [["a b", 'say "x", y']])
    assert content.splitlines()[1] == b'a b,"say ""x"", y"'


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b"\xef\xbb\xbf" + TWO, 1, "the byte order mark removed"),
        (TWO.replace(b"\n", b"\r\n"), 1, "LF at the ends of lines"),
        (TWO.replace(b"KAZ,UZB", b'KAZ,"UZB"'), 3, "quotes only where a comma or a quote needs"),
        (TWO + b"\n", 5, "no empty line"),
        (TWO.removesuffix(b"\n"), 4, "no empty line"),
        (HEAD + b"kaz-uzb,KAZ,UZB\nkaz-tjk,KAZ,TJK\n", 2, "rows sorted by id"),
    ],
)
def test_what_differs_is_named_with_its_first_line(content: bytes, line: int, words: str) -> None:
    (change,) = canonical_changes(DYADS, content)
    assert words in change
    assert first_difference(content, TWO) == line


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"id,economy_a\n",
        TWO + b"kgz-tjk,KGZ\n",
        TWO + b'kgz-tjk,KGZ,"TJK\n',
        TWO + "kgz-tjk,КИР,TJK\n".encode("cp1251"),
    ],
    ids=["empty", "header", "torn row", "open quote", "not UTF-8"],
)
def test_what_cannot_be_read_as_the_table_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        canonical_changes(DYADS, content)
