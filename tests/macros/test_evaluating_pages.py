"""The pass over the pages: each call is made once, all faults of all pages are told at once."""

from __future__ import annotations

import itertools
import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefs.macros import evaluating
from briefs.macros.bindings import MACROS
from briefs.macros.evaluating import Page, evaluate, evaluate_page
from briefs.macros.fragments import Fragments, read_fragments, write_fragments
from briefs.macros.insertion import insert
from briefs.model import FindingsError
from briefs.pages.context import Site
from briefs.site.building import read_site, with_downloads
from conftest import PROJECT

FRONT = "---\ndyad: kaz-tjk\n---\n\n"


@pytest.fixture(scope="module")
def site() -> Site:
    return with_downloads(read_site(PROJECT), PROJECT)


def made(site: Site, text: str) -> Fragments:
    fragments, findings = evaluate_page(site, Page("briefs/kaz-tjk.md", FRONT + text))
    assert findings == ()
    return fragments


def test_a_figure_stands_in_its_sentence_and_its_popover_aside(site: Site) -> None:
    fragments = made(site, "Trade was {{ turnover(2022) }}.\n")
    (html,) = fragments.texts.values()
    assert list(fragments.texts) == ["turnover(2022)"]
    assert html.startswith("<button")
    assert ">$1.38\u00a0billion</button>" in html
    assert fragments.blocks == {}
    ((note, popover),) = fragments.popovers.items()
    assert f'data-note="{note}"' in html
    assert 'id="popover-kaz-tjk-turnover-2022-kaz"' in popover
    assert "1,379.0" in popover


def test_a_block_leaves_a_placeholder(site: Site) -> None:
    fragments = made(site, "{{ key_figures() }}\n")
    ((key, html),) = fragments.blocks.items()
    assert fragments.texts == {"key_figures()": f'<div data-block="{key}"></div>'}
    assert html.startswith("<bb-block data-search-exclude>")
    assert "bb-card-number" in html


def test_a_searchable_block_is_not_excluded_from_search(site: Site) -> None:
    (html,) = made(site, "{{ headline() }}\n").blocks.values()
    assert html.startswith("<bb-block><p")


