"""What was verified by hand in the facts must come out of the checks."""

from decimal import Decimal

import pytest

from briefs.checks import run_checks
from briefs.model import Cause, CheckKind, Doubt, Verdict, side_rows
from briefs.text.explanations import explanation, side_texts, subject_text
from briefs.text.verdicts import marks_by_figure

SEED = "astana-times-2023-05-03-contracts"


@pytest.fixture(scope="module")
def checks(package):
    return {check.id: check for check in run_checks(package)}


@pytest.fixture(scope="module")
def marks(checks):
    return marks_by_figure(checks.values())


def test_the_seed_articles_parts_add_up_to_its_stated_turnover(checks, told):
    check = checks["sum-kaz-tjk-turnover-2022-kaz"]
    assert check.verdict is Verdict.AGREES
    assert "877.6" in told(check)
    assert "501.4" in told(check)
    assert "= 1,379.0;" in told(check)
    assert "1.4" in told(check)


def test_the_seed_articles_growth_is_coherent(checks, told):
    (check,) = (
        check
        for check in checks.values()
        if check.kind is CheckKind.COHERENCE and SEED[:22] in check.id
    )
    assert check.verdict is Verdict.AGREES
    assert "800.0 + 363.6 = 1,163.6" in told(check)
    assert "+18.5" in told(check)
    assert "kaz-tjk-turnover-2022-kaz-growth" in check.figure_keys


def test_the_headline_of_the_first_half_of_2022_divided_by_the_wrong_year(checks, marks, told):
    check = checks["growth-kaz-tjk-turnover-2022-h1-kaz-silkroad2021-h1-2022"]
    assert check.verdict is Verdict.CONFLICTS
    assert check.cause is Cause.DIVIDED_BY_NEW_VALUE
    assert "519.02 to 621.4 is +19.7" in told(check)
    assert "+16.5" in told(check)
    assert marks["kaz-tjk-turnover-2022-h1-kaz-growth"].verdict is Verdict.CONFLICTS


def test_growth_of_2020_has_opposite_signs_in_the_two_countries(checks, marks):
    check = checks["mirror-growth-kaz-tjk-turnover-2020-kaz"]
    assert check.verdict is Verdict.CONFLICTS
    assert [side[0].value for side in check.sides] == [Decimal("3.7"), Decimal(-5)]
    for reporter in ("kaz", "tjk"):
        assert marks[f"kaz-tjk-turnover-2020-{reporter}-growth"].verdict is Verdict.CONFLICTS


def test_eighty_million_for_2017_is_a_slip_of_scale(checks, told):
    (check,) = (check for check in checks.values() if check.kind is CheckKind.SCALE)
    assert side_rows(check.sides[0]) == ("kaz-tjk-turnover-2017-kaz-azernews-2018-03-14",)
    assert check.verdict is Verdict.CONFLICTS
    assert check.cause is Cause.SHIFTED_DECIMAL_POINT
    assert told(check).startswith("$80 m fits $776.3 m only if it is ten times larger")


def test_the_slip_of_scale_does_not_mark_the_right_figure_of_2017(checks, marks):
    touching = [
        check
        for check in checks.values()
        if any("azernews-2018-03-14" in row_id for row_id in check.row_ids)
    ]
    assert {check.kind for check in touching} >= {CheckKind.SCALE, CheckKind.REPEAT}
    about_value = [check for check in touching if not check.id.startswith("repeat-growth")]
    assert all(check.figure_keys == () for check in about_value)
    assert marks["kaz-tjk-turnover-2017-kaz"].verdict is Verdict.AGREES


def test_eleven_hundred_million_for_2021_conflicts_with_twelve_hundred(package, checks, marks):
    stated = {
        row.value.value: row.id
        for row in package.observations
        if (row.cell.dyad, str(row.cell.period), row.cell.reporter) == ("kaz-tjk", "2021", "KAZ")
        and row.value
    }
    assert set(stated) == {1100, 1200}
    (check,) = (
        check
        for check in checks.values()
        if set(check.row_ids) == set(stated.values()) and check.id.startswith("repeat-value-")
    )
    assert check.verdict is Verdict.CONFLICTS
    assert marks["kaz-tjk-turnover-2021-kaz"].verdict is Verdict.CONFLICTS


def test_the_contracts_of_may_2023_are_thirteen_hundred_or_eighteen_hundred_million(
    package, checks, marks
):
    rows = {
        row.id: row.value.value
        for row in package.commitments
        if row.subject_id == "contracts-forum-2023-05"
    }
    assert set(rows.values()) == {1300, 1800}
    found = [check for check in checks.values() if set(check.row_ids) <= set(rows)]
    assert len(found) == len(rows) - 1
    for check in found:
        first, second = (rows[row_id] for row_id in check.row_ids)
        assert (check.verdict is Verdict.AGREES) is (first == second)
        assert (check.verdict is Verdict.CONFLICTS) is (first != second)
    assert marks["contracts-2023-05-03-zhumangarin"].verdict is Verdict.CONFLICTS


