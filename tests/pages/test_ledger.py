"""The ledger: every check of every dyad is a row, and what conflicts leads to who says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from made_blocks import html_of, real_site, site_of, text_of, tree_of, words

from briefs.checks import KINDS
from briefs.model import Check, Verdict
from briefs.pages.context import Site
from briefs.text.explanations import explanation, subject_text
from briefs.text.verdicts import CLASS_NAMES, WORDS
from conftest import ECONOMIES, IN_KAZ_UZB, TWO_DYADS, plain_spaces, total

LEDGER = "checks.md"
MakeFolder = Callable[..., Path]
TABLES = {
    **TWO_DYADS,
    "trade_totals": (
        total("export", "2022", "877.6", "0.1"),
        total("import", "2022", "501.4", "0.1"),
        total("turnover", "2022", "1400", "100"),
        total("export", "2022", "300", "1", id="kaz-uzb-a", **IN_KAZ_UZB),
        total("import", "2022", "200", "1", id="kaz-uzb-b", **IN_KAZ_UZB),
        total("turnover", "2022", "900", "1", id="kaz-uzb-c", **IN_KAZ_UZB),
    ),
}


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture(scope="module")
def ledger(real: Site) -> lxml.html.HtmlElement:
    return tree_of(html_of(real, "ledger()", LEDGER))


def rows_of(tree: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    return list(tree.iterfind(".//tbody/tr"))


def told(site: Site, check: Check) -> tuple[str, str, str, str]:
    subject = plain_spaces(subject_text(site.package, check))
    arithmetic = plain_spaces(explanation(site.package, check))
    names = {
        site.package.sources[source_id].publisher: None
        for side in check.sides
        for claim in side
        for source_id in getattr(claim, "source_ids", None) or (claim.source_id,)
    }
    arithmetic = f"{arithmetic[:1].upper()}{arithmetic[1:]}. {', '.join(names)}"
    parts = (subject[:1].upper() + subject[1:], plain_spaces(arithmetic))
    return (*parts, WORDS[check.verdict], check.kind.value)


def shown(row: lxml.html.HtmlElement) -> tuple[str, str, str, str]:
    head, verdict, kind = row
    note = head.find("span")
    assert note is not None
    subject = " ".join(str(head.text).split())
    arithmetic = words(note).removesuffix(" Who says what").removesuffix(".")
    return plain_spaces(subject), arithmetic, words(verdict), words(kind)


def test_every_check_is_a_row_with_subject_arithmetic_verdict_and_kind(
    real: Site, ledger: lxml.html.HtmlElement
) -> None:
    assert len(real.checks) > 100
    expected = Counter(told(real, check) for check in real.checks)
    assert Counter(shown(row) for row in rows_of(ledger)) == expected


def test_the_checks_of_every_dyad_stand_below_its_names(
    make_folder: MakeFolder, real: Site
) -> None:
    site = site_of(real, make_folder(**TABLES))
    tree = tree_of(html_of(site, "ledger()", LEDGER))
    sections = tree.findall(".//details")
    assert [section.get("id") for section in sections] == ["ledger-kaz-tjk", "ledger-kaz-uzb"]
    assert [words(section.find("summary/strong")) for section in sections] == [
        "Kazakhstan–Tajikistan",
        "Kazakhstan–Uzbekistan",
    ]
    for section, dyad in zip(sections, ("kaz-tjk", "kaz-uzb"), strict=True):
        own = [check for check in site.checks if check.dyad == dyad]
        assert {row.get("data-dyad") for row in rows_of(section)} == {dyad}
        assert own
        assert Counter(map(shown, rows_of(section))) == Counter(told(site, check) for check in own)


def test_a_row_says_its_kind_and_verdict_to_scripts_as_to_readers(
    ledger: lxml.html.HtmlElement,
) -> None:
    classes = {WORDS[verdict]: CLASS_NAMES[verdict] for verdict in Verdict}
    for row in rows_of(ledger):
        _, _, verdict, kind = shown(row)
        assert (row.get("data-kind"), row.get("data-verdict")) == (kind, classes[verdict])


def test_conflicts_of_a_pair_come_first_and_then_what_agrees(
    real: Site, ledger: lxml.html.HtmlElement
) -> None:
    order = ["conflicts", "agrees", "cannot-tell"]
    kinds = [kind.value for kind in KINDS]
    sections = ledger.findall(".//details")
    assert len(sections) == len({check.dyad for check in real.checks})
    for section in sections:
        places = [
            (order.index(str(row.get("data-verdict"))), kinds.index(str(row.get("data-kind"))))
            for row in rows_of(section)
        ]
        assert places == sorted(places)


def test_all_and_each_dyad_are_counted(make_folder: MakeFolder, real: Site) -> None:
    site = site_of(real, make_folder(**TABLES))
    html = html_of(site, "ledger()", LEDGER)
    kinds = [(check.dyad, check.kind.value, check.verdict) for check in site.checks]
    assert kinds == [
        ("kaz-tjk", "sum", Verdict.AGREES),
        ("kaz-uzb", "sum", Verdict.CONFLICTS),
        ("kaz-tjk", "repeat", Verdict.AGREES),
    ]
    assert "3 tests: 2 agree, 1 conflict, 0 cannot tell." in text_of(html)
    assert [words(summary) for summary in tree_of(html).iter("summary")] == [
        "Kazakhstan–Tajikistan: 2 agree, 0 conflict, 0 cannot tell",
        "Kazakhstan–Uzbekistan: 0 agree, 1 conflict, 0 cannot tell",
    ]


def test_the_counts_of_the_real_ledger_are_those_of_its_rows(
    ledger: lxml.html.HtmlElement,
) -> None:
    counts = Counter(str(row.get("data-verdict")) for row in rows_of(ledger))
    told_counts = (
        f"{sum(counts.values())} tests: {counts['agrees']} agree, {counts['conflicts']} conflict, "
        f"{counts['cannot-tell']} cannot tell."
    )
    assert words(ledger.find(".//p")) == told_counts


def test_every_conflict_leads_to_its_card_in_the_brief(
    real: Site, ledger: lxml.html.HtmlElement
) -> None:
    cards: dict[tuple[str, str], int] = {}
    for dyad in real.package.dyads:
        html = html_of(real, "conflicts()", f"briefs/{dyad}.md", f"dyad: {dyad}")
        for card in tree_of(html).iter("section"):
            checks = str(card.get("data-checks")).split()
            cards[f"../briefs/{dyad}/", str(card.get("id"))] = len(checks)
    linked: Counter[tuple[str, str]] = Counter()
    for row in rows_of(ledger):
        links = [str(link.get("href")) for link in row.iter("a")]
        assert len(links) == (row.get("data-verdict") == "conflicts")
        for href in links:
            page, _, anchor = href.partition("#")
            assert page == f"../briefs/{row.get('data-dyad')}/"
            linked[page, anchor] += 1
    assert linked == Counter(cards)


def test_a_conflict_of_a_dyad_without_a_brief_leads_nowhere(real: Site) -> None:
    site = replace(real, page_paths=real.page_paths - {"briefs/kaz-tjk.md"})
    tree = tree_of(html_of(site, "ledger()", LEDGER))
    links = [str(link.get("href")) for link in tree.iter("a")]
    assert links
    assert not any("kaz-tjk" in href for href in links)


def test_without_a_script_every_row_is_there_and_no_filter(ledger: lxml.html.HtmlElement) -> None:
    (fieldset,) = ledger.iter("fieldset")
    assert fieldset.get("hidden") is not None
    for details in ledger.iter("details"):
        assert details.get("hidden") is None
        assert details.find("summary") is not None
    for row in rows_of(ledger):
        assert row.get("hidden") is None
        (details,) = row.iterancestors("details")
        assert details.get("id") == f"ledger-{row.get('data-dyad')}"


def test_the_filter_offers_every_dyad_kind_and_verdict_of_the_rows(
    ledger: lxml.html.HtmlElement,
) -> None:
    offered = {
        str(select.get("name")): [str(option.get("value")) for option in select.iter("option")]
        for select in ledger.iter("select")
    }
    assert list(offered) == ["dyad", "kind", "verdict"]
    assert all(values[0] == "" for values in offered.values())
    assert offered["dyad"][1:] == list(
        dict.fromkeys(row.get("data-dyad") for row in rows_of(ledger))
    )
    for name in ("kind", "verdict"):
        used = {str(row.get(f"data-{name}")) for row in rows_of(ledger)}
        assert used <= set(offered[name])
    for label in ledger.iter("label"):
        assert words(label).split()[0] in ("Pair", "Test", "Verdict")


def test_tables_have_a_caption_and_heads_and_scroll_in_their_region(
    ledger: lxml.html.HtmlElement,
) -> None:
    for table in ledger.iter("table"):
        caption, region = table.find("caption"), table.getparent()
        assert caption is not None
        assert region is not None
        assert region.get("aria-labelledby") == caption.get("id")
        assert [words(head) for head in table.iterfind("./thead/tr/th")] == [
            "What, and the arithmetic",
            "Verdict",
            "Test",
        ]


def test_a_ledger_of_nothing_counts_nothing(make_folder: MakeFolder, real: Site) -> None:
    html = html_of(site_of(real, make_folder()), "ledger()", LEDGER)
    assert "0 tests: 0 agree, 0 conflict, 0 cannot tell." in text_of(html)
    assert rows_of(tree_of(html)) == []


def test_words_of_the_data_are_escaped(make_folder: MakeFolder, real: Site) -> None:
    hostile = ({**ECONOMIES[0], "name_en": "<script>x</script>"}, ECONOMIES[1])
    folder = make_folder(economies=hostile, trade_totals=TABLES["trade_totals"][:3])
    html = html_of(site_of(real, folder), "ledger()", LEDGER)
    assert "<script" not in html
    assert "&lt;script&gt;x" in html
