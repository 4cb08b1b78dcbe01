"""Each preference of the choice rule decides when all before it are equal."""

import itertools
from decimal import Decimal

import pytest

from briefs.figures import (
    PREFERENCES,
    deciding_preference,
    is_last_resort,
    level,
    ranked,
    row_figure,
)
from briefs.figures.choice import rank
from briefs.model import Cell, Flow, Making, Measure, Period, Unit
from briefs.tables import read_package
from conftest import SOURCE, total

CELL = Cell("kaz-tjk", "KAZ", "TJK", Flow.EXPORT, Period.year(2022))


def source(name, published):
    return {**SOURCE, "id": name, "url": f"https://{name}.example", "published": published}


def export(row_id, value="100", rounding="10", **other):
    return total("export", "2022", value, rounding, id=row_id, **other)


def source_error(row_id, column=""):
    return {
        "id": f"issue-{row_id}",
        "table": "trade_totals",
        "row_id": row_id,
        "column": column,
        "kind": "source_error",
        "problem": "A digit is missing.",
        "done": "Entered as printed.",
        "status": "open",
    }


@pytest.fixture
def chosen(make_package):
    """The id of the row that becomes the figure, whatever the order of the file."""

    def choose(*rows, measure=Measure.VALUE, **tables):
        found = set()
        for number, order in enumerate(itertools.permutations(rows)):
            package = make_package(f"p{number}", trade_totals=order, **tables)
            found.add(ranked(package, package.observations, measure)[0].id)
        assert len(found) == 1, "the order of the file decided"
        return found.pop()

    return choose


@pytest.fixture
def make_package(make_folder):
    return lambda name="datapackage", **tables: read_package(make_folder(name, **tables))


def test_statistics_come_before_official_before_press(chosen):
    rows = [export("a", authority="press"), export("b", authority="official")]
    assert chosen(*rows) == "b"
    assert chosen(*rows, export("c", authority="statistics")) == "c"


def test_authority_decides_before_qualifier_rounding_and_publication(chosen):
    sources = [source("old", "2001"), source("new", "2026")]
    assert (
        chosen(
            export(
                "b", "100", "100", authority="statistics", value_qualifier="over", source_id="old"
            ),
            export("a", "123.4", "0.1", authority="official", source_id="new"),
            sources=sources,
        )
        == "b"
    )


def test_exact_comes_before_about_before_over_and_under(chosen):
    about = export("d", value_qualifier="about")
    over = export("b", value_qualifier="over")
    under = export("a", value_qualifier="under")
    assert chosen(export("e"), about, over) == "e"
    assert chosen(about, over, under) == "d"


@pytest.mark.parametrize(("first", "second"), [("over", "under"), ("under", "over")])
def test_over_and_under_are_equally_good(chosen, first, second):
    rows = [export("a", value_qualifier=first), export("b", value_qualifier=second)]
    assert chosen(*rows) == "a"


def test_the_qualifier_decides_before_the_rounding(chosen):
    assert (
        chosen(export("b", "100", "100"), export("a", "123.4", "0.1", value_qualifier="about"))
        == "b"
    )


def test_the_finer_rounding_decides_before_the_later_publication(chosen):
    sources = [source("old", "2001"), source("new", "2026")]
    fine = export("b", "123.4", "0.1", source_id="old")
    coarse = export("a", "120", "10", source_id="new")
    assert chosen(fine, coarse, sources=sources) == "b"


def test_roundings_are_compared_as_numbers(chosen):
    assert chosen(export("b", "100", "9"), export("a", "100", "10")) == "b"


def test_the_later_publication_decides_before_the_identifier(chosen):
    sources = [source("old", "2023-05-02"), source("new", "2023-05-03")]
    rows = [export("b", source_id="new"), export("a", source_id="old")]
    assert chosen(*rows, sources=sources) == "b"


@pytest.mark.parametrize(
    ("partial", "full", "later"),
    [
        ("2023-05", "2023-05-01", "equal"),
        ("2023-05", "2023-05-02", "full"),
        ("2023-05", "2023-04-30", "partial"),
        ("2023", "2023-01-01", "equal"),
        ("2023", "2023-01-02", "full"),
        ("2023", "2022-12-31", "partial"),
        ("", "2023", "full"),
        ("", "0001-01-02", "full"),
    ],
)
def test_a_partial_date_counts_as_its_first_day_and_none_as_oldest(chosen, partial, full, later):
    sources = [source("partial", partial), source("full", full)]
    rows = [export("a", source_id="partial"), export("b", source_id="full")]
    swapped = [export("b", source_id="partial"), export("a", source_id="full")]
    if later == "equal":
        assert (chosen(*rows, sources=sources), chosen(*swapped, sources=sources)) == ("a", "a")
    else:
        expected = ("a", "b") if later == "partial" else ("b", "a")
        assert (chosen(*rows, sources=sources), chosen(*swapped, sources=sources)) == expected


def test_the_identifier_that_comes_first_decides_at_last(chosen):
    assert chosen(export("b"), export("c"), export("a")) == "a"


def test_the_rule_in_words_has_one_preference_per_step(make_package):
    package = make_package(trade_totals=[export("a")])
    assert len(PREFERENCES) == len(rank(package, package.observations[0], Measure.VALUE))


