"""Printed amounts into value, rounding and qualifier, as the rows of the project have them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.model import Package, Qualifier, Statement
from briefs.text.numbers import NO_BREAK_SPACE, plain, qualified
from briefs.text.printed import printed_money, printed_rate
from briefs.text.russian import russian_commitment

WORDS = {
    Qualifier.EXACT: ("",),
    Qualifier.ABOUT: ("about ", "some ", "approximately ", "~", "около "),
    Qualifier.OVER: ("over ", "more than ", "at least ", "surpassed ", "более ", "превысил "),
    Qualifier.UNDER: ("almost ", "nearly ", "just under ", "less than ", "почти "),
}
roundings = st.integers(-3, 3).map(lambda places: Decimal(1).scaleb(places))
digits = st.integers(1, 9_999_999).filter(lambda number: number % 10 != 0)
qualifiers = st.sampled_from(Qualifier)


def stated(value: str, rounding: str, qualifier: str = "exact") -> Statement:
    return Statement(Decimal(value), Decimal(rounding), Qualifier(qualifier))


@pytest.mark.parametrize(
    ("text", "value", "rounding", "qualifier"),
    [
        ("$1.4 billion", "1400", "100", "exact"),
        ("over $500 million", "500", "100", "over"),
        ("877.6 million", "877.6", "0.1", "exact"),
        ("1 379,5 млн долларов", "1379.5", "0.1", "exact"),
        ("1,4 млрд", "1400", "100", "exact"),
        ("$1,379 million", "1379", "1", "exact"),
        ("1,340 млрд долларов", "1340", "1", "exact"),
        ("$1,379.5 million", "1379.5", "0.1", "exact"),
        ("1.379,5 million", "1379.5", "0.1", "exact"),
        ("US$80 million", "80", "10", "exact"),
        ("about US $ 82 million", "82", "1", "about"),
        ("$800.0 million", "800", "0.1", "exact"),
        ("$1.40 billion", "1400", "10", "exact"),
        ("$2 billion", "2000", "1000", "exact"),
        ("$1.2bn", "1200", "100", "exact"),
        ("214 million US dollars", "214", "1", "exact"),
        ("$512,000", "0.512", "0.001", "exact"),
        ("56 thousand dollars", "0.056", "0.001", "exact"),
        ("0 million", "0", "1", "exact"),
        ("−$3.5 million", "-3.5", "0.1", "exact"),
        ("almost $1.3 billion", "1300", "100", "under"),
        ("nearly 600 million dollars", "600", "100", "under"),
        ("at least $1 bn", "1000", "1000", "over"),
        ("превысил порог в $2 млрд", "2000", "1000", "over"),
        ("без малого 300 млн", "300", "100", "under"),
        ("up to $15 million", "15", "1", "exact"),
        ("$1.4 billion in 2022, up 18.5 %", "1400", "100", "exact"),
    ],
)
def test_a_printed_amount_is_read(text: str, value: str, rounding: str, qualifier: str) -> None:
    assert printed_money(text) == stated(value, rounding, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a rate",
        "374",
        "in 2022",
        "18.5 %",
        "€1.4 billion",
        "300 million tenge",
        "50 млрд рублей",
        "between $1 million and $2 million",
        "$45-50 million",
        "63 million 546 thousand dollars",
        "576.755 billion kilowatt-hours",
        "20 million tonnes",
        "one billion dollars",
    ],
)
def test_what_is_no_single_amount_in_dollars_is_not_guessed(text: str) -> None:
    assert printed_money(text) is None


@pytest.mark.parametrize(
    ("text", "value", "rounding", "qualifier"),
    [
        ("18.5 %", "18.5", "0.1", "exact"),
        ("up by almost 20 percent", "20", "10", "under"),
        ("fell by 5%", "-5", "1", "exact"),
        ("−3.7 per cent", "-3.7", "0.1", "exact"),
        ("$1.4 billion, more than 18% higher", "18", "1", "over"),
        ("снизился на 35,4%", "-35.4", "0.1", "exact"),
        ("вырос на 13 процентов", "13", "1", "exact"),
        ("less than 5 %", "5", "1", "under"),
        ("5 % less than a year before", "-5", "1", "exact"),
    ],
)
def test_a_printed_rate_is_read(text: str, value: str, rounding: str, qualifier: str) -> None:
    assert printed_rate(text) == stated(value, rounding, qualifier)


@pytest.mark.parametrize("text", ["", "$1.4 billion", "1.5 times", "from 5 % to 7 %", "5-7 %"])
def test_what_is_no_single_rate_is_not_guessed(text: str) -> None:
    assert printed_rate(text) is None


@given(digits, roundings, qualifiers, st.data())
def test_what_is_printed_in_millions_is_read_back(digits, rounding, qualifier, data) -> None:
    value = digits * rounding
    word = data.draw(st.sampled_from(WORDS[qualifier]))
    for number in (plain(value, rounding), plain(value, rounding).replace(",", NO_BREAK_SPACE)):
        for text in (f"{word}${number} million", f"{word}{number} mln US dollars"):
            assert printed_money(text) == Statement(value, rounding, qualifier)


@given(digits, roundings, qualifiers)
def test_what_the_site_prints_in_billions_is_read_back(digits, rounding, qualifier) -> None:
    value = digits * rounding
    number = plain(value / 1000, rounding / 1000)
    text = qualified(f"${number} billion", qualifier)
    assert printed_money(text) == Statement(value, rounding, qualifier)


@given(st.integers(1, 99).filter(lambda number: number % 10 != 0), qualifiers)
def test_what_the_site_prints_in_russian_is_read_back(package, number, qualifier) -> None:
    value = Statement(Decimal(number * 100), Decimal(100), qualifier)
    row = replace(package.commitments[0], value=value)
    assert printed_money(russian_commitment(row)) == row.value


@given(digits, st.integers(-3, 0), qualifiers)
def test_a_rate_is_read_back(digits, places, qualifier) -> None:
    rounding = Decimal(1).scaleb(places)
    text = qualified(f"{plain(digits * rounding, rounding)} %", qualifier)
    assert printed_rate(text) == Statement(digits * rounding, rounding, qualifier)


@given(st.text())
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    for read in (printed_money, printed_rate):
        found = read(text)
        assert found is None or found.rounding > 0


SLIPS = {"$1,340 billion", "$63,546 million", "371.3 billion", "up to $15mn"}
"""Forms that the rows read otherwise, and say so: slips of the source, and a bound."""


def test_the_rows_of_the_project_are_read_as_people_read_them(package: Package) -> None:
    rows = (*package.observations, *package.product_observations, *package.commitments)
    forms = [(row.stated_as, row.value) for row in rows if row.value and row.stated_as]
    read = [(text, value, printed_money(text)) for text, value in forms]
    otherwise = {text for text, value, found in read if found and found != value}
    assert {text for text in otherwise if "dollar" not in text and "доллардан" not in text} <= SLIPS
    assert sum(found == value for _, value, found in read) > 0.9 * len(read)
