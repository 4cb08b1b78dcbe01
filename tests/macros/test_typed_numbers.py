"""Numbers typed by hand in a brief are refused; the fault names the macro that gives them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefs.macros.evaluating import Page, evaluate, evaluate_page
from briefs.macros.suggestions import suggestions
from briefs.macros.typed_numbers import typed_numbers
from briefs.model import Finding, FindingsError
from briefs.pages.context import Site
from briefs.site.building import build_site, read_site
from conftest import PROJECT, copy_drawings, plain_spaces

FRONT = "---\ndyad: kaz-tjk\n---\n\n"


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(PROJECT)


def found(text: str) -> list[tuple[int, str]]:
    return [(number.line, plain_spaces(number.text)) for number in typed_numbers(text)]


def faults_of(site: Site, text: str, path: str = "briefs/kaz-tjk.md") -> tuple[Finding, ...]:
    _, faults = evaluate_page(site, Page(path, FRONT + text))
    return faults


@pytest.mark.parametrize(
    "number",
    [
        "$1.38 billion",
        "US$1.38 billion",
        "$ 1.4 billion",
        "$877.6 million",
        "$5bn",
        "$5m",
        "$500",
        "€5 million",
        "1.3 bn",
        "877.6 mln",
        "1.4 Billion",
        "1,379 million",
        "1.5 trillion",
        "5 thousand",
    ],
)
def test_an_amount_is_found(number: str) -> None:
    assert found(f"Trade came to {number}, it is said.\n") == [(1, number)]


@pytest.mark.parametrize(
    "number",
    ["18.5 %", "18.5%", "18.5 percent", "18.5 per cent", "3 percentage points", "18,5 %"],
)
def test_a_percentage_is_found(number: str) -> None:
    assert found(f"It grew by {number}.\n") == [(1, number)]


@pytest.mark.parametrize(
    "number",
    ["26,000 tonnes", "1 ton", "5 t", "120 kg", "3.5 Mt", "500 GWh", "300 m³", "5 barrels"],
)
def test_a_weight_or_a_quantity_is_found(number: str) -> None:
    assert found(f"They sold {number} of it.\n") == [(1, number)]


@pytest.mark.parametrize(
    "number",
    [
        "two billion",
        "two-billion",
        "half a billion",
        "a billion",
        "hundred million",
        "Two billion",
        "sixteen million",
        "nineteen million",
    ],
)
def test_an_amount_in_words_is_found(number: str) -> None:
    assert found(f"The goal of {number} dollars.\n") == [(1, number)]


@pytest.mark.parametrize("number", ["twenty per cent", "one per cent", "fifteen per cent"])
def test_a_percentage_in_words_is_found(number: str) -> None:
    assert found(f"It grew by {number}.\n") == [(1, number)]


@pytest.mark.parametrize(
    "number",
    [
        "1,4 млрд",
        "877,6 млн",
        "18,5 %",
        "18,5 процента",
        "20 процентов",
        "26 000 тонн",
        "26 000 т",
        "25 тыс",
        "1,4 миллиарда",
        "877 миллионов",
    ],
)
def test_a_number_in_russian_is_found(number: str) -> None:
    assert found(f"Товарооборот составил {number} в год.\n") == [(1, number)]


@pytest.mark.parametrize("number", ["два миллиарда", "тридцать процентов"])
def test_a_number_in_russian_words_is_found(number: str) -> None:
    assert found(f"Это {number}.\n")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# Heading of 5 %\n", 1),
        ("Words.\n\n## Trade of 5 %\n", 3),
        ("Trade of 5 %\n============\n", 1),
        ("- a\n- b\n\n- trade of 5 %\n", 4),
        ("- a\n- b,\n  and 5 %\n", 3),
        ("1. a\n   - b of 5 %\n", 2),
        ("| a | b |\n|---|---|\n| x | y |\n| 5 % | z |\n", 4),
        ("| a | 5 % |\n|---|---|\n| x | y |\n", 1),
        ("> a\n> 5 %\n", 2),
        ("Term\n:   5 %\n", 2),
        ("a[^1]\n\n[^1]: 5 %\n", 3),
        ("one\ntwo\nthree 5 %\n", 3),
        ("one  \n5 %\n", 2),
        ("**5** %\n", 1),
        ("Of [5 %](https://x.example/).\n", 1),
        ("One <b>5 %</b>.\n", 1),
        ("5\u00a0%\n", 1),
        ("5\u202f%\n", 1),
        ("5&nbsp;%\n", 1),
        ("5 \\%\n", 1),
        ("a\r\n\r\n5 %\r\n", 3),
        ('<details markdown="1">\n<summary>More</summary>\n\n5 %\n\n</details>\n', 4),
    ],
)
def test_a_number_is_found_wherever_prose_stands_with_its_line(text: str, line: int) -> None:
    assert found(text) == [(line, "5 %")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('<div markdown="1">\n5 %\n</div>\n', 2),
        ('<details markdown="1">\n<summary>Grew by 5 %</summary>\n\nMore.\n\n</details>\n', 2),
        ("<p>5 %</p>\n", 1),
    ],
)
def test_a_number_is_found_in_the_text_of_html(text: str, line: int) -> None:
    assert found(text) == [(line, "5 %")]


@pytest.mark.parametrize(
    "before",
    [
        'a <span\nid="x">b</span>\n',
        "a `code\nmore` b\n",
        '[a](https://x.example/\n"title") b\n',
        "{{ turnover(\n2022) }} b\n",
    ],
)
def test_the_line_is_right_after_markup_of_two_lines(before: str) -> None:
    assert found(f"{before}5 %\n") == [(3, "5 %")]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Trade of 5\nmillion dollars.\n", "5 million"),
        ("Trade of $1.4\nbillion.\n", "$1.4 billion"),
        ("It grew by 18.5\nper cent.\n", "18.5 per cent"),
        ("It grew by 18.5\n%.\n", "18.5 %"),
        ("A goal of two\nbillion dollars.\n", "two billion"),
        ("It grew by twenty\nper cent.\n", "twenty per cent"),
        ("It grew by twenty per\ncent.\n", "twenty per cent"),
    ],
)
def test_a_number_is_found_over_a_soft_line_break_at_its_first_line(text: str, number: str) -> None:
    assert found(text) == [(1, number)]


def test_all_numbers_of_a_paragraph_are_found_in_their_order() -> None:
    text = "From $1.2 billion\nby 5 % and 7 %\nto two billion.\n"
    assert found(text) == [(1, "$1.2 billion"), (2, "5 %"), (2, "7 %"), (3, "two billion")]


@pytest.mark.parametrize(
    ("text", "number"),
    [("In 2022, 5 % more.\n", "5 %"), ("It was 2022. 5 million came.\n", "5 million")],
)
def test_a_number_does_not_take_in_the_year_before_it(text: str, number: str) -> None:
    assert found(text) == [(1, number)]


def test_the_lines_are_those_of_the_file_with_its_front_matter() -> None:
    assert found(f"{FRONT}5 %\n") == [(5, "5 %")]


@pytest.mark.parametrize(
    "text",
    [
        "`5 %`",
        "```\n5 %\n```",
        "~~~ text\n5 %\n~~~",
        "a\n\n    5 %",
        "[a](https://x.example/5-million)",
        "[a](https://x.example/5%25)",
        '[a](https://x.example/ "5 %")',
        '[a][b]\n\n[b]: https://x.example/5%25 "5 %"',
        "<https://x.example/5%25>",
        '<span title="5 %">a</span>',
        '<abbr title="5 million">a</abbr>',
        '<div title="5 %">\na\n</div>',
        "{{ turnover(2022) }}",
        '{{ growth("turnover", 2022) }}',
        '{{ commitment("target-two-million") }}',
        '{{ typed("5 %") }}',
        '{{ typed(\n"5 %") }}',
        '| a |\n|---|\n| {{ typed("5 %") }} |',
    ],
)
def test_code_addresses_attributes_and_macros_are_left_alone(text: str) -> None:
    assert found(f"{text}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "2022",
        "from 2023 to 2025",
        "2022-2023",
        "3 May 2023",
        "in May 2023, 50 companies",
        "50 companies",
        "40 agreements",
        "1,000 students",
        "the 16th session",
        "the 5th meeting",
        "five years",
        "three ministers",
        "twenty-five countries",
        "Resolution 1.3",
        "No. 877",
        "five times as much",
        "tens of millions",
        "16-я сессия",
        "50 компаний",
        "в 2022 году",
        "2 to 3",
        "item 5 to sell",
        "COVID-19 measures",
    ],
)
def test_years_dates_and_counts_are_left_alone(text: str) -> None:
    assert found(f"It was {text} there.\n") == []


def test_a_number_is_refused_with_file_line_and_two_cures(site: Site) -> None:
    (fault,) = faults_of(site, "In 2022 trade was\n$1.38 billion.\n")
    assert (fault.file, fault.row, fault.value) == ("docs/briefs/kaz-tjk.md", 6, "$1.38 billion")
    assert "a figure from a macro" in fault.expected
    assert fault.cure.startswith("write {{ turnover(2022) }}, or write {{ typed(")


def test_a_number_that_no_row_gives_is_told_to_enter_it(site: Site) -> None:
    (fault,) = faults_of(site, "Trade was $123.45 billion.\n")
    assert fault.cure.startswith("add its row to datapackage/data and use its macro, or write ")


def test_the_numbers_of_all_pages_are_refused_at_once(site: Site) -> None:
    pages = (
        Page("briefs/kaz-tjk.md", f"{FRONT}5 %\n\n6 %\n"),
        Page("briefs/index.md", "# Briefs\n\n7 %\n"),
        Page("index.md", "# Home\n\n8 %\n"),
        Page("methods.md", "# Methods\n\n9 %\n"),
    )
    with pytest.raises(FindingsError) as caught:
        evaluate(site, pages)
    assert [(fault.file, fault.row, fault.value) for fault in caught.value.findings] == [
        ("docs/briefs/index.md", 3, "7 %"),
        ("docs/briefs/kaz-tjk.md", 5, "5 %"),
        ("docs/briefs/kaz-tjk.md", 7, "6 %"),
        ("docs/index.md", 3, "8 %"),
    ]


def test_pages_that_explain_may_type_numbers(site: Site) -> None:
    for path in ("methods.md", "contribute.md", "glossary.md", "data/index.md", "checks.md"):
        _, faults = evaluate_page(site, Page(path, "# A\n\nUp to 20 % or $1.4 billion.\n"))
        assert faults == (), path


def test_a_page_of_a_dyad_may_not_wherever_it_stands(site: Site) -> None:
    assert [fault.value for fault in faults_of(site, "5 %\n", "elsewhere.md")] == ["5 %"]


def test_no_brief_of_the_project_types_a_number(project: Path) -> None:
    for path in (project / "docs" / "briefs").rglob("*.md"):
        assert found(path.read_text(encoding="utf-8")) == [], path


def suggested(site: Site, typed: str) -> str:
    return suggestions(site.package, site.package.dyads["kaz-tjk"], typed)


@pytest.mark.parametrize(
    ("typed", "call"),
    [
        ("$1.38 billion", "{{ turnover(2022) }}"),
        ("1.38 bn", "{{ turnover(2022) }}"),
        ("$1,379 million", "{{ turnover(2022) }}"),
        ("1 379 млн", "{{ turnover(2022) }}"),
        ("$877.6 million", "{{ exports(2022) }}"),
        ("$501.4 million", "{{ imports(2022) }}"),
        ("$621.4 million", '{{ turnover("2022-H1") }}'),
        ("$1.15 billion", '{{ turnover(2023, reporter="TJK") }}'),
        ("$893 million", '{{ imports(2023, reporter="TJK") }}'),
        ("$245.1 million", '{{ exports("2022-H1", reporter="TJK") }}'),
        ("$1.3 billion", '{{ commitment("contracts-2023-05-03-zhumangarin") }}'),
        ("18.5 %", '{{ growth("turnover", 2022) }}'),
        ("18.5%", '{{ growth("turnover", 2022) }}'),
        ("18.5 per cent", '{{ growth("turnover", 2022) }}'),
        ("5 %", '{{ growth("turnover", 2020, reporter="TJK") }}'),
        ("51.3 percent", '{{ growth("exports", "2022-H1", reporter="TJK") }}'),
    ],
)
def test_the_macro_of_the_figure_is_suggested(site: Site, typed: str, call: str) -> None:
    assert suggested(site, typed) == call


@pytest.mark.parametrize(
    ("typed", "call"),
    [
        ("1,38 млрд", "{{ turnover(2022) }}"),
        ("877,6 млн", "{{ exports(2022) }}"),
        ("18,5 %", '{{ growth("turnover", 2022) }}'),
        ("18,5 процента", '{{ growth("turnover", 2022) }}'),
    ],
)
def test_a_decimal_comma_is_read(site: Site, typed: str, call: str) -> None:
    assert suggested(site, typed) == call


def test_of_many_macros_at_most_three_are_suggested(site: Site) -> None:
    calls = suggested(site, "$2 billion").split(" or ")
    assert len(calls) == 3
    assert len(set(calls)) == 3


@pytest.mark.parametrize("typed", ["500 tonnes", "500 t", "500 GWh", "5 barrels"])
def test_no_amount_of_money_is_suggested_for_a_weight(site: Site, typed: str) -> None:
    assert suggested(site, typed) == ""


@pytest.mark.parametrize("typed", ["$500", "$1.4", "500 thousand"])
def test_no_million_is_suggested_for_what_is_less(site: Site, typed: str) -> None:
    assert suggested(site, typed) == ""


def test_no_dollars_are_suggested_for_other_money(site: Site) -> None:
    assert suggested(site, "€877.6 million") == ""


def test_nothing_is_suggested_for_words_or_without_a_dyad(site: Site) -> None:
    assert suggested(site, "two billion") == ""
    assert suggestions(site.package, None, "$1.38 billion") == ""


def test_each_suggested_call_can_be_made(site: Site) -> None:
    numbers = ("$1.38 billion", "$893 million", "$1.3 billion", "18.5 %", "51.3 %", "$2 billion")
    calls = [call for number in numbers for call in suggested(site, number).split(" or ")]
    assert len(calls) == 8
    assert faults_of(site, "\n\n".join(calls) + "\n") == ()


def test_a_typed_number_is_shown_as_it_is_written(site: Site) -> None:
    page = Page("briefs/kaz-tjk.md", FRONT + 'It is {{ typed("1,206 km & 5 %") }} long.\n')
    fragments, faults = evaluate_page(site, page)
    assert faults == ()
    assert list(fragments.texts.values()) == ["<span>1,206 km &amp; 5 %</span>"]


def test_a_typed_number_is_escaped(site: Site) -> None:
    page = Page("methods.md", '{{ typed("\\x3cscript>5 %") }}\n')
    fragments, faults = evaluate_page(site, page)
    assert faults == ()
    assert list(fragments.texts.values()) == ["<span>&lt;script&gt;5 %</span>"]


def test_the_build_counts_each_typed_number(tmp_path: Path) -> None:
    project = copy_of_the_project(tmp_path)
    brief = project / "docs" / "briefs" / "kaz-tjk.md"
    lines = '\n\nIt is {{ typed("1,206 km") }} long and {{ typed("5 %") }} of it is water.\n'
    brief.write_text(brief.read_text(encoding="utf-8") + lines, encoding="utf-8")
    assert build_site(project, tmp_path / "site").typed_numbers == 2
    page = (tmp_path / "site" / "briefs" / "kaz-tjk" / "index.html").read_text(encoding="utf-8")
    assert "<span>1,206 km</span>" in page


def copy_of_the_project(folder: Path) -> Path:
    for name in ("docs", "datapackage"):
        shutil.copytree(PROJECT / name, folder / "project" / name)
    shutil.copy(PROJECT / "mkdocs.yml", folder / "project")
    copy_drawings(folder / "project")
    return folder / "project"
