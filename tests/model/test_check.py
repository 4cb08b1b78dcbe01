from dataclasses import replace

import pytest

from briefs.checks import run_checks
from briefs.model import CheckKind, rows_of, side_rows


@pytest.fixture(scope="module")
def checks(package):
    return {check.id: check for check in run_checks(package)}


def test_a_check_names_its_rows_once_in_the_order_of_its_sides(checks):
    check = checks["growth-kaz-tjk-turnover-2022-h1-kaz-silkroad2021-h1-2022"]
    first, second = check.sides
    new = "kaz-tjk-turnover-2022-h1-kaz-silkroad2021-h1-2022"
    base = "kaz-tjk-turnover-2021-h1-kaz-silkroad2021-h1-2022"
    assert side_rows(first) == (new,)
    assert side_rows(second) == (new, base)
    assert check.row_ids == (new, base)
    assert replace(check, sides=(second, first)).row_ids == (new, base)
    assert replace(check, sides=((*second, *second), first)).row_ids == (new, base)


def test_a_claim_rests_on_the_rows_of_its_figure_or_on_its_own_row(checks):
    figure = checks["sum-kaz-tjk-turnover-2022-kaz"].sides[0][0]
    assert rows_of(figure) == (
        "kaz-tjk-export-2022-kaz-astana-times-2023-05-03",
        "kaz-tjk-import-2022-kaz-astana-times-2023-05-03",
    )
    commitment = checks["repeat-contracts-2023-05-04-tokayev"].sides[1][0]
    assert rows_of(commitment) == ("contracts-2023-05-04-tokayev",)
    indicator = checks["share-share-turnover-2023"].sides[1][0]
    assert rows_of(indicator) == ("share-turnover-2023",)


UNITS = {
    CheckKind.SUM: {"usd_million"},
    CheckKind.GROWTH: {"percent"},
    CheckKind.COHERENCE: {"percent"},
    CheckKind.REPEAT: {"usd_million", "percent"},
    CheckKind.MIRROR: {"ratio", "percent"},
    CheckKind.NESTING: {"usd_million"},
    CheckKind.SHARE: {"usd_million"},
    CheckKind.SCALE: {"usd_million"},
    CheckKind.TARGET: {"year"},
}


@pytest.mark.parametrize("kind", CheckKind)
def test_every_kind_of_check_has_units_of_its_own(checks, kind):
    assert {check.unit for check in checks.values() if check.kind is kind} == UNITS[kind]


def test_rates_are_compared_in_percent_and_levels_in_money(checks):
    for check in checks.values():
        assert check.compares_growth is (check.unit == "percent")


def test_a_share_of_indicators_alone_is_in_their_unit(checks):
    check = checks["share-share-turnover-2023"]
    whole = check.sides[1][0]
    assert replace(check, sides=((whole,), (whole,))).unit == "percent"
