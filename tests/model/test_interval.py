from decimal import Decimal
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefs.model import Interval

INFINITY = Decimal("Infinity")
D = Decimal

numbers = st.integers(-400, 400).map(lambda number: D(number) / 4)
positives = st.integers(1, 400).map(lambda number: D(number) / 4)
not_negative = st.integers(0, 400).map(lambda number: D(number) / 4)


@st.composite
def intervals(draw, ends=numbers, infinite=True):
    lower, upper = sorted((draw(ends), draw(ends)))
    lower_closed, upper_closed = draw(st.booleans()), draw(st.booleans())
    if infinite and draw(st.integers(0, 9)) == 0:
        upper = INFINITY
    if infinite and ends is numbers and draw(st.integers(0, 9)) == 0:
        lower = -INFINITY
    if lower == upper:
        lower_closed = upper_closed = True
    return Interval(lower, upper, lower_closed, upper_closed)


@st.composite
def intervals_with_a_member(draw, ends=numbers):
    interval = draw(intervals(ends))
    lower = interval.lower if interval.lower.is_finite() else D(-1000)
    upper = interval.upper if interval.upper.is_finite() else D(1000)
    part = D(draw(st.integers(0, 16))) / 16
    member = lower + (upper - lower) * part
    assume(member in interval)
    return interval, member


@given(intervals_with_a_member(), intervals_with_a_member())
def test_a_sum_holds_the_sums_of_its_members(first, second):
    (a, x), (b, y) = first, second
    assert x + y in a + b


@given(intervals_with_a_member(), intervals_with_a_member())
def test_a_difference_holds_the_differences_of_its_members(first, second):
    (a, x), (b, y) = first, second
    assert x - y in a - b


@given(intervals_with_a_member(), numbers)
def test_a_scaled_interval_holds_its_members_scaled(with_member, factor):
    assume(factor != 0)
    interval, member = with_member
    assert member * factor in interval.scaled(factor)


@given(intervals_with_a_member())
def test_a_negated_interval_holds_its_members_negated(with_member):
    interval, member = with_member
    assert -member in -interval
    back = -interval
    assert -back == interval


@given(intervals_with_a_member(not_negative), intervals_with_a_member(numbers))
def test_a_quotient_holds_the_quotients_of_its_members(first, second):
    (a, x), (b, y) = first, second
    assume(y > 0)
    assert x / y in a / b


@given(intervals(infinite=False), numbers)
def test_a_number_outside_is_outside_the_negated_interval_too(interval, number):
    assert (number in interval) is (-number in -interval)


@given(intervals(), intervals())
def test_meeting_is_symmetric(first, second):
    assert first.meets(second) is second.meets(first)


@given(intervals_with_a_member(), intervals())
def test_intervals_with_a_common_number_meet(with_member, other):
    interval, member = with_member
    if member in other:
        assert interval.meets(other)


@given(intervals(infinite=False), intervals(infinite=False))
def test_intervals_that_meet_have_a_number_in_common(first, second):
    ends = [first.lower, first.upper, second.lower, second.upper]
    between = [(a + b) / 2 for a, b in product(ends, ends)]
    assert first.meets(second) is any(x in first and x in second for x in between)


@given(intervals())
def test_an_interval_meets_itself(interval):
    assert interval.meets(interval)


@pytest.mark.parametrize(
    ("first_closed", "second_closed", "meets"),
    [(True, True, True), (True, False, False), (False, True, False), (False, False, False)],
)
def test_intervals_that_touch_meet_only_where_both_ends_are_closed(
    first_closed, second_closed, meets
):
    first = Interval(D(1), D(2), True, first_closed)
    second = Interval(D(2), D(3), second_closed, True)
    assert first.meets(second) is meets
    assert second.meets(first) is meets


def test_a_point_meets_an_interval_at_a_closed_end_only():
    assert Interval.point(D(1)).meets(Interval(D(1), D(2), True, False))
    assert not Interval.point(D(1)).meets(Interval(D(1), D(2), False, False))
    assert not Interval.point(D(2)).meets(Interval(D(1), D(2), True, False))


