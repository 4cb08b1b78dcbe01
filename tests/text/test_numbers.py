import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.model import Qualifier
from briefs.text.numbers import CARD, compact, grouped, money, percent, places_of, plain, qualified

D = Decimal
NBSP, THIN, MINUS = "\u00a0", "\u202f", "\u2212"
EXACT, ABOUT, OVER, UNDER = Qualifier


@pytest.mark.parametrize(
    ("value", "rounding", "text"),
    [
        ("1379.0", "0.1", "$1.38 billion"),
        ("1400", "100", "$1.4 billion"),
        ("2000", "1000", "$2 billion"),
        ("877.6", "0.1", "$877.6 million"),
        ("877", "1", "$877 million"),
        ("400", "100", "$400 million"),
        ("0.5", "0.1", "$0.5 million"),
        ("0", "1", "$0 million"),
        ("999.9", "0.1", "$999.9 million"),
        ("1000", "1", "$1.00 billion"),
        ("1385", "1", "$1.39 billion"),
        ("12345", "1", "$12.3 billion"),
        ("123456", "1", "$123 billion"),
        ("1234567", "1", "$1,235 billion"),
        ("-376.2", "0.1", f"{MINUS}$376.2 million"),
        ("-1379.0", "0.1", f"{MINUS}$1.38 billion"),
    ],
)
def test_money_has_three_digits_at_most_and_none_finer_than_stated(value, rounding, text):
    assert money(D(value), D(rounding)).replace(NBSP, " ") == text


@pytest.mark.parametrize(
    ("value", "rounding", "text"),
    [
        ("5.2161", "0.0001", "$5.216 million"),
        ("5.2", "0.1", "$5.2 million"),
        ("63.546", "0.001", "$63.55 million"),
        ("63.5", "0.1", "$63.5 million"),
        ("118.36", "0.01", "$118.4 million"),
        ("519.02", "0.01", "$519.0 million"),
        ("519", "1", "$519 million"),
        ("-63.546", "0.001", f"{MINUS}$63.55 million"),
    ],
)
def test_money_below_a_billion_has_the_decimals_that_its_size_needs(value, rounding, text):
    assert money(D(value), D(rounding)).replace(NBSP, " ") == text


@pytest.mark.parametrize(
    ("value", "rounding", "text"),
    [
        ("999.8", "1", "$1.00 billion"),
        ("999.96", "0.01", "$1.00 billion"),
        ("999.96", "0.1", "$1.00 billion"),
        ("9999", "1", "$10.0 billion"),
        ("99990", "10", "$100 billion"),
        ("-999.8", "1", f"{MINUS}$1.00 billion"),
        ("-0.04", "0.1", "$0.0 million"),
    ],
)
def test_money_that_rounds_up_to_the_next_size_is_shown_in_it(value, rounding, text):
    assert money(D(value), D(rounding)).replace(NBSP, " ") == text


def test_money_keeps_number_and_unit_on_one_line():
    assert " " not in money(D(1379), D(1))
    assert money(D("877.6"), D("0.1"), CARD) == f"$877.6{NBSP}m"
    assert money(D("1379"), D("1"), CARD) == f"$1.38{NBSP}bn"


@given(
    st.integers(0, 10**9).map(lambda number: D(number) / 100),
    st.sampled_from(["0.01", "0.1", "1", "10", "100", "1000"]).map(D),
)
def test_money_reads_back_within_half_of_its_last_digit(value, rounding):
    match = re.fullmatch(rf"\$([\d,]+(?:\.(\d+))?){NBSP}(million|billion)", money(value, rounding))
    unit = D(1000) if match[3] == "billion" else D(1)
    shown = D(match[1].replace(",", "")) * unit
    assert abs(shown - value) <= unit / 10 ** len(match[2] or "") / 2


@pytest.mark.parametrize(
    ("value", "rounding", "text"),
    [
        ("18.5", "0.1", "18.5"),
        ("30", "10", "30"),
        ("-5", "1", f"{MINUS}5"),
        ("0", "1", "0"),
        ("1234.5", "0.1", "1,234.5"),
    ],
)
def test_a_percentage_has_a_thin_space_before_its_sign(value, rounding, text):
    assert percent(D(value), D(rounding)) == f"{text}{THIN}%"


def test_a_signed_percentage_shows_a_plus_above_zero_alone():
    assert percent(D("18.5"), D("0.1"), signed=True) == f"+18.5{THIN}%"
    assert percent(D("-5"), D("1"), signed=True) == f"{MINUS}5{THIN}%"
    assert percent(D("0.5"), D("0.1"), signed=True) == f"+0.5{THIN}%"
    assert percent(D("0"), D("1"), signed=True) == f"0{THIN}%"


@pytest.mark.parametrize(
    ("rounding", "places"),
    [("0.1", 1), ("0.10", 1), ("0.01", 2), ("0.5", 1), ("1", 0), ("1.0", 0), ("100", 0)],
)
def test_a_rounding_asks_for_its_decimal_places(rounding, places):
    assert places_of(D(rounding)) == places


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        ("1234567.891", 1, "1,234,567.9"),
        ("0.05", 1, "0.1"),
        ("-0.05", 1, f"{MINUS}0.1"),
        ("-0.04", 1, "0.0"),
        ("2.5", 0, "3"),
        ("3.5", 0, "4"),
    ],
)
def test_numbers_are_grouped_and_rounded_half_up(value, places, text):
    assert grouped(D(value), places) == text


def test_a_plain_number_shows_the_digits_that_were_stated():
    assert plain(D("1379.0"), D("0.1")) == "1,379.0"
    assert plain(D("1400"), D("100")) == "1,400"


@pytest.mark.parametrize(
    ("qualifier", "stated", "computed"),
    [
        (EXACT, "$1", "$1"),
        (ABOUT, "about $1", "about $1"),
        (OVER, "over $1", "at least $1"),
        (UNDER, "almost $1", "at most $1"),
    ],
)
def test_a_computed_bound_has_other_words_than_a_stated_one(qualifier, stated, computed):
    assert qualified("$1", qualifier) == stated
    assert qualified("$1", qualifier, computed=True) == computed


@pytest.mark.parametrize(
    ("qualifier", "text"), [(EXACT, "820"), (ABOUT, "~820"), (OVER, ">820"), (UNDER, "<820")]
)
def test_a_compact_number_has_a_sign_for_its_qualifier(qualifier, text):
    assert compact(D(820), D(10), qualifier) == text
