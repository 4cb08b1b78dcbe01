from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import pytest

from briefs.figures import cell, level
from briefs.model import Cell, Figure, Flow, Period, ProductCell


@pytest.fixture
def figure(package) -> Figure:
    dyad = package.dyads["kaz-tjk"]
    return level(package, cell(dyad, "KAZ", Flow.TURNOVER, Period.year(2022)))


def test_a_figure_is_frozen(figure):
    with pytest.raises(FrozenInstanceError):
        figure.value = Decimal(0)


def test_a_figure_has_the_period_of_its_cell(figure):
    assert figure.period == Period.year(2022)


def test_a_figure_names_each_source_once_in_order(figure):
    first, second = figure.observations
    other = replace(second, source_id="other")
    assert figure.source_ids == (first.source_id,)
    mixed = replace(figure, observations=(other, first, other, second))
    assert mixed.source_ids == ("other", first.source_id)


def test_a_figure_is_attributed_only_if_every_row_names_its_reporter(figure):
    first, second = figure.observations
    nameless = replace(second, cell=second.cell.unattributed)
    assert figure.is_attributed
    assert not replace(figure, observations=(first, nameless)).is_attributed


def test_a_figure_of_a_product_has_no_cell_of_totals(figure):
    assert figure.trade_cell is figure.cell
    product = ProductCell("KAZ", "TJK", "wheat", Period.year(2022))
    with pytest.raises(TypeError, match=f"{figure.key} is a figure of a product"):
        _ = replace(figure, cell=product).trade_cell


def test_the_mirror_of_an_export_is_the_partners_import():
    export = Cell("kaz-tjk", "KAZ", "TJK", Flow.EXPORT, Period.year(2022))
    assert export.mirror == Cell("kaz-tjk", "TJK", "KAZ", Flow.IMPORT, Period.year(2022))
    assert export.mirror.mirror == export
    turnover = export.of(Flow.TURNOVER)
    assert turnover.mirror.flow is Flow.TURNOVER
    assert turnover.mirror.reporter == "TJK"


def test_the_slug_of_a_cell_names_dyad_flow_period_and_reporter():
    export = Cell("kaz-tjk", "KAZ", "TJK", Flow.EXPORT, Period.parse("2022-01/2022-09"))
    assert export.slug == "kaz-tjk-export-2022-01-2022-09-kaz"
    assert export.unattributed.slug == "kaz-tjk-export-2022-01-2022-09-unattributed"
    assert export.in_period(Period.year(2021)).slug == "kaz-tjk-export-2021-kaz"


def test_the_slug_of_a_products_cell_names_the_direction():
    product = ProductCell("TJK", "KAZ", "copper-ores", Period.parse("2022-H1"))
    assert product.slug == "tjk-kaz-copper-ores-2022-h1"
