"""What differs between two versions of the data: verdicts and marks beside figures."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from small_packages import observed, package_of

from briefs.checks import compare, run_checks
from briefs.model import Changes, CheckKind, DataVersion, Verdict

EXPORT, IMPORT = observed("export", "2022", ("900", "1")), observed("import", "2022", ("500", "1"))


def version_of(*rows) -> DataVersion:
    package = package_of(rows)
    return DataVersion(package, run_checks(package), ())


def turnover(value: str):
    return observed("turnover", "2022", (value, "1"))


ROWS = st.lists(
    st.builds(
        lambda flow, period, value, reporter: observed(
            flow, period, (str(value), "1"), reporter=reporter
        ),
        st.sampled_from(["export", "import", "turnover"]),
        st.sampled_from(["2021", "2022"]),
        st.integers(1, 3),
        st.sampled_from(["KAZ", "TJK"]),
    ),
    unique_by=lambda row: row.id,
    max_size=6,
)


def sides(changes: Changes) -> object:
    """What changed, each with what was before and after, whatever its order."""
    return (
        {(one.key, str(one.before), str(one.after)) for one in changes.figures},
        {(one.check.id, str(one.before), str(one.after)) for one in changes.checks},
        {(one.figure.key, one.before, one.after) for one in changes.marks},
    )


def exchanged(found: object) -> object:
    return tuple({(key, after, before) for key, before, after in part} for part in found)


@settings(max_examples=40)
@given(ROWS)
def test_nothing_differs_from_itself(rows) -> None:
    one, same = version_of(*rows), version_of(*rows)
    assert sides(compare(one, same)) == (set(), set(), set())


@settings(max_examples=40)
@given(ROWS, ROWS)
def test_the_way_back_mirrors_the_way_there(before, after) -> None:
    one, other = version_of(*before), version_of(*after)
    assert sides(compare(one, other)) == exchanged(sides(compare(other, one)))


def test_a_verdict_and_a_mark_change_with_a_value() -> None:
    before = version_of(EXPORT, IMPORT, turnover("1400"))
    changes = compare(before, version_of(EXPORT, IMPORT, turnover("1500")))
    (told,) = [one for one in changes.checks if one.check.kind is CheckKind.SUM]
    assert (told.before.verdict, told.after.verdict) == (Verdict.AGREES, Verdict.CONFLICTS)
    assert told.is_new_conflict
    marks = {mark.figure.key: (mark.before, mark.after) for mark in changes.marks}
    assert marks["kaz-tjk-turnover-2022-kaz"] == (Verdict.AGREES, Verdict.CONFLICTS)


def test_a_check_that_can_no_longer_be_made_is_gone_and_leaves_no_mark() -> None:
    before = version_of(EXPORT, IMPORT, turnover("1400"))
    changes = compare(before, version_of(EXPORT, turnover("1400")))
    gone = [one for one in changes.checks if one.check.kind is CheckKind.SUM]
    assert [(one.before.verdict, one.after) for one in gone] == [(Verdict.AGREES, None)]
    assert not gone[0].is_new_conflict
    marks = {mark.figure.key: (mark.before, mark.after) for mark in changes.marks}
    assert marks["kaz-tjk-export-2022-kaz"] == (Verdict.AGREES, None)


def test_a_conflict_that_stays_is_not_told_again() -> None:
    rows = (EXPORT, IMPORT, turnover("1500"))
    changes = compare(version_of(*rows), version_of(*rows, observed("export", "2019", ("1", "1"))))
    assert not [one for one in changes.checks if one.check.kind is CheckKind.SUM]
