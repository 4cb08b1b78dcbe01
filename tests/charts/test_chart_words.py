import pytest

from briefs.charts import CHARTS, draw
from briefs.charts.grammar import money_ticks, round_step
from briefs.charts.series import turnover_series
from briefs.charts.words import trend_title
from conftest import total


def years(*values, rounding="1"):
    return [
        total("turnover", str(2015 + index), str(value), rounding)
        for index, value in enumerate(values)
    ]


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            years(900, 500),
            "Trade fell from $900 m in 2015 to $500 m in 2016",
        ),
        (
            years(900, 899.5),
            "Trade changed little, from $900 m in 2015 to $900 m in 2016",
        ),
        (
            years(500, 900),
            "Trade rose from $500 m in 2015 to $900 m in 2016",
        ),
        (
            years(500, 1100),
            "Trade rose from $500 m in 2015 to $1.10 bn in 2016",
        ),
        (
            years(500, 1100, 700),
            "Trade rose from $500 m in 2015 to $1.10 bn in 2016 and fell in 2017",
        ),
    ],
)
def test_the_title_of_turnover_says_what_the_figures_do(make_package, rows, title):
    package = make_package(trade_totals=rows)
    chart = CHARTS["turnover"](package, package.dyads["kaz-tjk"])
    assert " ".join(chart.title.split()) == f"{title}, as Kazakhstan reports"


TAJIK = {"reporter": "TJK", "partner": "KAZ"}
NOBODY = {"reporter": "", "partner": ""}
READ = {"inferred": "period"}


def turnover(year, value, qualifier="exact", **other):
    return total("turnover", year, value, "1", value_qualifier=qualifier, **other)


@pytest.fixture
def title_of(make_package):
    """The title that some rows give the trade over time."""

    def make(*rows):
        package = make_package(trade_totals=rows)
        return " ".join(trend_title(turnover_series(package, package.dyads["kaz-tjk"])).split())

    return make


def test_a_single_figure_is_told_as_it_stands(title_of):
    title = title_of(turnover("2015", "500", "over"))
    assert title == "Turnover was over $500 m in 2015, as Kazakhstan reports"


@pytest.mark.parametrize("other", [TAJIK, NOBODY], ids=["partner", "nobody"])
def test_fewer_than_two_figures_of_years_are_no_chart(make_package, other):
    package = make_package(trade_totals=[turnover("2015", "500", **other)])
    assert CHARTS["turnover"](package, package.dyads["kaz-tjk"]) is None


def test_two_figures_of_different_reporters_are_a_chart(make_package):
    rows = [turnover("2015", "500"), turnover("2015", "600", **TAJIK)]
    package = make_package(trade_totals=rows)
    assert len(CHARTS["turnover"](package, package.dyads["kaz-tjk"]).rows) == 2


def test_the_reporter_with_most_figures_is_told_and_the_first_of_equals(title_of):
    own = [turnover("2015", "500"), turnover("2016", "600")]
    theirs = [turnover(str(year), str(year - 2000), **TAJIK) for year in (2015, 2016)]
    assert title_of(*own, *theirs).endswith("as Kazakhstan reports")
    more = turnover("2017", "90", **TAJIK)
    assert title_of(*own, *theirs, more) == (
        "Trade rose from $15 m in 2015 to $90 m in 2017, as Tajikistan reports"
    )


def test_years_that_name_no_reporter_are_told_only_where_nothing_else_stands(title_of):
    nobody = [turnover(year, value, **NOBODY) for year, value in (("2010", "5"), ("2011", "9"))]
    own = [turnover("2015", "500"), turnover("2016", "600")]
    assert title_of(*nobody, *own).endswith("to $600 m in 2016, as Kazakhstan reports")
    title = title_of(*nobody)
    assert title.startswith("Trade rose from $5 m in 2010 to $9 m in 2011")
    assert "as Reporter" not in title


@pytest.mark.parametrize(
    "last",
    [turnover("2017", "900", "over"), turnover("2017", "900", "under"), turnover("2017", "900")],
    ids=["over", "under", "read"],
)
def test_bounds_and_years_that_were_read_into_the_text_are_left_out(title_of, last):
    is_read = last["value_qualifier"] == "exact"
    rows = [turnover("2015", "500"), turnover("2016", "600"), {**last, **(READ if is_read else {})}]
    title = title_of(*rows)
    assert title == "Trade rose from $500 m in 2015 to $600 m in 2016, as Kazakhstan reports"


def test_an_about_figure_is_told_with_its_word(title_of):
    title = title_of(turnover("2015", "500"), turnover("2016", "600", "about"))
    assert "to about $600 m in 2016" in title


def test_a_bound_is_told_where_no_two_others_stand(title_of):
    title = title_of(turnover("2015", "500"), turnover("2016", "900", "over"))
    assert title == ("Trade rose from $500 m in 2015 to over $900 m in 2016, as Kazakhstan reports")


def test_a_fall_is_claimed_only_where_the_intervals_do_not_meet(title_of):
    rise = [turnover("2015", "500"), turnover("2016", "900")]
    assert title_of(*rise, turnover("2017", "900")).endswith(
        "to $900 m in 2016, as Kazakhstan reports"
    )
    assert " and fell in 2017, " in title_of(*rise, turnover("2017", "890"))


def test_a_rise_within_the_rounding_is_no_rise(title_of):
    rows = [
        total("turnover", "2015", "1000", "1000"),
        total("turnover", "2016", "1400", "100"),
        total("turnover", "2017", "1450", "10"),
    ]
    assert title_of(*rows).startswith(
        "Trade changed little, from $1 bn in 2015 to $1.45 bn in 2017"
    )


def test_the_highest_of_the_years_is_told_and_the_fall_after_it(title_of):
    rows = [
        turnover(str(2015 + at), value) for at, value in enumerate(("500", "900", "700", "800"))
    ]
    assert title_of(*rows) == (
        "Trade rose from $500 m in 2015 to $900 m in 2016 and fell in 2017, as Kazakhstan reports"
    )


def test_trade_that_began_at_its_highest_fell_to_its_latest(title_of):
    rows = [turnover(str(2015 + at), value) for at, value in enumerate(("900", "500", "700"))]
    assert title_of(*rows) == (
        "Trade fell from $900 m in 2015 to $700 m in 2017, as Kazakhstan reports"
    )


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
