"""Released versions: notes of the changelog, archives of the data, what is different since."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefs.checks import run_checks
from briefs.macros.evaluating import Page
from briefs.model import Package, Release
from briefs.pages.context import Site
from briefs.site.building import read_site, with_changes
from briefs.site.releases import changes_since, latest_release, read_release, read_releases
from briefs.site.staging import read_pages
from briefs.tables import read_package
from briefs.text.verdicts import marks_by_figure
from conftest import PROJECT, plain_spaces, total

MakePackage = Callable[..., Package]
CHANGELOG = """# Changelog

Words before the first version, and [a link](https://x.example).

## [Unreleased]

### Code

- To come.

## [0.2.0] - 2026-11-24

### Data

- More rows.

  A second paragraph.

```
## [9.9.9] - 2030-01-01
```

## [0.1.0] - 2026-11-20

- The first.

[Unreleased]: https://x.example/compare/v0.2.0...HEAD
[0.2.0]: https://x.example/tag/v0.2.0
[0.1.0]: https://x.example/tag/v0.1.0
"""
BRIEF = Page(
    "briefs/kaz-tjk.md",
    "---\ndyad: kaz-tjk\n---\n\n# Pair\n\nExports were {{ exports(2022) }}. Imports were "
    "{{ imports(2022) }}. It rose to {{ exports(2023) }}.\n\n{{ headline() }}\n",
)
BEFORE = (total("export", "2022", "877.6", "0.1"), total("import", "2022", "501.4", "0.1"))
AFTER = (
    total("export", "2022", "878.6", "0.1"),
    BEFORE[1],
    total("export", "2023", "900", "1"),
)


@pytest.fixture(scope="module")
def real() -> Site:
    return read_site(PROJECT)


@pytest.fixture
def changelog(tmp_path: Path) -> Callable[[str], tuple[Release, ...]]:
    def read(text: str) -> tuple[Release, ...]:
        (tmp_path / "CHANGELOG.md").write_text(text, encoding="utf-8")
        return read_releases(tmp_path)

    return read


def site_with(real: Site, package: Package) -> Site:
    checks = run_checks(package)
    return replace(
        real, package=package, checks=checks, marks=marks_by_figure(checks), popovers_made={}
    )


def test_each_version_has_its_day_and_its_notes_newest_first(
    changelog: Callable[[str], tuple[Release, ...]],
) -> None:
    unreleased, second, first = changelog(CHANGELOG)
    assert (unreleased.version, unreleased.date) == ("Unreleased", "")
    assert unreleased.notes == "### Code\n\n- To come."
    assert (second.version, second.date) == ("0.2.0", "2026-11-24")
    assert second.notes.startswith("### Data\n\n- More rows.\n\n  A second paragraph.")
    assert (first.version, first.date) == ("0.1.0", "2026-11-20")


def test_a_heading_in_code_is_no_version(
    changelog: Callable[[str], tuple[Release, ...]],
) -> None:
    assert "9.9.9" not in {release.version for release in changelog(CHANGELOG)}


def test_the_lines_of_links_at_the_end_are_left_out(
    changelog: Callable[[str], tuple[Release, ...]],
) -> None:
    assert changelog(CHANGELOG)[-1].notes == "- The first."
    assert all("x.example" not in release.notes for release in changelog(CHANGELOG))


def test_a_version_without_notes_has_none(changelog: Callable[[str], tuple[Release, ...]]) -> None:
    found = changelog("# Changelog\n\n## [Unreleased]\n\n## [0.1.0] - 2026-11-20\n")
    assert [(release.version, release.notes) for release in found] == [
        ("Unreleased", ""),
        ("0.1.0", ""),
    ]


@pytest.mark.parametrize(
    "text", ["", "# Changelog\n\nNothing yet.\n", "## Of another form\n\nA.\n"]
)
def test_without_a_heading_of_a_version_there_is_no_version(
    changelog: Callable[[str], tuple[Release, ...]], text: str
) -> None:
    assert changelog(text) == ()


def test_without_a_changelog_there_is_no_version(tmp_path: Path) -> None:
    assert read_releases(tmp_path) == ()


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("0.1.0", None),
        ("0.1.1", "0.1.0"),
        ("0.2.0", "0.1.0"),
        ("0.9.0", "0.2.0"),
        ("0.10.0", "0.9.0"),
        ("0.11.0", "0.10.0"),
        ("1.0.0", "0.10.0"),
    ],
)
def test_the_release_before_a_version_is_the_one_to_compare_with(
    tmp_path: Path, version: str, expected: str | None
) -> None:
    (tmp_path / "releases").mkdir()
    for name in ("0.1.0.zip", "0.2.0.zip", "0.9.0.zip", "0.10.0.zip", "0.3.0.txt"):
        (tmp_path / "releases" / name).touch()
    found = latest_release(tmp_path, version)
    assert (found and found.stem) == expected


def test_without_releases_there_is_none_to_compare_with(tmp_path: Path) -> None:
    assert latest_release(tmp_path, "0.2.0") is None


def test_the_real_package_is_compared_with_a_release_that_can_be_read(package: Package) -> None:
    archive = latest_release(PROJECT / "datapackage", package.version)
    assert archive is not None
    before = read_release(archive)
    assert before.version == archive.stem
    assert list(before.dyads) == ["kaz-tjk"]
    assert len(before.observations) > 50


def test_an_archive_holds_the_tables_with_their_descriptor_and_nothing_else() -> None:
    for archive in (PROJECT / "datapackage" / "releases").glob("*.zip"):
        with zipfile.ZipFile(archive) as files:
            names = files.namelist()
        assert "datapackage.json" in names
        assert all(
            name == "datapackage.json" or Path(name).suffix in ("", ".csv") for name in names
        ), names
        assert not any(name.startswith("/") or ".." in name for name in names)


def test_a_release_is_read_as_the_package_it_was_made_from(
    make_folder: Callable[..., Path], tmp_path: Path
) -> None:
    folder = make_folder(trade_totals=BEFORE)
    with zipfile.ZipFile(tmp_path / "0.1.0.zip", "w") as archive:
        for path in (folder / "datapackage.json", *(folder / "data").glob("*.csv")):
            archive.write(path, path.relative_to(folder))
    assert read_release(tmp_path / "0.1.0.zip") == read_package(folder)


def test_figures_and_sentences_that_differ_are_the_changes(
    real: Site, make_package: MakePackage
) -> None:
    before = make_package(name="before", trade_totals=BEFORE)
    site = site_with(real, make_package(name="after", trade_totals=AFTER))
    changes = changes_since(site, before, (BRIEF,))
    assert changes.since == before.version
    values = {
        change.key: (
            change.before and str(change.before.value),
            change.after and str(change.after.value),
        )
        for change in changes.figures
    }
    assert values["kaz-tjk-export-2022-kaz"] == ("877.6", "878.6")
    assert values["kaz-tjk-export-2023-kaz"] == (None, "900")
    assert values["kaz-tjk-turnover-2022-kaz"] == ("1379.0", "1380.0")
    assert "kaz-tjk-import-2022-kaz" not in values
    (sentence,) = changes.sentences
    assert sentence.path == BRIEF.path
    assert (plain_spaces(sentence.before), plain_spaces(sentence.after)) == (
        "Exports were $877.6 million.",
        "Exports were $878.6 million.",
    )


def test_nothing_is_different_from_the_same_package(real: Site, make_package: MakePackage) -> None:
    package = make_package(trade_totals=BEFORE)
    changes = changes_since(site_with(real, package), package, (BRIEF,))
    assert (changes.figures, changes.sentences) == ((), ())


def test_sentences_of_a_pair_whose_figures_are_new_or_gone_are_no_changes(
    real: Site, make_package: MakePackage
) -> None:
    before = make_package(name="before", trade_totals=BEFORE)
    site = site_with(real, make_package(name="after", trade_totals=(*BEFORE, AFTER[2])))
    changes = changes_since(site, before, (BRIEF,))
    assert {change.before for change in changes.figures} == {None}
    assert changes.sentences == ()


def test_comparing_leaves_the_popovers_of_the_site_alone(
    real: Site, make_package: MakePackage
) -> None:
    before = make_package(name="before", trade_totals=BEFORE)
    site = site_with(real, make_package(name="after", trade_totals=AFTER))
    changes_since(site, before, (BRIEF,))
    assert not any("877.6" in html for html in site.popovers_made.values())


def test_the_real_changes_name_only_figures_and_pages_of_the_first_pair(real: Site) -> None:
    site = with_changes(real, PROJECT, tuple(read_pages(PROJECT)))
    assert site.changes is not None
    altered = [change for change in site.changes.figures if change.before]
    assert {change.before.trade_cell.dyad for change in altered if change.before} <= {"kaz-tjk"}
    added = {change.after.trade_cell.dyad for change in site.changes.figures if change.after}
    assert added >= set(real.package.dyads) - {"kaz-tjk"}
    assert {sentence.path for sentence in site.changes.sentences} <= {"briefs/kaz-tjk.md"}
    for sentence in site.changes.sentences:
        assert sentence.before != sentence.after
        assert "{{" not in sentence.before + sentence.after
