import pytest

from briefs.checks.targets import check_targets
from briefs.model import Verdict
from conftest import target


@pytest.fixture
def checks(make_package):
    return lambda *rows: list(check_targets(make_package(commitments=rows)))


def test_a_target_that_is_given_a_later_date_conflicts(checks):
    (check,) = checks(target("b", "2024", "2027"), target("a", "2023", "2025"))
    assert check.verdict is Verdict.CONFLICTS
    assert check.row_ids == ("a", "b")
    assert check.figure_keys == ()
    assert check.explanation == (
        "stated 2 times: due 2025 (stated 2023), then due 2027 (stated 2024)"
    )


def test_a_target_that_keeps_its_date_agrees(checks):
    (check,) = checks(target("a", "2023", "2025"), target("b", "2024", "2025"))
    assert check.verdict is Verdict.AGREES


def test_a_target_repeated_without_a_date_keeps_it_and_is_counted(checks):
    (check,) = checks(target("a", "2023", "2025"), target("b", "2024"), target("c", "2025"))
    assert check.verdict is Verdict.AGREES
    assert check.explanation.startswith("stated 3 times")
    assert check.row_ids == ("a",)


def test_a_target_stated_once_or_never_dated_is_not_tested(checks):
    assert checks(target("a", "2023", "2025")) == []
    assert checks(target("a", "2023"), target("b", "2024")) == []


def test_plans_and_other_subjects_are_no_re_announcements(checks):
    assert checks(target("a", "2023", "2025"), target("b", "2024", "2027", kind="plan")) == []
    other = target("b", "2024", "2027", subject_id="three-billion")
    assert checks(target("a", "2023", "2025"), other) == []
