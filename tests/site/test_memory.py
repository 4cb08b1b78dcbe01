"""What a preview remembers: only what an edit changes is made again, and nothing stale is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

import pytest
from small_projects import PAGES, hashes, make_project, replace_once

from briefs.checks import run_checks
from briefs.macros import evaluating
from briefs.macros.evaluating import Page, evaluate
from briefs.macros.fragments import Fragments
from briefs.model import FindingsError, Package
from briefs.pages.context import Site
from briefs.site.building import build_site, read_site
from briefs.site.generated import generated_pages
from briefs.site.memory import BuildMemory
from briefs.site.staging import read_pages
from briefs.text.verdicts import marks_by_figure
from conftest import IN_KAZ_UZB, PROJECT, TWO_DYADS, MakeFolder, total

TABLES = {
    **TWO_DYADS,
    "trade_totals": (
        total("export", "2022", "877.6", "0.1"),
        total("import", "2022", "501.4", "0.1"),
        total("export", "2022", "300", "1", id="kaz-uzb-a", **IN_KAZ_UZB),
        total("import", "2022", "200", "1", id="kaz-uzb-b", **IN_KAZ_UZB),
    ),
}
OTHER_BRIEF = PAGES["briefs/kaz-tjk.md"].replace("kaz-tjk", "kaz-uzb")
TWO_BRIEFS = {
    **PAGES,
    "briefs/kaz-uzb.md": OTHER_BRIEF,
    "changes.md": "# What changed\n\n{{ release_notes() }}\n",
}
TOTALS = "datapackage/data/trade_totals.csv"
NOTES = "# Changelog\n\n## [0.1.0] - 2026-11-24\n\n- First notes.\n"


@dataclass
class Preview:
    """A project that is built again and again, and the pages that each build makes."""

    project: Path
    memory: BuildMemory = field(default_factory=BuildMemory)
    made: list[str] = field(default_factory=list)

    @property
    def output(self) -> Path:
        """Where the site is built."""
        return self.project.parent / "site"

    @property
    def pages(self) -> set[str]:
        """Every page of the site, those that nobody wrote included."""
        site = read_site(self.project)
        return {page.path for page in (*read_pages(self.project), *generated_pages(site))}

    def build(self) -> set[str]:
        """Build with what is remembered; the pages that were made."""
        self.made.clear()
        build_site(self.project, self.output, memory=self.memory)
        return set(self.made)

    def is_as_built_anew(self) -> bool:
        """Whether the site has the bytes of a build that remembers nothing."""
        fresh = self.project.parent / "fresh"
        build_site(self.project, fresh)
        return hashes(fresh) == hashes(self.output)


@pytest.fixture
def preview(make_folder: MakeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    """A preview of two briefs that was built once."""
    project = make_project(tmp_path / "project", make_folder("package", **TABLES), TWO_BRIEFS)
    (project / "CHANGELOG.md").write_text(NOTES, encoding="utf-8")
    started = Preview(project)
    evaluate_page = evaluating.evaluate_page

    def watched(site: Site, page: Page) -> object:
        started.made.append(page.path)
        return evaluate_page(site, page)

    monkeypatch.setattr(evaluating, "evaluate_page", watched)
    assert started.build() == started.pages
    return started


def test_what_has_not_changed_is_not_made_again(preview: Preview) -> None:
    before = hashes(preview.output)
    assert preview.build() == set()
    assert hashes(preview.output) == before
    assert preview.is_as_built_anew()


@pytest.mark.parametrize("page", ["methods.md", "briefs/kaz-tjk.md"])
def test_an_edit_of_a_page_makes_that_page_again_alone(preview: Preview, page: str) -> None:
    path = preview.project / "docs" / page
    path.write_text(f"{path.read_text(encoding='utf-8')}\nA new sentence.\n", encoding="utf-8")
    assert preview.build() == {page}
    assert preview.is_as_built_anew()


def test_an_edit_that_is_taken_back_shows_what_stood_before(preview: Preview) -> None:
    before = hashes(preview.output)
    path = preview.project / "docs" / "methods.md"
    text = path.read_text(encoding="utf-8")
    path.write_text("# Another\n", encoding="utf-8")
    preview.build()
    assert hashes(preview.output) != before
    path.write_text(text, encoding="utf-8")
    preview.build()
    assert hashes(preview.output) == before


def test_a_changed_row_makes_the_pages_of_its_pair_and_the_general_ones_again(
    preview: Preview,
) -> None:
    replace_once(preview.project / TOTALS, ",877.6,", ",878.6,")
    assert preview.build() == preview.pages - {"briefs/kaz-uzb.md"}
    assert preview.is_as_built_anew()
    assert "878.6" in (preview.output / "briefs/kaz-tjk/index.html").read_text(encoding="utf-8")


def test_a_changed_source_makes_every_page_again(preview: Preview) -> None:
    replace_once(preview.project / "datapackage/data/sources.csv", "The Paper", "The Gazette")
    assert preview.build() == preview.pages
    assert preview.is_as_built_anew()


def test_a_new_page_is_seen_by_the_others(preview: Preview) -> None:
    path = preview.project / "docs/briefs/kaz-uzb.md"
    path.unlink()
    preview.build()
    home = preview.output / "index.html"
    assert 'href="briefs/kaz-uzb/"' not in home.read_text(encoding="utf-8")
    assert preview.is_as_built_anew()
    path.write_text(OTHER_BRIEF, encoding="utf-8")
    assert "index.md" in preview.build()
    assert 'href="briefs/kaz-uzb/"' in home.read_text(encoding="utf-8")
    assert preview.is_as_built_anew()


def test_after_a_fault_that_is_mended_the_site_is_as_built_anew(preview: Preview) -> None:
    path = preview.project / "docs" / "methods.md"
    path.write_text("# Methods\n\n{{ turnovr(2022) }}\n", encoding="utf-8")
    replace_once(preview.project / TOTALS, ",877.6,", ",878.6,")
    with pytest.raises(FindingsError):
        preview.build()
    path.write_text("# Methods\n\nMended.\n", encoding="utf-8")
    preview.build()
    assert preview.is_as_built_anew()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("CHANGELOG.md", "First notes.", "Second notes."),
        ("mkdocs.yml", "repo_url: https://github.com/", "repo_url: https://forge.example/"),
        ("mkdocs.yml", "site_url: https://", "site_url: https://www."),
        (
            "datapackage/datapackage.json",
            "Both codes in lower case and alphabetical order, joined by a hyphen.",
            "Both codes with a hyphen.",
        ),
    ],
)
def test_whatever_else_pages_are_made_from_is_seen(
    preview: Preview, file: str, old: str, new: str
) -> None:
    path = preview.project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    preview.build()
    assert preview.is_as_built_anew()


# The real pages, without a generator.
EDITED = "kgz-uzb"


@pytest.fixture(scope="module")
def real() -> tuple[Site, tuple[Page, ...], Mapping[str, Fragments]]:
    """The real site, its pages and what they are made to."""
    site, pages = read_site(PROJECT), tuple(read_pages(PROJECT))
    return site, pages, evaluate(site, pages)


def after(site: Site, **tables: object) -> Site:
    """The site after a change of tables."""
    package = replace(site.package, **tables)
    checks = run_checks(package)
    return replace(
        site,
        package=package,
        checks=checks,
        marks=marks_by_figure(checks),
        popovers_made={},
    )


def other_total(package: Package) -> dict[str, object]:
    """The first level of the pair, one million more."""
    rows = list(package.observations)
    index = next(i for i, row in enumerate(rows) if row.cell.dyad == EDITED and row.value)
    value = rows[index].value
    assert value is not None
    rows[index] = replace(rows[index], value=replace(value, value=value.value + Decimal(1)))
    return {"observations": tuple(rows)}


def other_note(package: Package) -> dict[str, object]:
    """Another title of an event of the pair."""
    rows = list(package.events)
    index = next(i for i, row in enumerate(rows) if row.dyads == (EDITED,))
    rows[index] = replace(rows[index], title="Another title")
    return {"events": tuple(rows)}


def other_target(package: Package) -> dict[str, object]:
    """Another date of a commitment of the pair."""
    rows = list(package.commitments)
    index = next(i for i, row in enumerate(rows) if row.dyad == EDITED and row.value)
    rows[index] = replace(rows[index], due="2031")
    return {"commitments": tuple(rows)}


def other_product(package: Package) -> dict[str, object]:
    """Another attribution of a product of the pair."""
    rows = list(package.product_observations)
    codes = set(EDITED.upper().split("-"))
    index = next(
        i
        for i, row in enumerate(rows)
        if {row.cell.exporter, row.cell.importer} == codes and row.has_figure
    )
    rows[index] = replace(rows[index], attribution="somebody else")
    return {"product_observations": tuple(rows)}


@pytest.mark.parametrize("change", [other_total, other_note, other_target])
def test_a_changed_row_leaves_the_pages_of_the_nine_other_pairs_alone(
    real: tuple[Site, tuple[Page, ...], Mapping[str, Fragments]],
    change: Callable[[Package], dict[str, object]],
) -> None:
    site, pages, made = real
    memory = BuildMemory()
    memory.keep(site, pages, made)
    assert memory.known(site, pages).keys() == made.keys()
    changed = after(site, **change(site.package))
    others = {
        page.path
        for page in pages
        if page.path.startswith("briefs/") and "-" in page.path and EDITED not in page.path
    }
    assert len(others) == 27
    assert memory.known(changed, pages).keys() == others


@pytest.mark.parametrize("change", [other_total, other_note, other_target, other_product])
def test_what_is_remembered_of_the_real_pages_is_what_would_be_made(
    real: tuple[Site, tuple[Page, ...], Mapping[str, Fragments]],
    change: Callable[[Package], dict[str, object]],
) -> None:
    site, pages, made = real
    memory = BuildMemory()
    memory.keep(site, pages, made)
    changed = after(site, **change(site.package))
    known = memory.known(changed, pages)
    anew = evaluate(changed, [page for page in pages if page.path in known])
    assert anew == known
    assert evaluate(changed, [page for page in pages if page.path not in known]) != {
        path: fragments for path, fragments in made.items() if path not in known
    }
