import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from briefs.model import Period, PeriodError

FIRST, LAST = 12, 9999 * 12 + 11
months = st.integers(FIRST, LAST)
spans = st.builds(lambda a, b: Period(min(a, b), max(a, b)), months, months)
short_spans = st.builds(
    lambda first, length: Period(first, min(first + length, LAST)), months, st.integers(0, 30)
)
periods = st.one_of(spans, short_spans)


@given(periods)
def test_every_span_of_months_reads_back_from_its_spelling(period):
    assert Period.parse(str(period)) == period


@given(periods, periods)
def test_two_spans_never_share_a_spelling_or_a_slug(first, second):
    assume(first != second)
    assert str(first) != str(second)
    assert first.slug != second.slug


@given(periods)
def test_a_slug_is_lower_case_without_a_slash(period):
    assert period.slug == period.slug.lower()
    assert "/" not in period.slug


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", (2022, 1), (2022, 12)),
        ("2022-H1", (2022, 1), (2022, 6)),
        ("2022-H2", (2022, 7), (2022, 12)),
        ("2022-Q1", (2022, 1), (2022, 3)),
        ("2022-Q4", (2022, 10), (2022, 12)),
        ("2022-05", (2022, 5), (2022, 5)),
        ("2022-01/2022-11", (2022, 1), (2022, 11)),
        ("2021-11/2022-02", (2021, 11), (2022, 2)),
        ("2021-07/2022-06", (2021, 7), (2022, 6)),
        ("2020-01/2021-12", (2020, 1), (2021, 12)),
    ],
)
def test_a_spelling_names_its_first_and_last_month(text, first, last):
    period = Period.parse(text)
    assert (period.first_month, period.last_month) == (
        first[0] * 12 + first[1] - 1,
        last[0] * 12 + last[1] - 1,
    )


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("2022-01/2022-12", "2022"),
        ("2022-01/2022-06", "2022-H1"),
        ("2022-07/2022-12", "2022-H2"),
        ("2022-01/2022-03", "2022-Q1"),
        ("2022-10/2022-12", "2022-Q4"),
        ("2020-01/2020-01", "2020-01"),
    ],
)
def test_a_span_with_a_shorter_spelling_is_refused_and_the_error_gives_it(long, short):
    with pytest.raises(PeriodError) as error:
        Period.parse(long)
    assert str(error.value) == f"'{long}' has one spelling: {short}"


@pytest.mark.parametrize("text", ["2022-02/2022-04", "2022-04/2022-09", "2021-12/2022-02"])
def test_three_or_six_months_off_the_calendar_are_no_quarter_or_half(text):
    assert str(Period.parse(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22",
        "2022-13",
        "2022-00",
        "2022-5",
        "2022-H3",
        "2022-Q5",
        "2022-Q0",
        "2022-h1",
        "2022/2023",
        "2022-01/",
        "2022-01/2022",
        " 2022",
        "2022\n",
        "2022-01-05",
        "２０２２",
    ],
)
def test_a_text_that_is_no_period_is_refused(text):
    with pytest.raises(PeriodError):
        Period.parse(text)


def test_the_error_for_no_period_shows_the_spellings():
    with pytest.raises(PeriodError, match=r"'last year' is no period; write 2022, 2022-H1"):
        Period.parse("last year")


def test_a_span_that_runs_backwards_is_refused():
    with pytest.raises(PeriodError, match="ends before it begins"):
        Period.parse("2022-05/2022-04")


@given(periods)
def test_a_year_before_has_the_same_months_twelve_months_earlier(period):
    before = period.a_year_before()
    assert before.months == period.months
    assert period.first_month - before.first_month == 12
    assert period.last_month - before.last_month == 12


@pytest.mark.parametrize(
    ("text", "before"), [("2022-H1", "2021-H1"), ("2022", "2021"), ("2022-05", "2021-05")]
)
def test_a_year_before_keeps_the_kind_of_period(text, before):
    assert str(Period.parse(text).a_year_before()) == before


@given(periods, periods)
def test_a_period_contains_another_when_all_its_months_lie_within(first, second):
    def end(period):
        return period.first_month + period.months - 1

    within = first.first_month <= second.first_month and end(second) <= end(first)
    assert first.contains(second) is within


@given(periods)
def test_a_period_contains_itself(period):
    assert period.contains(period)


def test_a_year_contains_its_parts_and_no_part_contains_the_year():
    year = Period.year(2022)
    for text in ("2022-H1", "2022-Q4", "2022-01", "2022-12", "2022-02/2022-11"):
        assert year.contains(Period.parse(text))
        assert not Period.parse(text).contains(year)
    assert not year.contains(Period.parse("2021-12/2022-01"))
    assert not year.contains(Period.parse("2022-12/2023-01"))


@pytest.mark.parametrize(
    ("text", "months", "is_year"),
    [
        ("2022", 12, True),
        ("2021-07/2022-06", 12, False),
        ("2022-Q1", 3, False),
        ("2022-05", 1, False),
    ],
)
def test_only_a_calendar_year_is_a_year(text, months, is_year):
    period = Period.parse(text)
    assert period.months == months
    assert period.is_year is is_year


def test_periods_sort_by_their_first_month():
    texts = ["2023", "2022-H2", "2022", "2021-12"]
    assert [str(period) for period in sorted(map(Period.parse, texts))] == [
        "2021-12",
        "2022",
        "2022-H2",
        "2023",
    ]


def test_the_start_year_is_that_of_the_first_month():
    assert Period.parse("2021-12/2022-02").start_year == 2021
