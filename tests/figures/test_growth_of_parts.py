from decimal import Decimal

import pytest

from briefs.figures import base_of, find_growth, find_level, growth_of_parts
from briefs.model import Cell, Flow, Making, Package, Period, Qualifier, Unit
from conftest import total

D = Decimal


def rate(value, rounding="0.1", qualifier="exact"):
    return {"growth_pct": value, "growth_rounding_pct": rounding, "growth_qualifier": qualifier}


@pytest.fixture
def grown(make_package):
    """The growth that 877.6 (+9.7 %) exported and 501.4 (+37.9 %) imported imply, or others."""

    def make(export=("877.6", "9.7"), imported=("501.4", "37.9"), **other):
        rows = [
            total("export", "2022", export[0], "0.1", **{**rate(export[1]), **other}),
            total("import", "2022", imported[0], "0.1", **rate(imported[1])),
        ]
        return growth_of_parts(*make_package(trade_totals=rows).observations)

    return make


def test_the_bases_of_the_parts_are_the_base_of_the_whole(grown):
    # 877.6 / 1.097 + 501.4 / 1.379 = 800.0 + 363.6 = 1163.6; 1379.0 is 18.5 % more
    figure = grown()
    assert (figure.value, figure.rounding, figure.unit) == (D("18.5"), D("0.1"), Unit.PERCENT)
    assert figure.key == "kaz-tjk-turnover-2022-kaz-growth"
    assert figure.cell.flow is Flow.TURNOVER
    assert figure.making is Making.RATIO
    assert [part.value for part in figure.parts] == list(map(D, ("877.6", "9.7", "501.4", "37.9")))
    assert D("18.51") in figure.likely
    assert figure.likely.width < 1


def test_a_base_is_a_level_before_its_growth(grown):
    exports, growth, *_ = grown().parts
    assert round(base_of(exports, growth), 1) == D("800.0")


def test_parts_that_grow_alike_make_a_whole_that_does(grown):
    assert grown(("300.0", "20.0"), ("150.0", "20.0")).value == D("20.0")
    assert grown(("300.0", "-20.0"), ("150.0", "-20.0")).value == D("-20.0")


def test_a_part_that_is_a_bound_leaves_a_bound_or_a_rate_that_is_about(grown):
    assert grown(growth_qualifier="about").qualifier is Qualifier.ABOUT
    almost, over = (grown(growth_qualifier=word) for word in ("under", "over"))
    assert almost.possible.lower < grown().possible.lower
    assert over.possible.upper > grown().possible.upper


@pytest.mark.parametrize("flow", [0, 1])
def test_a_flow_that_vanished_has_no_base(grown, flow):
    gone = ("0.0", "-100.0")
    assert grown(*([gone, ("501.4", "37.9")] if flow == 0 else [("877.6", "9.7"), gone])) is None


def test_parts_without_level_or_growth_imply_nothing(make_package):
    whole = total("export", "2022", "877.6", "0.1", **rate("9.7"))
    for other in (
        total("import", "2022", "501.4", "0.1"),
        total("import", "2022", **rate("37.9")),
    ):
        rows = make_package(trade_totals=[whole, other]).observations
        assert growth_of_parts(*rows) is None
        assert growth_of_parts(*reversed(rows)) is None


def test_figures_are_made_once_for_a_package_and_anew_for_another(package):
    cell = Cell("kaz-tjk", "KAZ", "TJK", Flow.TURNOVER, Period.year(2022))
    other = Package(**{name: getattr(package, name) for name in package.__dataclass_fields__})
    for find in (find_level, find_growth):
        assert find(package, cell) is find(package, cell)
        assert find(other, cell) is not find(package, cell)
        assert find(other, cell) == find(package, cell)
