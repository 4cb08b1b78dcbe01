"""A likely cause is named where undoing a slip makes both sides meet, and nowhere else."""

from itertools import permutations

import pytest
from small_packages import observed, package_of, promised

from briefs.checks import run_checks
from briefs.checks.growth import check_growth
from briefs.checks.mirrors import check_mirrors
from briefs.checks.repeats import check_commitments, check_repeats
from briefs.checks.sums import check_sums
from briefs.model import Cause, CheckKind, Doubt, Verdict
from briefs.text.explanations import CAUSES, explanation


def one(check, *rows, **tables):
    """The only check of a kind on some rows."""
    (found,) = check(package_of(rows, **tables))
    return found


def grown(base, new, rate, **other):
    """The growth check on two levels and a rate of one source."""
    return one(
        check_growth,
        observed("turnover", "2021", base),
        observed("turnover", "2022", new, rate, **other),
    )


def repeated(stated, *others, figure=("877.6", "0.1"), flow="export"):
    """The repeat check of a press statement against the figure of statistics for 2022."""
    rows = (
        observed(flow, "2022", figure, authority="statistics"),
        observed(flow, "2022", stated, source="gazette", authority="press", id="told"),
        *others,
    )
    (found,) = (check for check in check_repeats(package_of(rows)) if "told" in check.row_ids)
    return found


def added(exports, imports, turnover):
    """The sum check on three numbers of one source."""
    return one(
        check_sums,
        observed("export", "2022", exports),
        observed("import", "2022", imports),
        observed("turnover", "2022", turnover),
    )


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_words_of_its_own(cause):
    assert CAUSES[cause]
    assert len(set(CAUSES.values())) == len(Cause)


@pytest.mark.parametrize(
    ("base", "new", "rate", "cause"),
    [
        # 102.38 / 621.4 = 16.5 %, 102.38 / 519.02 = 19.7 %
        (("519.02", "0.01"), ("621.4", "0.1"), ("16.5", "0.1"), Cause.DIVIDED_BY_NEW_VALUE),
        # 242.9 to 363.2 is 149.5 % of the year before, a rise of 49.5 %
        (("242.9", "0.1"), ("363.2", "0.1"), ("149.5", "0.1"), Cause.INDEX_FOR_GROWTH),
        (("590.2", "0.1"), ("776.3", "0.1"), ("0.315", "0.001"), Cause.FRACTION_FOR_PERCENT),
        (("957.5", "0.1"), ("909.8", "0.1"), ("5.0", "0.1"), Cause.SIGN_REVERSED),
        (("909.8", "0.1"), ("957.5", "0.1"), ("-5.2", "0.1"), Cause.SIGN_REVERSED),
        (("590.2", "0.1"), ("776.3", "0.1"), ("3.15", "0.01"), Cause.SHIFTED_DECIMAL_POINT),
        (("590.2", "0.1"), ("776.3", "0.1"), ("315", "1"), Cause.SHIFTED_DECIMAL_POINT),
        # the level, not the rate: 590.2 to 776.3 is +31.5 %
        (("590.2", "0.1"), ("77.63", "0.01"), ("31.5", "0.1"), Cause.SHIFTED_DECIMAL_POINT),
        (("590.2", "0.1"), ("7763", "1"), ("31.5", "0.1"), Cause.SHIFTED_DECIMAL_POINT),
        (("590.2", "0.1"), ("0.7763", "0.0001"), ("31.5", "0.1"), Cause.MILLION_FOR_BILLION),
        # 1000 to 1199 is 19.9 %, cut off to 19
        (("1000", "1"), ("1199", "1"), ("19", "1"), Cause.CUT_OFF),
        (("1000", "1"), ("801", "1"), ("-19", "1"), Cause.CUT_OFF),
    ],
)
def test_a_slip_in_a_rate_or_its_level_is_found(base, new, rate, cause):
    check = grown(base, new, rate)
    assert check.verdict is Verdict.CONFLICTS
    assert check.cause is cause


@pytest.mark.parametrize(
    ("base", "new", "rate"),
    [
        (("519.02", "0.01"), ("621.4", "0.1"), ("19.7", "0.1")),
        (("957.5", "0.1"), ("909.8", "0.1"), ("-5.0", "0.1")),
        (("242.9", "0.1"), ("363.2", "0.1"), ("49.5", "0.1")),
    ],
)
def test_a_rate_that_agrees_has_no_cause(base, new, rate):
    check = grown(base, new, rate)
    assert (check.verdict, check.cause) == (Verdict.AGREES, None)


