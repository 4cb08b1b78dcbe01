"""What was verified by hand in the facts must come out of the checks."""

import pytest

from briefs.checks import run_checks
from briefs.model import CheckKind, Verdict
from briefs.text.verdicts import marks_by_figure

SEED = "astana-times-2023-05-03-contracts"


@pytest.fixture(scope="module")
def checks(package):
    return {check.id: check for check in run_checks(package)}


@pytest.fixture(scope="module")
def marks(checks):
    return marks_by_figure(checks.values())


def test_the_seed_articles_parts_add_up_to_its_stated_turnover(checks):
    check = checks["sum-kaz-tjk-turnover-2022-kaz"]
    assert check.verdict is Verdict.AGREES
    assert "877.6" in check.explanation
    assert "501.4" in check.explanation
    assert "= 1,379.0;" in check.explanation
    assert "1.4" in check.explanation


def test_the_seed_articles_growth_is_coherent(checks):
    (check,) = (
        check
        for check in checks.values()
        if check.kind is CheckKind.COHERENCE and SEED[:22] in check.id
    )
    assert check.verdict is Verdict.AGREES
    assert "800.0 + 363.6 = 1,163.6" in check.explanation
    assert "+18.5" in check.explanation
    assert "kaz-tjk-turnover-2022-kaz-growth" in check.figure_keys


def test_the_headline_of_the_first_half_of_2022_divided_by_the_wrong_year(checks, marks):
    check = checks["growth-kaz-tjk-turnover-2022-h1-kaz-silkroad2021-h1-2022"]
    assert check.verdict is Verdict.CONFLICTS
    assert "519.02 to 621.4 is +19.7" in check.explanation
    assert "+16.5" in check.explanation
    assert marks["kaz-tjk-turnover-2022-h1-kaz-growth"].verdict is Verdict.CONFLICTS


def test_growth_of_2020_has_opposite_signs_in_the_two_countries(checks, marks):
    check = checks["mirror-growth-kaz-tjk-turnover-2020-kaz"]
    assert check.verdict is Verdict.CONFLICTS
    assert {side.text[:1] for side in check.sides} == {"3", "−"}
    for reporter in ("kaz", "tjk"):
        assert marks[f"kaz-tjk-turnover-2020-{reporter}-growth"].verdict is Verdict.CONFLICTS


def test_eighty_million_for_2017_is_a_slip_of_scale(checks):
    (check,) = (check for check in checks.values() if check.kind is CheckKind.SCALE)
    assert check.sides[0].row_ids == ("kaz-tjk-turnover-2017-kaz-azernews-2018-03-14",)
    assert check.verdict is Verdict.CONFLICTS
    assert check.explanation.startswith("10 times $80")
    assert "776.3" in check.explanation


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
        if str(row.cell.period) == "2021" and row.cell.reporter == "KAZ" and row.value
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


def test_the_target_of_two_billion_slipped_from_2025_to_2027(checks):
    check = checks["target-kaz-tjk-target-two-billion"]
    assert check.verdict is Verdict.CONFLICTS
    assert [side.text for side in check.sides] == ["due 2025", "due 2027"]
    assert "stated 10 times" in check.explanation


def test_every_check_has_an_id_of_its_own_and_rows_that_are_there(package, checks):
    assert len(checks) == len(run_checks(package))
    tables = (package.observations, package.product_observations, package.commitments)
    ids = {row.id for table in tables for row in table}
    for check in checks.values():
        assert check.dyad in package.dyads
        assert set(check.row_ids) <= ids
        assert all(side.row_ids for side in check.sides)
        assert check.explanation
        assert check.subject


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
