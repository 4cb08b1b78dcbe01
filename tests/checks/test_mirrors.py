import pytest

from briefs.checks.mirrors import check_mirrors
from briefs.model import Verdict
from briefs.text.explanations import subject_text
from conftest import total


def mirrored(flow, *args, **other):
    return total(flow, "2022", *args, reporter="TJK", partner="KAZ", **other)


@pytest.fixture
def checks(make_package):
    return lambda *rows: list(check_mirrors(make_package(trade_totals=rows)))


# The exporter's value lies in [90, 110) and the importer's in [value - 1, value + 1).
EXPORT = total("export", "2022", "100", "20")


@pytest.mark.parametrize(
    ("imports", "verdict"),
    [
        ("58", Verdict.CONFLICTS),  # up to 59 / 90
        ("59", Verdict.CONFLICTS),  # up to 60 / 90 = 1 / 1.5, without reaching it
        ("59.1", Verdict.CANNOT_TELL),
        ("88", Verdict.CANNOT_TELL),
        ("89", Verdict.CANNOT_TELL),  # up to 90 / 90 = 1, without reaching it
        ("89.1", Verdict.AGREES),
        ("132.9", Verdict.AGREES),
        ("133", Verdict.CANNOT_TELL),  # from 132 / 110 = 1.2, without reaching it
        ("165.9", Verdict.CANNOT_TELL),
        ("166", Verdict.CONFLICTS),  # from 165 / 110 = 1.5, without reaching it
        ("1000", Verdict.CONFLICTS),
    ],
)
def test_an_importers_value_is_normal_up_to_a_fifth_above_the_exporters(checks, imports, verdict):
    (check,) = checks(EXPORT, mirrored("import", imports, "2"))
    assert check.verdict is verdict
    assert check.figure_keys == ("kaz-tjk-export-2022-kaz", "kaz-tjk-import-2022-tjk")


TURNOVER = total("turnover", "2022", "1320", "240")  # [1200, 1440)


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("799", Verdict.CONFLICTS),  # up to 800 / 1200 = 1 / 1.5
        ("799.1", Verdict.CANNOT_TELL),
        ("999", Verdict.CANNOT_TELL),  # up to 1000 / 1200 = 1 / 1.2
        ("999.1", Verdict.AGREES),
        ("1728.9", Verdict.AGREES),
        ("1729", Verdict.CANNOT_TELL),  # from 1728 / 1440 = 1.2
        ("2161", Verdict.CONFLICTS),  # from 2160 / 1440 = 1.5
    ],
)
def test_turnovers_are_normal_a_fifth_apart_either_way(checks, other, verdict):
    (check,) = checks(TURNOVER, mirrored("turnover", other, "2"))
    assert check.verdict is verdict


def test_a_bound_beyond_what_is_normal_cannot_be_told(checks):
    (check,) = checks(EXPORT, mirrored("import", "10", "1", value_qualifier="over"))
    assert check.verdict is Verdict.CANNOT_TELL
    (check,) = checks(EXPORT, mirrored("import", "500", "1", value_qualifier="under"))
    assert check.verdict is Verdict.CANNOT_TELL
    (check,) = checks(EXPORT, mirrored("import", "500", "1", value_qualifier="over"))
    assert check.verdict is Verdict.CONFLICTS


def test_possible_causes_are_named(checks, told):
    (check,) = checks(EXPORT, mirrored("import", "140", "2"))
    assert "transit, timing and re-exports" in told(check)
    assert "ratio 1.40" in told(check)


def test_exports_are_held_against_the_partners_imports_each_once(checks):
    found = checks(
        total("export", "2022", "100", "1"),
        total("import", "2022", "50", "1"),
        mirrored("import", "110", "1"),
        mirrored("export", "50", "1"),
    )
    assert [check.id for check in found] == [
        "mirror-kaz-tjk-export-2022-kaz",
        "mirror-kaz-tjk-export-2022-tjk",
        "mirror-kaz-tjk-turnover-2022-kaz",
    ]
    assert {check.verdict for check in found} == {Verdict.AGREES}


FLOWS = (total("export", "2022", "100", "1"), total("import", "2022", "50", "1"))


@pytest.mark.parametrize(
    ("other", "verdict"),
    [("150", Verdict.AGREES), ("200", Verdict.CANNOT_TELL), ("300", Verdict.CONFLICTS)],
)
def test_flows_of_the_first_side_are_added_up_to_mirror_the_turnover_of_the_other(
    checks, other, verdict
):
    (check,) = checks(*FLOWS, mirrored("turnover", other, "1"))
    assert (check.id, check.verdict) == ("mirror-kaz-tjk-turnover-2022-kaz", verdict)
    assert set(check.row_ids) >= {row["id"] for row in FLOWS}


