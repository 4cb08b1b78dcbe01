from dataclasses import replace
from decimal import Decimal

import pytest

from briefs.figures import (
    current_target,
    find_growth,
    find_product,
    growth,
    growth_beside,
    growth_needed,
    implied_growth,
    level,
    mirror_gap,
    progress,
    share,
)
from briefs.model import (
    Cell,
    Flow,
    Interval,
    Making,
    Measure,
    MissingFigureError,
    Period,
    ProductCell,
    Qualifier,
    Unit,
)
from briefs.text.amounts import amount_text
from briefs.text.wording import precision_text
from conftest import GAZETTE, SOURCE, total

D = Decimal
TURNOVER = Cell("kaz-tjk", "KAZ", "TJK", Flow.TURNOVER, Period.year(2022))
EXPORT, IMPORT = TURNOVER.of(Flow.EXPORT), TURNOVER.of(Flow.IMPORT)


def rate(value, rounding="0.1", qualifier="exact"):
    return {
        "growth_pct": value,
        "growth_rounding_pct": rounding,
        "growth_qualifier": qualifier,
    }


def closely_contains(interval, lower, upper):
    """Whether an interval holds all numbers between two ends and hardly any others."""
    hair = D("1e-24")
    return (
        lower - hair <= interval.lower <= lower + D("1e-26")
        and upper - D("1e-26") <= interval.upper <= upper + hair
    )


def levels(base, new, rounding="1", base_qualifier="exact", new_qualifier="exact"):
    return [
        total("turnover", "2021", base, rounding, value_qualifier=base_qualifier),
        total("turnover", "2022", new, rounding, value_qualifier=new_qualifier),
    ]


def test_growth_of_2022_is_the_stated_rate(package):
    figure = growth(package, TURNOVER)
    assert figure.value == D("18.5")
    assert figure.making is Making.STATED
    assert figure.key == "kaz-tjk-turnover-2022-kaz-growth"
    assert figure.unit is Unit.PERCENT


def test_a_stated_rate_comes_before_a_computed_one(make_package):
    rows = [
        *levels("100.00", "120.00", "0.01"),
        total("turnover", "2022", id="x", **rate("30", "10")),
    ]
    figure = growth(make_package(trade_totals=rows), TURNOVER)
    assert (figure.making, figure.value) == (Making.STATED, D(30))


def test_a_stated_rate_that_is_wrong_in_its_source_gives_way_only_to_another_stated_one(
    make_package,
):
    issue = {
        "id": "i",
        "table": "trade_totals",
        "row_id": "wrong",
        "column": "growth_pct",
        "kind": "source_error",
        "problem": "It divided by the new value.",
        "done": "As printed.",
        "status": "open",
    }
    wrong = total("turnover", "2022", id="wrong", authority="statistics", **rate("16.5"))
    rows = [*levels("100", "120"), wrong]
    package = make_package(trade_totals=rows, known_issues=[issue])
    assert growth(package, TURNOVER).value == D("16.5")
    right = total("turnover", "2022", id="right", authority="press", **rate("20", "10"))
    package = make_package(trade_totals=[*rows, right], known_issues=[issue])
    assert growth(package, TURNOVER).value == D(20)


def test_growth_is_computed_where_none_is_stated_and_says_so(make_package):
    figure = growth(make_package(trade_totals=levels("500.0", "600.0", "0.1")), TURNOVER)
    assert figure.making is Making.RATIO
    assert figure.value == D("20.0")
    assert [part.value for part in figure.parts] == [D("600.0"), D("500.0")]
    assert len(figure.observations) == 2


def test_computed_growth_is_about_where_its_last_digit_is_not_known(make_package):
    coarse = growth(make_package(trade_totals=levels("500", "600", "10")), TURNOVER)
    assert coarse.qualifier is Qualifier.ABOUT
    assert (coarse.value, coarse.rounding) == (D(20), D(1))
    fine = growth(make_package(trade_totals=levels("500.00", "600.00", "0.01")), TURNOVER)
    assert fine.qualifier is Qualifier.EXACT
    assert (fine.value, fine.rounding) == (D("20.0"), D("0.1"))


