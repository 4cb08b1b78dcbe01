import pytest

from briefs.model import Period
from briefs.text.dates import date_label, period_label, short_period, within


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


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("2022", "2022"),
        ("2022-H1", "H1 2022"),
        ("2022-Q4", "Q4 2022"),
        ("2022-01", "Jan 2022"),
        ("2022-12", "Dec 2022"),
        ("2022-01/2022-11", "Jan–Nov 2022"),
        ("2021-07/2022-06", "Jul 2021–Jun 2022"),
        ("2020-01/2021-12", "Jan 2020–Dec 2021"),
    ],
)
def test_a_short_period_fits_a_narrow_chart(period, label):
    assert short_period(Period.parse(period)) == label
    assert len(label) <= 17


@pytest.mark.parametrize(
    ("period", "label"),
    [
        ("2022", "2022"),
        ("2022-H1", "the first half of 2022"),
        ("2022-Q3", "the third quarter of 2022"),
        ("2022-Q4", "the fourth quarter of 2022"),
        ("2022-05", "May 2022"),
        ("2022-01/2022-05", "January–May 2022"),
        ("2021-07/2022-06", "July 2021 – June 2022"),
    ],
)
def test_a_period_after_in_has_the_article_that_it_needs(period, label):
    assert within(Period.parse(period)) == label
