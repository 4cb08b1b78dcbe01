"""Titles, descriptions and data of the charts are made of the figures."""

from decimal import Decimal

import pytest
from conftest import total

from briefs.charts import CHARTS
from briefs.figures import find_product, level, yearly
from briefs.model import Cell, Dyad, Flow, Measure, Period, ProductCell
from briefs.text.numbers import CARD
from briefs.text.wording import amount_text

DYAD = Dyad("kaz-tjk", "KAZ", "TJK")


@pytest.fixture(scope="module")
def charts(package):
    return {name: make(package, DYAD) for name, make in CHARTS.items()}


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_has_a_title_a_measure_and_a_source_line(charts, name):
    chart = charts[name]
    assert chart.key == f"kaz-tjk-{name}"
    assert chart.title
    assert chart.subtitle
    assert chart.source_line
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    assert chart.rows


@pytest.mark.parametrize("name", CHARTS)
def test_without_data_there_is_no_chart(make_package, name):
    assert CHARTS[name](make_package(), DYAD) is None


@pytest.mark.parametrize("flow", Flow)
def test_rows_of_levels_are_the_figures_of_both_reporters(package, charts, flow):
    chart = charts["turnover" if flow is Flow.TURNOVER else "flows"]
    for reporter in ("KAZ", "TJK"):
        figures = [f for f in yearly(package, DYAD, reporter, flow) if f.is_attributed]
        told = [
            row
            for row in chart.rows
            if row[1] == reporter and row[-1].startswith(f"kaz-tjk-{flow}-")
        ]
        assert [(row[0], row[-1]) for row in told] == [(str(f.period), f.key) for f in figures]
        assert [tuple(map(Decimal, row[2:5])) for row in told] == [
            (f.value, f.likely.lower, f.likely.upper) for f in figures
        ]


def test_the_description_of_levels_says_every_number(package, charts):
    for name in ("turnover", "flows"):
        for row in charts[name].rows:
            flow, year = row[-1].split("-")[2:4]
            reporter = row[-1].rsplit("-", 1)[1].upper()
            partner = DYAD.partner_of(reporter)
            cell = Cell("kaz-tjk", reporter, partner, Flow(flow), Period.parse(year))
            assert amount_text(level(package, cell), CARD) in charts[name].description
            assert year in charts[name].description


def test_the_description_of_products_says_every_number(package, charts):
    chart = charts["products"]
    for period, exporter, importer, product, value, key in chart.rows:
        cell = ProductCell(exporter, importer, product, Period.parse(period))
        figure = find_product(package, cell, Measure.VALUE)
        assert (key, Decimal(value)) == (figure.key, figure.value)
        assert amount_text(figure, CARD) in chart.description
        assert package.products[product].title.lower() in chart.description


def test_the_products_of_a_direction_come_largest_first(charts):
    for exporter in ("KAZ", "TJK"):
        values = [Decimal(row[4]) for row in charts["products"].rows if row[1] == exporter]
        assert values == sorted(values, reverse=True)
        assert len(values) > 1


def test_the_target_chart_has_every_stated_target_in_order_of_time(package, charts):
    chart = charts["target"]
    stated = {row.id for row in package.commitments if row.kind == "target"}
    assert {row[-1] for row in chart.rows} == stated
    assert len(chart.rows) == len(stated)
    assert [row[0][:4] for row in chart.rows] == sorted(row[0][:4] for row in chart.rows)
    assert chart.description.count("$") == len(stated)


def test_the_title_of_the_target_chart_says_how_the_date_moved(charts):
    for words in ("$2\u00a0bn", "10 times", "2018", "2025", "2027"):
        assert words in charts["target"].title


def test_the_title_of_turnover_names_its_peak_and_its_latest_year(charts):
    assert "2022" in charts["turnover"].title
    assert "2025" in charts["turnover"].title


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (("100", "250"), "more than doubled"),
        (("100", "310"), "more than tripled"),
        (("100", "175"), "almost doubled"),
        (("100", "140"), "rose by more than a third"),
        (("100", "102"), "rose"),
        (("100", "100"), "changed little"),
    ],
)
def test_the_title_of_turnover_claims_what_the_numbers_say(make_package, values, words):
    years = zip(("2020", "2021"), values, strict=True)
    rows = [total("turnover", year, value, "1") for year, value in years]
    title = CHARTS["turnover"](make_package(trade_totals=rows), DYAD).title
    assert words in title
    assert "2020" in title
    assert "2021" in title


def test_a_rise_within_rounding_is_not_claimed(make_package):
    rows = [total("turnover", "2020", "100", "20"), total("turnover", "2021", "110", "20")]
    assert "rose" not in CHARTS["turnover"](make_package(trade_totals=rows), DYAD).title


def test_years_that_name_no_reporter_are_a_series_of_their_own(charts):
    nameless = [row[0] for row in charts["turnover"].rows if row[1] == ""]
    assert nameless == ["2006", "2022"]
    assert "Reporter not named: 2006" in charts["turnover"].description


def test_the_title_of_flows_names_the_side_that_sold_more(make_package):
    for reporter, partner, seller in (("KAZ", "TJK", "Kazakhstan"), ("TJK", "KAZ", "Tajikistan")):
        ends = {"reporter": reporter, "partner": partner}
        rows = [
            total("export", "2022", "300", "1", **ends),
            total("import", "2022", "100", "1", **ends),
        ]
        title = CHARTS["flows"](make_package(trade_totals=rows), DYAD).title
        assert title.startswith(seller)
        assert "$200\u00a0m" in title