def test_computed_growth_lies_where_its_levels_leave_it(make_package):
    figure = growth(make_package(trade_totals=levels("500", "600", "100")), TURNOVER)
    assert closely_contains(figure.likely, D(0), D(650) / D(450) * 100 - 100)
    assert (figure.likely.lower_closed, figure.likely.upper_closed) == (False, False)
    assert figure.value in figure.likely


@pytest.mark.parametrize(
    ("base", "new", "qualifier"),
    [("exact", "over", "over"), ("over", "exact", "under"), ("under", "exact", "over")],
)
def test_computed_growth_from_a_bound_is_a_bound(make_package, base, new, qualifier):
    rows = levels("500", "600", "1", base_qualifier=base, new_qualifier=new)
    assert growth(make_package(trade_totals=rows), TURNOVER).qualifier == qualifier


def test_growth_is_on_the_same_months_a_year_before(make_package):
    rows = [
        total("turnover", "2021-H1", "500", "1"),
        total("turnover", "2021", "999", "1"),
        total("turnover", "2022-H1", "550", "1"),
    ]
    package = make_package(trade_totals=rows)
    figure = growth(package, TURNOVER.in_period(Period.parse("2022-H1")))
    assert round(figure.value) == 10


def test_growth_without_a_rate_or_two_levels_is_refused_with_the_periods_that_have_one(
    make_package,
):
    rows = [total("turnover", "2022", "600", "1"), total("turnover", "2020", **rate("3.7"))]
    package = make_package(trade_totals=rows)
    assert find_growth(package, TURNOVER) is None
    with pytest.raises(MissingFigureError) as error:
        growth(package, TURNOVER)
    assert str(error.value) == (
        "'kaz-tjk-turnover-2022-kaz-growth' is not a figure of "
        "datapackage/data/trade_totals.csv (no rate is stated, and there are no two levels to "
        "compute it from); periods present: 2020"
    )


@pytest.mark.parametrize("year", ["2021", "2022"])
def test_growth_is_never_computed_from_a_level_without_reporter(make_package, year):
    rows = levels("500", "600")
    for row in rows:
        if row["period"] == year:
            row |= {"reporter": "", "partner": ""}
    assert find_growth(make_package(trade_totals=rows), TURNOVER) is None


def test_growth_never_falls_back_to_the_mirror(make_package):
    rows = [{**row, "reporter": "TJK", "partner": "KAZ"} for row in levels("500", "600")]
    rows += [total("turnover", "2022", reporter="TJK", partner="KAZ", id="r", **rate("20"))]
    package = make_package(trade_totals=rows)
    assert find_growth(package, TURNOVER) is None
    assert find_growth(package, TURNOVER.mirror).value == D(20)


def test_no_growth_is_computed_on_a_base_of_zero(make_package):
    package = make_package(trade_totals=levels("0", "600"))
    assert find_growth(package, TURNOVER) is None
    base, new = (level(package, TURNOVER.in_period(Period.year(year))) for year in (2021, 2022))
    with pytest.raises(ZeroDivisionError):
        implied_growth(new, base)


def test_growth_to_zero_is_minus_a_hundred_percent(make_package):
    figure = growth(make_package(trade_totals=levels("600", "0")), TURNOVER)
    assert figure.value == D("-100.0")
    assert figure.likely.lower == D(-100)


def test_growth_on_a_base_that_may_be_nearly_zero_is_told_without_an_upper_end(make_package):
    rows = levels("100", "200", "100", base_qualifier="under", new_qualifier="about")
    figure = growth(make_package(trade_totals=rows), TURNOVER)
    assert not figure.likely.upper.is_finite()
    assert amount_text(figure).startswith("about ")
    assert "Infinity" not in precision_text(figure)


@pytest.mark.parametrize("qualifier", ["over", "under"])
def test_two_levels_that_are_bounds_give_no_rate(make_package, qualifier):
    rows = levels("100", "100", "10", base_qualifier=qualifier, new_qualifier=qualifier)
    assert find_growth(make_package(trade_totals=rows), TURNOVER) is None


def test_a_share_is_a_part_in_percent_of_its_whole(package):
    wheat = find_product(
        package, ProductCell("KAZ", "TJK", "wheat", Period.year(2022)), Measure.VALUE
    )
    figure = share(wheat, level(package, EXPORT))
    assert (figure.value, figure.measure, figure.making) == (D("35.3"), "share", Making.RATIO)
    assert figure.key == "kaz-tjk-wheat-2022-value-share"
    assert closely_contains(
        figure.likely, D("309.85") / D("877.65") * 100, D("309.95") / D("877.55") * 100
    )


