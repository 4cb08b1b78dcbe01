"""The mirror chart: both reports of one trade, their ratio on a log scale, and what is normal."""

import itertools
import math
import re
from decimal import Decimal

import pytest
from lxml import etree
from reading_marks import SVG, leaves

from briefs.charts import CHARTS, draw
from briefs.figures import find_level
from briefs.figures.valuation import NORMAL, NORMAL_TURNOVER, TOLERABLE
from briefs.model import Cell, Dyad, Flow, Period
from conftest import plain_spaces, total

DYAD = Dyad("kaz-tjk", "KAZ", "TJK")
NEAR = 0.6
SIZES = ("wide", "narrow")
SIDES = ((Flow.EXPORT, "KAZ"), (Flow.EXPORT, "TJK"), (Flow.TURNOVER, "KAZ"))
THEIRS = {"reporter": "TJK", "partner": "KAZ"}


def mirrored(flow, period, own, mirror, **other):
    """One trade as Kazakhstan and then as Tajikistan reports it."""
    reverse = {"export": "import", "import": "export", "turnover": "turnover"}[flow]
    return [
        total(flow, period, own, "1"),
        total(reverse, period, mirror, "1", **{**THEIRS, **other}),
    ]


@pytest.fixture(scope="module")
def chart(package):
    return CHARTS["mirror"](package, DYAD)


@pytest.fixture(scope="module")
def drawing(chart):
    return draw(chart)


@pytest.fixture
def make_chart(make_package):
    return lambda *rows: CHARTS["mirror"](make_package(trade_totals=rows), DYAD)


def texts(svg):
    return [(element.text, x, y) for element, x, y in leaves(svg) if element.tag == f"{SVG}text"]


def points(svg):
    return sorted(
        (
            (x, y)
            for element, x, y in leaves(svg)
            if element.tag == f"{SVG}path" and element.get("fill") and element.get("transform")
        ),
        key=lambda point: point[1],
    )


def bands(svg):
    """Left, right and middle of each band, by its opacity."""
    shape = re.compile(r"M([-\d.]+),([-\d.]+)h([-\d.]+)v([-\d.]+)h[-\d.]+Z")
    found = {}
    for element, x, y in leaves(svg):
        if element.tag == f"{SVG}path" and "agreement" in element.get("fill", ""):
            left, top, width, height = map(float, shape.fullmatch(element.get("d")).groups())
            ends = sorted((x + left, x + left + width))
            opacity = element.get("opacity") or element.get("fill-opacity")
            found.setdefault(opacity, []).append((*ends, y + top + height / 2))
    return {opacity: sorted(all_, key=lambda one: one[2]) for opacity, all_ in found.items()}


def precision_bars(svg):
    """Left and right of each bar of what rounding leaves open, from top to bottom."""
    found = []
    for element, x, y in leaves(svg):
        if element.tag == f"{SVG}line" and element.get("stroke-width") == "6":
            found.append((*sorted((x, x + float(element.get("x2", 0)))), y))
    return [bar[:2] for bar in sorted(found, key=lambda bar: bar[2])]


def scale(svg):
    """Pixel of a ratio: linear in its logarithm, from the labels of the axis."""
    ticks = [(float(text), x) for text, x, _ in texts(svg) if re.fullmatch(r"[\d.]+", text or "")]
    (first, start), *_, (last, end) = sorted(ticks)
    slope = (end - start) / (math.log(last) - math.log(first))
    assert len(ticks) > 2
    for tick, pixel in ticks:
        assert abs(start + (math.log(tick) - math.log(first)) * slope - pixel) < NEAR
    return lambda ratio: start + (math.log(ratio) - math.log(first)) * slope


def ratios_of(chart):
    return [Decimal(row[5]) / Decimal(row[3]) for row in chart.rows]


@pytest.mark.parametrize("size", SIZES)
def test_every_pair_is_a_point_at_the_logarithm_of_its_ratio(chart, drawing, size):
    svg = getattr(drawing, size)
    x = scale(svg)
    drawn = [pixel for pixel, _ in points(svg)]
    assert drawn == pytest.approx([x(float(ratio)) for ratio in ratios_of(chart)], abs=NEAR)


