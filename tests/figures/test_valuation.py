"""Which trades are compared with their mirrors, and how far apart they may lie."""

from decimal import Decimal

import pytest

from briefs.figures import (
    NORMAL_TURNOVER,
    TOLERABLE,
    find_level,
    likely_ratio,
    measured_cells,
    normal_ratio,
    possible_ratio,
)
from briefs.model import Cell, Dyad, Flow, Interval, Period
from conftest import IN_KAZ_UZB, TWO_DYADS, total

DYAD = Dyad("kaz-tjk", "KAZ", "TJK")
TAJIK = {"reporter": "TJK", "partner": "KAZ"}


@pytest.fixture
def measured(make_package):
    """The slugs of the measured cells of some rows."""

    def make(*rows):
        return [cell.slug for cell in measured_cells(make_package(trade_totals=rows), DYAD)]

    return make


def test_a_flow_is_compared_from_its_exporter_and_turnover_from_the_first_economy(measured):
    rows = (
        total("import", "2022", "50", "1"),
        total("export", "2022", "50", "1", **TAJIK),
        total("import", "2022", "100", "1", **TAJIK),
        total("export", "2022", "100", "1"),
    )
    expected = {
        "kaz-tjk-export-2022-kaz",
        "kaz-tjk-export-2022-tjk",
        "kaz-tjk-turnover-2022-kaz",
    }
    assert len(measured(*rows)) == len(expected)
    assert set(measured(*rows)) == expected


@pytest.mark.parametrize("flow", ["export", "import", "turnover"])
@pytest.mark.parametrize("other", [{}, TAJIK], ids=["first", "second"])
def test_turnover_is_compared_for_every_period_of_the_dyad_each_once(measured, flow, other):
    rows = [total(flow, period, "50", "1", **other) for period in ("2021", "2022-H1", "2022")]
    turnover = [slug for slug in measured(*rows, *rows_of_turnover()) if "turnover" in slug]
    assert sorted(turnover) == [
        "kaz-tjk-turnover-2021-kaz",
        "kaz-tjk-turnover-2022-h1-kaz",
        "kaz-tjk-turnover-2022-kaz",
    ]


def rows_of_turnover():
    """Another statement of a period that stands already, of the second economy."""
    return [total("turnover", "2022", "60", "1", id="other", **TAJIK)]


def test_a_statement_without_reporter_is_no_trade_to_compare(measured):
    assert measured(total("export", "2022", "1", "1", reporter="", partner="")) == []
    assert measured() == []


def test_trades_of_another_dyad_are_not_compared(make_package):
    row = total("export", "2022", "1", "1", **IN_KAZ_UZB)
    package = make_package(trade_totals=[row], **TWO_DYADS)
    assert measured_cells(package, DYAD) == ()
    cells = measured_cells(package, package.dyads["kaz-uzb"])
    assert [cell.slug for cell in cells] == [
        "kaz-uzb-export-2022-kaz",
        "kaz-uzb-turnover-2022-kaz",
    ]


def test_no_trade_of_the_real_package_is_compared_from_both_sides(package):
    cells = [cell for dyad in package.dyads.values() for cell in measured_cells(package, dyad)]
    assert len(set(cells)) == len(cells)
    assert not {cell.mirror for cell in cells} & set(cells)
    compared = {*cells, *(cell.mirror for cell in cells)}
    exports = {cell for cell in package.observations_by_cell if cell.flow is Flow.EXPORT}
    turnover = {cell for cell in package.observations_by_cell if cell.flow is Flow.TURNOVER}
    assert {cell for cell in exports | turnover if cell.reporter} <= compared


def test_exports_are_normal_up_to_a_fifth_below_imports_and_turnover_either_way():
    for flow in (Flow.EXPORT, Flow.IMPORT):
        assert normal_ratio(flow) == Interval(Decimal(1), Decimal("1.2"), True, True)
    assert normal_ratio(Flow.TURNOVER) == NORMAL_TURNOVER
    for band, factor in ((NORMAL_TURNOVER, Decimal("1.2")), (TOLERABLE, Decimal("1.5"))):
        assert band.upper == factor
        assert 0 <= band.lower - 1 / factor < Decimal("1e-20")


def test_a_ratio_is_the_partners_value_over_the_reporters_and_never_below_zero(make_package):
    rows = (total("export", "2022", "100", "20"), total("import", "2022", "0.3", "1", **TAJIK))
    package = make_package(trade_totals=rows)
    cell = Cell("kaz-tjk", "KAZ", "TJK", Flow.EXPORT, Period.year(2022))
    own, mirror = find_level(package, cell), find_level(package, cell.mirror)
    for ratio in (likely_ratio(own, mirror), possible_ratio(own, mirror)):
        assert ratio.lower == 0
        assert Decimal("0.8") / 90 <= ratio.upper < Decimal("0.8001") / 90
    assert likely_ratio(mirror, own).upper == Decimal("Infinity")
