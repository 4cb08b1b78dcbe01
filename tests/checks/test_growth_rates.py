import pytest

from briefs.checks.growth import check_growth
from briefs.model import Verdict
from briefs.text.verdicts import marks_by_figure
from conftest import GAZETTE, SOURCE, total


def rate(value, rounding="1", qualifier="exact"):
    return {
        "growth_pct": value,
        "growth_rounding_pct": rounding,
        "growth_qualifier": qualifier,
    }


def rows(stated, rounding="1", qualifier="exact", **other):
    return [
        total("turnover", "2021", "1000", "1"),
        total("turnover", "2022", "1200", "1", **rate(stated, rounding, qualifier), **other),
    ]


def issue(row_id, column):
    return {
        "id": f"issue-{row_id}-{column}",
        "table": "trade_totals",
        "row_id": row_id,
        "column": column,
        "kind": "source_error",
        "problem": "A slip.",
        "done": "As printed.",
        "status": "open",
    }


@pytest.fixture
def checks(make_package):
    def make(*given, **tables):
        return list(check_growth(make_package(trade_totals=given, **tables)))

    return make


@pytest.mark.parametrize(
    ("stated", "verdict"),
    [
        ("20", Verdict.AGREES),
        ("19", Verdict.CONFLICTS),
        ("21", Verdict.CONFLICTS),
        ("-20", Verdict.CONFLICTS),
    ],
)
def test_a_rate_is_held_against_its_levels(checks, told, stated, verdict):
    (check,) = checks(*rows(stated))
    assert check.verdict is verdict
    assert check.id == "growth-kaz-tjk-turnover-2022-kaz-paper-2023"
    assert "1,000 to 1,200 is about +20.0 %" in told(check)
    assert check.unit == "percent"


def test_an_about_rate_next_to_its_levels_cannot_be_told(checks):
    (check,) = checks(*rows("21", qualifier="about"))
    assert check.verdict is Verdict.CANNOT_TELL


def test_an_almost_rate_far_above_its_levels_cannot_be_told(checks):
    (check,) = checks(*rows("30", "1", "under"))
    assert check.verdict is Verdict.CANNOT_TELL
    (check,) = checks(*rows("19", "1", "under"))
    assert check.verdict is Verdict.CONFLICTS


def test_a_source_is_held_to_its_own_base_rather_than_to_a_better_one(checks):
    better = total("turnover", "2021", "800", "1", authority="statistics", source_id="gazette-2023")
    (check,) = checks(better, *rows("20"), sources=[SOURCE, GAZETTE])
    assert check.verdict is Verdict.AGREES
    assert "gazette" not in " ".join(check.row_ids)


def test_a_source_without_a_base_is_held_to_the_reporters_figure(checks):
    base, new = rows("20")
    base |= {"source_id": "gazette-2023", "id": "base"}
    (check,) = checks(base, new, sources=[SOURCE, GAZETTE])
    assert check.verdict is Verdict.AGREES
    assert "base" in check.row_ids
    assert check.figure_keys == ("kaz-tjk-turnover-2022-kaz-growth",)


def test_levels_of_the_source_itself_are_marked_with_the_rate(checks):
    (check,) = checks(*rows("20"))
    assert set(check.figure_keys) == {
        "kaz-tjk-turnover-2022-kaz-growth",
        "kaz-tjk-turnover-2022-kaz",
        "kaz-tjk-turnover-2021-kaz",
    }


@pytest.mark.parametrize("index", [0, 1])
def test_an_inferred_reporter_makes_growth_untold(checks, index):
    given = rows("99")
    given[index]["inferred"] = "reporter partner"
    (check,) = checks(*given)
    assert check.verdict is Verdict.CANNOT_TELL


def test_a_level_without_reporter_is_no_base(checks):
    base, new = rows("20")
    assert checks({**base, "reporter": "", "partner": ""}, new) == []


def test_a_missing_level_leaves_a_rate_untested(checks):
    assert checks(rows("20")[1]) == []
    assert checks(total("turnover", "2022", **rate("20")), rows("20")[0]) == []


def test_the_base_is_the_same_part_of_the_year_before(checks):
    given = [
        total("turnover", "2021", "1000", "1"),
        total("turnover", "2021-H1", "400", "1"),
        total("turnover", "2022-H1", "480", "1", **rate("20")),
    ]
    (check,) = checks(*given)
    assert check.verdict is Verdict.AGREES


def test_a_wrong_level_of_the_source_marks_nothing(checks):
    given = rows("99")
    (check,) = checks(*given, known_issues=[issue(given[1]["id"], "value_usd_million")])
    assert check.verdict is Verdict.CONFLICTS
    assert check.figure_keys == ()


def test_a_wrong_rate_of_the_source_does_not_mark_the_right_one(checks):
    right = rows("20")
    wrong = total("turnover", "2022", id="wrong", source_id="gazette-2023", **rate("2"))
    found = checks(
        *right,
        wrong,
        sources=[SOURCE, GAZETTE],
        known_issues=[issue("wrong", "growth_pct")],
    )
    assert [check.verdict for check in found] == [Verdict.AGREES, Verdict.CONFLICTS]
    marks = marks_by_figure(found)
    assert marks["kaz-tjk-turnover-2022-kaz-growth"].verdict is Verdict.AGREES


def test_a_wrong_rate_does_not_mark_the_sound_levels_of_its_source(checks):
    given = rows("2")
    (check,) = checks(*given, known_issues=[issue(given[1]["id"], "growth_pct")])
    assert check.verdict is Verdict.CONFLICTS
    assert check.figure_keys == ("kaz-tjk-turnover-2022-kaz-growth",)


def test_growth_on_a_base_of_zero_is_not_tested(checks):
    base, new = rows("20")
    assert checks({**base, "value_usd_million": "0"}, new) == []
