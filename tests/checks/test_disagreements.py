"""Conflicts are told once for each thing that they are about."""

from itertools import permutations

import pytest
from small_packages import observed, package_of, promised

from briefs.checks import disagreements, run_checks
from briefs.model import CheckKind, Verdict


def found_in(*rows, **tables):
    """The disagreements of a small package, as keys and the ids of their checks."""
    found = disagreements(run_checks(package_of(rows, **tables)))
    return {one.key: [check.id for check in one.checks] for one in found}


EXPORTS = observed("export", "2022", ("877.6", "0.1"))
IMPORTS = observed("import", "2022", ("501.4", "0.1"))
TURNOVER = observed("turnover", "2022", ("1450.0", "0.1"))
OTHER = observed("turnover", "2022", ("1500.0", "0.1"), source="gazette", authority="press")


def test_conflicts_about_one_cell_are_one_disagreement():
    assert found_in(EXPORTS, IMPORTS, TURNOVER, OTHER) == {
        "kaz-tjk-turnover-2022-kaz": [
            "repeat-value-turnover-2022-KAZ-gazette",
            "sum-kaz-tjk-turnover-2022-kaz",
        ]
    }


def test_the_order_of_the_checks_does_not_matter():
    checks = run_checks(package_of((EXPORTS, IMPORTS, TURNOVER, OTHER)))
    conflicts = [check for check in checks if check.verdict is Verdict.CONFLICTS]
    assert len(conflicts) == 2
    for order in permutations(conflicts):
        (one,) = disagreements(order)
        assert one.leading.kind is CheckKind.REPEAT
        assert {check.id for check in one.checks} == {check.id for check in conflicts}


def test_the_level_and_the_growth_of_a_cell_are_two_disagreements():
    rows = (
        observed("turnover", "2022", ("1450.0", "0.1"), ("17.5", "0.1"), authority="statistics"),
        observed("turnover", "2022", ("1300.0", "0.1"), ("12.3", "0.1"), source="gazette"),
    )
    assert found_in(*rows) == {
        "kaz-tjk-turnover-2022-kaz": ["repeat-value-turnover-2022-KAZ-gazette"],
        "kaz-tjk-turnover-2022-kaz-growth": ["repeat-growth-turnover-2022-KAZ-gazette"],
    }


def test_conflicts_of_two_cells_are_two_disagreements():
    rows = [
        observed("turnover", year, (value, "1"), source=source, authority=authority)
        for year in ("2021", "2022")
        for value, source, authority in (
            ("1450", "paper", "statistics"),
            ("1300", "gazette", "press"),
        )
    ]
    assert set(found_in(*rows)) == {"kaz-tjk-turnover-2021-kaz", "kaz-tjk-turnover-2022-kaz"}


def test_a_slip_of_scale_draws_in_the_other_conflicts_of_its_row():
    rows = (
        observed("turnover", "2016", ("590.2", "0.1")),
        observed("turnover", "2017", ("776.3", "0.1"), authority="statistics"),
        observed("turnover", "2017", ("80", "10"), ("60", "10"), source="gazette", id="slip"),
    )
    assert found_in(*rows) == {
        "kaz-tjk-turnover-2017-kaz": ["repeat-value-slip", "growth-slip", "scale-slip"]
    }


def test_a_rate_beside_a_slip_of_scale_that_follows_from_the_figure_is_no_conflict():
    # 590.2 to 776.3 is +31.5 %, which is 30 % to the ten
    rows = (
        observed("turnover", "2016", ("590.2", "0.1")),
        observed("turnover", "2017", ("776.3", "0.1"), authority="statistics"),
        observed("turnover", "2017", ("80", "10"), ("30", "10"), source="gazette", id="slip"),
    )
    assert found_in(*rows) == {"kaz-tjk-turnover-2017-kaz": ["repeat-value-slip", "scale-slip"]}


def test_a_conflict_that_rests_on_another_row_is_not_drawn_in():
    rows = (
        observed("turnover", "2016", ("590.2", "0.1")),
        observed("turnover", "2017", ("776.3", "0.1"), ("22.2", "0.1"), authority="statistics"),
        observed("turnover", "2017", ("80", "10"), source="gazette", id="slip"),
    )
    assert found_in(*rows) == {
        "kaz-tjk-turnover-2017-kaz": ["repeat-value-slip", "scale-slip"],
        "kaz-tjk-turnover-2017-kaz-growth": ["growth-turnover-2017-KAZ-paper"],
    }


