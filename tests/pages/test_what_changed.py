"""What changed: notes of every version, figures added, changed and removed, sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from made_blocks import (
    hrefs_of,
    html_of,
    items_of,
    page_of,
    real_site,
    rows_of,
    site_of,
    text_of,
    tree_of,
    words,
)
from made_rows import REGION, pair_total

from briefs.checks import compare
from briefs.model import Release, SentenceChange
from briefs.pages.changes import release_notes
from briefs.pages.context import Site
from briefs.validation.versions import data_version
from conftest import Rows, total

MakeSite = Callable[..., Site]
PATH = "changes.md"
BEFORE = (
    total("export", "2021", "800", "1"),
    total("export", "2022", "877.6", "0.1"),
    total("import", "2020", "1", "1"),
)
AFTER = (
    total("export", "2021", "800", "1"),
    total("export", "2022", "878.6", "0.1"),
    pair_total("kaz-uzb", "export", "2022", "1"),
    pair_total("kaz-uzb", "import", "2023", "2"),
    pair_total("tjk-uzb", "import", "2023", "3"),
)


@pytest.fixture(scope="module")
def real() -> Site:
    return real_site()


@pytest.fixture
def changed(make_folder: Callable[..., Path], real: Site) -> Callable[..., Site]:
    """A site after a change of its totals."""

    def make(before: Rows, after: Rows, *sentences: SentenceChange) -> Site:
        old, new = (
            site_of(real, make_folder(name, **REGION, trade_totals=rows))
            for name, rows in (("before", before), ("after", after))
        )
        found = compare(
            *(data_version(one.descriptor, one.package, one.checks) for one in (old, new))
        )
        return replace(new, changes=replace(found, sentences=sentences))

    return make


def made(site: Site) -> str:
    return html_of(site, "figure_changes()", PATH, "title: What changed")


def test_figures_are_counted_by_whether_they_are_new_changed_or_gone(
    changed: Callable[..., Site],
) -> None:
    site = changed(BEFORE, AFTER)
    first = words(next(tree_of(made(site)).iter("p")))
    assert first.startswith(
        f"Compared with version {site.package.version}: 3 figures added, 2 changed, 1 removed; "
    )


def test_new_figures_are_counted_by_pair_the_most_first(changed: Callable[..., Site]) -> None:
    assert items_of(made(changed(BEFORE, AFTER))) == [
        "Kazakhstan–Tajikistan: 2 figures changed, 1 removed",
        "Kazakhstan–Uzbekistan: 2 figures added",
        "Tajikistan–Uzbekistan: 1 figure added",
    ]


def test_a_changed_figure_is_told_before_and_now_and_one_that_is_gone_says_so(
    changed: Callable[..., Site],
) -> None:
    rows = rows_of(made(changed(BEFORE, AFTER)))
    pair = "Kazakhstan–Tajikistan"
    export = "Exports, 2022, reported by Kazakhstan"
    assert [pair, export, "$877.6 million", "$878.6 million"] in rows
    assert [
        pair,
        "Imports, 2020, reported by Kazakhstan",
        "$1 million",
        "no longer stated",
    ] in rows
    assert not any("Uzbekistan" in cell for row in rows for cell in row)


def test_a_verdict_that_changed_is_told_with_the_mark_of_its_figure(
    changed: Callable[..., Site],
) -> None:
    parts = (total("export", "2022", "900", "1"), total("import", "2022", "500", "1"))
    html = made(
        changed(
            (*parts, total("turnover", "2022", "1400", "1")),
            (*parts, total("turnover", "2022", "1500", "1")),
        )
    )
    rows = rows_of(html)
    pair, figure = "Kazakhstan–Tajikistan", "Turnover, 2022, reported by Kazakhstan"
    assert [pair, f"{figure} (sum)", "agrees", "conflicts"] in rows
    assert [pair, figure, "agrees", "conflicts"] in rows
    assert ["trade_totals", "0", "1", "0", "value_usd_million, stated_as"] in rows


def test_a_finer_rounding_or_another_qualifier_is_a_change(changed: Callable[..., Site]) -> None:
    before = (total("export", "2022", "878", "1"), total("export", "2021", "800", "1"))
    after = (
        total("export", "2022", "878", "0.1"),
        total("export", "2021", "800", "1", value_qualifier="about"),
    )
    text = text_of(made(changed(before, after)))
    assert "2 figures changed" in text
    assert "Exports, 2022, reported by Kazakhstan" in text
    assert "Exports, 2021, reported by Kazakhstan" in text


def test_a_change_of_nothing_says_so(changed: Callable[..., Site]) -> None:
    html = made(changed(BEFORE, BEFORE))
    assert text_of(html).endswith(": nothing has changed.")
    assert rows_of(html) == []


def test_sentences_that_read_differently_lead_to_their_page(
    changed: Callable[..., Site],
) -> None:
    sentence = SentenceChange("briefs/kaz-tjk.md", "It was $1 <b>.", "It was $2 <b>.")
    html = made(changed(BEFORE, BEFORE, sentence))
    assert "1 sentence of the briefs read differently" in text_of(html)
    (item,) = tree_of(html).iter("li")
    assert [link.get("href") for link in item.iter("a")] == ["../briefs/kaz-tjk/"]
    assert [words(part) for part in item.iter("del", "ins")] == ["It was $1 <b>.", "It was $2 <b>."]


def test_a_pair_without_a_brief_is_not_linked(changed: Callable[..., Site]) -> None:
    site = replace(changed(BEFORE, AFTER), page_paths=frozenset({PATH}))
    assert hrefs_of(made(site)) == []


def test_without_an_earlier_release_there_is_nothing_to_compare(real: Site) -> None:
    site = replace(real, changes=None)
    assert text_of(made(site)) == "No earlier release is there to compare with."


def test_the_notes_of_every_version_stand_newest_first_as_markdown(real: Site) -> None:
    releases = (
        Release("Unreleased", "", "- Soon."),
        Release("0.2.0", "2026-11-24", "### Data\n\n- New."),
        Release("0.1.1", "2026-11-23", ""),
        Release("0.1.0", "2026-11", "- First."),
    )
    outline = release_notes(page_of(replace(real, releases=releases), PATH))
    assert [(section.heading, section.parts) for section in outline.sections] == [
        ("Not released yet", ("- Soon.",)),
        ("Version 0.2.0, 24 November 2026", ("### Data\n\n- New.",)),
        ("Version 0.1.0, November 2026", ("- First.",)),
    ]


def test_every_version_of_the_real_changelog_has_its_notes(real: Site, project: Path) -> None:
    text = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = [line[4:].split("]")[0] for line in text.splitlines() if line.startswith("## [")]
    outline = release_notes(page_of(real, PATH))
    assert [release.version for release in real.releases] == versions
    assert len(outline.sections) == sum(1 for release in real.releases if release.notes) > 1
    told = "\n".join(str(part) for section in outline.sections for part in section.parts)
    for line in text.splitlines():
        if line.startswith(("- ", "### ")):
            assert line in told