@pytest.mark.parametrize("size", SIZES)
def test_pairs_stand_below_each_other_at_equal_distances(chart, drawing, size):
    heights = [y for _, y in points(getattr(drawing, size))]
    steps = [b - a for a, b in itertools.pairwise(heights)]
    assert len(heights) == len(chart.rows)
    assert steps == pytest.approx([steps[0]] * len(steps), abs=NEAR)


@pytest.mark.parametrize("size", SIZES)
def test_the_bands_end_where_the_ratio_stops_being_normal_or_tolerable(chart, drawing, size):
    svg = getattr(drawing, size)
    x = scale(svg)
    light, dark = (bands(svg)[opacity] for opacity in sorted(bands(svg), key=float))
    assert len(light) == len(dark) == len(chart.rows)
    for row, tolerable, normal, point in zip(chart.rows, light, dark, points(svg), strict=True):
        expected = NORMAL_TURNOVER if row[1] == "turnover" else NORMAL
        for band, ends in ((tolerable, TOLERABLE), (normal, expected)):
            assert band[0] == pytest.approx(x(float(ends.lower)), abs=NEAR)
            assert band[1] == pytest.approx(x(float(ends.upper)), abs=NEAR)
            assert band[2] == pytest.approx(point[1], abs=NEAR)


def test_what_is_normal_is_up_to_a_fifth_and_what_is_tolerable_up_to_a_half():
    assert (NORMAL.lower, NORMAL.upper) == (1, Decimal("1.2"))
    assert float(NORMAL_TURNOVER.lower) == pytest.approx(1 / 1.2)
    assert float(TOLERABLE.lower) == pytest.approx(1 / 1.5)
    assert (NORMAL_TURNOVER.upper, TOLERABLE.upper) == (Decimal("1.2"), Decimal("1.5"))


@pytest.mark.parametrize("size", SIZES)
def test_what_rounding_leaves_open_is_a_bar_from_end_to_end(make_chart, size):
    svg = getattr(draw(make_chart(*mirrored("export", "2022", "100", "110"))), size)
    x = scale(svg)
    ((left, right),) = precision_bars(svg)
    assert left == pytest.approx(x(109.5 / 100.5), abs=NEAR)
    assert right == pytest.approx(x(110.5 / 99.5), abs=NEAR)


@pytest.mark.parametrize("size", SIZES)
def test_a_pair_far_apart_is_within_the_picture(make_chart, size):
    rows = [
        *mirrored("export", "2021", "100", "900"),
        *mirrored("export", "2022", "900", "100"),
        *mirrored("export", "2023", "100", "50000"),
    ]
    chart = make_chart(*rows)
    svg = getattr(draw(chart), size)
    x = scale(svg)
    drawn = [pixel for pixel, _ in points(svg)]
    assert drawn == pytest.approx([x(9), x(1 / 9), x(500)], abs=NEAR)
    width = float(etree.fromstring(svg.encode()).get("viewBox").split()[2])
    assert all(0 < pixel < width for pixel in drawn)


def test_rows_are_the_figures_of_both_reporters(package, chart):
    for period, flow, reporter, value, mirror_reporter, mirror_value, ratio, key in chart.rows:
        cell = Cell("kaz-tjk", reporter, mirror_reporter, Flow(flow), Period.parse(period))
        own, mirror = find_level(package, cell), find_level(package, cell.mirror)
        assert (own.value, mirror.value) == (Decimal(value), Decimal(mirror_value))
        assert own.key == key
        assert ratio == f"{mirror.value / own.value:.2f}"


def test_every_pair_that_both_report_is_a_row(package, chart):
    expected = {
        (str(cell.period), cell.flow, cell.reporter)
        for cell in package.cells_by_dyad["kaz-tjk"]
        if (cell.flow, cell.reporter) in SIDES
        and all(
            figure is not None and figure.is_attributed
            for figure in (find_level(package, cell), find_level(package, cell.mirror))
        )
    }
    shown = [row[:3] for row in chart.rows]
    assert sorted(shown) == sorted(expected)
    assert len(shown) == len(set(shown)) >= 8


def test_the_known_pair_of_2023_is_a_row(chart):
    assert ("2023", "turnover", "KAZ", "1100", "TJK", "1150", "1.05") in [r[:7] for r in chart.rows]


