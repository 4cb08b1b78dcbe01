import pytest

from briefs.checks.nesting import check_nesting
from briefs.model import CheckKind, Doubt, Period, Verdict
from conftest import total

YEAR = total("export", "2022", "1000", "100")  # [950, 1050)


def part(value, rounding="1", period="2022-H1", **other):
    return total("export", period, value, rounding, **other)


@pytest.fixture
def checks(make_package):
    return lambda *rows: list(check_nesting(make_package(trade_totals=rows)))


@pytest.mark.parametrize(
    ("value", "qualifier", "verdict"),
    [
        ("400", "exact", Verdict.AGREES),
        ("950", "exact", Verdict.AGREES),
        ("950.5", "exact", Verdict.AGREES),
        ("1000", "exact", Verdict.AGREES),
        ("1050", "exact", Verdict.AGREES),
        ("1050.5", "exact", Verdict.CONFLICTS),
        ("1050.5", "about", Verdict.CANNOT_TELL),
        ("2000", "exact", Verdict.CONFLICTS),
        ("2000", "over", Verdict.CONFLICTS),
        ("2000", "under", Verdict.CANNOT_TELL),
    ],
)
def test_a_part_of_a_year_does_not_exceed_the_year(checks, value, qualifier, verdict):
    (check,) = checks(YEAR, part(value, value_qualifier=qualifier))
    assert check.verdict is verdict
    assert check.kind is CheckKind.NESTING
    assert check.figure_keys == ("kaz-tjk-export-2022-h1-kaz", "kaz-tjk-export-2022-kaz")


def test_a_year_that_is_at_least_so_much_never_conflicts_with_its_parts(checks):
    (check,) = checks({**YEAR, "value_qualifier": "over"}, part("5000"))
    assert check.verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize("period", ["2022-Q4", "2022-01", "2022-12", "2022-02/2022-11"])
def test_every_part_of_the_year_is_nested(checks, period):
    (check,) = checks(YEAR, part("2000", period=period))
    assert check.verdict is Verdict.CONFLICTS


@pytest.mark.parametrize("period", ["2021-H1", "2022-12/2023-01", "2021-12/2022-03", "2023"])
def test_what_is_not_within_the_year_is_not_nested(checks, period):
    assert checks(YEAR, part("2000", period=period)) == []


def test_parts_are_nested_in_years_of_the_same_reporter_and_flow(checks):
    assert checks(YEAR, part("2000", reporter="TJK", partner="KAZ")) == []
    assert checks(YEAR, total("import", "2022-H1", "2000", "1")) == []
    assert checks(YEAR, part("2000", reporter="", partner="")) == []
    assert checks({**YEAR, "reporter": "", "partner": ""}, part("2000")) == []


@pytest.mark.parametrize("side", [0, 1])
def test_an_inferred_reporter_makes_nesting_untold(checks, side):
    rows = [dict(YEAR), part("2000")]
    rows[side]["inferred"] = "reporter"
    (check,) = checks(*rows)
    assert check.verdict is Verdict.CANNOT_TELL


QUARTER = part("300", period="2022-Q1")
HALF, NINE_MONTHS = part("280"), part("320", period="2022-01/2022-09")


def test_a_part_is_nested_in_the_shortest_longer_part_too(checks):
    by_id = {check.id: check for check in checks(YEAR, QUARTER, HALF, NINE_MONTHS)}
    assert {name: check.verdict for name, check in by_id.items()} == {
        "nesting-kaz-tjk-export-2022-q1-kaz": Verdict.AGREES,
        "nesting-kaz-tjk-export-2022-q1-kaz-in-2022-h1": Verdict.CONFLICTS,
        "nesting-kaz-tjk-export-2022-h1-kaz": Verdict.AGREES,
        "nesting-kaz-tjk-export-2022-h1-kaz-in-2022-01-2022-09": Verdict.AGREES,
        "nesting-kaz-tjk-export-2022-01-2022-09-kaz": Verdict.AGREES,
    }


def test_a_longer_part_that_states_growth_alone_does_not_hide_the_next_one(checks):
    rate = {"growth_pct": "5", "growth_rounding_pct": "1", "growth_qualifier": "exact"}
    growth_alone = total("export", "2022-H1", **rate)
    (check,) = checks(
        part("500", period="2022-Q1"), growth_alone, part("400", period="2022-01/2022-09")
    )
    assert check.id == "nesting-kaz-tjk-export-2022-q1-kaz-in-2022-01-2022-09"
    assert check.verdict is Verdict.CONFLICTS


def test_a_part_is_nested_in_a_longer_part_where_no_year_is_stated(checks):
    (check,) = checks(QUARTER, HALF)
    assert check.verdict is Verdict.CONFLICTS
    assert check.id == "nesting-kaz-tjk-export-2022-q1-kaz-in-2022-h1"
    assert check.figure_keys == ("kaz-tjk-export-2022-q1-kaz", "kaz-tjk-export-2022-h1-kaz")
    assert check.cell.period == Period.parse("2022-H1")


@pytest.mark.parametrize("period", ["2022-Q2", "2022-03/2022-06", "2021-12/2022-03"])
def test_parts_that_overlap_or_reach_beyond_the_year_are_not_nested(checks, period):
    assert checks(QUARTER, part("200", period=period)) == []


def test_a_part_within_a_longer_part_is_told_with_it(checks, told):
    (check,) = checks(QUARTER, HALF)
    assert told(check) == "first quarter of 2022: $300 m of $280 m for first half of 2022"


@pytest.mark.parametrize("column", ["period", "flow"])
def test_a_part_whose_period_was_read_into_the_text_does_not_conflict(checks, column):
    (check,) = checks(YEAR, part("2000", inferred=column))
    assert (check.verdict, check.doubt) == (Verdict.CANNOT_TELL, Doubt.PERIOD)
    (check,) = checks(YEAR, part("400", inferred=column))
    assert (check.verdict, check.doubt) == (Verdict.AGREES, None)
