"""The front matter of a page: the few keys that a page may set, and no way around them."""

from __future__ import annotations

import pytest

from briefs.macros.bindings import MACROS
from briefs.macros.front_matter import (
    ALLOWED,
    FrontMatter,
    read_front_matter,
    without_front_matter,
)
from briefs.model import Finding

FILE = "docs/page.md"
DYADS = ("kaz-tjk", "kaz-kgz", "kgz-tjk")


def read(block: str) -> tuple[FrontMatter, tuple[Finding, ...]]:
    return read_front_matter(FILE, f"---\n{block}\n---\n\n# Title\n", DYADS)


def test_title_and_dyad_are_read() -> None:
    matter, findings = read("title: Kazakhstan–Tajikistan\ndyad: kaz-tjk\nhide: [navigation]")
    assert matter == FrontMatter("Kazakhstan–Tajikistan", "kaz-tjk")
    assert findings == ()


def test_a_page_may_have_none() -> None:
    text = "# Title\n\nText: more.\n\n---\n\nText.\n"
    assert read_front_matter(FILE, text, DYADS) == (FrontMatter("", ""), ())


@pytest.mark.parametrize(
    "line",
    [
        "title: Trade & prices",
        "description: Who says what, and who’s right",
        "dyad: kaz-tjk",
        "hide: [navigation, toc]",
        "search: {exclude: true}",
        "search: {boost: 2}",
    ],
)
def test_an_allowed_key_passes(line: str) -> None:
    assert line.split(":", maxsplit=1)[0] in ALLOWED
    assert read(line)[1] == ()


@pytest.mark.parametrize(
    "line",
    [
        "title: </title><script>x()</script>",
        'title: "&lt;/title&gt;"',
        'title: "&#60;b&#62;"',
        "title: [a, b]",
        "title: {a: b}",
        "title: 2022",
        r'title: "a\nb"',
        'description: \'" http-equiv="refresh" content="0;url=https://x.example\'',
        "description: a > b",
        "hide: navigation",
        "hide: [everything]",
        "hide: {a: b}",
        "search: true",
        "search: {boost: [1]}",
        "search: {boost: 1e9}",
        "search: {boost: -1}",
        "search: {exclude: perhaps}",
        "search: {title: x}",
    ],
)
def test_a_value_of_another_kind_is_refused(line: str) -> None:
    """The theme writes these values into the head of the page as they are."""
    _, (fault,) = read(f"dyad: kaz-tjk\n{line}")
    assert (fault.file, fault.row, fault.column) == (FILE, 3, line.split(":", maxsplit=1)[0])
    assert fault.cure.startswith("write ")


@pytest.mark.parametrize(
    "line",
    [
        "title: &a x",
        "title: x\nhide: [&a navigation]",
        "title: !!str x",
        "title: !ENV HOME",
        "title: !!python/object/apply:os.system [id]",
    ],
)
def test_anchors_aliases_and_tags_are_refused(line: str) -> None:
    _, (fault,) = read(line)
    assert (fault.file, fault.row) == (FILE, line.count("\n") + 2)
    assert fault.cure.endswith("write values without &, * and !")


