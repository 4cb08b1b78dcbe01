"""Released versions: notes of the changelog, archives of the data, what is different since."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
from small_projects import replace_once

from briefs.checks import compare, run_checks
from briefs.macros.evaluating import Page
from briefs.model import Changes, DataVersion, KeptRelease, Package, Release
from briefs.pages.context import Site
from briefs.site.building import read_site
from briefs.site.comparing import compare_packages
from briefs.site.kept import read_release, release_before
from briefs.site.releases import read_releases, with_changed_sentences
from briefs.site.staging import read_pages
from briefs.tables import read_descriptor, read_source_files
from briefs.text.verdicts import marks_by_figure
from briefs.validation.versions import read_data_version
from conftest import PROJECT, plain_spaces, total

PRESENT = read_descriptor(PROJECT / "datapackage").version
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
def package_folder(make_folder: Callable[..., Path]) -> Path:
    return make_folder()


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


def changed(site: Site, before: Package) -> Changes:
    """What the site's data and the brief changed since a package."""
    old, new = (DataVersion(package, run_checks(package), ()) for package in (before, site.package))
    made = with_changed_sentences(replace(site, changes=compare(old, new)), (BRIEF,)).changes
    assert made is not None
    return made


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


def kept_as(version: str, tables: Mapping[str, bytes] = MappingProxyType({})) -> KeptRelease:
    return KeptRelease(version, "2026-11-24", b"", tables)


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("0.1.0", None),
        ("0.1.1", "0.1.0"),
        ("0.2.0", "0.1.0"),
        ("0.10.0", "0.9.0"),
        ("1.0.0", "0.10.0"),
    ],
)
def test_the_release_before_a_version_is_the_one_to_compare_with(
    make_folder: Callable[..., Path], version: str, expected: str | None
) -> None:
    folder = make_folder()
    replace_once(folder / "datapackage.json", f'"version": "{PRESENT}"', f'"version": "{version}"')
    descriptor = read_descriptor(folder)
    same = read_source_files(descriptor)
    kept = [kept_as(one, same) for one in ("0.10.0", "0.9.0", "0.2.0", "0.1.0")]
    found = release_before(kept, descriptor)
    assert (found and found.version) == expected


def test_data_that_differ_from_their_own_release_are_compared_with_it(
    make_folder: Callable[..., Path],
) -> None:
    descriptor = read_descriptor(make_folder(trade_totals=AFTER))
    others = read_source_files(read_descriptor(make_folder("before", trade_totals=BEFORE)))
    kept = [kept_as(PRESENT, others), kept_as("0.0.1", others)]
    found = release_before(kept, descriptor)
    assert found is kept[0]


def test_without_releases_there_is_none_to_compare_with(package_folder: Path) -> None:
    assert release_before((), read_descriptor(package_folder)) is None


def test_the_real_package_is_compared_with_a_release_that_can_be_read(real: Site) -> None:
    first = real.kept[-1]
    before = read_release(first, real.descriptor)
    assert before.package.version == first.version == "0.1.0"
    assert list(before.package.dyads) == ["kaz-tjk"]
    assert len(before.package.observations) > 50
    assert "figures" not in {table.name for table in before.tables}


def test_a_release_with_other_columns_is_read_as_far_as_it_goes(
    make_folder: Callable[..., Path],
) -> None:
    folder = make_folder(trade_totals=BEFORE)
    today = read_descriptor(PROJECT / "datapackage")
    content = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    totals = next(one for one in content["resources"] if one["name"] == "trade_totals")
    for field in totals["schema"]["fields"]:
        field["name"] = {"note": "remark"}.get(field["name"], field["name"])
    content["resources"] = [one for one in content["resources"] if one["name"] != "cooperation"]
    (folder / "data" / "cooperation.csv").unlink()
    (folder / "datapackage.json").write_text(json.dumps(content), encoding="utf-8")
    replace_once(folder / "data" / "trade_totals.csv", ",note\n", ",remark\n")
    old = read_data_version(folder, today)
    new = read_data_version(make_folder("after", trade_totals=BEFORE), today)
    assert len(old.package.observations) == len(BEFORE)
    changes = compare(old, new)
    assert (changes.figures, changes.checks) == ((), ())
    told = {change.name: change for change in changes.tables}
    assert told["trade_totals"].columns_added == ("note",)
    assert told["trade_totals"].columns_removed == ("remark",)
    assert told["trade_totals"].changed == ()
    assert "cooperation" in told


def test_figures_and_sentences_that_differ_are_the_changes(
    real: Site, make_package: MakePackage
) -> None:
    before = make_package(name="before", trade_totals=BEFORE)
    site = site_with(real, make_package(name="after", trade_totals=AFTER))
    changes = changed(site, before)
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
    changes = changed(site_with(real, package), package)
    assert (changes.figures, changes.sentences) == ((), ())


def test_sentences_of_a_pair_whose_figures_are_new_or_gone_are_no_changes(
    real: Site, make_package: MakePackage
) -> None:
    before = make_package(name="before", trade_totals=BEFORE)
    site = site_with(real, make_package(name="after", trade_totals=(*BEFORE, AFTER[2])))
    changes = changed(site, before)
    assert {change.before for change in changes.figures} == {None}
    assert changes.sentences == ()


def test_comparing_leaves_the_popovers_of_the_site_alone(
    real: Site, make_package: MakePackage
) -> None:
    before = make_package(name="before", trade_totals=BEFORE)
    site = site_with(real, make_package(name="after", trade_totals=AFTER))
    changed(site, before)
    assert not any("877.6" in html for html in site.popovers_made.values())


def test_the_real_changes_name_only_figures_and_pages_of_the_first_pair(real: Site) -> None:
    compared = replace(real, changes=compare_packages(PROJECT, "0.1.0", ""))
    site = with_changed_sentences(compared, tuple(read_pages(PROJECT)))
    assert site.changes is not None
    altered = [change for change in site.changes.figures if change.before]
    assert {change.before.trade_cell.dyad for change in altered if change.before} <= {"kaz-tjk"}
    added = {change.after.trade_cell.dyad for change in site.changes.figures if change.after}
    assert added >= set(real.package.dyads) - {"kaz-tjk"}
    assert {sentence.path for sentence in site.changes.sentences} <= {"briefs/kaz-tjk.md"}
    for sentence in site.changes.sentences:
        assert sentence.before != sentence.after
        assert "{{" not in sentence.before + sentence.after