@pytest.mark.parametrize("rate", ["17.5", "15.0", "12.0", "23.4", "61.0", "8.8", "-31.0"])
def test_a_rate_that_no_slip_explains_has_no_cause(rate):
    check = grown(("519.02", "0.01"), ("621.4", "0.1"), (rate, "0.1"))
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


@pytest.mark.parametrize("place", ["1", "10"])
@pytest.mark.parametrize(
    ("rate", "qualifier"),
    # 1000 to 1200 is +20 %, as an index 120, ten times 2 % and a tenth of 200 %
    [
        ("19", "under"),
        ("5", "under"),
        ("2", "under"),
        ("30", "over"),
        ("120", "over"),
        ("200", "over"),
        ("-20", "over"),
    ],
)
def test_a_rate_that_is_a_bound_conflicts_without_a_cause(rate, qualifier, place):
    check = grown(("1000", "1"), ("1200", "1"), (rate, place, qualifier))
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


@pytest.mark.parametrize("place", ["1", "10"])
def test_over_thirty_percent_against_twenty_five_has_no_cause(place):
    check = grown(("1000", "1"), ("1250", "1"), ("30", place, "over"))
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


def test_a_bound_has_no_cause_in_its_level_either():
    # 590.2 to 776.3 is +31.5 %, which is over 31 %
    check = grown(("590.2", "0.1"), ("77.63", "0.01"), ("31", "1", "over"))
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


@pytest.mark.parametrize(
    "place",
    [
        "1",
        "5",
        "10",
    ],
)
def test_a_coarse_rate_is_no_sign_of_a_shifted_point(place):
    check = grown(("1000", "1"), ("1520", "1"), ("5", place))
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


def test_a_rate_that_cannot_be_judged_has_no_cause():
    check = grown(("519.02", "0.01"), ("621.4", "0.1"), ("16.5", "0.1"), inferred="reporter")
    assert (check.verdict, check.cause, check.doubt) == (
        Verdict.CANNOT_TELL,
        None,
        Doubt.REPORTER,
    )
    check = grown(("519.02", "0.01"), ("621.4", "0.1"), ("16.5", "0.1"), inferred="period")
    assert (check.verdict, check.cause, check.doubt) == (Verdict.CANNOT_TELL, None, Doubt.PERIOD)


def test_a_rate_of_the_half_year_that_is_given_for_the_year_is_of_another_period():
    rows = (
        observed("turnover", "2021", ("1000", "1")),
        observed("turnover", "2022", ("1250", "1"), ("13.4", "0.1")),
        observed("turnover", "2022-H1", None, ("13.4", "0.1"), source="gazette"),
    )
    assert one(check_growth, *rows).cause is Cause.OTHER_PERIOD


def test_a_coarse_rate_that_another_period_has_too_is_no_sign_of_it():
    rows = (
        observed("turnover", "2021", ("1000", "1")),
        observed("turnover", "2022", ("1250", "1"), ("13", "1")),
        observed("turnover", "2022-H1", None, ("13", "1"), source="gazette"),
    )
    check = one(check_growth, *rows)
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


def bases(base, rate, *others, source="gazette"):
    """A rate beside its new level, and a base of another source."""
    return one(
        check_growth,
        observed("turnover", "2021", base, source=source, authority="statistics"),
        observed("turnover", "2022", ("1379.0", "0.1"), (rate, "0.1")),
        *others,
    )


def test_a_base_of_another_source_that_is_a_few_percent_off_was_revised():
    # 1379.0 is 18.5 % more than 1163.7, and 14.9 % more than 1200.2
    check = bases(("1200.2", "0.1"), "18.5")
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, Cause.REVISED_BASE)


def test_a_base_that_is_far_off_was_not_revised():
    check = bases(("1300.0", "0.1"), "18.5")
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


def test_the_base_of_the_source_itself_was_not_revised():
    check = bases(("1200.2", "0.1"), "18.5", source="paper")
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


OTHER_BASE = observed("turnover", "2021", ("1163.7", "0.1"), source="herald", authority="press")


def test_a_rate_that_follows_from_another_statement_of_the_base_cannot_be_told():
    check = bases(("1200.2", "0.1"), "18.5", OTHER_BASE)
    assert (check.verdict, check.cause) == (Verdict.CANNOT_TELL, Cause.OTHER_STATEMENT)
    assert check.doubt is None


def test_a_rate_that_follows_from_another_statement_rests_on_likely_intervals():
    check = bases(("1200.2", "0.1"), "18.5", OTHER_BASE)
    (stated,), (implied,) = check.sides
    assert (check.expected, check.found) == (implied.likely, stated.likely)


