"""Conflict cards: the question, who says what, the cause, what is known, and what agrees."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest
from made_blocks import html_of, real_site, site_of, text_of, tree_of, words

from briefs.checks import disagreements
from briefs.model import CheckKind
from briefs.pages.context import Site
from briefs.text.explanations import CAUSES
from conftest import SOURCE, Rows, target, total

MakeSite = Callable[..., Site]
FORUM = "conflict-kaz-tjk-contracts-forum-2023-05-repeat"
SLIP = "conflict-kaz-tjk-turnover-2017-kaz"


def paper(number: int) -> dict[str, str]:
    return {
        **SOURCE,
        "id": f"paper-{number}",
        "publisher": f"Paper {number}",
        "url": f"https://paper.example/{number}",
    }


PAPERS: Rows = (SOURCE, *(paper(number) for number in range(1, 8)))


def contract(row_id: str, value: str, **other: str) -> dict[str, str]:
    row = {
        "id": row_id,
        "dyad": "kaz-tjk",
        "subject_id": "contracts-forum",
        "kind": "contract_total",
        "measure": "contracts",
        "date_stated": "2023-05-03",
        "value_usd_million": value,
        "value_rounding_usd_million": "100",
        "value_qualifier": "exact",
        "stated_as": f"${value} million",
        "description": "Contracts of a forum.",
        "source_id": "paper-2023",
    }
    return {**row, **other}


def known_issue(issue_id: str, table: str, row_id: str, kind: str, problem: str) -> dict[str, str]:
    return {
        "id": issue_id,
        "table": table,
        "row_id": row_id,
        "kind": kind,
        "problem": problem,
        "done": "Entered as printed.",
        "status": "open",
    }


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture(scope="module")
def cards(real: Site) -> dict[str, lxml.html.HtmlElement]:
    """The cards of the real brief by their address."""
    return cards_of(real)


@pytest.fixture
def make_site(make_folder: Callable[..., Path], real: Site) -> MakeSite:
    return lambda **tables: site_of(real, make_folder(**{"sources": PAPERS, **tables}))


def cards_of(site: Site, dyad: str = "kaz-tjk") -> dict[str, lxml.html.HtmlElement]:
    html = html_of(site, "conflicts()", f"briefs/{dyad}.md", f"dyad: {dyad}")
    tree = tree_of(html)
    return {str(card.get("id")): card for card in tree.iter("section")}


def question_of(card: lxml.html.HtmlElement) -> str:
    (heading,) = card.iter("h3")
    return words(heading)


def sides_of(card: lxml.html.HtmlElement) -> dict[str, list[str]]:
    """Who states what, by number."""
    sides = {}
    for side in card.findall("./div[@class='bb-sides']/div"):
        number, *who = (words(line) for line in side.iter("p"))
        sides[number] = who
    return sides


def verdict_of(card: lxml.html.HtmlElement) -> str:
    return words(card.findall("./p")[-1])


def test_a_card_asks_its_question_with_both_numbers(
    cards: dict[str, lxml.html.HtmlElement],
) -> None:
    questions = {question_of(card) for card in cards.values()}
    assert {
        "Contract total, May 2023: $1.3 bn or $1.8 bn?",
        "Turnover, 2021, read as Kazakhstan’s: $1.1 bn or $1.2 bn?",
        "Growth: turnover, 2020, as Kazakhstan and Tajikistan report it: +3.7 % or −5 %?",
        "Turnover, 2017, reported by Kazakhstan: $776.3 m or $80 m?",
        "Growth of turnover, first half of 2022, reported by Kazakhstan: +16.5 % or +19.7 %?",
    } <= questions
    assert len(questions) == len(cards)


def test_no_question_has_the_same_number_twice(cards: dict[str, lxml.html.HtmlElement]) -> None:
    for card in cards.values():
        first, second = question_of(card).removesuffix("?").rsplit(": ", 1)[1].split(" or ")
        assert first != second


def test_the_numbers_of_the_question_are_sides_of_the_card(
    cards: dict[str, lxml.html.HtmlElement],
) -> None:
    for card in cards.values():
        numbers = question_of(card).removesuffix("?").rsplit(": ", 1)[1].split(" or ")
        sides = [number.removesuffix(", computed") for number in sides_of(card)]
        assert sides[:2] == numbers


def test_a_card_is_a_region_named_by_its_question(cards: dict[str, lxml.html.HtmlElement]) -> None:
    for card in cards.values():
        assert " ".join(str(card.get("aria-label")).split()) == question_of(card)


def test_each_side_names_who_states_it_with_a_link(
    cards: dict[str, lxml.html.HtmlElement],
) -> None:
    sides = sides_of(cards[FORUM])
    assert sides["$1.3 bn"] == ["Serik Zhumangarin, The Astana Times, 3 May 2023"]
    assert sides["$1.8 bn"] == [
        "Kassym-Jomart Tokayev, Kazinform, 4 May 2023",
        "The Astana Times, May 2023",
    ]
    for card in cards.values():
        for side in card.findall("./div[@class='bb-sides']/div"):
            lines = side.findall("./p[@class='bb-side-who']")
            assert lines
            for line in lines:
                assert line.find("a") is not None or words(line).startswith("and ")


def test_up_to_three_speakers_are_named(make_site: MakeSite) -> None:
    rows = [contract("first", "1300")]
    rows += [contract(f"c{n}", "1800", source_id=f"paper-{n}") for n in range(1, 4)]
    (card,) = cards_of(make_site(commitments=rows)).values()
    assert [line.split(",")[0] for line in sides_of(card)["$1.8 bn"]] == [
        "Paper 1",
        "Paper 2",
        "Paper 3",
    ]


def test_of_more_speakers_the_others_are_counted(make_site: MakeSite) -> None:
    rows = [contract("first", "1300")]
    rows += [contract(f"c{n}", "1800", source_id=f"paper-{n}") for n in range(1, 8)]
    (card,) = cards_of(make_site(commitments=rows)).values()
    lines = sides_of(card)["$1.8 bn"]
    assert [line.split(",")[0] for line in lines[:3]] == ["Paper 1", "Paper 2", "Paper 3"]
    assert lines[3:] == ["and 4 more"]


def test_a_statement_of_another_number_is_a_side_of_its_own(make_site: MakeSite) -> None:
    rows = [
        contract("a", "1300"),
        contract("b", "1800", source_id="paper-1"),
        contract("c", "2500", source_id="paper-2"),
    ]
    (card,) = cards_of(make_site(commitments=rows)).values()
    assert sorted(sides_of(card)) == ["$1.3 bn", "$1.8 bn", "$2.5 bn"]
    assert all(len(who) == 1 for who in sides_of(card).values())


def test_only_who_gives_a_target_its_date_stands_by_the_date(make_site: MakeSite) -> None:
    rows = (
        target("t1", "2018-03-14", source_id="paper-1"),
        target("t2", "2023-05-04", "2025", source_id="paper-2"),
        target("t3", "2024-08-22", "2027", source_id="paper-3"),
        target("t4", "2025-10-01", source_id="paper-4"),
    )
    (card,) = cards_of(make_site(commitments=rows)).values()
    assert question_of(card) == "The target of $2 billion: due 2025 or due 2027?"
    by_date = {
        number: [who.split(",")[0] for who in side] for number, side in sides_of(card).items()
    }
    assert by_date == {"due 2025": ["Paper 2"], "due 2027": ["Paper 3"]}
    assert "Stated 4 times: due 2025 (stated 4 May 2023), then due 2027" in verdict_of(card)
    assert "the date slipped by 2 years" in verdict_of(card)


def test_a_slip_of_scale_folds_in_the_other_conflicts_of_its_row(
    real: Site, cards: dict[str, lxml.html.HtmlElement]
) -> None:
    own = [check for check in real.checks if check.dyad == "kaz-tjk"]
    slips = [check for check in own if check.kind is CheckKind.SCALE]
    assert slips
    told = str(cards[SLIP].get("data-checks")).split()
    assert {"repeat", "scale"} <= {check_id.split("-")[0] for check_id in told}
    for slip in slips:
        (row_id, *_) = slip.row_ids
        resting = [
            check.id for check in own if check.verdict == "conflicts" and row_id in check.row_ids
        ]
        assert sorted(told) == sorted(resting)


def test_a_slip_of_scale_is_one_card_with_its_cause(make_site: MakeSite) -> None:
    rows = (
        total("turnover", "2017", "776.3", "0.1"),
        total(
            "turnover",
            "2017",
            "80",
            "10",
            source_id="paper-1",
            growth_pct="30",
            growth_rounding_pct="10",
            growth_qualifier="exact",
        ),
        total("turnover", "2016", "590.2", "0.1"),
    )
    (card,) = cards_of(make_site(trade_totals=rows)).values()
    assert question_of(card) == "Turnover, 2017, reported by Kazakhstan: $776.3 m or $80 m?"
    text = verdict_of(card)
    assert "A slip of scale explains the difference." in text
    assert "$80 m fits $776.3 m only if it is ten times larger." in text
    assert text.endswith("Likely cause: a decimal point was shifted.")


def test_a_cause_is_told_once(cards: dict[str, lxml.html.HtmlElement]) -> None:
    for card in cards.values():
        text = words(card)
        assert text.count("Likely cause: ") <= 1
        for cause in CAUSES.values():
            assert verdict_of(card).count(cause) <= 1
    assert verdict_of(cards[SLIP]).count("Likely cause: a decimal point was shifted.") == 1


def test_a_rate_divided_by_the_new_value_is_told_with_its_arithmetic(
    cards: dict[str, lxml.html.HtmlElement],
) -> None:
    text = verdict_of(cards["conflict-kaz-tjk-turnover-2022-h1-kaz-growth"])
    assert "519.02 to 621.4 is +19.7 %; stated as +16.5 %." in text
    assert text.endswith("the change was divided by the new value instead of the old one.")


def test_what_nothing_explains_comes_before_what_a_cause_explains(
    real: Site, cards: dict[str, lxml.html.HtmlElement]
) -> None:
    told = disagreements(check for check in real.checks if check.dyad == "kaz-tjk")
    assert [f"conflict-{one.key}" for one in told] == list(cards)
    explained = ["Likely cause" in verdict_of(card) for card in cards.values()]
    assert explained == sorted(explained)
    assert any(explained)
    assert not all(explained)


def test_every_card_has_its_verdict_in_words(cards: dict[str, lxml.html.HtmlElement]) -> None:
    for card in cards.values():
        assert verdict_of(card).startswith("Conflict. ")


def test_the_known_issues_of_the_rows_are_shown(
    real: Site, cards: dict[str, lxml.html.HtmlElement]
) -> None:
    by_id = {check.id: check for check in real.checks}
    shown = 0
    for card in cards.values():
        rows = [
            row_id
            for check_id in str(card.get("data-checks")).split()
            for row_id in by_id[check_id].row_ids
        ]
        expected = {
            f"{issue.problem} {issue.done}"
            for row_id in rows
            for issue in real.package.issues_by_row.get(row_id, ())
        }
        items = [words(item) for item in card.findall("./*[@class='bb-issues']//li")]
        assert sorted(items) == sorted(" ".join(text.split()) for text in expected)
        shown += len(items)
    assert shown > 3
    assert "a tenth of what is meant" in words(cards[SLIP])


def test_a_card_without_known_issues_has_no_list_of_them(make_site: MakeSite) -> None:
    rows = (contract("a", "1300"), contract("b", "1800", source_id="paper-1"))
    (card,) = cards_of(make_site(commitments=rows)).values()
    assert card.find("./*[@class='bb-issues']") is None


@pytest.mark.parametrize(("count", "tag"), [(1, "div"), (2, "div"), (3, "details")])
def test_up_to_two_known_issues_stand_openly_and_more_are_folded(
    make_site: MakeSite, count: int, tag: str
) -> None:
    rows = (contract("a", "1300"), contract("b", "1800", source_id="paper-1"))
    issues = [
        known_issue(f"issue-{number}", "commitments", "a", "ambiguity", f"Doubt {number}.")
        for number in range(count)
    ]
    (card,) = cards_of(make_site(commitments=rows, known_issues=issues)).values()
    (told,) = card.findall("./*[@class='bb-issues']")
    assert told.tag == tag
    assert [words(item) for item in told.iter("li")] == [
        f"Doubt {number}. Entered as printed." for number in range(count)
    ]


def test_a_known_revision_stands_in_place_of_the_general_sentence(make_site: MakeSite) -> None:
    rows = (
        total("turnover", "2022", "900", "1", id="first-count"),
        total("turnover", "2022", "950", "1", source_id="paper-1", id="second-count"),
    )
    general = "may count different things"
    (card,) = cards_of(make_site(trade_totals=rows)).values()
    assert general in verdict_of(card)
    issue = known_issue("i", "trade_totals", "first-count", "revision", "Revised a year later.")
    (card,) = cards_of(make_site(trade_totals=rows, known_issues=(issue,))).values()
    assert general not in verdict_of(card)
    assert "One of the figures was revised later." in verdict_of(card)


def test_a_likely_cause_stands_in_place_of_the_general_sentence(
    cards: dict[str, lxml.html.HtmlElement],
) -> None:
    for card in cards.values():
        if "Likely cause: " in verdict_of(card):
            assert "may count different things" not in verdict_of(card)
    assert any("may count different things" in verdict_of(card) for card in cards.values())


def test_equal_statements_are_one_side_however_finely_they_are_printed(
    make_site: MakeSite,
) -> None:
    rows = (
        total("turnover", "2022", "881.9", "0.1", authority="statistics"),
        total("turnover", "2022", "902", "1", source_id="paper-1"),
        total("turnover", "2022", "902.0", "0.1", source_id="paper-2"),
    )
    (card,) = cards_of(make_site(trade_totals=rows)).values()
    sides = sides_of(card)
    assert len(sides) == 2
    assert sorted(len(who) for who in sides.values()) == [1, 2]


def test_a_bound_and_a_number_are_two_sides(make_site: MakeSite) -> None:
    rows = (
        contract("a", "1300"),
        contract("b", "1800", source_id="paper-1"),
        contract("c", "1800", source_id="paper-2", value_qualifier="over"),
    )
    (card,) = cards_of(make_site(commitments=rows)).values()
    assert sorted(sides_of(card)) == ["$1.3 bn", "$1.8 bn", "over $1.8 bn"]


def test_what_agrees_is_listed_with_its_arithmetic(real: Site) -> None:
    tree = tree_of(html_of(real, "conflicts()"))
    (agreements,) = tree.findall(".//ul[@class='bb-agreements']")
    told = [words(item) for item in agreements.iter("li")]
    assert (
        "Agrees. Turnover, 2022, reported by Kazakhstan: exports 877.6 + imports 501.4 = 1,379.0; "
        "turnover is stated as $1,400 million."
    ) in told
    assert any("800.0 + 363.6 = 1,163.6 and growth of +18.5 %" in text for text in told)
    assert any("ratio 1.05, normal is 0.83 to 1.20" in text for text in told)
    assert all(text.startswith("Agrees. ") for text in told)


def test_what_agrees_stands_above_what_conflicts(real: Site) -> None:
    html = html_of(real, "conflicts()")
    assert html.index("bb-agreements") < html.index('class="bb-conflict"')


def test_of_the_agreements_of_one_kind_and_reporter_the_latest_year_is_told(
    make_site: MakeSite,
) -> None:
    rows = [
        row
        for year in ("2021", "2022", "2023-H1")
        for row in (
            total("export", year, "60", "1"),
            total("import", year, "40", "1"),
            total("turnover", year, "100", "1", source_id="paper-1"),
        )
    ]
    tree = tree_of(html_of(make_site(trade_totals=rows), "conflicts()"))
    (told,) = (words(item) for item in tree.findall(".//ul[@class='bb-agreements']/li"))
    assert told.startswith("Agrees. Turnover, 2022, reported by Kazakhstan: exports 60 + ")


def test_without_an_agreement_no_list_of_them_stands(make_site: MakeSite) -> None:
    rows = (contract("a", "1300"), contract("b", "1800", source_id="paper-1"))
    assert "bb-agreements" not in html_of(make_site(commitments=rows), "conflicts()")


def test_the_count_leads_to_all_tests_of_the_dyad(real: Site) -> None:
    (first, *_) = tree_of(html_of(real, "conflicts()")).iter("p")
    (link,) = first.iter("a")
    assert words(link) == "All tests of this brief"
    assert link.get("href") == "../../checks/?dyad=kaz-tjk"


def test_after_five_cards_the_others_are_folded_and_counted(
    cards: dict[str, lxml.html.HtmlElement], real: Site
) -> None:
    (folded,) = tree_of(html_of(real, "conflicts()")).findall(".//details[@class='bb-more']")
    assert len(folded.findall("./section")) == len(cards) - 5
    assert words(folded.find("summary")) == f"{len(cards) - 5} more conflicts"


def test_the_brief_counts_its_cards_at_the_top(
    cards: dict[str, lxml.html.HtmlElement], real: Site
) -> None:
    assert f"{len(cards)} conflicts" in text_of(html_of(real, "summary_line()"))


def test_words_of_the_data_are_escaped(make_site: MakeSite) -> None:
    rows = (
        contract("a", "1300", attribution="<script>x</script>"),
        contract("b", "1800", source_id="paper-1"),
    )
    html = html_of(make_site(commitments=rows), "conflicts()")
    assert "<script" not in html
    assert "&lt;script&gt;x" in html
