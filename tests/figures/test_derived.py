from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefs.figures.derived import combined, place_of, rounded
from briefs.model import Interval, Qualifier, Statement

D = Decimal
EXACT, ABOUT, OVER, UNDER = Qualifier
TENTH = D("0.1")

widths = st.integers(1, 10**9).map(lambda number: D(number) / 1000)
finests = st.sampled_from(["0.1", "1", "10"]).map(D)
values = st.integers(-(10**9), 10**9).map(lambda number: D(number) / 1000)
places = st.sampled_from(["0.1", "1", "10", "100"]).map(D)


def interval(width):
    return Interval(D(7), D(7) + width)


@given(widths, finests)
def test_a_place_is_a_power_of_ten_and_never_below_the_finest(width, finest):
    place = place_of(interval(width), finest)
    assert place >= finest
    assert place.normalize().as_tuple().digits == (1,)


@given(widths, finests)
def test_a_place_is_the_largest_that_the_half_width_reaches(width, finest):
    place = place_of(interval(width), finest)
    assert width / 2 < 10 * place
    if place > finest:
        assert width / 2 >= place


@pytest.mark.parametrize(
    ("width", "place"),
    [("0.1", "0.1"), ("0.2", "0.1"), ("1.99", "0.1"), ("2", "1"), ("19.9", "1"), ("20", "10")],
)
def test_a_place_steps_where_the_half_width_reaches_the_next_power(width, place):
    assert place_of(interval(D(width)), TENTH) == D(place)


def test_an_interval_without_an_end_leaves_the_hundreds():
    assert place_of(Interval(D(7), D("Infinity")), TENTH) == D(100)
    assert place_of(Interval(D(7), D("Infinity")), D(1000)) == D(1000)


@given(values, places)
def test_a_rounded_number_is_a_multiple_of_its_place_at_most_half_a_place_away(value, place):
    result = rounded(value, place)
    assert result % place == 0
    assert abs(result - value) <= place / 2


@given(values, places)
def test_rounding_twice_is_rounding_once(value, place):
    assert rounded(rounded(value, place), place) == rounded(value, place)


@given(values, places)
def test_rounding_is_the_same_on_both_sides_of_zero(value, place):
    assert rounded(-value, place) == -rounded(value, place)


@pytest.mark.parametrize(
    ("value", "result"), [("18.45", "18.5"), ("18.449", "18.4"), ("-2.25", "-2.3")]
)
def test_rounding_is_half_up(value, result):
    assert rounded(D(value), TENTH) == D(result)


@pytest.mark.parametrize(
    ("rising", "falling", "result"),
    [
        (EXACT, EXACT, EXACT),
        (OVER, EXACT, OVER),
        (UNDER, EXACT, UNDER),
        (EXACT, OVER, UNDER),
        (EXACT, UNDER, OVER),
        (OVER, UNDER, OVER),
        (UNDER, OVER, UNDER),
        (OVER, OVER, ABOUT),
        (UNDER, UNDER, ABOUT),
        (ABOUT, EXACT, ABOUT),
        (EXACT, ABOUT, ABOUT),
        (ABOUT, ABOUT, ABOUT),
        (OVER, ABOUT, ABOUT),
        (ABOUT, UNDER, ABOUT),
    ],
)
def test_a_result_is_a_bound_only_where_both_inputs_push_it_one_way(rising, falling, result):
    assert combined(rising, falling) is result


qualifiers = st.sampled_from(Qualifier)
amounts = st.integers(10, 1000).map(D)


@given(amounts, qualifiers, amounts, qualifiers)
def test_a_difference_that_is_called_a_bound_has_its_bound_at_its_value(a, first, b, second):
    left, right = Statement(a, D(1), first), Statement(b, D(1), second)
    result = combined(first, second)
    assume(result in (OVER, UNDER))
    possible = left.possible - right.possible
    if result is OVER:
        assert not possible.upper.is_finite()
        assert abs(possible.lower - (a - b)) <= D("0.5")
    else:
        assert not possible.lower.is_finite()
        assert abs(possible.upper - (a - b)) <= D("0.5")
