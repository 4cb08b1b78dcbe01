"""What is drawn is what the figures say: marks are read back from the SVG and compared."""

import itertools
import re
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from reading_marks import SVG, leaves

from briefs.charts import CHARTS, draw
from briefs.model import Dyad, first_day
from conftest import total

DYAD = Dyad("kaz-tjk", "KAZ", "TJK")
MONEY = re.compile(r"(−?)\$?([\d.]+)(?:\s(m|bn))?")
HALF_A_PIXEL = 0.5
CRISP = 0.5  # Vega sets axes off by half a pixel so that thin lines are sharp


def texts(svg):
    return [
        (e.text, e.get("text-anchor"), x, y) for e, x, y in leaves(svg) if e.tag == f"{SVG}text"
    ]


def points(svg):
    """The pixels of point marks: closed shapes around their own origin."""
    return [
        (x, y)
        for element, x, y in leaves(svg)
        if element.tag == f"{SVG}path" and element.get("fill") and element.get("transform")
    ]


def bars(svg):
    """Left, top, width and height of the bars in the colours of the economies."""
    shape = re.compile(r"M([-\d.]+),([-\d.]+)h([-\d.]+)v([-\d.]+)h[-\d.]+Z")
    return [
        tuple(map(float, found.groups()))
        for element, _, _ in leaves(svg)
        if element.tag == f"{SVG}path" and "eco-" in element.get("fill", "")
        if (found := shape.fullmatch(element.get("d")))
    ]


def lines(svg):
    """The corners of every line through figures, in pixels."""
    return [
        [
            (x + float(a), y + float(b))
            for a, b in re.findall(r"[ML]([-\d.]+),([-\d.]+)", e.get("d"))
        ]
        for e, x, y in leaves(svg)
        if e.tag == f"{SVG}path" and "eco-" in e.get("stroke", "") and not e.get("fill")
    ]


def amount_of(text):
    sign, number, unit = MONEY.fullmatch(text.replace("\u00a0", " ")).groups()
    return float(number) * (1000 if unit == "bn" else 1) * (-1 if sign else 1)


class Scale:
    """A linear scale from two of its ticks."""

    def __init__(self, ticks):
        (self.value, self.pixel), (last, end) = ticks[0], ticks[-1]
        self.slope = (end - self.pixel) / (last - self.value)

    def __call__(self, value):
        return self.pixel + (value - self.value) * self.slope


def money_scale(svg):
    """Pixels of amounts, from the labels and rules of the axis.

    Labels are exact but stand a little below their tick; rules stand at their tick but are
    rounded to whole pixels. Together they leave little doubt.
    """
    labels = [(amount_of(text), y) for text, anchor, _, y in texts(svg) if anchor == "end"]
    rules = [y for e, _, y in leaves(svg) if "rule" in e.get("stroke", "") and e.get("x2")]
    doubts = []
    for _, label in labels:
        rule = min(rules, key=lambda y: abs(y - label))
        doubts.append((label - (rule - CRISP + 0.5), label - (rule - CRISP - 0.5)))
    low, high = max(low for low, _ in doubts), min(high for _, high in doubts)
    assert low <= high + 0.1
    return Scale(sorted((amount, y - (low + high) / 2) for amount, y in labels))


def year_scale(svg):
    found = [
        (float(text), x - CRISP, y)
        for text, anchor, x, y in texts(svg)
        if anchor == "middle" and re.fullmatch(r"\d{4}", text)
    ]
    lowest = max(y for _, _, y in found)
    return Scale(sorted((year, x) for year, x, y in found if abs(y - lowest) < 1))


def assert_same_pixels(drawn, expected):
    assert len(drawn) == len(expected)
    left = list(drawn)
    for x, y in expected:
        nearest = min(left, key=lambda point: abs(point[0] - x) + abs(point[1] - y))
        assert abs(nearest[0] - x) <= HALF_A_PIXEL
        assert abs(nearest[1] - y) <= HALF_A_PIXEL
        left.remove(nearest)


@pytest.fixture(scope="module")
def charts(package):
    return {name: make(package, DYAD) for name, make in CHARTS.items()}


@pytest.fixture(scope="module")
def drawings(charts):
    return {name: draw(chart) for name, chart in charts.items()}


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_turnover_figure_is_a_point_at_its_year_and_value(charts, drawings, size):
    svg = getattr(drawings["turnover"], size)
    x, y = year_scale(svg), money_scale(svg)
    expected = [(x(int(row[0])), y(float(row[3]))) for row in charts["turnover"].rows]
    assert_same_pixels(points(svg), expected)


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_how_precisely_a_turnover_is_stated_is_a_bar_from_end_to_end(charts, drawings, size):
    svg = getattr(drawings["turnover"], size)
    x, y = year_scale(svg), money_scale(svg)
    drawn = [
        end
        for element, left, bottom in leaves(svg)
        if element.tag == f"{SVG}line" and element.get("y2") and not element.get("x2")
        for end in ((left, bottom), (left, bottom + float(element.get("y2"))))
        if element.get("stroke") != "var(--bb-rule)"
    ]
    expected = [
        (x(int(row[0])), y(float(end))) for row in charts["turnover"].rows for end in row[5:7]
    ]
    assert_same_pixels(drawn, expected)


