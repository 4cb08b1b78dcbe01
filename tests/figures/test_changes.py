"""Which figures differ between two packages."""

import pytest

from briefs.figures import changed_figures, every_figure, find_growth, find_level
from briefs.model import Making
from conftest import total

FLOWS = (total("export", "2022", "877.6", "0.1"), total("import", "2022", "501.4", "0.1"))
RATE = {"growth_pct": "18.5", "growth_rounding_pct": "0.1", "growth_qualifier": "exact"}
NOBODY = {"reporter": "", "partner": ""}
EXPORT, IMPORT, TURNOVER = (f"kaz-tjk-{flow}-2022-kaz" for flow in ("export", "import", "turnover"))


@pytest.fixture
def packages(make_package):
    """Two packages, of the rows before and of those after."""
    return lambda before, after: [
        make_package(name=name, trade_totals=rows)
        for name, rows in (("before", before), ("after", after))
    ]


def keys(figures):
    return [figure.key for figure in figures]


def changed(packages):
    return {change.key: change for change in changed_figures(*packages)}


def test_every_figure_is_there_once_and_is_what_is_shown_for_its_cell(package):
    figures = list(every_figure(package))
    assert len(set(keys(figures))) == len(figures) > 400
    for figure in figures:
        find = find_growth if figure.measure == "growth" else find_level
        assert find(package, figure.trade_cell) == figure
        assert figure.is_attributed


def test_a_sum_is_a_figure_though_no_row_states_it(make_package):
    figures = list(every_figure(make_package(trade_totals=FLOWS)))
    assert keys(figures) == [EXPORT, IMPORT, TURNOVER]
    assert figures[-1].making is Making.SUM


def test_rows_that_name_no_reporter_are_no_figures_of_a_reporter(make_package):
    rows = [*FLOWS, total("turnover", "2021", "1000", "1", **NOBODY)]
    assert keys(every_figure(make_package(trade_totals=rows))) == [EXPORT, IMPORT, TURNOVER]


def test_a_rate_is_a_figure_beside_its_level(make_package):
    rows = [total("turnover", "2022", "1400", "100", **RATE)]
    figures = keys(every_figure(make_package(trade_totals=rows)))
    assert figures == [TURNOVER, f"{TURNOVER}-growth"]


def test_equal_packages_have_no_change(package, packages):
    assert changed_figures(package, package) == ()
    assert changed(packages(FLOWS, reversed(FLOWS))) == {}


def test_a_changed_cell_changes_its_figure_and_those_that_rest_on_it(packages):
    after = [total("export", "2022", "900", "0.1"), FLOWS[1]]
    changes = changed(packages(FLOWS, after))
    assert set(changes) == {EXPORT, TURNOVER}
    sides = (changes[EXPORT].before, changes[EXPORT].after)
    assert [str(figure.value) for figure in sides] == ["877.6", "900"]


@pytest.mark.parametrize(
    "other",
    [
        {"value_rounding_usd_million": "1"},
        {"value_qualifier": "about"},
        {"value_usd_million": "877.7"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_a_figure_is_another_by_value_rounding_or_qualifier(packages, other):
    assert EXPORT in changed(packages(FLOWS, [{**FLOWS[0], **other}, FLOWS[1]]))


@pytest.mark.parametrize(
    "other", [{"note": "Read again."}, {"attribution": "The minister"}, {"stated_as": "877.6"}]
)
def test_words_about_a_row_change_no_figure(packages, other):
    assert changed(packages(FLOWS, [{**FLOWS[0], **other}, FLOWS[1]])) == {}


def test_a_new_row_adds_its_figures_and_a_gone_one_removes_them(packages):
    more = [*FLOWS, total("turnover", "2021", "1000", "1")]
    added = changed(packages(FLOWS, more))
    removed = changed(packages(more, FLOWS))
    assert set(added) == set(removed) == {"kaz-tjk-turnover-2021-kaz", f"{TURNOVER}-growth"}
    assert all(change.before is None and change.after for change in added.values())
    assert all(change.after is None and change.before for change in removed.values())


def test_a_row_that_is_not_chosen_changes_nothing(packages):
    worse = total("export", "2022", "800", "1", authority="press", id="worse")
    assert changed(packages(FLOWS, [*FLOWS, worse])) == {}


def test_changes_come_in_the_order_of_the_figures_before(packages):
    after = [{**row, "value_usd_million": "1"} for row in FLOWS]
    before_and_after = packages(FLOWS, after)
    changes = changed_figures(*before_and_after)
    assert [change.key for change in changes] == keys(every_figure(before_and_after[0]))
