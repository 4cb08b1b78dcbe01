import pytest

from briefs.figures import find_product, product, product_rows
from briefs.model import Measure, MissingFigureError, Period, ProductCell, Unit

WHEAT = ProductCell("KAZ", "TJK", "wheat", Period.year(2022))
PRODUCTS = [{"id": "wheat", "title": "Wheat", "hs_code": "1001", "hs_edition": "HS 2022"}]
VALUE = {
    "value_usd_million": "309.9",
    "value_rounding_usd_million": "0.1",
    "value_qualifier": "exact",
}
QUANTITY = {
    "quantity": "1000",
    "quantity_rounding": "1000",
    "quantity_qualifier": "exact",
    "quantity_unit": "t",
}


def wheat(row_id, period="2022", **other):
    return {
        "id": row_id,
        "exporter": "KAZ",
        "importer": "TJK",
        "reporter": "KAZ",
        "period": period,
        "product_id": "wheat",
        "authority": "official",
        "status": "final",
        "source_id": "paper-2023",
        **other,
    }


@pytest.fixture
def make(make_package):
    return lambda *rows: make_package(trade_products=rows, products=PRODUCTS)


def test_a_product_is_its_value_where_one_is_stated(make):
    package = make(wheat("q", authority="statistics", **QUANTITY), wheat("v", **VALUE))
    figure = product(package, WHEAT)
    assert (figure.key, figure.unit) == ("kaz-tjk-wheat-2022-value", Unit.USD_MILLION)
    assert find_product(package, WHEAT, Measure.QUANTITY).value == 1000


def test_a_product_is_its_quantity_where_no_value_is_stated(make):
    figure = product(make(wheat("q", **QUANTITY)), WHEAT)
    assert (figure.key, figure.unit) == ("kaz-tjk-wheat-2022-quantity", Unit.QUANTITY)
    assert find_product(make(wheat("q", **QUANTITY)), WHEAT, Measure.VALUE) is None


def test_a_product_that_is_only_named_is_refused_with_the_periods_that_have_a_number(make):
    package = make(
        wheat("a"),
        wheat("b", "2021", **VALUE),
        wheat("c", "2020-H1", **QUANTITY),
        wheat("d", "2019"),
        wheat("e", "2018", exporter="TJK", importer="KAZ", **VALUE),
    )
    assert [row.id for row in product_rows(package, WHEAT)] == ["a"]
    with pytest.raises(MissingFigureError) as error:
        product(package, WHEAT)
    assert str(error.value) == (
        "'kaz-tjk-wheat-2022' is not a figure of datapackage/data/trade_products.csv; "
        "periods present: 2020-H1, 2021"
    )


def test_a_product_that_names_its_reporter_comes_before_one_that_does_not(make):
    nameless = wheat("a", reporter="", **{**VALUE, "authority": "statistics"})
    figure = product(make(nameless, wheat("b", **VALUE)), WHEAT)
    assert figure.observations[0].id == "b"
    assert [row.id for row in figure.alternatives] == ["a"]


def test_a_product_goes_one_way(make):
    package = make(wheat("back", exporter="TJK", importer="KAZ", **VALUE))
    assert find_product(package, WHEAT, Measure.VALUE) is None
