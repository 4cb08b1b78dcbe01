"""Checks in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from briefs.checks import disagreements, run_checks
from briefs.model import Check, CheckKind, Doubt, Verdict
from briefs.text.explanations import (
    CAUSES,
    DOUBTS,
    explanation,
    question,
    side_texts,
    subject_text,
)
from conftest import plain_spaces, target, total


@pytest.fixture(scope="module")
def checks(package):
    return {check.id: check for check in run_checks(package)}


@pytest.fixture
def checks_of(make_package):
    def make(*rows, **tables):
        package = make_package(trade_totals=rows, **tables)
        return {check.kind: check for check in run_checks(package)}

    return make


def sides(check):
    return tuple(map(plain_spaces, side_texts(check)))


def asked(package, check):
    return plain_spaces(question(package, check))


@pytest.mark.parametrize(
    ("check_id", "text"),
    [
        (
            "sum-kaz-tjk-turnover-2022-kaz",
            "exports 877.6 + imports 501.4 = 1,379.0; turnover is stated as $1,400 million",
        ),
        (
            "growth-kaz-tjk-turnover-2020-tjk-agenzianova-2021-03-20",
            "957.5 to 909.8 is −5.0 %; stated as −5 %",
        ),
        (
            "coherence-kaz-tjk-turnover-2022-kaz-astana-times-2023-05-03",
            (
                "the parts imply a base of 800.0 + 363.6 = 1,163.6 and growth of +18.5 %; stated "
                "as +18.5 %"
            ),
        ),
        (
            "repeat-contracts-2023-05-04-tokayev",
            "$1.3 bn and $1.8 bn",
        ),
        (
            "mirror-kaz-tjk-turnover-2020-kaz",
            (
                "Kazakhstan reports turnover of $791 m, Tajikistan reports turnover of $909.8 m: "
                "ratio 1.15, normal is 0.83 to 1.20"
            ),
        ),
        (
            "nesting-kaz-tjk-turnover-2020-01-2020-10-tjk",
            "January–October 2020: $713.6 m of $909.8 m for the year",
        ),
        (
            "share-tjk-kaz-copper-ores-2022-h1-value",
            "first half of 2022: $87.2 m of $245.1 m for all goods",
        ),
        (
            "scale-kaz-tjk-turnover-2017-kaz-azernews-2018-03-14",
            (
                "$80 m fits $776.3 m only if it is ten times larger; likely cause: a decimal "
                "point was shifted"
            ),
        ),
        (
            "target-kaz-tjk-target-two-billion",
            (
                "stated 10 times: due 2025 (stated 4 May 2023), then due 2027 (stated 22 August "
                "2024); the date slipped by 2 years; not judged, since a period, flow or date was "
                "read into the text"
            ),
        ),
    ],
)
def test_every_kind_of_check_shows_its_arithmetic(checks, told, check_id, text):
    assert told(checks[check_id]) == text


def test_every_check_is_told_in_words_without_a_full_stop(package, checks):
    assert {check.kind for check in checks.values()} == set(CheckKind)
    for check in checks.values():
        text = explanation(package, check)
        assert text
        assert not text.endswith(".")
        assert "Decimal" not in text
        assert "Infinity" not in text
        assert subject_text(package, check)[0].isupper()
        assert all(side_texts(check))


def test_a_doubt_is_told_at_the_end(package, checks):
    doubted = [check for check in checks.values() if check.doubt]
    assert doubted
    for check in doubted:
        assert explanation(package, check).endswith(f"; {DOUBTS[check.doubt]}")
        plain = explanation(package, replace(check, doubt=None))
        assert DOUBTS[check.doubt] not in plain
    assert set(DOUBTS) == set(Doubt)


def test_a_cause_is_told_where_there_is_one_alone(package, checks):
    for check in checks.values():
        told = explanation(package, check)
        assert ("likely cause" in told) is bool(check.cause)
        if check.cause:
            assert CAUSES[check.cause] in told


@pytest.mark.parametrize(
    ("check_id", "subject"),
    [
        ("sum-kaz-tjk-turnover-2022-kaz", "Turnover, 2022, reported by Kazakhstan"),
        (
            "growth-kaz-tjk-turnover-2022-h1-kaz-silkroad2021-h1-2022",
            "Growth of turnover, first half of 2022, reported by Kazakhstan",
        ),
        ("repeat-value-kaz-tjk-turnover-2021-kaz-silkroad2021-h1-2022", "Turnover, 2021, read as"),
        ("repeat-contracts-2023-05-04-tokayev", "Contract total, May 2023"),
        (
            "mirror-kaz-tjk-export-2021-h1-tjk",
            "Trade from Tajikistan to Kazakhstan, first half of 2021, as both report it",
        ),
        (
            "mirror-growth-kaz-tjk-turnover-2020-kaz",
            "Growth: turnover, 2020, as Kazakhstan and Tajikistan report it",
        ),
        ("share-tjk-kaz-copper-ores-2022-h1-value", "Copper ores"),
        ("target-kaz-tjk-target-two-billion", "The target of $2 billion"),
    ],
)
def test_a_check_says_what_it_is_about(package, checks, check_id, subject):
    assert plain_spaces(subject_text(package, checks[check_id])).startswith(subject)


@pytest.mark.parametrize(
    ("check_id", "text"),
    [
        (
            "repeat-contracts-2023-05-04-tokayev",
            "Contract total, May 2023: $1.3 bn or $1.8 bn?",
        ),
        (
            "mirror-growth-kaz-tjk-turnover-2020-kaz",
            "Growth: turnover, 2020, as Kazakhstan and Tajikistan report it: +3.7 % or −5 %?",
        ),
        (
            "repeat-value-kaz-tjk-turnover-2017-kaz-azernews-2018-03-14",
            "Turnover, 2017, reported by Kazakhstan: $776.3 m or $80 m?",
        ),
        (
            "growth-kaz-tjk-turnover-2022-h1-kaz-silkroad2021-h1-2022",
            "Growth of turnover, first half of 2022, reported by Kazakhstan: +16.5 % or +19.7 %?",
        ),
        (
            "sum-kaz-tjk-turnover-2021-h1-kaz",
            "Turnover, first half of 2021, reported by Kazakhstan: $518.9 m or $519.0 m?",
        ),
        (
            "target-kaz-tjk-target-two-billion",
            "The target of $2 billion: due 2025 or due 2027?",
        ),
    ],
)
def test_a_conflict_reads_as_a_question(package, checks, check_id, text):
    assert asked(package, checks[check_id]) == text


def test_every_conflict_asks_between_two_different_answers(package):
    for one in disagreements(run_checks(package)):
        for check in one.checks:
            text = question(package, check)
            assert text.endswith("?")
            assert text.count("?") == 1
            answers = text.removesuffix("?").rpartition(": ")[2].split(" or ")
            assert len(answers) == 2
            assert answers[0] != answers[1]


def test_numbers_that_look_equal_are_shown_with_more_digits(checks_of):
    check = checks_of(
        total("turnover", "2022", "1379.0", "0.1", authority="statistics"),
        total("turnover", "2022", "1381", "1", id="other"),
    )[CheckKind.REPEAT]
    assert check.verdict is Verdict.CONFLICTS
    assert sides(check) == ("$1,379.0 million", "$1,381 million")


def test_numbers_that_look_equal_and_agree_are_shown_as_they_are(checks_of):
    check = checks_of(
        total("turnover", "2022", "1379.0", "0.1", authority="statistics"),
        total("turnover", "2022", "1379", "1", id="other"),
    )[CheckKind.REPEAT]
    assert check.verdict is Verdict.AGREES
    assert sides(check) == ("$1.38 bn", "$1.38 bn")


def test_numbers_that_look_different_keep_the_style_of_cards(checks_of):
    check = checks_of(
        total("turnover", "2022", "1379.0", "0.1", authority="statistics"),
        total("turnover", "2022", "1500", "100", id="other", value_qualifier="over"),
    )[CheckKind.REPEAT]
    assert sides(check) == ("$1.38 bn", "over $1.5 bn")


def test_a_sum_that_looks_like_the_stated_turnover_is_shown_with_more_digits(checks_of, told):
    check = checks_of(
        total("export", "2022", "877.6", "0.1"),
        total("import", "2022", "501.4", "0.1"),
        total("turnover", "2022", "1379.6", "0.1"),
    )[CheckKind.SUM]
    assert sides(check) == ("$1,379.0 million", "$1,379.6 million")
    assert told(check).startswith("exports 877.6 + imports 501.4 = 1,379.0; turnover is stated as ")


def test_a_computed_rate_says_so(checks_of):
    check = checks_of(
        total("turnover", "2021", "1000", "0.1"),
        total(
            "turnover",
            "2022",
            "1200",
            "0.1",
            growth_pct="30",
            growth_rounding_pct="1",
            growth_qualifier="exact",
        ),
    )[CheckKind.GROWTH]
    assert sides(check) == ("+30 %", "+20.0 %, computed")


def test_a_slip_between_two_years_names_both(checks_of, told):
    check = checks_of(
        total("turnover", "2016", "590.2", "0.1"),
        total("turnover", "2017", "77.6", "0.1"),
        total("turnover", "2018", "900", "1"),
    )[CheckKind.SCALE]
    assert sides(check) == ("$77.6 m", "$590.2 m and $900 m")
    assert told(check).startswith("$77.6 m fits $590.2 m and $900 m only if it is ten times larger")


@pytest.mark.parametrize(
    ("later", "slip"),
    [("2026", "; the date slipped by 1 year"), ("2025", ""), ("2024", "")],
)
def test_a_target_slips_by_whole_years_and_only_forward(checks_of, told, later, slip):
    check = checks_of(commitments=[target("a", "2023", "2025"), target("b", "2024", later)])[
        CheckKind.TARGET
    ]
    text = told(check)
    assert text == f"stated 2 times: due 2025 (stated 2023), then due {later} (stated 2024){slip}"


def test_what_may_explain_a_gap_is_told_only_where_there_is_one_to_explain(package, checks):
    mirrors = [
        check
        for check in checks.values()
        if check.kind is CheckKind.MIRROR and not check.compares_growth
    ]
    assert mirrors
    for check in mirrors:
        is_open = check.verdict is not Verdict.AGREES and not check.doubt and not check.cause
        assert ("re-exports" in explanation(package, check)) is is_open


def test_a_mirror_of_nothing_has_no_ratio(checks_of, told):
    check = checks_of(
        total("export", "2022", "0", "1"),
        total("import", "2022", "100", "1", reporter="TJK", partner="KAZ"),
    )[CheckKind.MIRROR]
    assert isinstance(check, Check)
    assert "no ratio" in told(check)
    assert check.found.upper == Decimal("Infinity")
