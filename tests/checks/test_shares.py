from decimal import Decimal
from itertools import product

import pytest
from small_packages import observed, package_of, share_of

from briefs.checks.shares import check_partner_shares, check_shares
from briefs.model import CheckKind, Doubt, Verdict
from conftest import total

YEAR = total("export", "2022", "1000", "100")  # [950, 1050)
PRODUCTS = [{"id": "wheat", "title": "Wheat", "hs_code": "1001", "hs_edition": "HS 2022"}]


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


# Of 2560 exported and 5920 imported to and from all the world: 10 % and 15 %.
FLOWS = (
    observed("export", "2023", ("256", "1"), reporter="TJK"),
    observed("import", "2023", ("888", "1"), reporter="TJK"),
)
TURNOVER = observed("turnover", "2023", ("1144", "1"), reporter="TJK")
SHARES = {"export": ("10.0", "0.1"), "import": ("15.0", "0.1"), "turnover": ("13.5", "0.1")}


def partner_shares(rows=(*FLOWS, TURNOVER), **other):
    stated = {**SHARES, **other}
    indicators = [share_of(flow, "2023", value) for flow, value in stated.items() if value]
    return list(check_partner_shares(package_of(rows, indicators=indicators)))


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        ("13.5", Verdict.AGREES),  # 2560 + 5920 = 8480, of which 13.5 % is 1145
        ("13.2", Verdict.CONFLICTS),
        ("13.8", Verdict.CONFLICTS),
        ("1.35", Verdict.CONFLICTS),
        ("12.5", Verdict.CONFLICTS),  # the mean of the two shares
    ],
)
def test_a_share_of_turnover_is_held_against_the_shares_of_both_flows(share, verdict):
    (check,) = partner_shares(turnover=(share, "0.1"))
    assert check.verdict is verdict
    assert check.kind is CheckKind.SHARE
    assert check.id == "share-share-turnover-2023"
    assert check.unit == "usd_million"
    assert check.figure_keys == (
        "kaz-tjk-turnover-2023-tjk",
        "kaz-tjk-export-2023-tjk",
        "kaz-tjk-import-2023-tjk",
    )


def test_partner_shares_name_every_row_that_they_rest_on():
    (check,) = partner_shares()
    assert set(check.row_ids) == {
        *(row.id for row in (*FLOWS, TURNOVER)),
        *(f"share-{flow}-2023" for flow in SHARES),
    }


@pytest.mark.parametrize("share", ["13.3", "13.7"])
def test_a_share_that_is_about_so_much_cannot_be_told(share):
    (check,) = partner_shares(turnover=(share, "0.3", "about"))
    assert check.verdict is Verdict.AGREES
    (check,) = partner_shares(turnover=(share, "0.2", "about"))
    assert check.verdict is Verdict.CANNOT_TELL


def test_a_share_that_is_a_bound_conflicts_only_on_its_own_side():
    assert partner_shares(turnover=("13", "1", "over"))[0].verdict is Verdict.AGREES
    assert partner_shares(turnover=("11", "1", "over"))[0].verdict is Verdict.CANNOT_TELL
    assert partner_shares(turnover=("14", "1", "over"))[0].verdict is Verdict.CONFLICTS
    assert partner_shares(turnover=("14", "1", "under"))[0].verdict is Verdict.AGREES
    assert partner_shares(turnover=("16", "1", "under"))[0].verdict is Verdict.CANNOT_TELL
    assert partner_shares(turnover=("13", "1", "under"))[0].verdict is Verdict.CONFLICTS


@pytest.mark.parametrize("words", list(product(("over", "under"), repeat=3)), ids="-".join)
def test_partner_shares_that_are_all_bounds_agree_or_cannot_be_told(words):
    stated = {flow: (*SHARES[flow], word) for flow, word in zip(SHARES, words, strict=True)}
    (check,) = partner_shares(**stated)
    assert check.verdict in (Verdict.AGREES, Verdict.CANNOT_TELL)
    flows = [
        observed(flow, "2023", (value, "1", word), reporter="TJK")
        for flow, value, word in (("export", "256", words[1]), ("import", "888", words[2]))
    ]
    (check,) = partner_shares((*flows, TURNOVER), **stated)
    assert check.verdict in (Verdict.AGREES, Verdict.CANNOT_TELL)


