"""What a verdict rests on: the likely intervals, and for a conflict the possible ones."""

from dataclasses import replace
from decimal import Decimal

import pytest
from small_packages import observed, package_of, promised, share_of, stated

from briefs.checks import run_checks
from briefs.checks.comparing import Outcome, compare, doubted, settle
from briefs.figures import row_figure
from briefs.model import CheckKind, Doubt, Figure, Interval, Measure, Verdict

AGREES, CONFLICTS, CANNOT_TELL = Verdict.AGREES, Verdict.CONFLICTS, Verdict.CANNOT_TELL


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        (("1000", "10"), AGREES),
        (("1009", "10"), AGREES),
        (("1010", "10"), CONFLICTS),
        (("1010", "10", "about"), CANNOT_TELL),
        (("1015", "10", "about"), CONFLICTS),
        (("1000", "10", "over"), AGREES),
        (("900", "10", "over"), CANNOT_TELL),
        (("1005", "10", "over"), CONFLICTS),
        (("1005", "10", "under"), AGREES),
        (("1020", "10", "under"), CANNOT_TELL),
        (("995", "10", "under"), CONFLICTS),
    ],
)
def test_a_verdict_rests_on_likely_intervals_and_a_conflict_on_possible_ones(found, verdict):
    expected, found = stated("1000", "10"), stated(*found)
    outcome = compare(expected, found)
    assert outcome.verdict is verdict
    form = "possible" if verdict is CONFLICTS else "likely"
    assert outcome.expected == getattr(expected, form)
    assert outcome.found == getattr(found, form)
    assert compare(found, expected).verdict is verdict


def test_what_fits_is_up_to_the_check():
    small, large = stated("1", "1"), stated("5", "1")
    assert settle(small, large, lambda *_: True).verdict is AGREES
    assert settle(small, small, lambda *_: False).verdict is CONFLICTS
    assert settle(small, large, lambda first, second: first.upper < second.lower).verdict is AGREES


def figure_of(**other):
    return row_figure(observed("export", "2022", ("100", "1"), **other))


# An about and an exact number, so that the likely and the possible intervals differ.
FAR = stated("100", "1", "about"), stated("200")
SAME = stated("100", "1", "about"), stated("100")


def in_doubt(bounds, doubt):
    """What a doubt leaves of any outcome of two numbers: their likely intervals."""
    expected, found = bounds
    return Outcome(CANNOT_TELL, expected.likely, found.likely, doubt)


@pytest.mark.parametrize("bounds", [FAR, SAME])
@pytest.mark.parametrize("doubtful", [{"reporter": ""}, {"inferred": "reporter partner"}])
def test_a_reporter_who_is_not_named_leaves_nothing_to_tell(bounds, doubtful):
    certain, uncertain = figure_of(), figure_of(**doubtful)
    outcome = compare(*bounds)
    for figures in ((uncertain,), (certain, uncertain), (uncertain, certain)):
        assert doubted(outcome, *bounds, *figures) == in_doubt(bounds, Doubt.REPORTER)
        assert doubted(outcome, *bounds, *figures, by_reporter=False) == outcome
        assert compare(*bounds, *figures) == in_doubt(bounds, Doubt.REPORTER)
        assert compare(*bounds, *figures, by_reporter=False) == outcome


@pytest.mark.parametrize("column", ["period", "flow", "flow period"])
@pytest.mark.parametrize("by_reporter", [True, False])
def test_a_period_or_flow_that_was_read_may_agree_but_not_conflict(column, by_reporter):
    figures = figure_of(), figure_of(inferred=column)
    conflict, agreement = compare(*FAR), compare(*SAME)
    assert (conflict.verdict, agreement.verdict) == (CONFLICTS, AGREES)
    doubt = doubted(conflict, *FAR, *figures, by_reporter=by_reporter)
    assert doubt == in_doubt(FAR, Doubt.PERIOD)
    assert doubted(agreement, *SAME, *figures, by_reporter=by_reporter) == agreement


def test_a_reporter_who_is_not_named_is_the_first_doubt():
    outcome = compare(*FAR, figure_of(inferred="period reporter"))
    assert outcome == in_doubt(FAR, Doubt.REPORTER)


@pytest.mark.parametrize("column", ["partner", "value_qualifier", ""])
def test_other_readings_leave_a_verdict_as_it_is(column):
    assert compare(*FAR, figure_of(inferred=column)) == compare(*FAR)


def test_what_cannot_be_told_by_its_numbers_is_not_in_doubt():
    bounds = stated("1000", "10"), stated("1010", "10", "about")
    outcome = compare(*bounds, figure_of(inferred="period"))
    assert (outcome.verdict, outcome.doubt) == (CANNOT_TELL, None)


def test_a_promise_has_no_reporter_to_doubt_but_its_date_may_have_been_read():
    promise = promised("a", "two", ("2000", "100"), kind="target", due="2025")
    assert compare(*FAR, promise) == compare(*FAR)
    read = replace(promise, inferred=("due",))
    assert compare(*FAR, promise, read) == in_doubt(FAR, Doubt.PERIOD)
    assert compare(*SAME, promise, read) == compare(*SAME)


