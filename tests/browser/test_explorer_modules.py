"""The explorer's own arithmetic, held against the package's: periods, intervals and order."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from briefs.model import Measure, Package, Period, Qualifier
from briefs.model.statement import Statement

pytestmark = pytest.mark.browser
PERIODS = ("2022", "2022-H1", "2022-H2", "2022-Q1", "2022-Q4", "2022-05", "2021-11/2022-02")


@pytest.fixture(scope="module")
def modules(browser: Browser, address: str) -> Any:
    """A page of the site on which modules can be asked."""
    page = browser.new_page()
    page.goto(f"{address}404.html")
    yield page
    page.close()


def ask(page: Page, module: str, expression: str, argument: object = None) -> Any:
    """What an expression over a module's names gives; the argument is ``given``."""
    return page.evaluate(
        f"""async (given) => {{
          const base = new URL("/bilateral-briefs/assets/explorer/", location);
          const {{ {", ".join(NAMES[module])} }} = await import(new URL("{module}.js", base));
          return {expression};
        }}""",
        argument,
    )


NAMES = {
    "statements": ("readPeriod", "readStatements", "likelyInterval", "figureAddress"),
    "choosing": ("makeChooser", "readChoice", "choiceQuery", "everything", "pageOf", "chosenRows"),
    "marks": ("readMarks", "boundsOf"),
    "wording": ("grouped", "amount", "rowsText", "omissionsText", "makeWording"),
}


def test_periods_are_read_as_the_package_reads_them(modules: Page, package: Package) -> None:
    texts = sorted({str(row.cell.period) for row in package.observations} | set(PERIODS))
    found = ask(modules, "statements", "given.map(readPeriod)", texts)
    expected = [Period.parse(text) for text in texts]
    assert [(one["first"], one["last"]) for one in found] == [
        (one.first_month, one.last_month) for one in expected
    ]
    assert len(texts) > 50


@pytest.mark.parametrize("text", ["", "2022-H3", "22", "2022-Q", "2022/2023", "<b>"])
def test_what_is_no_period_is_refused(modules: Page, text: str) -> None:
    expression = "(() => { try { return readPeriod(given); } catch (e) { return e.message; } })()"
    assert ask(modules, "statements", expression, text) == f"no period: {text}"


def test_likely_intervals_are_those_of_the_package(modules: Page, package: Package) -> None:
    stated = [row.value for row in package.observations if row.value]
    stated += [
        Statement(-value.value, value.rounding, qualifier)
        for value in stated[:5]
        for qualifier in Qualifier
    ]
    given = [
        {"value": f"{v.value:f}", "rounding": f"{v.rounding:f}", "qualifier": v.qualifier.value}
        for v in stated
    ]
    found = ask(modules, "statements", "given.map(likelyInterval)", given)
    for ends, value in zip(found, stated, strict=True):
        expected = value.likely
        assert ends == pytest.approx([float(expected.lower), float(expected.upper)]), value
    nothing = [{"value": "", "rounding": "1"}, {"value": "1", "rounding": ""}]
    assert ask(modules, "statements", "given.map(likelyInterval)", nothing) == [None, None]


def test_the_address_of_a_figure_is_that_of_its_cell(modules: Page, package: Package) -> None:
    rows = package.observations
    given = [
        {
            "dyad": row.cell.dyad,
            "flow": row.cell.flow.value,
            "period": str(row.cell.period),
            "reporter": row.cell.reporter,
            "value": str(row.value.value) if row.statement(Measure.VALUE) else "",
        }
        for row in rows
    ]
    expected = [
        f"{row.cell.dyad}/statements/#figure-{row.cell.slug}{'' if row.value else '-growth'}"
        if row.is_attributed
        else ""
        for row in rows
    ]
    assert ask(modules, "statements", "given.map(figureAddress)", given) == expected


def test_any_choice_survives_its_address(modules: Page) -> None:
    chance = random.Random(3)
    offered = {
        "reporter": ["", "KAZ", "none"],
        "partner": ["", "TJK"],
        "flow": ["", "export"],
        "from": ["", "2019"],
        "to": ["", "2022"],
        "years": ["1"],
        "kind": ["", "news"],
        "sort": ["value", "-value", "period", "-period"],
    }
    for _ in range(40):
        choice = {name: chance.choice(values) for name, values in offered.items()}
        choice["page"] = str(chance.randint(1, 9))
        given = {"choice": choice, "offered": offered}
        expression = "readChoice(choiceQuery(given.choice), given.offered)"
        assert ask(modules, "choosing", expression, given) == choice
    expression = "[choiceQuery(everything()), readChoice('?page=0&sort=id', given)]"
    query, read = ask(modules, "choosing", expression, offered)
    assert query == ""
    assert read == ask(modules, "choosing", "everything()")


