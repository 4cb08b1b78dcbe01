from decimal import Decimal

import pytest

from briefs.figures import balance, find_balance, find_level, level
from briefs.model import Cell, Flow, Interval, Making, MissingFigureError, Period, Qualifier, Unit
from conftest import GAZETTE, SOURCE, total

D = Decimal
EXPORT = Cell("kaz-tjk", "KAZ", "TJK", Flow.EXPORT, Period.year(2022))
IMPORT, TURNOVER = EXPORT.of(Flow.IMPORT), EXPORT.of(Flow.TURNOVER)
OTHER = {**GAZETTE, "published": "2023-01"}
BOTH_SOURCES = [SOURCE, OTHER]


def ids(figure):
    return [row.id for row in figure.observations]


def test_turnover_of_2022_is_the_sum_of_the_astana_times(package):
    figure = level(package, TURNOVER)
    assert figure.value == D("1379.0")
    assert [part.value for part in figure.parts] == [D("877.6"), D("501.4")]
    assert figure.source_ids == ("astana-times-2023-05-03-contracts",)
    assert (figure.making, figure.rounding, figure.qualifier) == (
        Making.SUM,
        D("0.1"),
        Qualifier.EXACT,
    )
    assert figure.likely == Interval(D("1378.90"), D("1379.10"))
    stated = {row.stated_as for row in figure.alternatives}
    assert {"$1.4 billion", "almost $1.5 billion", "$1.44 billion"} <= stated


def test_turnover_is_the_sum_where_both_flows_are_finer_than_what_is_stated(make_package):
    rows = [
        total("turnover", "2022", "1400", "100", authority="statistics"),
        total("export", "2022", "900", "10"),
        total("import", "2022", "500.4", "0.1"),
    ]
    figure = level(make_package(trade_totals=rows), TURNOVER)
    assert figure.making is Making.SUM
    assert figure.value == D("1400.4")
    assert figure.rounding == D(10)
    assert [row.stated_as for row in figure.alternatives] == ["$1400 million"]
    assert figure.key == "kaz-tjk-turnover-2022-kaz"


@pytest.mark.parametrize(("exports", "imports"), [("100", "0.1"), ("0.1", "100"), ("100", "100")])
def test_turnover_is_stated_where_one_flow_is_not_finer(make_package, exports, imports):
    rows = [
        total("turnover", "2022", "1400", "100"),
        total("export", "2022", "900", exports),
        total("import", "2022", "500", imports),
    ]
    figure = level(make_package(trade_totals=rows), TURNOVER)
    assert figure.making is Making.STATED
    assert figure.value == D(1400)


def test_turnover_is_the_sum_where_none_is_stated_however_coarse(make_package):
    rows = [total("export", "2022", "900", "100"), total("import", "2022", "500", "100")]
    figure = level(make_package(trade_totals=rows), TURNOVER)
    assert (figure.making, figure.value) == (Making.SUM, D(1400))
    assert figure.likely == Interval(D(1300), D(1500))


def test_turnover_is_the_sum_where_the_only_statement_is_a_source_error(make_package):
    rows = [
        total("turnover", "2022", "80", "0.1"),
        total("export", "2022", "500", "100"),
        total("import", "2022", "300", "100"),
    ]
    error = {
        "id": "issue-slip",
        "table": "trade_totals",
        "row_id": rows[0]["id"],
        "column": "value_usd_million",
        "kind": "source_error",
        "problem": "A slip.",
        "done": "As printed.",
        "status": "open",
    }
    assert find_level(make_package(name="good", trade_totals=rows), TURNOVER).value == 80
    figure = find_level(
        make_package(name="slip", trade_totals=rows, known_issues=[error]), TURNOVER
    )
    assert (figure.value, figure.making) == (800, Making.SUM)
    assert [row.id for row in figure.alternatives] == [rows[0]["id"]]


@pytest.mark.parametrize("qualifier", ["over", "under"])
@pytest.mark.parametrize("flow", ["export", "import"])
def test_a_bound_is_never_added_up(make_package, flow, qualifier):
    other = "import" if flow == "export" else "export"
    rows = [
        total(flow, "2022", "900.1", "0.1", value_qualifier=qualifier),
        total(other, "2022", "500.1", "0.1"),
    ]
    package = make_package(trade_totals=rows)
    assert find_level(package, TURNOVER) is None
    with pytest.raises(MissingFigureError, match="its flows are stated only as bounds"):
        level(package, TURNOVER)


def test_an_about_flow_is_added_up_and_the_sum_is_about(make_package):
    rows = [
        total("export", "2022", "900", "100", value_qualifier="about"),
        total("import", "2022", "500", "100"),
    ]
    figure = level(make_package(trade_totals=rows), TURNOVER)
    assert figure.qualifier is Qualifier.ABOUT
    assert figure.possible == Interval(D(1250), D(1550))


def test_a_statement_that_is_no_bound_is_added_up_instead_of_a_finer_bound(make_package):
    rows = [
        total("export", "2022", "900.1", "0.1", value_qualifier="over", authority="statistics"),
        total("export", "2022", "905", "5", authority="press", id="press"),
        total("import", "2022", "500.1", "0.1"),
    ]
    figure = level(make_package(trade_totals=rows), TURNOVER)
    assert figure.value == D("1405.1")


@pytest.mark.parametrize("weakness", [{"status": "forecast"}, {"reporter": "", "partner": ""}])
def test_a_forecast_or_a_flow_without_reporter_is_never_added_up(make_package, weakness):
    rows = [total("export", "2022", "900", "1", **weakness), total("import", "2022", "500", "1")]
    assert find_level(make_package(trade_totals=rows), TURNOVER) is None