@given(intervals(infinite=False))
def test_an_end_belongs_to_the_interval_only_if_it_is_closed(interval):
    assert (interval.lower in interval) is interval.lower_closed
    assert (interval.upper in interval) is interval.upper_closed


def test_a_plain_interval_is_half_open():
    interval = Interval(D(1), D(2))
    assert D(1) in interval
    assert D(2) not in interval


def test_infinite_ends_are_open():
    interval = Interval(-INFINITY, INFINITY, True, True)
    assert not interval.lower_closed
    assert not interval.upper_closed


@pytest.mark.parametrize(
    ("lower", "upper", "lower_closed", "upper_closed"),
    [(2, 1, True, True), (1, 1, True, False), (1, 1, False, True), (1, 1, False, False)],
)
def test_an_empty_interval_is_refused(lower, upper, lower_closed, upper_closed):
    with pytest.raises(ValueError, match=r"above the upper end|is empty"):
        Interval(D(lower), D(upper), lower_closed, upper_closed)


def test_a_sum_is_open_where_either_end_is_open():
    total = Interval(D(1), D(2), True, True) + Interval(D(1), D(2), False, False)
    assert total == Interval(D(2), D(4), False, False)
    assert Interval(D(1), D(2)) + Interval(D(3), D(4)) == Interval(D(4), D(6), True, False)


def test_a_difference_takes_the_opposite_ends_of_the_subtrahend():
    assert Interval(D(5), D(6)) - Interval(D(1), D(2)) == Interval(D(3), D(5), False, False)


def test_a_quotient_takes_the_opposite_ends_of_the_divisor():
    first, second = Interval(D(6), D(8)), Interval(D(2), D(4))
    assert first / second == Interval(D("1.5"), D(4), False, False)
    closed = Interval(D(6), D(8), True, True) / Interval(D(2), D(4), True, True)
    assert closed == Interval(D("1.5"), D(4), True, True)


def test_a_quotient_by_amounts_down_to_zero_has_no_upper_end():
    assert (Interval(D(1), D(2)) / Interval(D(0), D(4))).upper == INFINITY


def test_a_quotient_by_unlimited_amounts_comes_down_to_zero_without_reaching_it():
    quotient = Interval(D(1), D(2)) / Interval(D(4), INFINITY)
    assert quotient == Interval(D(0), D("0.5"), False, False)


def test_zero_over_any_amount_is_zero_whether_or_not_the_divisor_reaches_its_ends():
    zero = Interval.point(D(0))
    assert zero / Interval(D(1), D(2), False, False) == zero
    assert D(0) in Interval(D(0), D(1)) / Interval(D(1), D(2), True, False)


@pytest.mark.parametrize(
    ("dividend", "divisor"), [((1, 2), (-2, -1)), ((1, 2), (-2, 0)), ((-1, 2), (1, 2))]
)
def test_a_quotient_needs_a_positive_divisor_and_no_negative_dividend(dividend, divisor):
    with pytest.raises(ZeroDivisionError):
        Interval(*map(D, dividend)) / Interval(*map(D, divisor))


def test_scaling_by_a_negative_factor_swaps_the_ends():
    assert Interval(D(1), D(2)).scaled(D(-3)) == Interval(D(-6), D(-3), False, True)


def test_at_least_cuts_off_what_lies_below():
    interval = Interval(D(-1), D(2))
    assert interval.at_least(D(0)) == Interval(D(0), D(2), True, False)
    assert Interval(D(1), D(2)).at_least(D(0)) == Interval(D(1), D(2))
    assert Interval(D(0), D(2), False).at_least(D(0)) == Interval(D(0), D(2), False)


def test_the_width_is_the_distance_of_the_ends():
    assert Interval(D("1378.90"), D("1379.10")).width == D("0.2")
