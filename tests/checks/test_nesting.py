import pytest

from briefs.checks.nesting import check_nesting, check_shares
from briefs.model import CheckKind, Verdict
from conftest import total

YEAR = total("export", "2022", "1000", "100")  # [950, 1050)
PRODUCTS = [{"id": "wheat", "title": "Wheat", "hs_code": "1001", "hs_edition": "HS 2022"}]


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


def wheat(value="309.9", **other):
    return {
        "id": "wheat-2022",
        "exporter": "KAZ",
        "importer": "TJK",
        "reporter": "KAZ",
        "period": "2022",
        "product_id": "wheat",
        "value_usd_million": value,
        "value_rounding_usd_million": "0.1",
        "value_qualifier": "exact",
        "authority": "official",
        "status": "final",
        "source_id": "paper-2023",
        **other,
    }


@pytest.fixture
def shares(make_package):
    def make(product, *rows):
        package = make_package(trade_totals=rows, trade_products=[product], products=PRODUCTS)
        return list(check_shares(package))

    return make


@pytest.mark.parametrize(
    ("value", "verdict"), [("309.9", Verdict.AGREES), ("1100.0", Verdict.CONFLICTS)]
)
def test_a_product_does_not_exceed_the_exporters_total(shares, value, verdict):
    (check,) = shares(wheat(value), YEAR)
    assert check.verdict is verdict
    assert check.kind is CheckKind.SHARE
    assert check.dyad == "kaz-tjk"
    assert check.figure_keys == ("kaz-tjk-wheat-2022-value", "kaz-tjk-export-2022-kaz")


def test_a_product_that_the_importer_reports_is_held_against_its_imports(shares):
    imports = total("import", "2022", "200", "1", reporter="TJK", partner="KAZ")
    (check,) = shares(wheat(reporter="TJK"), YEAR, imports)
    assert check.verdict is Verdict.CONFLICTS
    assert check.figure_keys[1] == "kaz-tjk-import-2022-tjk"


def test_a_product_of_the_second_economy_is_held_against_its_exports(shares):
    exports = total("export", "2022", "200", "1", reporter="TJK", partner="KAZ")
    (check,) = shares(wheat(exporter="TJK", importer="KAZ", reporter="TJK"), YEAR, exports)
    assert check.dyad == "kaz-tjk"
    assert check.figure_keys[1] == "kaz-tjk-export-2022-tjk"


@pytest.mark.parametrize("doubt", [{"reporter": ""}, {"inferred": "reporter"}])
def test_a_product_without_a_named_reporter_cannot_be_told(shares, doubt):
    (check,) = shares(wheat("1100.0", **doubt), YEAR)
    assert check.verdict is Verdict.CANNOT_TELL


def test_a_product_without_a_value_or_a_total_has_no_share(shares):
    assert shares(wheat("", value_rounding_usd_million="", value_qualifier=""), YEAR) == []
    assert shares(wheat(period="2021"), YEAR) == []
