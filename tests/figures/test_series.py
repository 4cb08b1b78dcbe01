import pytest

from briefs.figures import (
    cell,
    latest_of_both,
    latest_year,
    leading_reporter,
    yearly,
    years_present,
)
from briefs.model import Dyad, Flow, Period
from conftest import IN_KAZ_UZB, TWO_DYADS, total

DYAD = Dyad("kaz-tjk", "KAZ", "TJK")


def years(figures):
    return [str(figure.period) for figure in figures]


def test_a_cell_of_a_reporter_names_its_partner():
    made = cell(DYAD, "TJK", Flow.IMPORT, Period.year(2022))
    assert (made.dyad, made.reporter, made.partner) == ("kaz-tjk", "TJK", "KAZ")


def test_a_cell_of_a_stranger_is_refused():
    with pytest.raises(ValueError, match="UZB is not of kaz-tjk"):
        cell(DYAD, "UZB", Flow.IMPORT, Period.year(2022))


def test_years_present_are_calendar_years_of_the_dyad_alone_ascending(make_package):
    rows = [
        total("turnover", "2023", "1", "1"),
        total("export", "2021", "1", "1", reporter="TJK", partner="KAZ"),
        total("export", "2020", "1", "1", reporter="", partner=""),
        total("turnover", "2019-H1", "1", "1"),
        total("turnover", "2018-07/2019-06", "1", "1"),
        total("turnover", "2017", "1", "1", **IN_KAZ_UZB),
    ]
    package = make_package(trade_totals=rows, **TWO_DYADS)
    assert [str(year) for year in years_present(package, DYAD)] == ["2020", "2021", "2023"]


def test_a_series_leaves_out_years_without_a_figure(make_package):
    rate = {"growth_pct": "1", "growth_rounding_pct": "1", "growth_qualifier": "exact"}
    rows = [
        total("turnover", "2023", "3", "1"),
        total("turnover", "2020", "1", "1"),
        total("turnover", "2021", **rate),
        total("turnover", "2022", "9", "1", reporter="TJK", partner="KAZ"),
        total("export", "2019", "1", "1"),
        total("import", "2019", "1", "1"),
    ]
    figures = yearly(make_package(trade_totals=rows), DYAD, "KAZ", Flow.TURNOVER)
    assert years(figures) == ["2019", "2020", "2023"]
    assert figures[0].parts


def test_the_latest_year_skips_years_that_name_no_reporter(make_package):
    rows = [
        total("turnover", "2021", "1", "1"),
        total("turnover", "2022", "1", "1", reporter="", partner=""),
        total("turnover", "2023-H1", "1", "1"),
    ]
    package = make_package(trade_totals=rows)
    assert years(yearly(package, DYAD, "KAZ", Flow.TURNOVER)) == ["2021", "2022"]
    assert latest_year(package, DYAD, "KAZ", Flow.TURNOVER).period == Period.year(2021)
    assert latest_year(package, DYAD, "TJK", Flow.TURNOVER) is None


def test_the_latest_years_of_the_real_package(package):
    assert str(latest_year(package, DYAD, "KAZ", Flow.TURNOVER).period) == "2025"
    assert str(latest_year(package, DYAD, "TJK", Flow.TURNOVER).period) == "2023"
    assert str(latest_year(package, DYAD, "KAZ", Flow.EXPORT).period) == "2022"


def test_a_forecast_is_never_the_latest_year(make_package):
    rows = [
        total("turnover", "2022", "100", "1"),
        total("turnover", "2026", "900", "1", status="forecast"),
    ]
    package = make_package(trade_totals=rows)
    latest = latest_year(package, package.dyads["kaz-tjk"], "KAZ", Flow.TURNOVER)
    assert str(latest.period) == "2022"


TAJIK = {"reporter": "TJK", "partner": "KAZ"}


def test_the_first_economy_leads_and_the_second_where_only_that_has_a_whole_year(make_package):
    def lead(name, *rows):
        return leading_reporter(make_package(name=name, trade_totals=rows), DYAD, Flow.TURNOVER)

    own = total("turnover", "2015", "1", "1")
    theirs = total("turnover", "2022", "9", "1", **TAJIK)
    assert lead("both", own, theirs) == "KAZ"
    assert lead("none") == "KAZ"
    assert lead("theirs", theirs) == "TJK"
    assert lead("half", total("turnover", "2023-H1", "1", "1"), theirs) == "TJK"
    assert lead("forecast", {**own, "status": "forecast"}, theirs) == "TJK"
    assert lead("nobody", {**own, "reporter": "", "partner": ""}, theirs) == "TJK"


def test_the_latest_of_both_is_the_later_year_whoever_counts_it(make_package):
    def latest(name, *rows):
        return latest_of_both(make_package(name=name, trade_totals=rows), DYAD)

    own, theirs = (
        [total("turnover", year, value, "1", **side) for year in ("2021", "2022")]
        for value, side in (("5", {}), ("9", TAJIK))
    )
    assert latest("none") is None
    for name, rows, key in (
        ("same", [*own, *theirs], "kaz-tjk-turnover-2022-kaz"),
        ("later", [own[0], *theirs], "kaz-tjk-turnover-2022-tjk"),
        ("own", [*own, theirs[0]], "kaz-tjk-turnover-2022-kaz"),
        ("alone", [theirs[0]], "kaz-tjk-turnover-2021-tjk"),
    ):
        assert latest(name, *rows).key == key