def test_flows_of_one_source_are_added_up_rather_than_better_ones_of_two(make_package):
    rows = [
        total("export", "2022", "900.11", "0.01", authority="statistics", source_id="gazette-2023"),
        total("export", "2022", "900.2", "0.1"),
        total("import", "2022", "500.2", "0.1"),
    ]
    figure = level(make_package(trade_totals=rows, sources=BOTH_SOURCES), TURNOVER)
    assert figure.source_ids == ("paper-2023",)
    assert figure.value == D("1400.4")


def test_of_two_sources_with_both_flows_the_better_one_is_added_up(make_package):
    rows = [
        total("export", "2022", "900.2", "0.1", source_id="gazette-2023"),
        total("import", "2022", "500.2", "0.1", source_id="gazette-2023"),
        total("export", "2022", "901", "1"),
        total("import", "2022", "501", "1"),
    ]
    figure = level(make_package(trade_totals=rows, sources=BOTH_SOURCES), TURNOVER)
    assert figure.source_ids == ("gazette-2023",)
    assert figure.value == D("1400.4")


def test_flows_of_two_sources_are_added_up_where_no_source_has_both(make_package):
    rows = [
        total("export", "2022", "900.2", "0.1", source_id="gazette-2023"),
        total("import", "2022", "500.2", "0.1"),
    ]
    figure = level(make_package(trade_totals=rows, sources=BOTH_SOURCES), TURNOVER)
    assert figure.source_ids == ("gazette-2023", "paper-2023")


@pytest.mark.parametrize(("flow", "missing"), [("export", "import"), ("import", "export")])
def test_turnover_refuses_a_missing_flow_and_names_key_file_and_periods(
    make_package, flow, missing
):
    rows = [
        total(flow, "2022", "900", "1"),
        total("turnover", "2020", "700", "1"),
        total("turnover", "2019-H1", "300", "1"),
        total("turnover", "2018", "1", "1", reporter="TJK", partner="KAZ"),
    ]
    with pytest.raises(MissingFigureError) as error:
        level(make_package(trade_totals=rows), TURNOVER)
    assert str(error.value) == (
        "'kaz-tjk-turnover-2022-kaz' is not a figure of datapackage/data/trade_totals.csv "
        f"(no turnover is stated, and {missing} to add up: missing); periods present: 2019-H1, 2020"
    )


def test_turnover_refuses_two_missing_flows(make_package):
    with pytest.raises(MissingFigureError, match="export and import to add up: missing"):
        level(make_package(), TURNOVER)


def test_a_rate_alone_is_no_level_and_its_period_is_not_named(make_package):
    rate = {"growth_pct": "5", "growth_rounding_pct": "1", "growth_qualifier": "exact"}
    package = make_package(trade_totals=[total("export", "2022", **rate)])
    with pytest.raises(MissingFigureError, match="periods present: none"):
        level(package, EXPORT)


def test_a_reporter_never_falls_back_to_the_mirror(make_package):
    rows = [
        total("import", "2022", "900", "1", reporter="TJK", partner="KAZ"),
        total("turnover", "2022", "1400", "1", reporter="TJK", partner="KAZ"),
    ]
    package = make_package(trade_totals=rows)
    assert find_level(package, EXPORT) is None
    assert find_level(package, TURNOVER) is None
    assert find_level(package, EXPORT.mirror).value == D(900)


def test_an_export_is_never_a_sum(make_package):
    rows = [total("turnover", "2022", "1400", "1"), total("import", "2022", "500", "1")]
    assert find_level(make_package(trade_totals=rows), EXPORT) is None


def test_the_balance_is_exports_less_imports(package):
    figure = balance(package, IMPORT)
    assert figure.value == D("376.2")
    assert figure.likely == Interval(D("376.10"), D("376.30"), False, False)
    assert figure.possible == figure.likely
    assert (figure.making, figure.unit, figure.measure) == (
        Making.DIFFERENCE,
        Unit.USD_MILLION,
        "balance",
    )
    assert figure.key == "kaz-tjk-balance-2022-kaz"
    assert [part.measure for part in figure.parts] == ["export", "import"]


def test_a_balance_may_be_negative_and_is_as_coarse_as_its_coarser_flow(make_package):
    rows = [total("export", "2022", "100.4", "0.1"), total("import", "2022", "900", "100")]
    figure = balance(make_package(trade_totals=rows), TURNOVER)
    assert (figure.value, figure.rounding) == (D("-799.6"), D(100))


def test_a_balance_without_one_of_its_flows_is_refused(make_package):
    package = make_package(trade_totals=[total("export", "2022", "100", "1")])
    assert find_balance(package, EXPORT) is None
    with pytest.raises(MissingFigureError, match="kaz-tjk-import-2022-kaz"):
        balance(package, EXPORT)


def test_a_balance_of_over_less_exact_is_over(make_package):
    rows = [
        total("export", "2022", "900", "1", value_qualifier="over"),
        total("import", "2022", "500", "1"),
    ]
    figure = balance(make_package(trade_totals=rows), EXPORT)
    assert figure.qualifier is Qualifier.OVER
    assert not figure.possible.upper.is_finite()
    assert ids(figure) == [f"kaz-tjk-{flow}-2022-kaz-paper-2023" for flow in ("export", "import")]


@pytest.mark.parametrize(
    ("exports", "imports", "qualifier"),
    [
        ("900", "500", Qualifier.OVER),
        ("500", "500", Qualifier.OVER),
        ("500", "900", Qualifier.UNDER),
    ],
)
def test_the_qualifier_of_a_balance_is_that_of_its_size(make_package, exports, imports, qualifier):
    rows = [
        total("export", "2022", exports, "1", value_qualifier="over"),
        total("import", "2022", imports, "1"),
    ]
    assert balance(make_package(trade_totals=rows), EXPORT).qualifier is qualifier
