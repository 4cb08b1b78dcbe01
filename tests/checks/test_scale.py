import pytest

from briefs.checks.scale import check_scale
from briefs.model import Verdict, side_rows
from conftest import total

FIGURE = total("turnover", "2017", "776.3", "0.1", authority="statistics")


def slip(value, rounding, year="2017", **other):
    return total("turnover", year, value, rounding, id="slip", **other)


@pytest.fixture
def checks(make_package):
    def make(*rows, **tables):
        return list(check_scale(make_package(trade_totals=rows, **tables)))

    return make


@pytest.mark.parametrize(
    ("value", "rounding", "words"),
    [
        ("80", "10", "ten times larger"),
        ("7763", "1", "ten times smaller"),
        ("0.8", "0.1", "a thousand times larger"),
        ("776300", "100", "a thousand times smaller"),
    ],
)
def test_a_value_that_fits_the_figure_only_at_another_scale_is_a_slip(
    checks, told, value, rounding, words
):
    (check,) = checks(FIGURE, slip(value, rounding))
    assert check.verdict is Verdict.CONFLICTS
    assert told(check).partition(";")[0].endswith(words)
    assert check.row_ids == ("slip", FIGURE["id"])
    assert check.figure_keys == ("kaz-tjk-turnover-2017-kaz",)


@pytest.mark.parametrize(
    ("value", "rounding"),
    [("770", "10"), ("200", "100"), ("8", "1"), ("70", "1"), ("90", "10"), ("7.763", "0.001")],
)
def test_a_value_that_fits_or_fits_at_no_scale_is_no_slip(checks, value, rounding):
    assert checks(FIGURE, slip(value, rounding)) == []


def test_a_value_less_than_five_times_off_is_never_a_slip(checks):
    figure = total(
        "turnover", "2017", "100", "100", authority="statistics", value_qualifier="about"
    )
    assert checks(figure, slip("20", "10")) == []


@pytest.mark.parametrize(
    ("figure", "value", "qualifier"),
    [("1.0", "10", "under"), ("1000", "100", "over"), ("1.0", "1000", "under")],
)
def test_a_bound_that_possibly_meets_the_figure_is_no_slip(checks, figure, value, qualifier):
    stated = {**FIGURE, "value_usd_million": figure}
    assert checks(stated, slip(value, "1", value_qualifier=qualifier)) == []


def test_a_bound_on_the_other_side_of_the_figure_is_a_slip(checks):
    for figure, value, qualifier in (("1.0", "10", "over"), ("1000", "100", "under")):
        stated = {**FIGURE, "value_usd_million": figure}
        (check,) = checks(stated, slip(value, "10", value_qualifier=qualifier))
        assert check.verdict is Verdict.CONFLICTS


def test_a_bound_that_possibly_meets_one_neighbour_is_no_slip(checks):
    assert checks(*NEIGHBOURS, slip("77.6", "0.1", value_qualifier="over")) == []


NEIGHBOURS = [
    total("turnover", "2016", "590.2", "0.1"),
    total("turnover", "2018", "900", "1"),
]


def test_a_year_alone_is_held_against_both_neighbours(checks):
    (check,) = checks(*NEIGHBOURS, slip("77.6", "0.1"))
    assert check.verdict is Verdict.CONFLICTS
    assert set(check.row_ids) == {"slip", *(row["id"] for row in NEIGHBOURS)}


def test_a_year_within_a_factor_of_two_of_both_neighbours_fits_and_beyond_it_does_not(checks):
    assert len(checks(*NEIGHBOURS, slip("118.0", "0.1"))) == 1
    assert checks(*NEIGHBOURS, slip("118.1", "0.1")) == []
    assert len(checks(*NEIGHBOURS, slip("45", "1"))) == 1
    assert checks(*NEIGHBOURS, slip("44.9", "0.1")) == []


@pytest.mark.parametrize("index", [0, 1])
def test_a_year_with_one_neighbour_alone_is_not_tested(checks, index):
    assert checks(NEIGHBOURS[index], slip("77.6", "0.1")) == []


def test_the_nearest_neighbours_are_those_that_count(checks):
    far = [total("turnover", "2010", "78", "1"), total("turnover", "2023", "78", "1")]
    found = checks(*far, *NEIGHBOURS, slip("77.6", "0.1"))
    assert [side_rows(check.sides[0]) for check in found if "slip" in check.row_ids[0]] == [
        ("slip",)
    ]


def test_a_part_of_a_year_has_no_neighbours(checks):
    half = total("turnover", "2017-H1", "77.6", "0.1", id="slip")
    assert checks(*NEIGHBOURS, half) == []


def test_neighbours_of_the_other_reporter_or_flow_do_not_count(checks):
    for other in ({"reporter": "TJK", "partner": "KAZ"}, {"flow": "export"}):
        assert checks(*({**row, **other} for row in NEIGHBOURS), slip("77.6", "0.1")) == []


def test_a_known_slip_does_not_mark_the_figure(checks):
    issue = {
        "id": "i",
        "table": "trade_totals",
        "row_id": "slip",
        "column": "value_usd_million",
        "kind": "source_error",
        "problem": "A digit is missing.",
        "done": "As printed.",
        "status": "open",
    }
    (check,) = checks(FIGURE, slip("80", "10"), known_issues=[issue])
    assert check.figure_keys == ()


@pytest.mark.parametrize("doubt", [{"inferred": "reporter"}, {"reporter": "", "partner": ""}])
def test_a_slip_without_a_named_reporter_is_not_told(checks, doubt):
    found = checks(FIGURE, slip("80", "10", **doubt))
    assert all(check.verdict is Verdict.CANNOT_TELL for check in found)


def test_zero_has_no_scale_and_is_no_neighbour(checks):
    assert checks(FIGURE, slip("0", "1")) == []
    zero = [{**row, "value_usd_million": "0"} for row in NEIGHBOURS]
    assert checks(*zero, slip("77.6", "0.1")) == []
    assert checks({**FIGURE, "value_usd_million": "0"}, slip("80", "10")) == []


def test_a_year_that_is_five_times_off_at_most_is_no_slip(checks):
    neighbours = [{**row, "value_usd_million": "500"} for row in NEIGHBOURS]
    assert checks(*neighbours, slip("100.0", "0.1")) == []
    assert len(checks(*neighbours, slip("99.9", "0.1"))) == 1
