"""The rows that the bench makes: the same each time, and of every kind of verdict."""

from __future__ import annotations

import pytest

from briefs.checks import run_checks
from briefs.model import CheckKind, Package, Verdict
from briefs.site.bench_checks import CheckedRows, check_made_rows, made_dyad, made_package, table

MADE = (CheckKind.SUM, CheckKind.GROWTH, CheckKind.REPEAT, CheckKind.MIRROR, CheckKind.NESTING)


@pytest.fixture(scope="module")
def made() -> Package:
    return made_package(tuple(made_dyad(number) for number in range(10)))


def test_made_rows_are_the_same_each_time(made: Package) -> None:
    again = made_package(tuple(made_dyad(number) for number in range(10)))
    assert again.observations == made.observations
    assert again.sources == made.sources


def test_rows_of_a_dyad_do_not_depend_on_those_made_with_it(made: Package) -> None:
    third = made_dyad(3)
    alone = made_package((third,)).observations
    assert alone == tuple(row for row in made.observations if row.cell.dyad == third.id)
    assert len(alone) > 100


def test_no_two_made_dyads_are_alike() -> None:
    dyads = [made_dyad(number) for number in range(2000)]
    codes = [code for dyad in dyads for code in (dyad.economy_a, dyad.economy_b)]
    assert len(set(codes)) == 2 * len(dyads)
    assert all(dyad.economy_a < dyad.economy_b for dyad in dyads)
    assert all(dyad.id == f"{dyad.economy_a}-{dyad.economy_b}".lower() for dyad in dyads)


def test_no_two_made_rows_have_one_id(made: Package) -> None:
    assert len({row.id for row in made.observations}) == len(made.observations)
    assert {row.source_id for row in made.observations} <= set(made.sources)


def test_rows_of_two_dyads_differ(made: Package) -> None:
    values = {
        tuple(row.value.value for row in made.observations if row.value and row.cell.dyad == dyad)
        for dyad in made.dyads
    }
    assert len(values) == len(made.dyads)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_reached(made: Package, verdict: Verdict) -> None:
    assert any(check.verdict is verdict for check in run_checks(made))


@pytest.mark.parametrize("kind", MADE)
def test_every_kind_that_totals_alone_allow_agrees_here_and_conflicts_there(
    made: Package, kind: CheckKind
) -> None:
    verdicts = {check.verdict for check in run_checks(made) if check.kind is kind}
    assert {Verdict.AGREES, Verdict.CONFLICTS} <= verdicts


def test_slips_of_scale_and_causes_are_among_them(made: Package) -> None:
    checks = run_checks(made)
    assert any(check.kind is CheckKind.SCALE for check in checks)
    assert len({check.cause for check in checks if check.cause}) > 1


def test_most_made_statements_agree(made: Package) -> None:
    checks = run_checks(made)
    agreeing = sum(check.verdict is Verdict.AGREES for check in checks)
    assert agreeing > len(checks) / 2


def test_the_rows_and_checks_of_whole_dyads_are_counted() -> None:
    per_dyad = len(made_package((made_dyad(0),)).observations)
    measured = check_made_rows(400)
    dyads = -(-400 // per_dyad)
    assert measured.rows == dyads * per_dyad >= 400
    package = made_package(tuple(made_dyad(number) for number in range(dyads)))
    assert measured.checks == len(run_checks(package))
    assert measured.seconds > 0
    assert measured.peak_mib > 0


def test_rows_shared_out_to_processes_are_checked_as_those_of_one() -> None:
    per_dyad = len(made_package((made_dyad(0),)).observations)
    measured = check_made_rows(12 * per_dyad)
    package = made_package(tuple(made_dyad(number) for number in range(12)))
    assert (measured.rows, measured.checks) == (len(package.observations), len(run_checks(package)))


def test_the_table_has_the_cost_of_a_row_and_its_ratio_to_the_first() -> None:
    lines = table(
        (CheckedRows(1000, 900, 0.5, 80.0), CheckedRows(100_000, 90_000, 60.0, 1234.0))
    ).splitlines()
    assert [line.split() for line in lines[1:]] == [
        ["1,000", "900", "0.5", "500", "1.00", "80"],
        ["100,000", "90,000", "60.0", "600", "1.20", "1,234"],
    ]
    assert len({len(line) for line in lines}) == 1
