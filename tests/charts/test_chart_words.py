import pytest

from briefs.charts import CHARTS, draw
from briefs.charts.grammar import money_ticks, round_step
from conftest import total


def years(*values, rounding="1"):
    return [
        total("turnover", str(2015 + index), str(value), rounding)
        for index, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (years(900, 500), "Trade fell by about 44.4 % from 2015 to 2016, as Kazakhstan reports"),
        (years(900, 899.5), "Trade changed little from 2015 to 2016, as Kazakhstan reports"),
        (years(500, 900), "Trade rose by about 80.0 % from 2015 to 2016, as Kazakhstan reports"),
        (years(500, 1100), "Trade rose by about 120.0 % from 2015 to 2016, as Kazakhstan reports"),
        (
            years(500, 1100, 700),
            "Trade rose by about 120.0 % from 2015 to 2016 and fell in 2017, as Kazakhstan reports",
        ),
        (years(500), "Turnover was $500 m in 2015, as Kazakhstan reports"),
    ],
)
def test_the_title_of_turnover_says_what_the_figures_do(make_package, rows, title):
    package = make_package(trade_totals=rows)
    chart = CHARTS["turnover"](package, package.dyads["kaz-tjk"])
    assert " ".join(chart.title.split()) == title


def flows(exports, imports):
    return [total("export", "2022", exports, "1"), total("import", "2022", imports, "1")]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (flows("800", "500"), "Kazakhstan sold $300 m more than it bought in 2022"),
        (flows("500", "800"), "Tajikistan sold $300 m more than it bought in 2022"),
        (flows("500", "500"), "Exports and imports were equal in 2022"),
    ],
)
def test_the_title_of_flows_names_who_sold_more_and_who_counts(make_package, rows, title):
    package = make_package(trade_totals=rows)
    chart = CHARTS["flows"](package, package.dyads["kaz-tjk"])
    expected = f"{title}, by Kazakhstan’s count"
    assert chart.title.replace("\N{NO-BREAK SPACE}", " ") == expected


@pytest.mark.parametrize("size", ["0", "3", "40000", "900000"])
def test_flows_of_any_size_can_be_drawn(make_package, size):
    package = make_package(trade_totals=flows(size, size))
    chart = CHARTS["flows"](package, package.dyads["kaz-tjk"])
    assert draw(chart).wide.startswith("<svg")


@pytest.mark.parametrize("span", [0.3, 1, 7, 99, 2200, 650_000])
def test_steps_are_round_and_few(span):
    step = round_step(span, 5)
    assert 2 <= span / step <= 5
    assert f"{step:.1e}"[:3] in ("1.0", "2.0", "2.5", "5.0")
    assert len(money_ticks(span)) <= 6