def test_a_source_that_contradicts_its_own_levels_is_not_excused_by_another_statement():
    check = bases(("1200.2", "0.1"), "18.5", OTHER_BASE, source="paper")
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, Cause.OTHER_STATEMENT)


def test_a_rate_may_follow_from_flows_that_add_up_to_another_base():
    flows = (
        observed("export", "2021", ("800", "1"), source="herald"),
        observed("import", "2021", ("363.7", "0.1"), source="herald"),
    )
    rows = (
        observed("turnover", "2021", ("1200.2", "0.1"), source="gazette", authority="statistics"),
        observed("turnover", "2022", ("1379.0", "0.1"), ("18.5", "0.1")),
    )
    check = one(check_growth, *rows, *flows)
    assert (check.verdict, check.cause) == (Verdict.CANNOT_TELL, Cause.OTHER_STATEMENT)


def test_a_coarser_form_of_the_same_level_is_no_other_statement():
    # 1300 to the hundred is [1250, 1350), in which 1350 lies: 1379.0 is 2.2 % more than 1349.3
    coarser = observed("turnover", "2021", ("1300", "100"), source="herald", authority="press")
    check = bases(("1300.0", "0.1"), "2.2", coarser)
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, Cause.REVISED_BASE)


def test_another_statement_is_asked_for_before_slips_where_the_levels_are_of_other_sources():
    # 1379.0 is 16.0 % more than 1188.8, and +19.0 % on 1158.8: the change by the new value
    rows = (("1158.8", "0.1"), "16.0")
    assert bases(*rows).cause is Cause.DIVIDED_BY_NEW_VALUE
    other = observed("turnover", "2021", ("1188.8", "0.1"), source="herald", authority="press")
    check = bases(*rows, other)
    assert (check.verdict, check.cause) == (Verdict.CANNOT_TELL, Cause.OTHER_STATEMENT)
    check = bases(*rows, other, source="paper")
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, Cause.DIVIDED_BY_NEW_VALUE)


def test_another_statement_that_does_not_give_the_rate_either_leaves_the_conflict():
    other = observed("turnover", "2021", ("1500", "1"), source="herald", authority="press")
    check = bases(("1300.0", "0.1"), "18.5", other)
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


@pytest.mark.parametrize(
    ("stated", "cause"),
    [
        (("87.76", "0.01"), Cause.SHIFTED_DECIMAL_POINT),
        (("8776", "1"), Cause.SHIFTED_DECIMAL_POINT),
        (("87760", "10"), Cause.SHIFTED_DECIMAL_POINT),
        (("0.878", "0.001"), Cause.MILLION_FOR_BILLION),
        (("877600", "100"), Cause.MILLION_FOR_BILLION),
        (("900", "1"), None),
        (("777.6", "0.1"), None),
    ],
)
def test_a_statement_that_is_off_by_a_power_of_ten_alone_is_a_slip_of_scale(stated, cause):
    check = repeated(stated)
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, cause)


IMPORTS = observed("import", "2022", ("501.4", "0.1"))


def test_the_imports_that_are_given_as_exports_are_exchanged():
    assert repeated(("501.4", "0.1"), IMPORTS).cause is Cause.FLOWS_EXCHANGED


def test_coarse_numbers_that_coincide_are_no_sign_of_exchanged_flows():
    check = repeated(("500", "100"), IMPORTS)
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)
    coarse = observed("import", "2022", ("500", "100"))
    assert repeated(("501.4", "0.1"), coarse).cause is None


def test_the_row_that_was_compared_is_no_witness_against_itself():
    alone = observed("import", "2022", ("300.2", "0.1"))
    assert repeated(("501.4", "0.1"), alone).cause is None


def test_the_half_year_that_is_given_as_the_year_is_of_another_period():
    half = observed("export", "2022-H1", ("362.7", "0.1"))
    assert repeated(("362.7", "0.1"), half).cause is Cause.OTHER_PERIOD


@pytest.mark.parametrize("year", ["2021", "2023"])
def test_the_year_beside_it_is_easily_taken_for_a_year(year):
    other = observed("export", year, ("800.0", "0.1"))
    assert repeated(("800.0", "0.1"), other).cause is Cause.OTHER_PERIOD


@pytest.mark.parametrize("period", ["2019", "2024", "2021-H1", "2021-12"])
def test_a_period_that_is_far_off_is_not_easily_taken_for_a_year(period):
    other = observed("export", period, ("800.0", "0.1"))
    assert repeated(("800.0", "0.1"), other).cause is None