def labelled(svg, kind):
    """What the labels of a kind of marks say, as numbers, with the pixel of each mark."""
    for element, x, y in leaves(svg):
        if element.get("aria-roledescription") == kind and element.get("aria-label"):
            said = dict(part.split(": ", 1) for part in element.get("aria-label").split("; "))
            yield said, x, y


def number(text):
    return Decimal(text.replace("−", "-").replace(",", ""))


def test_the_file_keeps_a_label_with_year_and_value_on_every_point(charts, drawings):
    said = Counter(
        (number(label["x"]), number(label["y"]))
        for label, _, _ in labelled(drawings["turnover"].file, "point")
    )
    assert said == Counter((number(row[0]), number(row[3])) for row in charts["turnover"].rows)


def test_the_file_keeps_a_label_with_the_value_on_every_bar(charts, drawings):
    said = Counter(
        abs(number(label["y"])) for label, _, _ in labelled(drawings["flows"].file, "bar")
    )
    assert said == Counter(number(row[3]) for row in charts["flows"].rows)


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_flow_is_a_bar_as_long_as_its_value_from_zero(charts, drawings, size):
    svg = getattr(drawings["flows"], size)
    y = money_scale(svg)
    origin = next(top for element, _, top in leaves(svg) if element.get("transform"))
    drawn = []
    for _, top, _, height in bars(svg):
        ends = (top + origin, top + origin + height)
        assert min(abs(end - y(0)) for end in ends) <= HALF_A_PIXEL
        drawn.append(max(ends, key=lambda end: abs(end - y(0))) - y(0))
    signs = {
        ("KAZ", "export"): 1,
        ("KAZ", "import"): -1,
        ("TJK", "import"): 1,
        ("TJK", "export"): -1,
    }
    expected = [
        y(signs[row[1], row[-1].split("-")[2]] * float(row[3])) - y(0)
        for row in charts["flows"].rows
    ]
    assert_same_pixels([(0, size) for size in drawn], [(0, size) for size in expected])


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_product_is_a_bar_as_long_as_its_value(charts, drawings, size):
    widths = sorted(width for _, _, width, _ in bars(getattr(drawings["products"], size)))
    values = sorted(float(row[4]) for row in charts["products"].rows)
    assert len(widths) == len(values)
    for width, value in zip(widths, values, strict=True):
        assert abs(width - value / values[-1] * widths[-1]) <= HALF_A_PIXEL


def year_of(day: date):
    return day.year + (day - date(day.year, 1, 1)).days / 365.25


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_every_target_is_a_point_on_the_day_it_was_stated(charts, drawings, size):
    svg = getattr(drawings["target"], size)
    x = year_scale(svg)
    expected = sorted(x(year_of(first_day(row[0]))) for row in charts["target"].rows)
    drawn = sorted(pixel for pixel, _ in points(svg))
    assert_same_pixels([(p, 0) for p in drawn], [(p, 0) for p in expected])


@pytest.mark.parametrize("size", ["wide", "narrow"])
def test_a_line_joins_consecutive_years_and_never_bridges_a_missing_one(charts, drawings, size):
    svg = getattr(drawings["turnover"], size)
    x = year_scale(svg)
    drawn = lines(svg)
    assert drawn
    for line in drawn:
        steps = [round((b[0] - a[0]) / x.slope, 2) for a, b in itertools.pairwise(line)]
        assert steps == [pytest.approx(1, abs=0.05)] * len(steps)
    years = {
        code: sorted(int(row[0]) for row in charts["turnover"].rows if row[1] == code)
        for code in ("KAZ", "TJK")
    }
    pairs = sum(b == a + 1 for each in years.values() for a, b in itertools.pairwise(each))
    assert sum(len(line) - 1 for line in drawn) == pairs


def test_a_gap_of_one_year_leaves_two_lines(make_package):
    years = (2015, 2016, 2018, 2019, 2020, 2022)
    rows = [total("turnover", str(year), str(100 + year % 7), "1") for year in years]
    svg = draw(CHARTS["turnover"](make_package(trade_totals=rows), DYAD)).wide
    assert sorted(len(line) for line in lines(svg) if len(line) > 1) == [2, 3]
    assert len(points(svg)) == 6


def test_the_target_is_a_rule_at_its_value(drawings):
    for size in ("wide", "narrow"):
        svg = getattr(drawings["turnover"], size)
        y = money_scale(svg)
        rules = [
            bottom
            for element, _, bottom in leaves(svg)
            if element.tag == f"{SVG}line" and element.get("stroke-dasharray")
        ]
        assert any(abs(bottom - y(2000)) <= HALF_A_PIXEL for bottom in rules)


def test_pages_and_files_draw_the_same_marks(drawings):
    for drawing in drawings.values():
        assert_same_pixels(points(drawing.wide), points(drawing.file))
        assert_same_pixels(
            [bar[2:] for bar in bars(drawing.wide)], [bar[2:] for bar in bars(drawing.file)]
        )