def test_progress_is_a_level_in_percent_of_the_target(package):
    target = current_target(package, package.dyads["kaz-tjk"])
    figure = progress(package, TURNOVER, target)
    assert (figure.value, figure.rounding) == (D(69), D(1))
    assert figure.likely == Interval(D("68.945"), D("68.955"))
    assert figure.qualifier is Qualifier.EXACT
    assert figure.key == "kaz-tjk-turnover-2022-kaz-progress-target-two-billion"


def test_a_target_has_no_rounding_however_round_it_is(package):
    target = current_target(package, package.dyads["kaz-tjk"])
    coarse = replace(target, value=replace(target.value, rounding=D(10**6)))
    assert progress(package, TURNOVER, coarse) == progress(package, TURNOVER, target)


def test_progress_of_a_bound_is_a_bound(package):
    target = current_target(package, package.dyads["kaz-tjk"])
    figure = progress(package, TURNOVER.in_period(Period.year(2025)), target)
    assert (figure.value, figure.qualifier) == (D(60), Qualifier.OVER)


def test_progress_and_growth_needed_refuse_a_target_without_a_value(package):
    target = replace(current_target(package, package.dyads["kaz-tjk"]), value=None)
    for measure in (progress, growth_needed):
        with pytest.raises(ValueError, match="states no value"):
            measure(package, TURNOVER, target)


def target_of(package, value, due):
    target = current_target(package, package.dyads["kaz-tjk"])
    return replace(target, value=replace(target.value, value=D(value)), due=due)


def test_growth_needed_compounds_over_the_years_that_are_left(make_package, package):
    small = make_package(trade_totals=[total("turnover", "2022", "1000.00", "0.01")])
    figure = growth_needed(small, TURNOVER, target_of(package, "1210", "2024"))
    assert (figure.value, figure.rounding) == (D("10.0"), D("0.1"))
    assert figure.qualifier is Qualifier.EXACT
    one = growth_needed(small, TURNOVER, target_of(package, "1210", "2023"))
    assert one.value == D("21.0")
    assert growth_needed(small, TURNOVER, target_of(package, "1210", "2023-12-31")) == one


def test_growth_needed_falls_as_the_level_rises(make_package, package):
    target = target_of(package, "1210", "2024")
    over = total("turnover", "2022", "1000", "10", value_qualifier="over")
    figure = growth_needed(make_package(trade_totals=[over]), TURNOVER, target)
    assert figure.qualifier is Qualifier.UNDER
    assert figure.likely.lower < D(10) <= figure.likely.upper
    assert figure.likely.lower == ((D(1210) / D(1010)) ** D("0.5") - 1) * 100
    assert figure.possible.lower == D(-100)


@pytest.mark.parametrize(
    ("value", "due"), [("1210", "2022"), ("1210", "2021"), ("1210", ""), ("1000", "2024")]
)
def test_no_growth_is_needed_when_it_is_due_or_reached_or_has_no_date(
    make_package, package, value, due
):
    small = make_package(trade_totals=[total("turnover", "2022", "1000", "1")])
    assert growth_needed(small, TURNOVER, target_of(package, value, due)) is None


def test_growth_needed_from_less_than_a_million_is_computed_too(make_package, package):
    small = make_package(trade_totals=[total("turnover", "2022", "0.50", "0.01")])
    figure = growth_needed(small, TURNOVER, target_of(package, "2", "2024"))
    assert round(figure.value) == 100
    assert figure.value in figure.likely


def test_growth_needed_from_a_level_that_may_be_nearly_zero_has_no_upper_end(make_package, package):
    row = total("turnover", "2022", "100", "100", value_qualifier="under")
    small = make_package(trade_totals=[row])
    figure = growth_needed(small, TURNOVER, target_of(package, "400", "2024"))
    assert (figure.value, figure.qualifier) == (D("100.0"), Qualifier.OVER)
    assert not figure.likely.upper.is_finite()


def test_the_mirror_gap_is_by_how_much_the_partner_reports_more(package):
    cell = EXPORT.in_period(Period.parse("2022-H1"))
    figure = mirror_gap(package, cell)
    assert figure.value == D("9.5")
    assert [part.value for part in figure.parts] == [D(397), D("362.7")]
    assert figure.key == "kaz-tjk-export-2022-h1-kaz-mirror-gap"