def test_coarse_numbers_that_coincide_are_no_sign_of_another_period():
    half = observed("export", "2022-H1", ("400", "100"))
    check = repeated(("400", "100"), half)
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


def test_the_imports_of_the_partner_that_are_given_as_exports_are_the_partners_figure():
    other = observed("import", "2022", ("942.3", "0.1"), reporter="TJK")
    assert repeated(("942.3", "0.1"), other).cause is Cause.PARTNERS_FIGURE
    assert repeated(("950", "10"), other).cause is None


def test_the_turnover_of_the_partner_may_be_given_as_the_reporters():
    other = observed("turnover", "2022", ("1442", "1"), reporter="TJK")
    check = repeated(("1442", "1"), other, figure=("1379.0", "0.1"), flow="turnover")
    assert check.cause is Cause.PARTNERS_FIGURE


def test_a_repeat_that_agrees_or_cannot_be_told_has_no_cause():
    assert repeated(("878", "1")).cause is None
    check = repeated(("878.5", "1", "about"))
    assert (check.verdict, check.cause) == (Verdict.CANNOT_TELL, None)


def test_a_repeated_rate_may_be_an_index():
    rows = (
        observed("turnover", "2022", None, ("18.5", "0.1"), authority="statistics"),
        observed("turnover", "2022", None, ("118.5", "0.1"), source="gazette"),
    )
    assert one(check_repeats, *rows).cause is Cause.INDEX_FOR_GROWTH


def test_a_repeated_rate_may_be_that_of_another_period():
    rows = (
        observed("turnover", "2022", None, ("18.5", "0.1"), authority="statistics"),
        observed("turnover", "2022", None, ("13.4", "0.1"), source="gazette"),
        observed("turnover", "2022-H1", None, ("13.4", "0.1")),
    )
    assert one(check_repeats, *rows).cause is Cause.OTHER_PERIOD


def test_a_promise_may_be_off_by_a_power_of_ten():
    promises = [
        promised("a", "forum", ("1300", "100")),
        promised("b", "forum", ("1.3", "0.1"), "2023-05-04"),
    ]
    assert one(check_commitments, commitments=promises).cause is Cause.MILLION_FOR_BILLION
    promises[1] = promised("b", "forum", ("1800", "100"), "2023-05-04")
    assert one(check_commitments, commitments=promises).cause is None


def test_coarse_amounts_are_no_sign_of_a_slip_of_scale():
    promises = [
        promised("a", "forum", ("1300", "100")),
        promised("b", "forum", ("100", "100"), "2023-05-04"),
    ]
    check = one(check_commitments, commitments=promises)
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)
    for stated, figure in permutations((("1000", "1000"), ("80", "10"))):
        check = repeated(stated, figure=figure)
        assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


@pytest.mark.parametrize(
    ("exports", "imports", "turnover", "cause"),
    [
        # 350.4 + 168.5 = 518.9, with digits cut off up to 519.1
        (("350.4", "0.1"), ("168.5", "0.1"), ("519.02", "0.01"), Cause.CUT_OFF),
        (("877.6", "0.1"), ("501.4", "0.1"), ("877.6", "0.1"), Cause.FLOW_FOR_TURNOVER),
        (("877.6", "0.1"), ("501.4", "0.1"), ("501.4", "0.1"), Cause.FLOW_FOR_TURNOVER),
        (("877.6", "0.1"), ("50.14", "0.01"), ("1379.0", "0.1"), Cause.SHIFTED_DECIMAL_POINT),
        (("8776", "1"), ("501.4", "0.1"), ("1379", "1"), Cause.SHIFTED_DECIMAL_POINT),
        (("877.6", "0.1"), ("501.4", "0.1"), ("137.9", "0.1"), Cause.SHIFTED_DECIMAL_POINT),
        (("877.6", "0.1"), ("501.4", "0.1"), ("1.379", "0.001"), Cause.MILLION_FOR_BILLION),
        (("0.8776", "0.0001"), ("501.4", "0.1"), ("1379", "1"), Cause.MILLION_FOR_BILLION),
        (("877.6", "0.1"), ("501.4", "0.1"), ("1450.0", "0.1"), None),
    ],
)
def test_a_slip_in_a_sum_is_found(exports, imports, turnover, cause):
    check = added(exports, imports, turnover)
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, cause)


def test_a_small_part_that_vanishes_in_the_whole_is_no_sign_of_a_shifted_point():
    # 1000.0 + 15 = 1015.0, but any small part would do
    check = added(("1000.0", "0.1"), ("1.5", "0.1"), ("1015.0", "0.1"))
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)
    check = added(("1000.0", "0.1"), ("15.0", "0.1"), ("1000.2", "0.1"))
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


