"""Small multiples of all dyads: marks are read back from the SVG on the scale that all share."""

import itertools
import math
import re
from collections import Counter

import pytest
from reading_marks import SVG, leaves

from briefs.charts import SITE_CHARTS, draw
from conftest import IN_KAZ_UZB, TWO_DYADS, plain_spaces, total

SIZES = ("wide", "narrow")
NEAR = 0.6
COLOUR = re.compile(r"var\(--bb-([\w-]+)\)")
NAME = re.compile(r"[A-Z]{3}–[A-Z]{3}")
AMOUNTS = {"$1 m": 1, "$10 m": 10, "$100 m": 100, "$1 bn": 1000, "$10 bn": 10000}


def panels(package):
    return SITE_CHARTS["panels"](package)


def colour(element, attribute):
    return COLOUR.fullmatch(element.get(attribute, ""))[1]


def texts(svg):
    return [
        (plain_spaces(element.text), x, y)
        for element, x, y in leaves(svg)
        if element.tag == f"{SVG}text"
    ]


def ends(element, x, y):
    return x, y, x + float(element.get("x2", 0)), y + float(element.get("y2", 0))


def rules(svg):
    """The grey lines: left, top and right of each."""
    found = []
    for element, x, y in leaves(svg):
        if element.tag == f"{SVG}line" and colour(element, "stroke") == "rule":
            left, top, right, bottom = ends(element, x, y)
            assert top == bottom
            found.append((left, top, right))
    return found


def lines(svg):
    """The colour and both ends of every line between figures."""
    return [
        (colour(element, "stroke"), *ends(element, x, y))
        for element, x, y in leaves(svg)
        if element.tag == f"{SVG}line" and colour(element, "stroke") != "rule"
    ]


def points(svg):
    return [
        (colour(element, "fill"), x, y)
        for element, x, y in leaves(svg)
        if element.tag == f"{SVG}path" and element.get("fill") and element.get("transform")
    ]


class Panels:
    """The panels of a drawing: which dyad stands where, and where an amount of a year is."""

    def __init__(self, svg, years):
        self.first, self.last = years
        self.heads = {
            text.replace("–", "-").lower(): (x, y)
            for text, x, y in texts(svg)
            if NAME.fullmatch(text)
        }
        self.rules = rules(svg)
        self.labels = {
            AMOUNTS[text]: y - self.heads[self.first_dyad][1]
            for text, _, y in texts(svg)
            if text in AMOUNTS and y < self.bottom(self.first_dyad)
        }

    @property
    def first_dyad(self):
        return min(self.heads, key=lambda dyad: (self.heads[dyad][1], self.heads[dyad][0]))

    def own_rules(self, dyad):
        """The rules of a panel, the lowest first, below its head."""
        left, head = self.heads[dyad]
        below = [
            (top - head, start - left, right - left)
            for start, top, right in self.rules
            if abs(start - left) < NEAR and head < top < head + 150
        ]
        return sorted(below, reverse=True)

    def bottom(self, dyad):
        return self.heads[dyad][1] + self.own_rules(dyad)[0][0] + 10

    def place(self, dyad, year, amount):
        left, head = self.heads[dyad]
        own = self.own_rules(dyad)
        levels = sorted(self.labels)
        width = own[0][2]
        low, high = own[0][0], own[-1][0]
        share = math.log(amount / levels[0]) / math.log(levels[-1] / levels[0])
        return (
            left + (year - self.first) / (self.last - self.first) * width,
            head + low + share * (high - low),
        )


def years_of(chart):
    years = [int(row[1]) for row in chart.rows]
    return min(years), max(years)


def colour_of(package, row):
    dyad = package.dyads[row[0]]
    return {dyad.economy_a: "eco-a", dyad.economy_b: "eco-b", "": "ink-2"}[row[2]]


@pytest.fixture(scope="module")
def chart(package):
    return panels(package)


@pytest.fixture(scope="module")
def drawing(chart):
    return draw(chart)


@pytest.mark.parametrize("size", SIZES)
def test_every_figure_is_a_point_at_its_year_and_the_logarithm_of_its_value(
    package, chart, drawing, size
):
    svg = getattr(drawing, size)
    grid = Panels(svg, years_of(chart))
    left = points(svg)
    assert len(left) == len(chart.rows)
    for row in chart.rows:
        x, y = grid.place(row[0], int(row[1]), float(row[4]))
        nearest = min(left, key=lambda point: abs(point[1] - x) + abs(point[2] - y))
        assert (nearest[1], nearest[2]) == pytest.approx((x, y), abs=NEAR), row
        assert nearest[0] == colour_of(package, row)
        left.remove(nearest)


@pytest.mark.parametrize("size", SIZES)
def test_all_panels_share_one_scale_of_round_amounts(chart, drawing, size):
    grid = Panels(getattr(drawing, size), years_of(chart))
    dyads = {row[0] for row in chart.rows}
    assert set(grid.heads) == dyads
    (first, *others) = (grid.own_rules(dyad) for dyad in dyads)
    assert len(first) == len(grid.labels)
    for other in others:
        assert [one for rule in other for one in rule] == pytest.approx(
            [one for rule in first for one in rule], abs=NEAR
        )
    heights = [top for top, *_ in first]
    steps = [b - a for a, b in itertools.pairwise(heights)]
    assert steps == pytest.approx([steps[0]] * len(steps), abs=NEAR)
    values = [float(row[4]) for row in chart.rows]
    assert min(grid.labels) <= min(values)
    assert max(values) <= max(grid.labels)