FORUM = (
    promised("a", "forum", ("1300", "100"), "2023-05-03", attribution="the minister"),
    promised("b", "forum", ("1800", "100"), "2023-05-03"),
    promised("c", "forum", ("1800", "100"), "2023-05-04", attribution="the president"),
)


def test_statements_of_one_subject_are_one_disagreement_and_two_named_speakers_lead():
    assert found_in(commitments=FORUM) == {"kaz-tjk-forum-repeat": ["repeat-c", "repeat-a"]}


def test_statements_of_two_subjects_are_two_disagreements():
    other = (
        promised("d", "mission", ("100", "10"), "2023-09-12"),
        promised("e", "mission", ("160", "10"), "2023-09-12"),
    )
    assert set(found_in(commitments=(*FORUM, *other))) == {
        "kaz-tjk-forum-repeat",
        "kaz-tjk-mission-repeat",
    }


def test_the_sum_and_the_date_of_a_target_are_two_disagreements():
    targets = (
        promised("a", "two", ("2000", "100"), "2023", kind="target", due="2025"),
        promised("b", "two", ("2500", "100"), "2024", kind="target", due="2027"),
    )
    assert found_in(commitments=targets) == {
        "kaz-tjk-two-repeat": ["repeat-a"],
        "kaz-tjk-two-target": ["target-kaz-tjk-two"],
    }


def test_one_trade_as_both_sides_report_it_is_a_disagreement_of_its_own():
    rows = (EXPORTS, observed("import", "2022", ("2000", "1"), reporter="TJK"))
    assert found_in(*rows) == {"mirror-kaz-tjk-export-2022-kaz": ["mirror-kaz-tjk-export-2022-kaz"]}


def test_what_agrees_or_cannot_be_told_is_no_disagreement():
    about = observed("turnover", "2022", ("1380", "1", "about"), source="gazette")
    rows = (EXPORTS, IMPORTS, observed("turnover", "2022", ("1379.0", "0.1")), about)
    checks = run_checks(package_of(rows))
    assert {check.verdict for check in checks} == {Verdict.AGREES, Verdict.CANNOT_TELL}
    assert disagreements(checks) == ()
    assert disagreements(()) == ()


@pytest.fixture(scope="module")
def real(package):
    return disagreements(run_checks(package))


def test_every_conflict_of_the_real_package_is_told_once(package, real):
    told = [check.id for one in real for check in one.checks]
    conflicts = [c.id for c in run_checks(package) if c.verdict is Verdict.CONFLICTS]
    assert sorted(told) == sorted(conflicts)
    assert len({one.key for one in real}) == len(real)
    assert len(real) < len(told)


def test_the_contracts_of_may_2023_lead_and_are_one(real):
    first = real[0]
    assert first.key == "kaz-tjk-contracts-forum-2023-05-repeat"
    assert first.leading.id == "repeat-contracts-2023-05-04-tokayev"
    assert len(first.checks) == 3


def test_what_a_slip_explains_comes_after_what_nothing_explains(real):
    explained = [any(check.cause for check in one.checks) for one in real]
    assert explained == sorted(explained)
    assert {True, False} == set(explained)


def test_the_most_telling_check_of_a_disagreement_comes_first(real):
    kinds = (CheckKind.REPEAT, CheckKind.MIRROR, CheckKind.GROWTH, CheckKind.SUM, CheckKind.SCALE)
    for one in real:
        order = [kinds.index(check.kind) for check in one.checks if check.kind in kinds]
        assert order == sorted(order)


def test_unexplained_disagreements_about_trade_come_in_the_order_of_kinds():
    rows = (
        # sum, without a cause
        observed("export", "2010", ("300", "1")),
        observed("import", "2010", ("200", "1")),
        observed("turnover", "2010", ("617", "1")),
        # mirror
        observed("export", "2012", ("300", "1")),
        observed("import", "2012", ("700", "1"), reporter="TJK"),
        # repeat
        observed("export", "2014", ("300", "1"), authority="statistics"),
        observed("export", "2014", ("411", "1"), source="gazette"),
        # nesting
        observed("export", "2016", ("300", "1")),
        observed("export", "2016-H1", ("399", "1")),
    )
    found = disagreements(run_checks(package_of(rows)))
    assert [one.leading.kind for one in found] == [
        CheckKind.REPEAT,
        CheckKind.MIRROR,
        CheckKind.SUM,
        CheckKind.NESTING,
    ]
