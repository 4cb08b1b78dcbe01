from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefs.model import Dyad, first_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2023", date(2023, 1, 1)),
        ("2023-05", date(2023, 5, 1)),
        ("2023-05-03", date(2023, 5, 3)),
        ("", date.min),
    ],
)
def test_a_partial_date_counts_as_its_first_day(text, day):
    assert first_day(text) == day


@given(st.dates())
def test_a_full_date_is_itself_and_no_later_than_nothing_shorter(day):
    text = day.isoformat()
    assert first_day(text) == day
    assert first_day("") <= first_day(text[:4]) <= first_day(text[:7]) <= first_day(text)


@pytest.mark.parametrize("text", ["2023-13", "2023-02-30", "soon"])
def test_a_date_that_does_not_exist_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011  whatever datetime says
        first_day(text)


def test_each_economy_of_a_dyad_is_the_others_partner():
    dyad = Dyad("kaz-tjk", "KAZ", "TJK")
    assert dyad.partner_of("KAZ") == "TJK"
    assert dyad.partner_of("TJK") == "KAZ"


def test_a_stranger_to_a_dyad_has_no_partner_in_it():
    with pytest.raises(ValueError, match="UZB is not of kaz-tjk; it has KAZ and TJK"):
        Dyad("kaz-tjk", "KAZ", "TJK").partner_of("UZB")
