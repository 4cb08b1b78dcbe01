from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.model import Interval, Qualifier, Statement

D = Decimal
INFINITY = Decimal("Infinity")
EXACT, ABOUT, OVER, UNDER = Qualifier

values = st.integers(-10_000, 10_000).map(lambda number: D(number) / 10)
roundings = st.sampled_from(["0.01", "0.1", "0.5", "1", "5", "10", "100", "1000"]).map(D)
statements = st.builds(Statement, values, roundings, st.sampled_from(Qualifier))

TABLE = [
    (EXACT, Interval(D(95), D(105)), Interval(D(95), D(105))),
    (ABOUT, Interval(D(95), D(105)), Interval(D(90), D(110))),
    (OVER, Interval(D(100), D(110)), Interval(D(100), INFINITY)),
    (UNDER, Interval(D(90), D(100)), Interval(-INFINITY, D(100))),
]


@pytest.mark.parametrize(("qualifier", "likely", "possible"), TABLE)
def test_a_statement_of_a_hundred_rounded_to_ten_lies_where_the_table_says(
    qualifier, likely, possible
):
    statement = Statement(D(100), D(10), qualifier)
    assert statement.likely == likely
    assert statement.possible == possible


@pytest.mark.parametrize(("qualifier", "likely", "possible"), TABLE)
def test_a_negative_statement_is_mirrored(qualifier, likely, possible):
    statement = Statement(D(-100), D(10), qualifier)
    assert statement.likely == -likely
    assert statement.possible == -possible


@pytest.mark.parametrize("qualifier", Qualifier)
def test_a_statement_is_closed_below_and_open_above(qualifier):
    statement = Statement(D(100), D(10), qualifier)
    for interval in (statement.likely, statement.possible):
        assert (interval.lower in interval) is interval.lower.is_finite()
        assert interval.upper not in interval


def test_rounding_is_half_up_and_mirrored_below_zero():
    assert D("877.55") in Statement(D("877.6"), D("0.1"), EXACT).likely
    assert D("877.65") not in Statement(D("877.6"), D("0.1"), EXACT).likely
    assert D("-5.5") not in Statement(D(-5), D(1), EXACT).likely
    assert D("-4.5") in Statement(D(-5), D(1), EXACT).likely


@given(statements)
def test_what_is_likely_is_possible(statement):
    likely, possible = statement.likely, statement.possible
    assert likely.lower > possible.lower or (
        likely.lower == possible.lower and likely.lower_closed <= possible.lower_closed
    )
    assert likely.upper < possible.upper or (
        likely.upper == possible.upper and likely.upper_closed <= possible.upper_closed
    )


@given(values, roundings, st.sampled_from([EXACT, ABOUT]))
def test_a_stated_number_lies_in_the_middle_of_its_likely_interval(value, rounding, qualifier):
    likely = Statement(value, rounding, qualifier).likely
    assert likely.lower + likely.upper == 2 * value
    assert likely.width == rounding


@given(values, roundings)
def test_a_bound_of_a_positive_number_never_crosses_it(value, rounding):
    if value > 0:
        assert value - 1 not in Statement(value, rounding, OVER).possible
        assert value + 10**9 in Statement(value, rounding, OVER).possible
        assert value not in Statement(value, rounding, UNDER).possible
        assert value - 10**9 in Statement(value, rounding, UNDER).possible


@given(values, roundings, st.sampled_from(Qualifier))
def test_statements_of_opposite_numbers_have_opposite_intervals(value, rounding, qualifier):
    if value:
        statement, opposite = (Statement(v, rounding, qualifier) for v in (value, -value))
        assert opposite.likely == -statement.likely
        assert opposite.possible == -statement.possible


@pytest.mark.parametrize("rounding", ["0", "-1"])
def test_a_rounding_that_is_not_positive_is_refused(rounding):
    with pytest.raises(ValueError, match="not positive"):
        Statement(D(1), D(rounding), EXACT)
