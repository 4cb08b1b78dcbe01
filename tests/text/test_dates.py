import pytest

from briefs.model import Period
from briefs.text.dates import date_label, period_label


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("2022", "2022"),
        ("2022-H1", "first half of 2022"),
        ("2022-H2", "second half of 2022"),
        ("2022-Q1", "first quarter of 2022"),
        ("2022-Q4", "fourth quarter of 2022"),
        ("2026-01", "January 2026"),
        ("2026-12", "December 2026"),
        ("2010-01/2010-10", "January–October 2010"),
        ("2021-07/2022-06", "July 2021 – June 2022"),
        ("2020-01/2021-12", "January 2020 – December 2021"),
    ],
)
def test_a_period_reads_as_people_say_it(period, label):
    assert period_label(Period.parse(period)) == label


@pytest.mark.parametrize(
    ("date", "label"),
    [
        ("2023-05-03", "3 May 2023"),
        ("2023-05", "May 2023"),
        ("2023", "2023"),
        ("2024-12-31", "31 December 2024"),
        ("", "undated"),
    ],
)
def test_a_partial_date_says_as_much_as_is_known(date, label):
    assert date_label(date) == label