def test_a_part_of_a_twentieth_is_large_enough_to_tell_a_shifted_point():
    check = added(("950.0", "0.1"), ("5.0", "0.1"), ("1000.0", "0.1"))
    assert check.cause is Cause.SHIFTED_DECIMAL_POINT


def test_a_sum_that_agrees_has_no_cause():
    assert added(("877.6", "0.1"), ("501.4", "0.1"), ("1379.0", "0.1")).cause is None


def mirrored(own, mirror, *others):
    """The mirror check on the exports of Kazakhstan and the imports of Tajikistan."""
    rows = (
        observed("export", "2022", own),
        observed("import", "2022", mirror, reporter="TJK"),
        *others,
    )
    (found,) = (
        check
        for check in check_mirrors(package_of(rows))
        if check.id == "mirror-kaz-tjk-export-2022-kaz"
    )
    return found


@pytest.mark.parametrize(
    ("mirror", "cause"),
    [
        (("0.942", "0.001"), Cause.MILLION_FOR_BILLION),
        (("942000", "1000"), Cause.MILLION_FOR_BILLION),
        (("9.42", "0.01"), Cause.SHIFTED_DECIMAL_POINT),
        (("94.2", "0.1"), None),  # small trade may well differ tenfold
        (("9420", "10"), None),
        (("300", "1"), None),
        (("0", "1"), None),
    ],
)
def test_a_mirror_off_by_a_hundred_or_a_thousand_is_a_slip(mirror, cause):
    check = mirrored(("877.6", "0.1"), mirror)
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, cause)


def test_a_partner_whose_flows_are_exchanged_is_told_so():
    exports = observed("export", "2022", ("942.3", "0.1"), reporter="TJK")
    check = mirrored(("877.6", "0.1"), ("501.4", "0.1"), exports)
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, Cause.FLOWS_EXCHANGED)


def test_a_partner_whose_other_flow_does_not_fit_either_has_not_exchanged_them():
    exports = observed("export", "2022", ("200.3", "0.1"), reporter="TJK")
    check = mirrored(("877.6", "0.1"), ("501.4", "0.1"), exports)
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


def test_a_mirror_that_is_normal_has_no_cause():
    check = mirrored(("877.6", "0.1"), ("942.3", "0.1"))
    assert (check.verdict, check.cause) == (Verdict.AGREES, None)


@pytest.mark.parametrize("value", [("0.3", "1"), ("0.03", "0.1"), ("0.5", "1"), ("0", "1")])
def test_a_value_below_half_its_rounding_conflicts_with_its_mirror(value):
    assert mirrored(("877.6", "0.1"), value).verdict is Verdict.CONFLICTS
    assert mirrored(value, ("877.6", "0.1")).verdict is Verdict.CONFLICTS


@pytest.mark.parametrize("value", [("0.3", "1"), ("0.03", "0.1"), ("0", "1")])
def test_a_partners_other_flow_below_half_its_rounding_is_no_sign_of_exchange(value):
    exports = observed("export", "2022", value, reporter="TJK")
    check = mirrored(("877.6", "0.1"), ("501.4", "0.1"), exports)
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


@pytest.mark.parametrize(
    "make",
    [
        lambda: mirrored(("877.6", "0.1"), ("0.4", "1")),
        lambda: added(("100", "1"), ("50", "1"), ("10", "10")),
    ],
    ids=["mirror", "sum"],
)
def test_coarse_numbers_of_a_mirror_or_a_sum_are_no_sign_of_a_slip_of_scale(make):
    check = make()
    assert (check.verdict, check.cause) == (Verdict.CONFLICTS, None)


def test_a_cause_is_told_after_the_arithmetic(told):
    check = grown(("519.02", "0.01"), ("621.4", "0.1"), ("16.5", "0.1"))
    assert told(check) == (
        "519.02 to 621.4 is +19.7 %; stated as +16.5 %; likely cause: the change was divided by "
        "the new value instead of the old one"
    )


def test_only_conflicts_and_rates_of_another_statement_have_causes(package):
    for check in run_checks(package):
        if check.cause and check.cause is not Cause.OTHER_STATEMENT:
            assert check.verdict is Verdict.CONFLICTS
            assert CAUSES[check.cause] in explanation(package, check)
        if check.cause is Cause.OTHER_STATEMENT:
            assert check.kind is CheckKind.GROWTH