def test_front_matter_that_grows_without_end_is_refused_at_once() -> None:
    ten = ", ".join(["*a0"] * 10)
    lines = [f"hide: [&a0 [x], {ten}]"]
    lines += [f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    _, findings = read("\n".join(lines))
    assert findings
    assert len(findings) == 1


def test_a_key_that_stands_twice_is_refused() -> None:
    _, (fault,) = read("title: a\ndyad: kaz-tjk\ntitle: b")
    assert (fault.row, fault.column, fault.cure) == (
        4,
        "",
        "correct the front matter: title stands there twice",
    )


def test_no_allowed_key_shadows_a_macro() -> None:
    assert set(ALLOWED) & set(MACROS) == set()


@pytest.mark.parametrize(
    "line",
    [
        "render_macros: false",
        '"render_macros": false',
        "'render_macros': no",
        "? render_macros\n: false",
        "<<: {render_macros: false}",
        "template: main.html",
        "turnover: 5",
        "config: x",
        "1: x",
    ],
)
def test_any_other_key_is_refused_with_its_line(line: str) -> None:
    _, (fault,) = read(f"title: Trade\n{line}")
    assert (fault.file, fault.row) == (FILE, 3)
    assert fault.column == line.split("\n", maxsplit=1)[0].split(":", maxsplit=1)[0].strip("?\"' ")
    assert fault.expected == f"one of {', '.join(ALLOWED)}"
    assert "remove the key" in fault.cure


def test_a_key_that_is_nearly_right_is_told_the_right_one() -> None:
    _, (fault,) = read("titel: Trade")
    assert (fault.column, fault.cure) == ("titel", "write title")


@pytest.mark.parametrize(
    "line",
    [
        'title: "{{ turnover(2022) }}"',
        'description: "{% include x %}"',
        'title: "{# hidden #}"',
        "title: x # {# a comment",
        r'title: "\x7b\x7b cycler \x7d\x7d"',
        r'title: "\u007b{ cycler }}"',
        'title: "{\\\n  { cycler }}"',
        r'hide: ["\x7b\x7b cycler }}"]',
        r'search: {exclude: "\x7b% set x = 1 %}"}',
    ],
)
def test_braces_are_refused_however_they_are_written(line: str) -> None:
    _, findings = read(line)
    (fault,) = [found for found in findings if found.cure == "remove the braces"]
    assert (fault.file, fault.row) == (FILE, 2)
    assert fault.expected == "plain values in the front matter"


@pytest.mark.parametrize(
    ("block", "row"), [("title: [", 3), ("title: x\ndyad: y: z", 3), ("title: x\n\ttab: y", 3)]
)
def test_bad_yaml_is_told_with_its_line(block: str, row: int) -> None:
    matter, (fault,) = read(block)
    assert matter == FrontMatter("", "")
    assert fault.row == row
    assert fault.expected == "keys and values in YAML between the two lines ---"


@pytest.mark.parametrize("block", ["just text", "- a\n- b", "42"])
def test_front_matter_is_keys_and_values(block: str) -> None:
    _, (fault,) = read(block)
    assert fault.expected == "keys and values in YAML between the two lines ---"


@pytest.mark.parametrize(
    ("dyad", "near"),
    [
        ("kaz-tkj", "kaz-tjk"),
        ("tjk-kaz", "kaz-tjk"),
        ("KAZ-TJK", "kaz-tjk"),
        ("[kaz-tjk]", "kaz-tjk"),
    ],
)
def test_an_unknown_dyad_is_told_with_the_nearest(dyad: str, near: str) -> None:
    matter, (fault,) = read(f"title: x\ndyad: {dyad}")
    assert matter.dyad == ""
    assert (fault.row, fault.column) == (3, "dyad")
    assert fault.expected == "an id of dyads.csv"
    assert fault.cure.startswith("nearest: ")
    assert near in fault.cure


ECONOMIES = ("KAZ", "TJK", "UZB")


def read_economy(value: str) -> tuple[FrontMatter, tuple[Finding, ...]]:
    text = f"---\ntitle: x\neconomy: {value}\n---\n\n# Title\n"
    return read_front_matter(FILE, text, DYADS, ECONOMIES)


def test_the_economy_of_a_page_is_read() -> None:
    assert read_economy("UZB") == (FrontMatter("x", "", "UZB"), ())
    assert read("title: x")[0].economy == ""


@pytest.mark.parametrize(
    ("economy", "near"),
    [("UZ", "UZB"), ("KAX", "KAZ"), ("kaz", "KAZ, TJK, UZB"), ("[KAZ]", "KAZ")],
)
def test_an_unknown_economy_is_told_with_the_nearest(economy: str, near: str) -> None:
    matter, (fault,) = read_economy(economy)
    assert matter.economy == ""
    assert (fault.file, fault.row, fault.column) == (FILE, 3, "economy")
    assert fault.expected == "an id of economies.csv"
    assert fault.cure.startswith(f"nearest: {near}")


def test_a_page_of_an_unknown_economy_and_dyad_has_two_faults() -> None:
    text = "---\neconomy: XXX\ndyad: nowhere\n---\n"
    _, findings = read_front_matter(FILE, text, DYADS, ECONOMIES)
    assert {fault.column for fault in findings} == {"dyad", "economy"}


def test_every_fault_is_told() -> None:
    _, findings = read('title: "{{ x }}"\nrender_macros: false\ndyad: nowhere')
    assert {fault.row for fault in findings} == {2, 3, 4}


@pytest.mark.parametrize(
    "text",
    [
        "---\nrender_macros: false\n...\n\n# Title\n",
        "\ufeff---\nrender_macros: false\n---\n\n# Title\n",
        "\n---\nrender_macros: false\n---\n\n# Title\n",
        " ---\nrender_macros: false\n---\n\n# Title\n",
        "render_macros: false\n\n# Title\n",
        "   Render_Macros: false\n\n# Title\n",
        "---\nrender_macros: false\n\n# Title\n",
    ],
    ids=["dots", "byte order mark", "empty line", "space", "no lines", "indented", "unclosed"],
)
def test_front_matter_in_another_form_is_refused(text: str) -> None:
    """MkDocs reads some of these forms, so that they would pass the list of keys by."""
    _, (fault,) = read_front_matter(FILE, text, DYADS)
    assert fault.row == 1
    assert "between two lines ---" in fault.expected
    assert "put --- above and below the keys" in fault.cure


def test_without_front_matter_the_lines_keep_their_numbers() -> None:
    text = "---\ntitle: x\n---\n# Title\n---\ny\n---\n"
    assert without_front_matter(text) == "\n\n\n# Title\n---\ny\n---\n"
    assert without_front_matter("# Title\n") == "# Title\n"