def test_each_call_is_made_once(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: Counter[str] = Counter()

    def counted(name: str) -> Any:
        def make(*args: Any, **kwargs: Any) -> Any:
            counts[name] += 1
            return MACROS[name].make(*args, **kwargs)

        return replace(MACROS[name], make=make)

    monkeypatch.setattr(evaluating, "MACROS", {name: counted(name) for name in MACROS})
    text = "{{ turnover(2022) }} {{turnover( 2022 )}} {{ exports(2022) }}\n\n{{ key_figures() }}\n"
    made(site, text)
    assert counts == {"turnover": 1, "exports": 1, "key_figures": 1}


def test_a_figure_that_two_calls_mention_has_one_popover(site: Site) -> None:
    fragments = made(site, '{{ turnover(2022) }} {{ turnover("2022") }}\n')
    assert len(fragments.texts) == 2
    assert len(fragments.popovers) == 1


def test_a_macro_and_a_block_share_the_popover_of_a_figure(site: Site) -> None:
    fragments = made(site, "{{ exports(2022) }}\n\n{{ perspectives() }}\n")
    popovers = "".join(fragments.popovers.values())
    assert popovers.count('id="popover-kaz-tjk-export-2022-kaz"') == 1


def test_faults_of_all_pages_are_told_at_once_with_file_and_line(site: Site) -> None:
    pages = (
        Page("briefs/a.md", FRONT + "{{ turnovr(2022) }}\n\n{{ turnover(1999) }}\n"),
        Page("good.md", "# Good\n\n{{ brief_list() }}\n"),
        Page("briefs/b.md", "---\nrender_macros: false\n---\n\n{% include 'x' %}\n"),
        Page("c.md", "# C\n\n{{ config.x }}\n\n{{ turnover(2022) }}\n"),
    )
    with pytest.raises(FindingsError) as caught:
        evaluate(site, pages)
    assert [(f.file, f.row) for f in caught.value.findings] == [
        ("docs/briefs/a.md", 5),
        ("docs/briefs/a.md", 7),
        ("docs/briefs/b.md", 2),
        ("docs/briefs/b.md", 5),
        ("docs/c.md", 3),
        ("docs/c.md", 5),
    ]


def test_an_unknown_period_is_told_with_the_periods_present(site: Site) -> None:
    page = Page("briefs/a.md", FRONT + "{{ exports(1999) }}\n")
    _, (fault,) = evaluate_page(site, page)
    present = {
        str(row.cell.period)
        for row in site.package.observations
        if (row.cell.dyad, row.cell.reporter, row.cell.flow) == ("kaz-tjk", "KAZ", "export")
        and row.value
    }
    assert (fault.file, fault.row, fault.column) == ("docs/briefs/a.md", 5, "exports")
    assert "1999" in fault.value
    assert "data/trade_totals.csv" in fault.expected or "trade_totals.csv" in fault.expected
    listed = set(fault.cure.removeprefix("periods present: ").split(", "))
    assert "2022" in listed
    assert present == listed


@pytest.mark.parametrize(
    ("call", "value", "expected", "cure"),
    [
        ('{{ turnover("2022-13") }}', "2022-13", "a period", "2022"),
        ('{{ turnover("2022-01/2022-03") }}', "2022-01/2022-03", "one spelling: 2022-Q1", "2022"),
        ('{{ turnover(2022, reporter="KGZ") }}', "KGZ", "an economy of kaz-tjk", "nearest: KAZ"),
        ('{{ turnover(2022, language="fr") }}', "fr", "a language of figures", "en, ru"),
        ('{{ growth("turnovers", 2022) }}', "turnovers", "a flow", "nearest: turnover"),
        ('{{ product("whaet", 2022) }}', "whaet", "an id of products.csv", "nearest: wheat"),
        (
            '{{ commitment("plan-2023-05-04-pakage") }}',
            "plan-2023-05-04-pakage",
            "commitments.csv",
            "nearest: plan-2023-05-04-package",
        ),
        ('{{ chart("turnovr") }}', "turnovr", "a chart", "nearest: turnover"),
        ('{{ table_lead("totals") }}', "totals", "a table", "trade_totals"),
        ('{{ commitments("targets") }}', "targets", "a kind of commitment", "nearest: target"),
        ('{{ products(exporter="RUS") }}', "RUS", "an economy of kaz-tjk", "KAZ, TJK"),
        ("{{ products(period=1999) }}", "1999", "trade_products.csv", "2022"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest_right_ones(
    site: Site, call: str, value: str, expected: str, cure: str
) -> None:
    _, findings = evaluate_page(site, Page("briefs/a.md", f"{FRONT}{call}\n"))
    assert [fault.row for fault in findings] == [5]
    assert value in findings[0].value
    assert expected in findings[0].expected
    assert cure in findings[0].cure


def test_a_page_without_a_dyad_is_told_how_to_set_it(site: Site) -> None:
    _, (fault,) = evaluate_page(site, Page("a.md", "# A\n\n{{ turnover(2022) }}\n"))
    assert (fault.file, fault.row) == ("docs/a.md", 3)
    assert "front matter" in fault.expected
    assert "dyad: kaz-tjk" in fault.expected
    assert "kaz-tjk" in fault.cure


def test_fragments_come_back_from_their_file_as_they_were(tmp_path: Path, site: Site) -> None:
    fragments = made(site, "{{ turnover(2022) }}\n\n{{ key_figures() }}\n")
    write_fragments(tmp_path, "briefs/kaz-tjk.md", fragments)
    assert read_fragments(tmp_path, "briefs/kaz-tjk.md") == fragments


def test_fragments_of_a_page_are_the_same_each_time(site: Site) -> None:
    text = "{{ turnover(2022) }}\n\n{{ key_figures() }}\n\n{{ conflicts() }}\n"
    first, second = (json.dumps(made(site, text).blocks) for _ in range(2))
    assert first == second


def test_the_first_mention_of_a_figure_gets_the_id_of_its_address(site: Site) -> None:
    fragments = made(site, "{{ turnover(2022) }} {{ exports(2022) }}\n")
    turnover, exports = fragments.texts.values()
    html = insert(f"<p>{turnover} {exports} {turnover}</p>", fragments)
    assert html.count('id="figure-kaz-tjk-turnover-2022-kaz"') == 1
    assert html.index('id="figure-kaz-tjk-turnover-2022-kaz"') < html.index("figure-kaz-tjk-export")
    assert html.count('href="#figure-kaz-tjk-turnover-2022-kaz"') == 1


def test_every_macro_has_a_line_that_tells_what_it_does(site: Site) -> None:
    fragments, findings = evaluate_page(site, Page("contribute.md", "{{ macro_list() }}\n"))
    assert findings == ()
    (html,) = fragments.blocks.values()
    for name, macro in MACROS.items():
        first_line = (macro.make.__doc__ or "").strip().split("\n")[0]
        assert len(first_line) > 20, name
        assert f"<code>{name}</code>: " in html
        assert macro.name == name


def test_text_of_a_row_reaches_the_page_escaped(site: Site) -> None:
    evil = "<script>alert(1)</script>"
    package = site.package
    source = package.sources["astana-times-2023-05-03-contracts"]
    sources = {**package.sources, source.id: replace(source, publisher=evil, title=evil)}
    observations = tuple(
        replace(row, attribution=evil, note=evil, stated_as=evil) for row in package.observations
    )
    hostile = replace(package, sources=sources, observations=observations)
    page = Page(
        "briefs/kaz-tjk.md",
        FRONT + "{{ turnover(2022) }}\n\n{{ conflicts() }}\n\n{{ sources(every=True) }}\n",
    )
    fragments, findings = evaluate_page(replace(site, package=hostile), page)
    assert findings == ()
    html = "".join((*fragments.texts.values(), *fragments.blocks.values()))
    html += "".join(fragments.popovers.values())
    assert evil not in html
    assert "&lt;script&gt;alert(1)" in html


def test_an_outline_leaves_its_headings_and_sentences_in_the_text(site: Site) -> None:
    fragments = made(site, "{{ figure_sections() }}\n")
    (text,) = fragments.texts.values()
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings[:3] == ["Turnover over time", "Exports and imports", "Who reports it"]
    assert "(kaz-tjk/statements.md#trade)" in text
    for line in filter(None, text.splitlines()):
        assert line.startswith(("## ", '<div data-block="')) or "statements.md#" in line


@pytest.mark.parametrize(
    "name", ["figure_sections", "evidence_sections", "statement_sections", "release_notes"]
)
def test_the_blocks_of_an_outline_are_not_in_the_text(site: Site, name: str) -> None:
    fragments = made(site, f"{{{{ {name}() }}}}\n")
    (text,) = fragments.texts.values()
    keys = re.findall(r'<div data-block="(\w+)"></div>', text)
    assert list(fragments.blocks) == keys
    assert len(set(keys)) == len(keys)
    assert not re.search(r"<(?!div data-block=|/div>)", text)
    for html in fragments.blocks.values():
        assert html.startswith("<bb-block data-search-exclude>")
        assert html not in text


def test_every_heading_of_an_outline_has_something_below_it(site: Site) -> None:
    for dyad in site.package.dyads:
        calls = "{{ figure_sections() }}\n\n{{ evidence_sections() }}\n"
        page = Page(f"briefs/{dyad}.md", f"---\ndyad: {dyad}\n---\n\n{calls}")
        fragments, findings = evaluate_page(site, page)
        assert findings == ()
        for text in fragments.texts.values():
            lines = [line for line in text.splitlines() if line]
            pairs = itertools.pairwise([*lines, "## end"])
            assert not [a for a, b in pairs if a.startswith("## ") and b.startswith("## ")]


def test_the_sections_of_an_economy_need_an_economy_in_the_front_matter(site: Site) -> None:
    text = "---\neconomy: KAZ\n---\n\n{{ economy_headline() }}\n\n{{ economy_sections() }}\n"
    fragments, findings = evaluate_page(site, Page("economies/kaz.md", text))
    assert findings == ()
    assert re.search(r"^## ", fragments.texts["economy_sections()"], re.MULTILINE)
    _, (fault,) = evaluate_page(site, Page("economies/kaz.md", "{{ economy_sections() }}\n"))
    assert (fault.row, fault.column) == (1, "economy_sections")
    assert "economy" in fault.expected


def test_an_outline_stands_alone_and_once(site: Site) -> None:
    page = Page("briefs/a.md", FRONT + "{{ figure_sections() }}\n\n{{ figure_sections() }}\n")
    _, (fault,) = evaluate_page(site, page)
    assert (fault.row, fault.value) == (7, "figure_sections()")
    _, findings = evaluate_page(site, Page("briefs/a.md", FRONT + "See {{ figure_sections() }}\n"))
    assert [fault.row for fault in findings] == [5]


def test_a_paragraph_that_begins_with_a_year_is_a_fault_of_its_page(site: Site) -> None:
    _, (fault,) = evaluate_page(site, Page("briefs/a.md", FRONT + "2023. Trade rose.\n"))
    assert (fault.file, fault.row) == ("docs/briefs/a.md", 5)


def test_pages_that_are_known_are_not_made_again(site: Site) -> None:
    known = {"a.md": Fragments({"kept": ""}, {}, {})}
    pages = (Page("a.md", "{{ nonsense() }}\n"), Page("b.md", "# B\n"))
    made_now = evaluate(site, pages, known)
    assert made_now["a.md"] is known["a.md"]
    assert set(made_now) == {"a.md", "b.md"}
