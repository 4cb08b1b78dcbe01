"""An economy's partners: two bars each, read back from the SVG and held against the figures."""

import re

import pytest
from lxml import etree
from reading_marks import SVG, leaves

from briefs.charts import CHARTS, ECONOMY_CHARTS, draw
from briefs.figures import latest_year
from briefs.model import Flow
from briefs.text.amounts import amount_text
from briefs.text.numbers import CARD
from conftest import IN_KAZ_UZB, TWO_DYADS, plain_spaces, total

SIZES = ("wide", "narrow")
NEAR = 0.6
CRISP = 0.5
OWN, THEIRS = "1", "0.45"
BAR = re.compile(r"M([-\d.]+),([-\d.]+)h([-\d.]+)v([-\d.]+)h[-\d.]+Z")
TICK = re.compile(r"\$([\d.]+) (m|bn)")


def partners(package, code):
    return ECONOMY_CHARTS["partners"](package, code)


def bars(svg):
    """Left, right, top and opacity of every bar, from top to bottom."""
    found = []
    for element, x, y in leaves(svg):
        shape = BAR.fullmatch(element.get("d", "")) if element.tag == f"{SVG}path" else None
        if shape:
            left, top, width, _ = map(float, shape.groups())
            found.append((x + left, x + left + width, y + top, element.get("opacity") or OWN))
    return sorted(found, key=lambda bar: bar[2])


def texts(svg):
    return [
        (plain_spaces(element.text), x, y)
        for element, x, y in leaves(svg)
        if element.tag == f"{SVG}text"
    ]


def scale(svg):
    """Pixel of an amount, from the labels of the axis."""
    ticks = [
        (float(found[1]) * (1000 if found[2] == "bn" else 1), x - CRISP)
        for text, x, _ in texts(svg)
        if (found := TICK.fullmatch(text))
    ]
    (first, start), *_, (last, end) = sorted(ticks)
    return lambda value: start + (float(value) - first) * (end - start) / (last - first)


def figures_of(package, code):
    """Both sides' latest figures of every partner, the largest partner first."""
    found = []
    for dyad in package.dyads.values():
        if code in (dyad.economy_a, dyad.economy_b):
            partner = dyad.partner_of(code)
            sides = [
                (figure, opacity)
                for side, opacity in ((code, OWN), (partner, THEIRS))
                if (figure := latest_year(package, dyad, side, Flow.TURNOVER))
            ]
            if sides:
                found.append((package.name_of(partner), sides))
    return sorted(found, key=lambda one: -max(figure.value for figure, _ in one[1]))


@pytest.fixture(scope="module")
def drawings(package):
    return {code: draw(partners(package, code)) for code in ("KAZ", "KGZ", "TJK", "TKM", "UZB")}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", ["KAZ", "KGZ", "TJK", "TKM", "UZB"])
def test_every_figure_is_a_bar_from_zero_to_its_value_and_pale_where_it_is_the_partners(
    package, drawings, code, size
):
    svg = getattr(drawings[code], size)
    x = scale(svg)
    expected = [pair for _, sides in figures_of(package, code) for pair in sides]
    drawn = bars(svg)
    assert [opacity for *_, opacity in drawn] == [opacity for _, opacity in expected]
    assert [left for left, *_ in drawn] == pytest.approx([x(0)] * len(drawn), abs=NEAR)
    ends = [x(figure.value) for figure, _ in expected]
    assert [right for _, right, *_ in drawn] == pytest.approx(ends, abs=NEAR)


@pytest.mark.parametrize("size", SIZES)
def test_partners_stand_below_each_other_the_largest_first(package, drawings, size):
    svg = getattr(drawings["KAZ"], size)
    names = [name for name, _ in figures_of(package, "KAZ")]
    shown = sorted((y, text) for text, _, y in texts(svg) if text in names)
    assert [text for _, text in shown] == names


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", ["KAZ", "TKM"])
def test_every_bar_has_its_amount_and_its_year_right_of_it(package, drawings, code, size):
    svg = getattr(drawings[code], size)
    labels = {text: (x, y) for text, x, y in texts(svg)}
    expected = [figure for _, sides in figures_of(package, code) for figure, _ in sides]
    for figure, (_, right, top, _) in zip(expected, bars(svg), strict=True):
        x, y = labels[plain_spaces(f"{amount_text(figure, CARD)}, {figure.period}")]
        assert right < x < right + 12
        assert top < y < top + 20


