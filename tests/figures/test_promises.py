"""What became of promises: the figures of either economy decide, and the date of the package."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from briefs.figures import PromiseStatus, promise_of, promises
from briefs.model import Dyad
from conftest import target, total

KEPT, KEPT_LATE, IN_PROGRESS, OVERDUE, UNKNOWN = PromiseStatus
DYAD = Dyad("kaz-tjk", "KAZ", "TJK")
NO_VALUE = {"value_usd_million": "", "value_rounding_usd_million": "", "value_qualifier": ""}


def turnover(year, value, **other):
    return total("turnover", year, value, "1", **other)


@pytest.fixture
def found(make_package):
    """The only promise of some targets beside some figures, in a package of the end of 2026."""

    def make(targets, *rows):
        package = make_package(commitments=targets, trade_totals=rows)
        package = replace(package, created=datetime(2026, 12, 31, tzinfo=UTC))
        (promise,) = promises(package, DYAD)
        return promise

    return make


def outcome(promise):
    """The status, and the year and the reporter of the figure that decides."""
    figure = promise.evidence
    return (
        promise.status,
        figure and str(figure.period),
        figure and figure.trade_cell.reporter,
    )


DUE_2025 = (target("a", "2023-05-04", "2025"),)


@pytest.mark.parametrize("year", ["2023", "2024", "2025"])
@pytest.mark.parametrize("value", ["2000", "2500"])
def test_a_target_that_was_reached_in_time_is_kept(found, year, value):
    promise = found(DUE_2025, turnover("2022", "1379"), turnover(year, value))
    assert outcome(promise) == (KEPT, year, "KAZ")


def test_the_first_year_that_reached_a_target_is_the_evidence(found):
    rows = (turnover("2023", "1000"), turnover("2024", "2100"), turnover("2025", "2200"))
    assert outcome(found(DUE_2025, *rows)) == (KEPT, "2024", "KAZ")


def test_a_target_that_was_reached_and_lost_again_is_kept(found):
    rows = (turnover("2024", "2100"), turnover("2025", "1900"))
    assert outcome(found(DUE_2025, *rows)) == (KEPT, "2024", "KAZ")


def test_a_year_before_the_target_was_stated_does_not_keep_it(found):
    rows = (turnover("2022", "2500"), turnover("2024", "1500"))
    assert outcome(found(DUE_2025, *rows)) == (OVERDUE, "2024", "KAZ")


def test_a_target_whose_year_has_not_passed_is_in_progress_by_the_latest_year(found):
    for due in ("2026", "2027"):
        targets = [target("a", "2023-05-04", due)]
        promise = found(targets, turnover("2023", "1000"), turnover("2025", "1999"))
        assert outcome(promise) == (IN_PROGRESS, "2025", "KAZ")


def test_a_target_whose_year_has_passed_without_is_overdue_by_the_last_year_in_time(found):
    rows = (turnover("2024", "1500"), turnover("2025", "1999"), turnover("2026", "1800"))
    assert outcome(found(DUE_2025, *rows)) == (OVERDUE, "2025", "KAZ")


def test_a_target_that_was_reached_after_it_was_due_is_kept_late_by_that_year(found):
    rows = (turnover("2025", "1500"), turnover("2026", "2100"))
    assert outcome(found(DUE_2025, *rows)) == (KEPT_LATE, "2026", "KAZ")


def test_a_target_whose_year_has_passed_without_any_figure_is_overdue_without_evidence(found):
    assert outcome(found(DUE_2025)) == (OVERDUE, None, None)
    assert outcome(found(DUE_2025, turnover("2022", "1379"))) == (OVERDUE, None, None)


def test_the_date_that_was_given_last_is_the_one_to_keep(found):
    targets = (
        target("first", "2023-05-04", "2025"),
        target("second", "2024-08-22", "2027"),
        target("third", "2025-08-31"),
    )
    promise = found(targets, turnover("2025", "1500"))
    assert outcome(promise) == (IN_PROGRESS, "2025", "KAZ")
    assert promise.current.id == "second"
    assert [row.id for row in promise.rows] == ["first", "second", "third"]


def test_a_target_without_a_date_is_never_overdue(found):
    undated = (target("a", "2010"), target("b", "2012"))
    promise = found(undated, turnover("2020", "1500"))
    assert outcome(promise) == (IN_PROGRESS, "2020", "KAZ")
    assert promise.current.id == "b"
    assert outcome(found(undated, turnover("2020", "2500"))) == (KEPT, "2020", "KAZ")
    assert outcome(found(undated)) == (UNKNOWN, None, None)


def test_a_target_whose_year_has_not_passed_is_unknown_without_a_figure(found):
    assert outcome(found([target("a", "2023", "2027")])) == (UNKNOWN, None, None)


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "contract_total", "measure": "contracts"},
        {"kind": "contract", "measure": "contracts"},
        {"kind": "plan", "measure": "investment"},
        {"kind": "potential", "measure": "exports"},
        {"measure": "exports"},
        NO_VALUE,
    ],
    ids=lambda other: "-".join(other.values()),
)
def test_what_no_table_measures_is_unknown(found, other):
    promise = found([target("a", "2023", "2025", **other)], turnover("2024", "2500"))
    assert outcome(promise) == (UNKNOWN, None, None)


@pytest.mark.parametrize("kind", ["plan", "potential"])
def test_a_plan_of_turnover_is_measured_as_a_target_is(found, kind):
    promise = found([target("a", "2023", "2025", kind=kind)], turnover("2024", "2500"))
    assert outcome(promise) == (KEPT, "2024", "KAZ")


def test_of_statements_that_differ_in_kind_the_target_is_in_force(found):
    rows = [target("goal", "2023", "2025"), target("later", "2024", "2030", kind="potential")]
    promise = found(rows, turnover("2024", "1500"))
    assert promise.current.id == "goal"
    assert promise.status is OVERDUE
    assert [row.id for row in promise.rows] == ["goal", "later"]


@pytest.mark.parametrize("reporter", ["KAZ", "TJK"])
def test_the_turnover_of_either_reporter_keeps_a_target(found, reporter):
    own, other = ("2100", "1900") if reporter == "KAZ" else ("1900", "2100")
    tajik = {"reporter": "TJK", "partner": "KAZ"}
    promise = found(DUE_2025, turnover("2024", own), turnover("2024", other, **tajik))
    assert outcome(promise) == (KEPT, "2024", reporter)


def test_the_latest_year_of_either_reporter_is_the_evidence(found):
    targets = [target("a", "2023", "2027")]
    tajik = {"reporter": "TJK", "partner": "KAZ"}
    promise = found(targets, turnover("2024", "1500"), turnover("2025", "1400", **tajik))
    assert outcome(promise) == (IN_PROGRESS, "2025", "TJK")


def test_flows_that_add_up_to_a_target_keep_it(found):
    rows = (total("export", "2024", "1200", "1"), total("import", "2024", "800", "1"))
    assert outcome(found(DUE_2025, *rows)) == (KEPT, "2024", "KAZ")


@pytest.mark.parametrize(
    "other",
    [{"status": "forecast"}, {"reporter": "", "partner": ""}],
    ids=["forecast", "unattributed"],
)
def test_forecasts_and_statements_without_reporter_do_not_count(found, other):
    rows = (turnover("2023", "1500"), turnover("2025", "2500", **other))
    assert outcome(found(DUE_2025, *rows)) == (OVERDUE, "2023", "KAZ")


def test_a_part_of_a_year_does_not_keep_a_target(found):
    rows = (turnover("2023", "1500"), turnover("2025-H1", "2500"))
    assert outcome(found(DUE_2025, *rows)) == (OVERDUE, "2023", "KAZ")


def test_every_subject_is_a_promise_in_the_order_of_first_statements(make_package):
    rows = [
        target("c", "2023", subject_id="late"),
        target("b", "2024", subject_id="early"),
        target("a", "2020", subject_id="early"),
    ]
    package = make_package(commitments=rows)
    found = list(promises(package, DYAD))
    assert [[row.id for row in promise.rows] for promise in found] == [["a", "b"], ["c"]]
    assert [promise_of(package, DYAD, promise.rows) for promise in found] == found


def test_two_billion_is_in_progress_and_contracts_are_unknown_in_the_real_package(package):
    dyad = package.dyads["kaz-tjk"]
    by_subject = {promise.current.subject_id: promise for promise in promises(package, dyad)}
    target_of_2027 = by_subject["target-two-billion"]
    assert target_of_2027.status is IN_PROGRESS
    assert target_of_2027.current.due == "2027"
    assert str(target_of_2027.evidence.period) == "2025"
    assert by_subject["contracts-forum-2023-05"].status is UNKNOWN
    rows = package.commitments_by_dyad[dyad.id]
    assert set(by_subject) == {row.subject_id for row in rows}


def test_every_subject_of_the_real_package_is_a_promise_of_its_dyad_once(package):
    found = [
        (dyad.id, promise.current.subject_id)
        for dyad in package.dyads.values()
        for promise in promises(package, dyad)
    ]
    assert len(set(found)) == len(found)
    assert set(found) == {(row.dyad, row.subject_id) for row in package.commitments}