def test_flows_of_the_second_side_are_added_up_to_mirror_the_turnover_of_the_first(checks):
    flows = mirrored("export", "100", "1"), mirrored("import", "50", "1")
    (check,) = checks(*flows, total("turnover", "2022", "300", "1"))
    assert (check.id, check.verdict) == ("mirror-kaz-tjk-turnover-2022-kaz", Verdict.CONFLICTS)


def test_one_flow_of_a_side_is_no_turnover_to_mirror(checks):
    assert checks(FLOWS[0], mirrored("turnover", "150", "1")) == []


def test_turnovers_are_compared_once_whichever_side_the_file_names_first(checks):
    other = mirrored("turnover", "1300", "1")
    assert [check.id for check in checks(other, TURNOVER)] == ["mirror-kaz-tjk-turnover-2022-kaz"]


def test_a_side_without_reporter_is_no_mirror(checks):
    assert checks(EXPORT, total("import", "2022", "500", "1", reporter="", partner="")) == []


@pytest.mark.parametrize("side", [0, 1])
def test_an_inferred_reporter_makes_a_mirror_untold(checks, side):
    rows = [dict(EXPORT), mirrored("import", "1000", "2")]
    rows[side]["inferred"] = "reporter partner"
    (check,) = checks(*rows)
    assert check.verdict is Verdict.CANNOT_TELL


def rates(own, other, qualifier="exact"):
    def rate(value):
        return {
            "growth_pct": value,
            "growth_rounding_pct": "1",
            "growth_qualifier": qualifier,
        }

    return [
        total("turnover", "2022", **rate(own)),
        mirrored("turnover", **rate(other)),
    ]


@pytest.mark.parametrize(
    ("own", "other", "verdict"),
    [
        ("4", "-5", Verdict.CONFLICTS),
        ("-4", "5", Verdict.CONFLICTS),
        ("4", "50", Verdict.AGREES),
        ("-4", "-50", Verdict.AGREES),
        ("0", "-5", Verdict.AGREES),
        ("0", "5", Verdict.AGREES),
        ("1", "-1", Verdict.CONFLICTS),
        ("0.5", "-0.5", Verdict.AGREES),  # [0, 1) and (-1, 0]: both may be zero
        ("0.5", "-1", Verdict.CONFLICTS),
        ("1", "-0.5", Verdict.CONFLICTS),
    ],
)
def test_opposite_signs_of_growth_conflict_beyond_rounding(checks, own, other, verdict):
    (check,) = checks(*rates(own, other))
    assert check.verdict is verdict
    assert check.id == "mirror-growth-kaz-tjk-turnover-2022-kaz"


def test_opposite_signs_about_zero_cannot_be_told(checks):
    (check,) = checks(*rates("1", "-1", "about"))
    assert check.verdict is Verdict.CANNOT_TELL


def test_opposite_signs_with_an_inferred_reporter_cannot_be_told(checks):
    rows = rates("4", "-5")
    rows[1]["inferred"] = "reporter"
    (check,) = checks(*rows)
    assert check.verdict is Verdict.CANNOT_TELL


@pytest.mark.parametrize("side", [0, 1])
def test_trade_that_is_stated_as_zero_is_compared_too(checks, told, side):
    rows = [total("export", "2022", "100", "1"), mirrored("import", "100", "1")]
    rows[side]["value_usd_million"] = "0"
    (check,) = checks(*rows)
    assert check.verdict is Verdict.CONFLICTS
    assert "Infinity" not in told(check)


def test_trade_that_both_sides_state_as_zero_does_not_conflict(checks):
    (check,) = checks(total("export", "2022", "0", "1"), mirrored("import", "0", "1"))
    assert check.verdict is Verdict.AGREES


def test_a_mirror_says_whose_trade_it_is_about(package, checks):
    (check,) = checks(EXPORT, mirrored("import", "110", "2"))
    assert (
        subject_text(package, check)
        == "Trade from Kazakhstan to Tajikistan, 2022, as both report it"
    )
    (check,) = checks(TURNOVER, mirrored("turnover", "1300", "2"))
    assert subject_text(package, check) == "Turnover, 2022, as Kazakhstan and Tajikistan report it"
