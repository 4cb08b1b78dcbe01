import pytest

from briefs.checks.repeats import check_commitments, check_repeats
from briefs.model import Verdict
from briefs.text.explanations import subject_text
from conftest import TWO_DYADS, total

FIGURE = total("export", "2022", "1000", "10", authority="statistics")


def other(value, rounding="10", **more):
    return total("export", "2022", value, rounding, id="other", **more)


@pytest.fixture
def checks(make_package):
    def make(*given, **tables):
        return list(check_repeats(make_package(trade_totals=given, **tables)))

    return make


@pytest.mark.parametrize(
    ("value", "qualifier", "verdict"),
    [
        ("1000", "exact", Verdict.AGREES),
        ("1009", "exact", Verdict.AGREES),
        ("1010", "exact", Verdict.CONFLICTS),
        ("1010", "about", Verdict.CANNOT_TELL),
        ("1020", "about", Verdict.CONFLICTS),
        ("900", "over", Verdict.CANNOT_TELL),
        ("1010", "over", Verdict.CONFLICTS),
        ("1100", "under", Verdict.CANNOT_TELL),
        ("990", "under", Verdict.CONFLICTS),
    ],
)
def test_another_statement_is_held_against_the_figure(checks, value, qualifier, verdict):
    (check,) = checks(FIGURE, other(value, value_qualifier=qualifier))
    assert check.verdict is verdict
    assert check.row_ids == (FIGURE["id"], "other")
    assert check.figure_keys == ("kaz-tjk-export-2022-kaz",)


def test_the_figure_itself_and_its_parts_are_not_repeats(checks):
    assert checks(FIGURE) == []
    rows = [
        total("export", "2022", "1000", "1"),
        total("import", "2022", "500", "1"),
        total("turnover", "2022", "1500", "100"),
    ]
    assert [check.id for check in checks(*rows)] == [f"repeat-value-{rows[2]['id']}"]


def test_an_inferred_reporter_does_not_keep_a_repeat_from_being_told(checks):
    (check,) = checks(FIGURE, other("1010", inferred="reporter partner"))
    assert check.verdict is Verdict.CONFLICTS


def test_a_statement_without_reporter_is_not_held_against_a_reporters_figure(checks):
    assert checks(FIGURE, other("5000", reporter="", partner="")) == []


def test_a_source_error_is_compared_but_does_not_mark_the_figure(checks):
    issue = {
        "id": "i",
        "table": "trade_totals",
        "row_id": "other",
        "column": "value_usd_million",
        "kind": "source_error",
        "problem": "A slip.",
        "done": "As printed.",
        "status": "open",
    }
    (check,) = checks(FIGURE, other("100"), known_issues=[issue])
    assert check.verdict is Verdict.CONFLICTS
    assert check.figure_keys == ()
    (check,) = checks(FIGURE, other("100"), known_issues=[{**issue, "kind": "ambiguity"}])
    assert check.figure_keys == ("kaz-tjk-export-2022-kaz",)


def test_a_rate_is_held_against_the_growth_that_is_shown(package, checks):
    rate = {"growth_pct": "5", "growth_rounding_pct": "1", "growth_qualifier": "exact"}
    better = total("export", "2022", "1000", "10", authority="statistics", **rate)
    worse = other("1000", **{**rate, "growth_pct": "7"})
    value, growth = checks(better, worse)
    assert (value.verdict, growth.verdict) == (Verdict.AGREES, Verdict.CONFLICTS)
    assert growth.id == "repeat-growth-other"
    assert subject_text(package, value) == "Exports, 2022, reported by Kazakhstan"
    assert subject_text(package, growth) == "Growth of exports, 2022, reported by Kazakhstan"
    assert growth.figure_keys == ("kaz-tjk-export-2022-kaz-growth",)


def contract(row_id, value, day, **more):
    return {
        "id": row_id,
        "dyad": "kaz-tjk",
        "subject_id": "forum",
        "kind": "contract_total",
        "measure": "contracts",
        "date_stated": day,
        "value_usd_million": value,
        "value_rounding_usd_million": "100" if value else "",
        "value_qualifier": "exact" if value else "",
        "description": "Contracts.",
        "source_id": "paper-2023",
        **more,
    }


def test_every_side_of_a_conflict_of_commitments_is_marked(make_package):
    rows = [
        contract("third", "1300", "2023-05-05"),
        contract("first", "1300", "2023-05-03"),
        contract("second", "1800", "2023-05-04"),
        contract("elsewhere", "9000", "2023-05-04", subject_id="other"),
        contract("silent", "", "2023-05-01"),
    ]
    checks = list(check_commitments(make_package(commitments=rows)))
    assert [(check.row_ids, check.verdict) for check in checks] == [
        (("second", "first"), Verdict.CONFLICTS),
        (("second", "third"), Verdict.CONFLICTS),
    ]
    assert {key for check in checks for key in check.figure_keys} == {"first", "second", "third"}


def test_commitments_that_fit_are_held_against_the_first(make_package):
    rows = [
        contract("second", "1300", "2023-05-04"),
        contract("first", "1300", "2023-05-03"),
        contract("third", "1300", "2023-05-05"),
    ]
    checks = list(check_commitments(make_package(commitments=rows)))
    assert [(check.row_ids, check.verdict) for check in checks] == [
        (("first", "second"), Verdict.AGREES),
        (("first", "third"), Verdict.AGREES),
    ]


def test_commitments_of_two_dyads_are_not_held_against_each_other(make_package):
    rows = [contract("a", "1300", "2023"), contract("b", "1800", "2023", dyad="kaz-uzb")]
    assert list(check_commitments(make_package(commitments=rows, **TWO_DYADS))) == []