def test_an_indicator_is_held_to_its_reporter_and_period_as_a_figure_is():
    share = share_of("turnover", "2022", ("20", "1"))
    assert compare(*FAR, share) == compare(*FAR)
    for doubtful in ({"inferred": "reporter"}, {"reporter": ""}):
        unnamed = share_of("turnover", "2022", ("20", "1"), **doubtful)
        assert compare(*FAR, unnamed) == in_doubt(FAR, Doubt.REPORTER)
    read = share_of("turnover", "2022", ("20", "1"), inferred="period")
    assert compare(*FAR, read) == in_doubt(FAR, Doubt.PERIOD)


def intervals_of(claim, form):
    return getattr(claim if isinstance(claim, Figure) else claim.value, form)


COMPARED = (
    CheckKind.SUM,
    CheckKind.GROWTH,
    CheckKind.COHERENCE,
    CheckKind.REPEAT,
    CheckKind.NESTING,
)


def test_every_check_shows_the_intervals_on_which_its_verdict_rests(package):
    shown = 0
    for check in run_checks(package):
        is_share_of_product = check.kind is CheckKind.SHARE and len(check.sides[1]) == 1
        is_growth = check.compares_growth
        if check.kind not in COMPARED and not is_share_of_product and not is_growth:
            continue
        form = "possible" if check.verdict is CONFLICTS else "likely"
        sides = {intervals_of(side[0], form) for side in check.sides}
        assert {check.expected, check.found} == sides, check.id
        shown += 1
    assert shown > 90


def only(rows, kind):
    (check,) = (check for check in run_checks(package_of(rows)) if check.kind is kind)
    return check


def test_a_sum_expects_its_parts_and_finds_what_is_stated():
    rows = (
        observed("export", "2022", ("100", "1", "about")),
        observed("import", "2022", ("50", "1")),
        observed("turnover", "2022", ("170", "1", "about")),
    )
    check = only(rows, CheckKind.SUM)
    assert check.verdict is CONFLICTS
    assert check.expected == Interval(Decimal("148.5"), Decimal("151.5"))
    assert check.found == Interval(Decimal(169), Decimal(171))


@pytest.mark.parametrize("column", ["period", "reporter"])
def test_a_conflict_in_doubt_shows_the_likely_intervals(column):
    rows = (
        observed("export", "2022", ("100", "1", "about")),
        observed("import", "2022", ("50", "1")),
        observed("turnover", "2022", ("170", "1", "about"), inferred=column),
    )
    check = only(rows, CheckKind.SUM)
    assert check.verdict is CANNOT_TELL
    assert check.expected == Interval(Decimal(149), Decimal(151))
    assert check.found == Interval(Decimal("169.5"), Decimal("170.5"))


def test_growth_expects_what_the_levels_give_and_finds_what_is_stated():
    rows = (
        observed("turnover", "2021", ("1000", "1")),
        observed("turnover", "2022", ("1200", "1"), ("20", "1")),
    )
    check = only(rows, CheckKind.GROWTH)
    assert check.found == Interval(Decimal("19.5"), Decimal("20.5"))
    assert Decimal(20) in check.expected
    assert check.expected.width < 1


def test_a_part_finds_itself_and_expects_its_whole():
    rows = (
        observed("turnover", "2022", ("1000", "1")),
        observed("turnover", "2022-H1", ("1200", "1", "over")),
    )
    check = only(rows, CheckKind.NESTING)
    assert check.verdict is CONFLICTS
    assert check.expected == Interval(Decimal("999.5"), Decimal("1000.5"))
    assert check.found == Interval(Decimal(1200), Decimal("Infinity"))


@pytest.mark.parametrize(
    ("flow", "lowest"), [("export", Decimal(1)), ("turnover", Decimal("0.8333"))]
)
def test_a_mirror_expects_what_is_normal_and_finds_a_ratio(flow, lowest):
    other = {"export": "import"}.get(flow, flow)
    rows = (
        observed(flow, "2022", ("1000", "1")),
        observed(other, "2022", ("1800", "1"), reporter="TJK"),
    )
    check = only(rows, CheckKind.MIRROR)
    assert check.unit == "ratio"
    assert check.expected.upper == Decimal("1.2")
    assert lowest <= check.expected.lower < lowest + Decimal("0.0001")
    assert Decimal("1.8") in check.found
    assert check.found.width < Decimal("0.01")


def test_a_slip_of_scale_expects_the_figure_or_its_neighbours():
    figure = observed("turnover", "2017", ("776.3", "0.1"), authority="statistics")
    slip = observed("turnover", "2017", ("80", "10"), source="gazette")
    check = only((figure, slip), CheckKind.SCALE)
    assert check.expected == figure.statement(Measure.VALUE).likely
    assert check.found == slip.statement(Measure.VALUE).likely
    around = [observed("turnover", year, ("800", "1")) for year in ("2016", "2018")]
    check = only((*around, slip), CheckKind.SCALE)
    assert check.expected == Interval(Decimal(400), Decimal(1600), True, True)


def test_a_target_expects_the_first_year_and_finds_the_last(package):
    (check,) = (
        check
        for check in run_checks(package)
        if (check.kind, check.dyad) == (CheckKind.TARGET, "kaz-tjk")
    )
    assert check.expected == Interval.point(Decimal(2025))
    assert check.found == Interval.point(Decimal(2027))
