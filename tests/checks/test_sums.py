import pytest

from briefs.checks.sums import check_sums
from briefs.model import CheckKind, Doubt, Verdict
from conftest import total


def rows(turnover, rounding, export="100", imported="50", **other):
    return [
        total("turnover", "2022", turnover, rounding, **other),
        total("export", "2022", export, "10"),
        total("import", "2022", imported, "10"),
    ]


@pytest.fixture
def check(make_package):
    def make(*given, **tables):
        checks = list(check_sums(make_package(trade_totals=given, **tables)))
        return checks[0] if checks else None

    return make


def test_parts_that_reach_the_stated_turnover_agree(check):
    found = check(*rows("155", "1"))
    assert found.verdict is Verdict.AGREES
    assert found.kind is CheckKind.SUM
    assert found.id == "sum-kaz-tjk-turnover-2022-kaz"
    assert found.figure_keys == (
        "kaz-tjk-turnover-2022-kaz",
        "kaz-tjk-export-2022-kaz",
        "kaz-tjk-import-2022-kaz",
    )


@pytest.mark.parametrize(
    ("turnover", "verdict"),
    [
        ("139", Verdict.CONFLICTS),
        ("140", Verdict.AGREES),
        ("160", Verdict.AGREES),
        ("161", Verdict.CONFLICTS),
    ],
)
def test_parts_conflict_with_a_turnover_beyond_their_rounding(check, turnover, verdict):
    assert check(*rows(turnover, "1")).verdict is verdict


def test_parts_touch_a_turnover_at_their_open_end_without_meeting_it(check):
    assert check(*rows("160.5", "1")).verdict is Verdict.CONFLICTS
    assert check(*rows("160.4", "1")).verdict is Verdict.AGREES


def test_an_about_turnover_beyond_its_likely_place_cannot_be_told(check):
    assert check(*rows("165", "10", value_qualifier="about")).verdict is Verdict.CANNOT_TELL


def test_an_over_turnover_below_its_parts_cannot_be_told(check):
    assert check(*rows("120", "10", value_qualifier="over")).verdict is Verdict.CANNOT_TELL


def test_an_inferred_reporter_makes_a_sum_untold(check, told):
    assert check(*rows("999", "1", inferred="reporter partner")).verdict is Verdict.CANNOT_TELL
    flows = rows("999", "1")
    flows[1]["inferred"] = "reporter"
    found = check(*flows)
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.doubt is Doubt.REPORTER
    assert "a reporter is not named" in told(found)


@pytest.mark.parametrize("column", ["period", "flow"])
def test_a_period_or_flow_that_was_read_into_the_text_keeps_a_conflict_untold(check, told, column):
    found = check(*rows("999", "1", inferred=column))
    assert found.verdict is Verdict.CANNOT_TELL
    assert found.doubt is Doubt.PERIOD
    assert told(found).endswith("; not judged, since a period, flow or date was read into the text")


@pytest.mark.parametrize("column", ["period", "flow"])
def test_a_sum_agrees_though_its_period_or_flow_was_read_into_the_text(check, column):
    found = check(*rows("150", "1", inferred=column))
    assert found.verdict is Verdict.AGREES
    assert found.doubt is None


def test_a_qualifier_that_was_read_into_the_text_leaves_a_conflict(check):
    assert check(*rows("999", "1", inferred="value_qualifier")).verdict is Verdict.CONFLICTS


def test_a_flow_without_reporter_makes_a_sum_untold(check):
    flows = rows("999", "1")
    flows[1] |= {"reporter": "", "partner": ""}
    assert check(*flows).verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize("left", [[0, 1], [1, 2], [0, 2], [0]])
def test_without_turnover_or_a_flow_there_is_no_sum(check, left):
    given = rows("150", "1")
    assert check(*(given[index] for index in left)) is None


def test_a_turnover_without_reporter_has_no_sum(check):
    assert check(*rows("150", "1", reporter="", partner="")) is None