def test_equals_keep_the_order_of_the_table_both_ways(modules: Page) -> None:
    values = ["10", "9", "", "10", "9", "", "100"]
    given = [
        {"place": place, "value": value, "first": 0, "last": 0}
        for place, value in enumerate(values)
    ]
    expression = """(() => {
      const choose = makeChooser(given, "en", (column, one) => one[column]);
      const order = (sort) => choose({ ...everything(), sort }).map((one) => one.place);
      return [order("value"), order("-value")];
    })()"""
    up, down = ask(modules, "choosing", expression, given)
    assert up == [1, 4, 0, 3, 6, 2, 5]
    assert down == [6, 0, 3, 1, 4, 2, 5]


@pytest.mark.parametrize(
    ("count", "wanted", "expected"),
    [
        (0, "1", (1, 1, 0)),
        (100, "1", (1, 1, 100)),
        (101, "2", (2, 101, 101)),
        (250, "9", (3, 201, 250)),
    ],
)
def test_a_page_of_rows_lies_within_them(
    modules: Page, count: int, wanted: str, expected: tuple[int, int, int]
) -> None:
    expression = "pageOf(Array.from({ length: given[0] }), given[1])"
    found = ask(modules, "choosing", expression, [count, wanted])
    assert (found["page"], found["start"], found["end"]) == expected


def test_a_number_keeps_its_digits(modules: Page) -> None:
    texts = ["1234567.10", "-0.5", "100", "-1000", "0.1234567"]
    assert ask(modules, "wording", "given.map(grouped)", texts) == [
        *("1,234,567.10", "−0.5", "100", "−1,000", "0.1234567")
    ]
    assert ask(modules, "wording", "amount('1100', 'over')") == "over 1,100"


@pytest.mark.parametrize(
    ("chosen", "valued", "drawn", "expected"),
    [
        (5, 5, 5, ""),
        (6, 5, 5, "1 of the rows states growth alone and has no mark."),
        (2000, 5, 5, "1,995 of the rows state growth alone and have no mark."),
    ],
)
def test_what_the_chart_leaves_out_is_told(
    modules: Page, chosen: int, valued: int, drawn: int, expected: str
) -> None:
    found = {"pairs": [{}], "offered": 1, "drawn": drawn, "valued": valued}
    assert ask(modules, "wording", f"omissionsText({chosen}, given)", found) == expected
    part = ask(modules, "wording", f"omissionsText({chosen}, given)", found | {"offered": 3})
    assert part.startswith("The chart shows 1 of 3 pairs of reporter and partner")
    assert part.endswith(expected)


def test_rows_without_a_reporter_are_named_by_their_dyad(modules: Page) -> None:
    given = {"reporter": "", "partner": "", "dyad": "kaz-tjk", "marks": [1]}
    expression = "makeWording((code) => `the ${code}`).countedPair(given)"
    told = ask(modules, "wording", expression, given)
    assert told == "the KAZ–the TJK, reporter not stated (1)"


def marks_of(modules: Page, groups: dict[str, int]) -> Any:
    """The marks of made pairs, each with so many statements of a value and one without."""
    expression = """(() => {
      const chosen = Object.entries(given).flatMap(([reporter, count]) => {
        const pair = { reporter, partner: "P", dyad: "d" };
        const one = { pair, value: "5", rounding: "1", qualifier: "over", first: 24, last: 35 };
        return [...Array.from({ length: count }, () => one), { ...one, value: "" }];
      });
      const found = readMarks(chosen);
      return { ...found, pairs: found.pairs.map(({ reporter, marks }) => [reporter, marks.length]),
               bounds: boundsOf(found.pairs) };
    })()"""
    return ask(modules, "marks", expression, groups)


def test_the_pairs_with_most_marks_are_drawn_in_the_order_of_their_codes(modules: Page) -> None:
    found = marks_of(modules, {"E": 2, "D": 5, "C": 3, "B": 1, "A": 4})
    assert found["pairs"] == [["A", 4], ["C", 3], ["D", 5], ["E", 2]]
    assert (found["offered"], found["drawn"], found["valued"]) == (5, 14, 15)
    assert found["bounds"]["x"] == [2, 3]
    assert found["bounds"]["y"] == [0, pytest.approx(6 * 1.05)]


def test_a_pair_for_which_there_is_no_room_is_left_out_but_never_the_first(modules: Page) -> None:
    assert marks_of(modules, {"A": 9_000, "B": 1_500})["pairs"] == [["A", 9_000]]
    assert marks_of(modules, {"A": 20_000, "B": 1})["pairs"] == [["A", 20_000]]
    assert marks_of(modules, {"A": 5_000, "B": 5_000})["drawn"] == 10_000