@pytest.mark.parametrize("size", SIZES)
def test_every_text_begins_within_the_picture(drawings, size):
    for drawing in drawings.values():
        svg = getattr(drawing, size)
        width, height = map(float, etree.fromstring(svg.encode()).get("viewBox").split()[2:])
        assert all(0 <= x < width and 0 <= y <= height for _, x, y in texts(svg))


def test_bars_are_to_one_scale_and_in_one_order_in_a_small_package(make_package):
    rows = [
        total("turnover", "2022", "1000", "1"),
        total("turnover", "2023", "1200", "1", reporter="TJK", partner="KAZ"),
        total("turnover", "2021", "4000", "1", **IN_KAZ_UZB, id="kaz-uzb-a"),
    ]
    chart = partners(make_package(trade_totals=rows, **TWO_DYADS), "KAZ")
    drawn = bars(draw(chart).wide)
    assert [opacity for *_, opacity in drawn] == [OWN, OWN, THEIRS]
    widths = [right - left for left, right, *_ in drawn]
    assert widths == pytest.approx([widths[0], widths[0] / 4, widths[0] * 0.3], abs=NEAR)
    assert chart.title.startswith("Uzbekistan is Kazakhstan’s largest partner")


def test_the_first_bar_stands_at_one_place_whoever_counts(make_package):
    own = [total("turnover", "2022", "1000", "1")]
    theirs = [total("turnover", "2022", "1000", "1", reporter="TJK", partner="KAZ")]
    tops = [
        bars(draw(partners(make_package(name=name, trade_totals=rows), "KAZ")).wide)[0][2]
        for name, rows in (("own", own), ("theirs", theirs))
    ]
    assert tops[0] == tops[1]


def test_only_the_latest_full_year_with_a_reporter_counts(make_package):
    rows = [
        total("turnover", "2020", "900", "1"),
        total("turnover", "2021", "1000", "1"),
        total("turnover", "2022-H1", "700", "1"),
        total("turnover", "2023", "5000", "1", reporter="", partner=""),
        total("turnover", "2026", "9000", "1", status="forecast"),
    ]
    chart = partners(make_package(trade_totals=rows), "KAZ")
    assert [(row[0], row[1], row[3]) for row in chart.rows] == [("2021", "KAZ", "1000")]


def test_rows_are_the_figures_that_are_drawn(package):
    for code in ("KAZ", "KGZ", "TJK", "TKM", "UZB"):
        drawn = [figure for _, sides in figures_of(package, code) for figure, _ in sides]
        rows = partners(package, code).rows
        assert sorted(row[-1] for row in rows) == sorted(figure.key for figure in drawn)
        assert {row[-1]: row[3] for row in rows} == {
            figure.key: str(figure.value) for figure in drawn
        }


def test_the_text_alternative_has_every_partner_year_and_amount(package):
    text = plain_spaces(partners(package, "KAZ").description)
    for name, sides in figures_of(package, "KAZ"):
        assert f"{name}: " in text
        for figure, _ in sides:
            assert plain_spaces(f"{amount_text(figure, CARD)} in {figure.period}") in text


def test_an_economy_without_figures_has_no_chart(make_package):
    package = make_package(trade_totals=[total("turnover", "2022", "1", "1")], **TWO_DYADS)
    assert partners(package, "UZB") is None
    assert partners(make_package(name="empty"), "KAZ") is None
    rate = {"growth_pct": "1", "growth_rounding_pct": "1", "growth_qualifier": "exact"}
    only_rate = make_package(name="rate", trade_totals=[total("turnover", "2022", **rate)])
    assert partners(only_rate, "KAZ") is None


def test_each_economy_has_a_key_of_its_own(package):
    keys = {code: partners(package, code).key for code in ("KAZ", "TJK")}
    assert keys == {"KAZ": "kaz-partners", "TJK": "tjk-partners"}
    assert not {f"kaz-tjk-{name}" for name in CHARTS} & set(keys.values())


def test_trade_of_zero_can_be_drawn(make_package):
    chart = partners(make_package(trade_totals=[total("turnover", "2022", "0", "1")]), "KAZ")
    assert draw(chart).wide.startswith("<svg")