def test_the_target_of_two_billion_slipped_from_2025_to_2027_but_2025_was_read(checks, told):
    check = checks["target-kaz-tjk-target-two-billion"]
    assert (check.verdict, check.doubt) == (Verdict.CANNOT_TELL, Doubt.PERIOD)
    (first,) = check.sides[0]
    assert (first.due, "due" in first.inferred) == ("2025", True)
    assert "slipped by 2 years" in told(check)
    assert side_texts(check) == ("due 2025", "due 2027")
    assert "stated 10 times" in told(check)


def test_every_check_has_an_id_of_its_own_and_rows_that_are_there(package, checks):
    assert len(checks) == len(run_checks(package))
    tables = (
        package.observations,
        package.product_observations,
        package.commitments,
        package.indicators,
    )
    ids = {row.id for table in tables for row in table}
    for check in checks.values():
        assert check.dyad in package.dyads
        assert set(check.row_ids) <= ids
        assert all(side_rows(side) for side in check.sides)
        assert explanation(package, check)
        assert subject_text(package, check)


def test_every_kind_of_check_is_made_of_the_real_package(checks):
    assert {check.kind for check in checks.values()} == set(CheckKind)


def test_a_reporter_who_was_inferred_is_judged_in_repeats_alone(package, checks):
    inferred = {row.id for row in package.observations if "reporter" in row.inferred}
    judged = {
        check.kind
        for check in checks.values()
        if set(check.row_ids) & inferred and check.verdict is not Verdict.CANNOT_TELL
    }
    assert inferred
    assert judged == {CheckKind.REPEAT}


AGREES, CONFLICTS, CANNOT_TELL = Verdict.AGREES, Verdict.CONFLICTS, Verdict.CANNOT_TELL
SHIFTED = Cause.SHIFTED_DECIMAL_POINT
K = "kaz-tjk"


