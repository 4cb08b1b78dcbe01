import pytest

from briefs.checks.coherence import check_coherence
from briefs.model import Cause, CheckKind, Doubt, Verdict
from conftest import GAZETTE, SOURCE, total


def rate(value, rounding="1", qualifier="exact"):
    return {
        "growth_pct": value,
        "growth_rounding_pct": rounding,
        "growth_qualifier": qualifier,
    }


def flows(export="877.6", export_growth="9.7", turnover_growth="18.5", **other):
    return [
        total("export", "2022", export, "0.1", **rate(export_growth, "0.1")),
        total("import", "2022", "501.4", "0.1", **rate("37.9", "0.1")),
        total("turnover", "2022", "1400", "100", **rate(turnover_growth, "0.1"), **other),
    ]


@pytest.fixture
def coherence(make_package):
    def make(*given, **tables):
        return list(check_coherence(make_package(trade_totals=given, **tables)))

    return make


def test_growth_of_the_parts_that_gives_the_growth_of_the_whole_is_coherent(coherence, told):
    (check,) = coherence(*flows())
    assert check.verdict is Verdict.AGREES
    assert check.kind is CheckKind.COHERENCE
    assert check.unit == "percent"
    assert "base of 800.0 + 363.6 = 1,163.6 and growth of +18.5" in told(check)
    assert len(check.figure_keys) == 6


def test_growth_of_the_whole_that_its_parts_do_not_give_conflicts(coherence):
    (check,) = coherence(*flows(turnover_growth="19.5"))
    assert check.verdict is Verdict.CONFLICTS


@pytest.mark.parametrize(
    ("stated", "cause"),
    [
        ("15.6", Cause.DIVIDED_BY_NEW_VALUE),  # 215.4 / 1,379.0
        ("118.5", Cause.INDEX_FOR_GROWTH),
        ("-18.5", Cause.SIGN_REVERSED),
        ("1.9", Cause.SHIFTED_DECIMAL_POINT),
        ("23.8", None),  # the mean of the two rates
    ],
)
def test_incoherent_growth_is_told_with_its_likely_cause(coherence, stated, cause):
    (check,) = coherence(*flows(turnover_growth=stated))
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, cause)


def test_incoherence_of_a_flow_that_was_read_into_the_text_cannot_be_told(coherence):
    (check,) = coherence(*flows(turnover_growth="19.5", inferred="flow"))
    assert (check.verdict, check.doubt) == (Verdict.CANNOT_TELL, Doubt.PERIOD)
    (check,) = coherence(*flows(inferred="flow"))
    assert (check.verdict, check.doubt) == (Verdict.AGREES, None)


def test_incoherence_with_an_inferred_reporter_cannot_be_told(coherence):
    (check,) = coherence(*flows(turnover_growth="19.5", inferred="reporter"))
    assert check.verdict is Verdict.CANNOT_TELL


def test_coherence_is_tested_within_one_source_alone(coherence):
    given = flows()
    given[0] |= {"source_id": "gazette-2023", "id": "elsewhere"}
    assert coherence(*given, sources=[SOURCE, GAZETTE]) == []


@pytest.mark.parametrize("left", [[0, 1], [0, 2], [1, 2]])
def test_coherence_needs_both_parts_and_the_whole(coherence, left):
    given = flows()
    assert coherence(*(given[index] for index in left)) == []


def test_coherence_needs_the_levels_of_the_parts(coherence):
    given = flows()
    given[0] = total("export", "2022", **rate("9.7", "0.1"))
    assert coherence(*given) == []


def test_a_flow_that_vanished_has_no_base_to_be_coherent_with(coherence):
    assert coherence(*flows(export="0.0", export_growth="-100.0")) == []


@pytest.mark.parametrize("qualifier", ["over", "under", "about"])
def test_parts_that_are_stated_as_bounds_are_coherent_or_untold(coherence, qualifier):
    given = flows()
    given[0] |= {"value_qualifier": qualifier, "growth_qualifier": qualifier}
    (check,) = coherence(*given)
    assert check.verdict in (Verdict.AGREES, Verdict.CANNOT_TELL)