def test_a_flow_is_seen_from_its_exporter(make_chart):
    rows = [*mirrored("export", "2022", "100", "110"), *mirrored("import", "2022", "66", "60")]
    assert [row[1:7] for row in make_chart(*rows).rows] == [
        ("turnover", "KAZ", "166", "TJK", "170", "1.02"),
        ("export", "KAZ", "100", "TJK", "110", "1.10"),
        ("export", "TJK", "60", "KAZ", "66", "1.10"),
    ]


def test_rows_are_in_order_of_time_and_turnover_comes_first(make_chart):
    rows = [
        *mirrored("export", "2022", "100", "110"),
        *mirrored("turnover", "2022", "300", "310"),
        *mirrored("turnover", "2020", "300", "310"),
        *mirrored("turnover", "2021-H1", "300", "310"),
    ]
    assert [row[:2] for row in make_chart(*rows).rows] == [
        ("2020", "turnover"),
        ("2021-H1", "turnover"),
        ("2022", "turnover"),
        ("2022", "export"),
    ]


def test_where_nothing_is_mirrored_there_is_no_chart(make_chart):
    assert make_chart() is None
    assert make_chart(total("export", "2022", "100", "1")) is None
    theirs = total("import", "2021", "110", "1", **THEIRS)
    assert make_chart(total("export", "2022", "100", "1"), theirs) is None
    same_side = total("export", "2022", "110", "1", **THEIRS)
    assert make_chart(total("export", "2022", "100", "1"), same_side) is None


def test_what_nobody_reports_is_not_mirrored(make_chart):
    unattributed = total("turnover", "2022", "110", "1", reporter="", partner="")
    assert make_chart(total("turnover", "2022", "100", "1"), unattributed) is None


@pytest.mark.parametrize(("own", "mirror"), [("0", "110"), ("100", "0"), ("0", "0")])
def test_a_value_of_zero_is_left_out(make_chart, own, mirror):
    assert make_chart(*mirrored("export", "2022", own, mirror)) is None
    with_another = make_chart(
        *mirrored("export", "2022", own, mirror), *mirrored("export", "2021", "100", "105")
    )
    assert [row[0] for row in with_another.rows] == ["2021"]
    assert draw(with_another).wide.startswith("<svg")


@pytest.mark.parametrize("qualifier", ["over", "under", "about"])
def test_a_bound_can_be_drawn(make_chart, qualifier):
    rows = mirrored("export", "2022", "100", "110", value_qualifier=qualifier)
    svg = draw(make_chart(*rows)).wide
    assert len(points(svg)) == len(precision_bars(svg)) == 1


def test_the_title_counts_the_pairs_that_are_normal(make_chart):
    rows = [
        *mirrored("turnover", "2020", "100", "105"),
        *mirrored("turnover", "2021", "100", "140"),
        *mirrored("export", "2022", "100", "300"),
    ]
    assert make_chart(*rows).title.startswith("1 of 3 mirror ratios lies in the normal band")


def test_the_title_of_the_real_chart_counts_what_the_rows_show(chart):
    normal = sum(
        NORMAL_TURNOVER.lower <= ratio <= NORMAL_TURNOVER.upper for ratio in ratios_of(chart)
    )
    assert normal == len(chart.rows)
    assert chart.title.startswith(f"{normal} of {len(chart.rows)} mirror ratios")


def test_the_text_alternative_has_every_number(chart):
    text = plain_spaces(chart.description)
    assert "2023, turnover: Kazakhstan $1.1 bn, Tajikistan $1.15 bn, ratio 1.05" in text
    assert text.count("ratio ") == len(chart.rows)
    for row in chart.rows:
        assert f"ratio {row[6]}" in text


@pytest.mark.parametrize("size", SIZES)
def test_each_pair_is_labelled_with_both_numbers_and_their_ratio(chart, drawing, size):
    labels = [text for text, _, _ in texts(getattr(drawing, size)) if text and " = " in text]
    assert [label.rsplit(" = ")[1] for label in labels] == [row[6] for row in chart.rows]
    assert any(plain_spaces(label) == "1,150 / 1,100 = 1.05" for label in labels)