@pytest.mark.parametrize("size", SIZES)
def test_each_amount_is_written_at_its_rule(chart, drawing, size):
    svg = getattr(drawing, size)
    grid = Panels(svg, years_of(chart))
    heights = [top for top, *_ in grid.own_rules(grid.first_dyad)]
    for amount, height in zip(sorted(grid.labels), heights, strict=True):
        assert abs(grid.labels[amount] - height) < 9


@pytest.mark.parametrize("size", SIZES)
def test_the_first_and_the_last_year_are_written_below_the_panels(chart, drawing, size):
    svg = getattr(drawing, size)
    first, last = years_of(chart)
    shown = Counter(text for text, *_ in texts(svg) if re.fullmatch(r"\d{4}", text))
    columns = len({round(x) for x, _ in Panels(svg, (first, last)).heads.values()})
    assert shown == {str(first): columns, str(last): columns}


@pytest.mark.parametrize("size", SIZES)
def test_a_line_joins_the_figures_of_one_reporter_and_consecutive_years_alone(chart, drawing, size):
    svg = getattr(drawing, size)
    grid = Panels(svg, years_of(chart))
    by_year = {(row[0], row[2], int(row[1])): float(row[4]) for row in chart.rows}
    expected = [
        (*grid.place(dyad, year, value), *grid.place(dyad, year + 1, by_year[after]))
        for (dyad, reporter, year), value in by_year.items()
        if (after := (dyad, reporter, year + 1)) in by_year
    ]
    drawn = [line[1:] for line in lines(svg)]
    assert len(drawn) == len(expected)
    for one in expected:
        assert min(max(abs(a - b) for a, b in zip(one, other, strict=True)) for other in drawn) < 1


@pytest.mark.parametrize("size", SIZES)
def test_panels_stand_in_rows_the_largest_trade_first(chart, drawing, size):
    heads = Panels(getattr(drawing, size), years_of(chart)).heads
    order = sorted(heads, key=lambda dyad: (round(heads[dyad][1]), heads[dyad][0]))
    largest = {dyad: max(float(row[4]) for row in chart.rows if row[0] == dyad) for dyad in heads}
    assert order == sorted(largest, key=lambda dyad: -largest[dyad])


def test_years_without_a_figure_leave_the_line_open(make_package):
    rows = [total("turnover", year, "100", "1") for year in ("2015", "2016", "2018", "2020")]
    rows.append(total("turnover", "2016", "30", "1", reporter="TJK", partner="KAZ"))
    svg = draw(panels(make_package(trade_totals=rows))).wide
    assert len(points(svg)) == 5
    assert [line[0] for line in lines(svg)] == ["eco-a"]


def test_a_year_that_names_no_reporter_is_grey_and_joined_to_none(make_package):
    rows = [
        total("turnover", "2015", "100", "1"),
        total("turnover", "2016", "20", "1", reporter="", partner=""),
    ]
    svg = draw(panels(make_package(trade_totals=rows))).wide
    assert [name for name, *_ in points(svg)] == ["eco-a", "ink-2"]
    assert lines(svg) == []


def test_a_dyad_without_figures_has_no_panel(make_package):
    rows = [total("turnover", "2015", "150", "1"), total("turnover", "2016", "20", "1")]
    chart = panels(make_package(trade_totals=rows, **TWO_DYADS))
    assert {row[0] for row in chart.rows} == {"kaz-tjk"}
    heads = [text for text, *_ in texts(draw(chart).wide) if NAME.fullmatch(text)]
    assert heads == ["KAZ–TJK"]


def test_without_figures_there_is_no_chart(make_package):
    assert panels(make_package()) is None
    assert panels(make_package(trade_totals=[total("turnover", "2015", "0", "1")])) is None


def test_the_text_alternative_names_every_dyad(package, chart):
    assert chart.key == "all-turnover"
    for dyad in {row[0] for row in chart.rows}:
        ends = (package.dyads[dyad].economy_a, package.dyads[dyad].economy_b)
        assert f"{'–'.join(map(package.name_of, ends))}: " in chart.description


@pytest.mark.parametrize("value", ["1", "100", "1000"])
def test_a_single_figure_of_a_round_amount_can_be_drawn(make_package, value):
    chart = panels(make_package(trade_totals=[total("turnover", "2015", value, value)]))
    assert len(points(draw(chart).wide)) == 1


def test_a_dyad_whose_only_figure_is_zero_does_not_keep_the_others_from_being_drawn(make_package):
    rows = [
        total("turnover", "2015", "150", "1"),
        total("turnover", "2016", "20", "1"),
        total("turnover", "2015", "0", "1", **IN_KAZ_UZB, id="kaz-uzb-a"),
    ]
    chart = panels(make_package(trade_totals=rows, **TWO_DYADS))
    assert len(points(draw(chart).wide)) == 2


def test_one_dyad_is_not_compared_with_itself(make_package):
    rows = [total("turnover", "2015", "150", "1"), total("turnover", "2016", "20", "1")]
    title = panels(make_package(trade_totals=rows)).title
    assert title.count("Kazakhstan–Tajikistan") == 1