def test_a_mirror_gap_needs_both_sides_by_name(make_package):
    own = total("export", "2022", "100", "1")
    nameless = total("import", "2022", "110", "1", reporter="", partner="")
    assert mirror_gap(make_package(trade_totals=[own]), EXPORT) is None
    assert mirror_gap(make_package(trade_totals=[own, nameless]), EXPORT) is None
    mirror = total("import", "2022", "110", "1", reporter="TJK", partner="KAZ")
    assert mirror_gap(make_package(trade_totals=[own, mirror]), EXPORT).value == D(10)
    assert mirror_gap(make_package(trade_totals=[own, mirror]), IMPORT) is None


def test_a_mirror_gap_on_exports_of_zero_does_not_exist(make_package):
    rows = [
        total("export", "2022", "0", "1"),
        total("import", "2022", "110", "1", reporter="TJK", partner="KAZ"),
    ]
    assert mirror_gap(make_package(trade_totals=rows), EXPORT) is None


@pytest.mark.parametrize(
    ("rounding", "qualifier"), [("20", Qualifier.EXACT), ("21", Qualifier.ABOUT)]
)
def test_progress_is_about_only_where_it_may_be_another_percent(
    make_package, package, rounding, qualifier
):
    small = make_package(trade_totals=[total("turnover", "2022", "1000", rounding)])
    figure = progress(small, TURNOVER, target_of(package, "2000", "2027"))
    assert (figure.value, figure.rounding, figure.qualifier) == (D(50), D(1), qualifier)


@pytest.fixture
def beside(make_package):
    """The growth that may stand beside the turnover of 2022 of some rows."""

    def make(*rows):
        package = make_package(trade_totals=rows, sources=[SOURCE, GAZETTE])
        return growth_beside(package, level(package, TURNOVER))

    return make


def test_a_rate_of_the_source_of_a_level_stands_beside_it(beside):
    figure = beside(total("turnover", "2022", "1400", "100", **rate("18.5")))
    assert (figure.value, figure.making) == (D("18.5"), Making.STATED)


def test_a_rate_of_another_source_may_belong_to_another_level(beside):
    own = total("turnover", "2022", "1400", "100")
    other = total("turnover", "2022", "1379", "1", authority="press", source_id="gazette-2023")
    assert beside(own, {**other, **rate("18.5")}) is None
    alone = total("turnover", "2022", source_id="gazette-2023", **rate("18.5"))
    assert beside(own, alone) is None
    assert beside(own, alone, total("turnover", "2021", "1000", "1")) is None


def test_a_rate_of_one_of_the_sources_of_a_sum_stands_beside_it(beside):
    flows = [
        total("export", "2022", "800", "1"),
        total("import", "2022", "600", "1", source_id="gazette-2023"),
    ]
    alone = total("turnover", "2022", source_id="gazette-2023", **rate("18.5"))
    assert beside(*flows, alone).value == D("18.5")


def test_two_sound_levels_give_a_rate_that_stands_beside_the_later(beside):
    figure = beside(*levels("1000", "1200"))
    assert (figure.value, figure.making) == (D(20), Making.RATIO)
    assert beside(total("turnover", "2022", "1200", "1")) is None


@pytest.mark.parametrize("side", [0, 1])
@pytest.mark.parametrize("qualifier", ["over", "under"])
def test_a_bound_gives_no_rate_beside_a_level(beside, side, qualifier):
    rows = levels("1000", "1200")
    rows[side]["value_qualifier"] = qualifier
    assert beside(*rows) is None


@pytest.mark.parametrize("side", [0, 1])
def test_a_year_that_was_read_into_the_text_gives_no_rate_beside_a_level(beside, side):
    rows = levels("1000", "1200")
    rows[side]["inferred"] = "period"
    assert beside(*rows) is None
    rows[side]["inferred"] = "reporter partner"
    assert beside(*rows) is not None


def test_beyond_fivefold_a_computed_rate_tells_less_than_the_levels(beside):
    assert beside(*levels("100", "590")) is not None
    assert beside(*levels("100", "650")) is None
    assert beside(total("turnover", "2022", "650", "1", **rate("550"))).value == 550