@pytest.mark.parametrize(
    ("check_id", "verdict", "cause"),
    [
        # sums
        # [350.35, 350.45) + [168.45, 168.55) = [518.8, 519.0); 519.02 is [519.015, 519.025)
        (f"sum-{K}-turnover-2021-h1-kaz", CONFLICTS, Cause.CUT_OFF),
        # 360 is [355, 365), over 820 is [820, 830): [1175, 1195); about 1.2 bn is [1150, 1250)
        (f"sum-{K}-turnover-2021-tjk", AGREES, None),
        # over 147.2 and over 206.7: [353.9, 354.1); 353.9 is [353.85, 353.95)
        (f"sum-{K}-turnover-2022-q1-tjk", AGREES, None),
        # [255.75, 255.85) + almost 893, [892, 893): [1147.75, 1148.85); 1150 is [1145, 1155)
        (f"sum-{K}-turnover-2023-tjk", AGREES, None),
        # 11.4 + about 108 is likely up to 119.95, possibly up to 120.45; 120.1 is stated
        (f"sum-{K}-turnover-2026-01-tjk", CANNOT_TELL, None),
        # growth
        # 776.3 / 590.2 = 1.3153
        (f"growth-{K}-turnover-2017-kaz-inform-2018-03-14", AGREES, None),
        # 80 / 590.2 is a fall by 86 %; 776.3 / 590.2, as another source states it, is +31.5 %
        (
            f"growth-{K}-turnover-2017-kaz-azernews-2018-03-14",
            CANNOT_TELL,
            Cause.OTHER_STATEMENT,
        ),
        # 909.8 / 957.5 = 0.9502
        (f"growth-{K}-turnover-2020-tjk-agenzianova-2021-03-20", AGREES, None),
        # [1150, 1250) / 909.8 is from 26 to 37 %; almost 30 % is [20, 30)
        (f"growth-{K}-turnover-2021-tjk-bbabo-2022-02-03", AGREES, None),
        # 245 / 161.6 is from 51.2 to 52.0 %; 51 % is [50.5, 51.5)
        (f"growth-{K}-export-2022-h1-tjk-khovar-2022-07-11", AGREES, None),
        # 245.1 / 161.6 is +51.7 %; 51.3 % needs a base of 162.0
        (f"growth-{K}-export-2022-h1-tjk-thewall-2022-08-21", CONFLICTS, Cause.REVISED_BASE),
        # 397 on almost 400 is more than -0.9 %; -0.4 % is stated
        (f"growth-{K}-import-2022-h1-tjk-khovar-2022-07-11", AGREES, None),
        # repeats
        # close to 800 is [700, 800)
        (f"repeat-value-{K}-turnover-2017-kaz-qamshy-2018-03-14", AGREES, None),
        # 32 % is [31.5, 32.5), and 31.5 % is [31.45, 31.55)
        (f"repeat-growth-{K}-turnover-2017-kaz-qamshy-2018-03-14", AGREES, None),
        # 30 % to the ten is [25, 35)
        (f"repeat-growth-{K}-turnover-2017-kaz-azernews-2018-03-14", AGREES, None),
        (
            f"repeat-value-{K}-turnover-2017-kaz-azernews-2018-03-14",
            CONFLICTS,
            Cause.SHIFTED_DECIMAL_POINT,
        ),
        # 800 to the hundred is [750, 850); 791 is in it
        (f"repeat-value-{K}-turnover-2020-kaz-astana-times-2021-05-20", AGREES, None),
        # 1.4 bn is [1350, 1450); 1379.0 is in it
        (f"repeat-value-{K}-turnover-2022-kaz-inform-2023-05-04", AGREES, None),
        # approached 1.5 bn is likely [1400, 1500), possibly less; 1379.0 is less
        (f"repeat-value-{K}-turnover-2022-kaz-jjtv-2023-05-04-intensify", CANNOT_TELL, None),
        # 245 is [244.5, 245.5); 245.1 is in it
        (f"repeat-value-{K}-export-2022-h1-tjk-khovar-2022-07-11", AGREES, None),
        # 51 % is [50.5, 51.5); 51.3 % is in it
        (f"repeat-growth-{K}-export-2022-h1-tjk-khovar-2022-07-11", AGREES, None),
        # over 1 bn; 1.1 bn is stated
        (f"repeat-value-{K}-turnover-2023-kaz-astana-times-2024-08-23", AGREES, None),
        # over 500 is [500, 600); 500 is [450, 550)
        (f"repeat-value-{K}-turnover-2023-h1-kaz-saxrvand-xinhua-2023-08-26", AGREES, None),
        # about 900 is possibly [800, 1000), over 1 bn is 1000 or more
        ("repeat-contracts-2024-08-21-forum", CONFLICTS, None),
        ("repeat-contracts-2024-08-21-asiaplus", CONFLICTS, None),
        # about 200 to the hundred is [150, 250); about 190 is in it
        ("repeat-potential-2024-08-22-85-items", AGREES, None),
        # 2 bn to the thousand is [1500, 2500), at least 2 bn is [2000, 3000)
        ("repeat-target-2023-05-04-two-billion", AGREES, None),
        # mirrors
        # 838 / 776.3 = 1.08
        (f"mirror-{K}-turnover-2017-kaz", AGREES, None),
        # +31.5 % and +24 % have one sign
        (f"mirror-growth-{K}-turnover-2017-kaz", AGREES, None),
        # 909.8 / 791 = 1.15
        (f"mirror-{K}-turnover-2020-kaz", AGREES, None),
        # almost 400, [300, 400), over 350.4 is from 0.86 to 1.14
        (f"mirror-{K}-export-2021-h1-kaz", AGREES, None),
        # 168.5 / 161.6 = 1.04
        (f"mirror-{K}-export-2021-h1-tjk", AGREES, None),
        # 397 / 362.7 = 1.09
        (f"mirror-{K}-export-2022-h1-kaz", AGREES, None),
        # nearly 258.6 / 245.1 = 1.055
        (f"mirror-{K}-export-2022-h1-tjk", AGREES, None),
        # (245.1 + 397) / 621.4 = 1.03
        (f"mirror-{K}-turnover-2022-h1-kaz", AGREES, None),
        # 362.7 / 350.4 is a rise by 3.5 %; the other side states a fall by 0.4 %
        (f"mirror-growth-{K}-export-2022-h1-kaz", CONFLICTS, None),
        # 1150 / 1100 = 1.05
        (f"mirror-{K}-turnover-2023-kaz", AGREES, None),
        # parts and shares
        # 505.4 of 957.5, 713.6 of 909.8, 441.6 of 550
        (f"nesting-{K}-turnover-2019-01-2019-07-tjk", AGREES, None),
        (f"nesting-{K}-turnover-2020-01-2020-10-tjk", AGREES, None),
        (f"nesting-{K}-turnover-2024-01-2024-04-tjk-in-2024-01-2024-05", AGREES, None),
        # 87.2 + 129.6 = 216.8 of 245.1
        ("share-tjk-kaz-copper-lead-zinc-ores-2022-h1-value", AGREES, None),
        # 255.8 / 0.104 + 893 / 0.152 = 8,335, of which 13.8 % is 1,150
        ("share-share-turnover-2023", AGREES, None),
        # the reporter of the wheat is not named
        (f"share-{K}-wheat-2022-value", CANNOT_TELL, None),
        # the base of 2021 is read as Kazakhstan's: 18.5 % follows from the flows, not from 1.1 bn
        (f"growth-{K}-turnover-2022-kaz-astana-times-2023-05-03", CANNOT_TELL, None),
    ],
)
def test_a_verdict_on_real_rows_is_what_reading_them_gives(checks, check_id, verdict, cause):
    check = checks[check_id]
    assert (check.verdict, check.cause) == (verdict, cause)