@pytest.mark.parametrize("flow", SHARES)
@pytest.mark.parametrize(
    ("inferred", "doubt"), [("reporter", Doubt.REPORTER), ("period", Doubt.PERIOD)]
)
def test_a_partner_share_that_was_read_into_the_text_cannot_be_told(flow, inferred, doubt):
    stated = SHARES | {"turnover": ("12.5", "0.1")}
    indicators = [
        share_of(name, "2023", value, inferred=inferred if name == flow else "")
        for name, value in stated.items()
    ]
    (check,) = check_partner_shares(package_of((*FLOWS, TURNOVER), indicators=indicators))
    assert (check.verdict, check.doubt) == (Verdict.CANNOT_TELL, doubt)


def test_a_turnover_that_is_not_stated_is_the_sum_of_its_flows():
    (check,) = partner_shares(FLOWS)
    assert check.verdict is Verdict.AGREES
    (check,) = partner_shares(FLOWS, turnover=("12.5", "0.1"))
    assert check.verdict is Verdict.CONFLICTS


@pytest.mark.parametrize("missing", SHARES)
def test_partner_shares_need_all_three_shares(missing):
    assert partner_shares(**{missing: None}) == []


@pytest.mark.parametrize("index", [0, 1])
def test_partner_shares_need_both_flows(index):
    assert partner_shares((FLOWS[index], TURNOVER)) == []


def test_shares_of_another_period_reporter_or_product_are_not_held_together():
    rows = (*FLOWS, TURNOVER)
    others = [
        {"reporter": "KAZ"},
        {"product_id": "wheat"},
    ]
    kept = [share_of(flow, "2023", SHARES[flow]) for flow in ("import", "turnover")]
    for other in others:
        stray = share_of("export", "2023", SHARES["export"], **other)
        assert list(check_partner_shares(package_of(rows, indicators=[stray, *kept]))) == []
    stray = share_of("export", "2022", SHARES["export"])
    assert list(check_partner_shares(package_of(rows, indicators=[stray, *kept]))) == []


def test_each_period_with_shares_is_tested():
    indicators = [share_of(flow, "2023", value) for flow, value in SHARES.items()]
    indicators += [share_of(flow, "2022", value) for flow, value in SHARES.items()]
    years = ("2022", "2023")
    rows = [
        observed(flow, year, value, reporter="TJK")
        for year in years
        for flow, value in (("export", ("256", "1")), ("import", ("888", "1")))
    ]
    found = list(check_partner_shares(package_of(rows, indicators=indicators)))
    assert {str(check.cell.period) for check in found} == set(years)


@pytest.mark.parametrize("index", [0, 1, 2])
def test_partner_shares_of_a_reporter_who_is_not_named_cannot_be_told(index):
    rows = [*FLOWS, TURNOVER]
    names = ("export", "import", "turnover")
    value = rows[index].value
    rows[index] = observed(names[index], "2023", value, reporter="TJK", inferred="reporter")
    (check,) = partner_shares(rows)
    assert (check.verdict, check.doubt) == (Verdict.CANNOT_TELL, Doubt.REPORTER)


def test_partner_shares_are_told_with_the_flows_that_they_are_of(told):
    (check,) = partner_shares(turnover=("12.5", "0.1"))
    text = told(check)
    assert "exports of $256 m are stated as 10.0 % of all exports" in text
    assert "imports of $888 m as 15.0 % of all imports" in text
    assert "12.5 % of both" in text


def test_the_tajik_shares_of_2023_agree_with_the_tajik_turnover(package, told):
    # 255.8 / 0.104 + 893 / 0.152 = 2,459.6 + 5,875.0 = 8,334.6; 13.8 % of it is 1,150.2
    (check,) = check_partner_shares(package)
    assert check.id == "share-share-turnover-2023"
    assert check.verdict is Verdict.AGREES
    assert Decimal(1150) in check.expected
    assert Decimal(1150) in check.found
    assert "10.4 %" in told(check)
    assert "15.2 %" in told(check)
    assert "13.8 % of both" in told(check)