def weak(kind, row_id, authority="statistics"):
    """A row that would win but for one weakness, and the issues that make it so."""
    if kind == "forecast":
        return export(row_id, authority=authority, status="forecast"), []
    if kind == "unattributed":
        return export(row_id, authority=authority, reporter="", partner=""), []
    return export(row_id, authority=authority), [source_error(row_id)]


WEAKNESSES = ("forecast", "unattributed", "source error")


@pytest.mark.parametrize("weakness", WEAKNESSES)
def test_a_weak_row_is_no_figure_while_another_remains(chosen, weakness):
    row, issues = weak(weakness, "a")
    other = export("b", "100", "100", authority="press", value_qualifier="under")
    assert chosen(row, other, known_issues=issues) == "b"


@pytest.mark.parametrize("weakness", WEAKNESSES)
def test_a_weak_row_is_the_figure_where_nothing_else_remains(make_package, weakness):
    row, issues = weak(weakness, "a")
    package = make_package(trade_totals=[row], known_issues=issues)
    figure = level(package, CELL)
    assert [one.id for one in figure.observations] == ["a"]
    assert figure.key == CELL.slug


@pytest.mark.parametrize("second", WEAKNESSES)
@pytest.mark.parametrize("first", WEAKNESSES)
def test_among_weak_rows_the_rule_goes_on(chosen, first, second):
    best, issues = weak(first, "b", "statistics")
    rest, more = weak(second, "a", "press")
    assert chosen(best, rest, known_issues=[*issues, *more]) == "b"


def test_a_partial_year_is_not_a_last_resort(chosen):
    assert chosen(export("a", status="partial"), export("b", authority="press")) == "a"


def test_a_source_error_of_one_column_leaves_the_other_column_good(make_package):
    rate = {"growth_pct": "5", "growth_rounding_pct": "1", "growth_qualifier": "exact"}
    package = make_package(
        trade_totals=[export("a", authority="statistics", **rate)],
        known_issues=[source_error("a", "growth_pct")],
    )
    row = package.observations[0]
    assert is_last_resort(package, row, Measure.GROWTH)
    assert not is_last_resort(package, row, Measure.VALUE)


def test_growth_is_ranked_by_its_own_qualifier_and_rounding(chosen):
    fine = {"growth_pct": "5.1", "growth_rounding_pct": "0.1", "growth_qualifier": "exact"}
    coarse = {"growth_pct": "5", "growth_rounding_pct": "1", "growth_qualifier": "exact"}
    rows = [export("b", "100", "100", **fine), export("a", "123.4", "0.1", **coarse)]
    assert chosen(*rows, measure=Measure.GROWTH) == "b"
    assert chosen(*rows, measure=Measure.VALUE) == "a"


def test_rows_that_do_not_state_the_measure_are_left_out(make_package):
    rate = {"growth_pct": "5", "growth_rounding_pct": "1", "growth_qualifier": "exact"}
    package = make_package(trade_totals=[export("a"), total("export", "2022", id="b", **rate)])
    assert [row.id for row in ranked(package, package.observations, Measure.VALUE)] == ["a"]
    assert [row.id for row in ranked(package, package.observations, Measure.GROWTH)] == ["b"]
    with pytest.raises(ValueError, match="b states no value"):
        rank(package, package.observations[1], Measure.VALUE)


def test_the_rows_that_were_not_chosen_are_the_alternatives_best_first(make_package):
    rows = [
        export("c", authority="press"),
        export("a", authority="statistics"),
        export("d", reporter="", partner="", authority="statistics"),
        export("b", authority="official"),
    ]
    figure = level(make_package(trade_totals=rows), CELL)
    assert [row.id for row in figure.observations] == ["a"]
    assert [row.id for row in figure.alternatives] == ["b", "c", "d"]


def test_a_stated_figure_carries_its_rows_numbers(make_package):
    package = make_package(trade_totals=[export("a", "100", "10", value_qualifier="over")])
    figure, statement = level(package, CELL), package.observations[0].value
    assert (figure.value, figure.rounding, figure.qualifier) == (
        Decimal(100),
        Decimal(10),
        statement.qualifier,
    )
    assert (figure.likely, figure.possible) == (statement.likely, statement.possible)
    assert (figure.unit, figure.making, figure.measure) == (
        Unit.USD_MILLION,
        Making.STATED,
        "export",
    )
    assert row_figure(package.observations[0]) == figure


def test_a_row_without_reporter_is_no_alternative_of_itself(make_package):
    rows = (total("turnover", "2022", "5", "1", reporter="", partner=""),)
    package = make_package(trade_totals=rows)
    figure = level(package, Cell("kaz-tjk", "", "", Flow.TURNOVER, Period.year(2022)))
    assert figure.alternatives == ()


def test_the_preference_that_decides_is_the_first_in_which_rows_differ(make_package):
    rows = (
        total("turnover", "2022", "1.2", "0.1", authority="statistics", id="a"),
        total("turnover", "2022", "1", "1", id="b"),
        total("turnover", "2022", "1.1", "0.1", id="c"),
        total("turnover", "2022", "1.1", "0.1", id="d"),
    )
    package = make_package(trade_totals=rows)
    a, b, c, d = package.observations
    told = [
        deciding_preference(package, one, other, Measure.VALUE)
        for one, other in ((a, b), (c, b), (c, d))
    ]
    assert told == [PREFERENCES[1], PREFERENCES[3], PREFERENCES[5]]
