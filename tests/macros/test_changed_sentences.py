"""A changed cell changes exactly the sentences that show a figure which rests on it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from briefs.checks import run_checks
from briefs.macros.evaluating import Page
from briefs.macros.sentences import changed_sentences
from briefs.model import Observation, SentenceChange
from briefs.pages.context import Site
from briefs.site.building import read_site
from briefs.text.verdicts import marks_by_figure
from conftest import PROJECT, plain_spaces

PAGE = """---
title: Kazakhstan–Tajikistan
dyad: kaz-tjk
---

# Trade

Exports came to {{ exports(2022) }}. Imports were {{ imports(2022) }}; the sum is
**{{ turnover(2022) }}**, see [the forum](a.md). No figure stands here, in 2022.

Tajikistan counted {{ turnover(2023, reporter="TJK") }}.

- An item of {{ exports(2022) }} in a list

<details class="bb-more" lang="ru" markdown="1">
<summary>Кратко</summary>

Экспорт составил {{ exports(2022, language="ru") }}. Импорт: {{ imports(2022, language="ru") }}.

</details>

{{ key_figures() }}
"""
OTHER_DYAD = Page(
    "briefs/kaz-uzb.md", "---\ndyad: kaz-uzb\n---\n\nTrade was {{ turnover(2022) }}.\n"
)


@pytest.fixture(scope="module")
def site() -> Site:
    return read_site(PROJECT)


def with_rows(site: Site, rows: tuple[Observation, ...]) -> Site:
    package = replace(site.package, observations=rows)
    checks = run_checks(package)
    marks = marks_by_figure(checks)
    return replace(site, package=package, checks=checks, marks=marks, popovers_made={})


def stating(site: Site, row_id: str, value: str) -> Site:
    """The site in which one row states another value."""
    rows = tuple(
        replace(row, value=replace(row.value, value=Decimal(value)))
        if row.id == row_id and row.value
        else row
        for row in site.package.observations
    )
    assert rows != site.package.observations
    return with_rows(site, rows)


@pytest.fixture(scope="module")
def export_id(site: Site) -> str:
    (row,) = [
        row
        for row in site.package.observations
        if row.cell.slug == "kaz-tjk-export-2022-kaz"
        and row.value
        and row.value.value == Decimal("877.6")
    ]
    return row.id


@pytest.fixture(scope="module")
def after(site: Site, export_id: str) -> Site:
    return stating(site, export_id, "977.6")


def changes(before: Site, after: Site, *pages: Page) -> list[SentenceChange]:
    return [
        SentenceChange(one.path, plain_spaces(one.before), plain_spaces(one.after))
        for one in changed_sentences(before, after, pages)
    ]


def test_exactly_the_sentences_that_show_a_changed_figure_read_differently(
    site: Site, after: Site
) -> None:
    found = changes(site, after, Page("briefs/kaz-tjk.md", PAGE))
    assert {one.path for one in found} == {"briefs/kaz-tjk.md"}
    first, second, item, russian = found
    assert (first.before, first.after) == (
        "Exports came to $877.6 million.",
        "Exports came to $977.6 million.",
    )
    assert second.before == "Imports were $501.4 million; the sum is $1.38 billion, see the forum."
    assert second.after == "Imports were $501.4 million; the sum is $1.48 billion, see the forum."
    assert item.after == "An item of $977.6 million in a list"
    assert russian.before.startswith("Экспорт составил 877,6 млн")
    assert russian.after.startswith("Экспорт составил 977,6 млн")
    told = " ".join(one.after for one in found)
    assert "Tajikistan counted" not in told
    assert "Импорт" not in told
    assert "No figure" not in told


def test_nothing_reads_differently_where_nothing_changed(site: Site, after: Site) -> None:
    page = Page("briefs/kaz-tjk.md", PAGE)
    assert changes(site, site, page) == []
    assert changes(site, with_rows(site, site.package.observations), page) == []
    assert len(changes(after, site, page)) == len(changes(site, after, page))


def test_a_page_of_another_dyad_reads_as_before(site: Site, after: Site) -> None:
    assert changes(site, after, OTHER_DYAD) == []


def test_a_page_without_a_dyad_has_no_sentences_of_figures(site: Site, after: Site) -> None:
    assert changes(site, after, Page("index.md", "# A\n\nOf {{ brief_list() }}\n")) == []


def test_a_sentence_whose_figure_is_new_or_gone_is_left_out(site: Site) -> None:
    rows = tuple(
        row for row in site.package.observations if row.cell.slug != "kaz-tjk-export-2022-kaz"
    )
    without = with_rows(site, rows)
    page = Page("briefs/kaz-tjk.md", "---\ndyad: kaz-tjk\n---\n\nOf {{ exports(2022) }}.\n")
    assert changes(site, without, page) == []
    assert changes(without, site, page) == []


def test_a_sentence_keeps_the_words_between_its_figures(site: Site, after: Site) -> None:
    text = (
        '---\ndyad: kaz-tjk\n---\n\nFrom {{ typed("3.5 km") }} it rose (approx. 2022) to '
        "{{ exports(2022) }}. Then {{ imports(2022) }}.\n"
    )
    (one,) = changes(site, after, Page("briefs/kaz-tjk.md", text))
    assert one.after == "From 3.5 km it rose (approx. 2022) to $977.6 million."


def test_a_sentence_of_the_real_brief_that_shows_the_cell_is_found(site: Site, after: Site) -> None:
    page = Page("briefs/kaz-tjk.md", (PROJECT / "docs/briefs/kaz-tjk.md").read_text("utf-8"))
    found = changes(site, after, page)
    assert found
    for one in found:
        assert one.before != one.after
        assert "{{" not in one.before + one.after
        assert "<" not in one.before + one.after


def test_of_a_table_only_the_cells_that_show_the_figure_are_told(site: Site, after: Site) -> None:
    text = (
        "---\ndyad: kaz-tjk\n---\n\n| Trade | 2022 |\n|---|---|\n"
        "| Exports | {{ exports(2022) }} |\n| Imports | {{ imports(2022) }} |\n"
    )
    (one,) = changes(site, after, Page("briefs/kaz-tjk.md", text))
    assert "$977.6 million" in one.after
    assert "---" not in one.after
    assert "Imports" not in one.after
