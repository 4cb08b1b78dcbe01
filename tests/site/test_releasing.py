"""``briefs release``: the version everywhere, the archive and the files, or nothing."""

from __future__ import annotations

import difflib
import json
import re
import shutil
import subprocess
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from small_projects import hashes, replace_once

from briefs.cli import main
from briefs.cli.version import running_version
from briefs.model import FindingsError
from briefs.site.changelog import released_changelog
from briefs.site.kept import read_kept_releases
from briefs.tables import put_in_place, read_descriptor, writing
from conftest import PROJECT, total

DAY = "2026-12-01"
TITLE = "Bilateral Briefs"
PRESENT = read_descriptor(PROJECT / "datapackage").version
FILES = (
    "CHANGELOG.md",
    "CITATION.cff",
    "LICENSE-DATA",
    "README.md",
    "mkdocs.yml",
    "pyproject.toml",
)
NOTES = """# Changelog

## [Unreleased]

### Data

- More rows.

### Code

- More code.

## [0.1.0] - 2026-11-20

- The first.

[Unreleased]: https://x.example/compare/v0.1.0...HEAD
[0.1.0]: https://x.example/releases/tag/v0.1.0
"""


@pytest.fixture
def project(tmp_path: Path, make_folder: Callable[..., Path]) -> Path:
    """The real project's papers with a few rows, before a release."""
    folder = tmp_path / "project"
    folder.mkdir()
    for name in FILES:
        shutil.copy(PROJECT / name, folder)
    shutil.copytree(
        make_folder(trade_totals=[total("export", "2022", "1", "1")]), folder / "datapackage"
    )
    (folder / "CHANGELOG.md").write_text(NOTES, encoding="utf-8")
    return folder


def release(project: Path, version: str = "1.0.0", day: str = DAY) -> Result:
    words = ["release", version, "--date", day, "--project", str(project)]
    return CliRunner().invoke(main, words)


def changed_lines(before: str, after: str) -> list[str]:
    lines = difflib.ndiff(before.splitlines(), after.splitlines())
    return [line for line in lines if line.startswith(("+ ", "- "))]


def test_the_version_is_bumped_everywhere_and_nothing_else_changes(project: Path) -> None:
    before = {
        name: (project / name).read_text("utf-8")
        for name in (*FILES, "datapackage/datapackage.json")
    }
    result = release(project)
    assert result.exit_code == 0, result.output
    changed = {
        name: changed_lines(text, (project / name).read_text("utf-8"))
        for name, text in before.items()
    }
    assert changed.pop("LICENSE-DATA") == changed.pop("mkdocs.yml") == []
    assert [line for line in changed.pop("CHANGELOG.md") if line.startswith("- ")] == [
        "- [Unreleased]: https://x.example/compare/v0.1.0...HEAD"
    ]
    assert {name: [one for one in lines if one[0] == "+"] for name, lines in changed.items()} == {
        "CITATION.cff": ["+ version: 1.0.0", f"+ date-released: {DAY}"],
        "README.md": [
            f"+ > Bilateral Briefs contributors (2026), *{TITLE}*, version 1.0.0, CC BY 4.0."
        ],
        "pyproject.toml": ['+ version = "1.0.0"'],
        "datapackage/datapackage.json": [
            '+   "version": "1.0.0",',
            f'+   "created": "{DAY}T00:00:00Z",',
        ],
    }
    assert all(len(lines) == 2 * sum(one[0] == "+" for one in lines) for lines in changed.values())


def test_the_changelog_gets_the_heading_the_link_and_the_data_changes(project: Path) -> None:
    release(project)
    replace_once(
        project / "CHANGELOG.md", "## [Unreleased]\n", "## [Unreleased]\n\n- A correction.\n"
    )
    totals = project / "datapackage" / "data" / "trade_totals.csv"
    replace_once(totals, ",2022,1,1,", ",2022,2,1,")
    assert release(project, "1.1.0").exit_code == 0
    text = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    begun = f"## [Unreleased]\n\n## [1.1.0] - {DAY}\n\n### Data\n\n- Compared with version 1.0.0: "
    assert f"{begun}1 figure changed; " in text
    told = "Exports, 2022, reported by Kazakhstan: $1 million, now $2 million."
    assert f"\n    - {told}\n\n- A correction." in text
    assert (
        "[Unreleased]: https://x.example/compare/v1.1.0...HEAD\n[1.1.0]: https://github.com/"
        in text
    )
    assert "/releases/tag/v1.1.0\n[1.0.0]: " in text


def test_the_archive_and_the_release_files_are_those_that_the_version_publishes(
    project: Path,
) -> None:
    result = release(project)
    folder = project / "build" / "release-1.0.0"
    assert "files of version 1.0.0 are in" in result.output
    (kept,) = read_kept_releases(project / "datapackage")
    assert (kept.version, kept.created) == ("1.0.0", DAY)
    assert kept.archive == (folder / "bilateral-briefs.zip").read_bytes()
    assert kept.files["CHANGES.md"] == (project / "CHANGELOG.md").read_bytes()
    assert kept.files["CITATION.cff"] == (project / "CITATION.cff").read_bytes()
    assert json.loads(kept.files["datapackage.json"])["version"] == "1.0.0"
    names = {path.name for path in folder.iterdir()}
    tables = read_descriptor(project / "datapackage").tables
    assert {f"{name}.{kind}" for name in tables for kind in ("csv", "parquet")} <= names
    assert {"bilateral-briefs.xlsx", "bilateral-briefs.sqlite", "datapackage.json"} <= names
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=False
    )
    assert checked.returncode == 0
    assert len((folder / "SHA256SUMS").read_text().splitlines()) == len(names) - 1
    assert not list(project.rglob("*.new"))


def test_a_release_is_the_same_bytes_again_and_so_are_its_files(
    project: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(project, other)
    assert release(project).exit_code == release(other).exit_code == 0
    made = hashes(project)
    assert made == hashes(other)
    (project / "build" / "release-1.0.0" / "stale.txt").write_text("old", encoding="utf-8")
    words = ["release-files", "1.0.0", "--project", str(project)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    assert hashes(project) == made


def test_files_of_another_version_or_of_changed_data_are_not_made(project: Path) -> None:
    release(project)
    shutil.rmtree(project / "build")
    words = ["release-files", "--project", str(project)]
    result = CliRunner().invoke(main, [*words, "1.0.1"])
    assert result.exit_code == 1
    assert "check out the tag of that version" in result.output
    totals = project / "datapackage" / "data" / "trade_totals.csv"
    replace_once(totals, ",2022,1,1,", ",2022,2,1,")
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 1
    assert "trade_totals.csv" in result.output
    assert "what releases/1.0.0.zip holds" in result.output
    assert not (project / "build").exists()


def test_a_version_with_a_heading_and_no_archive_is_released_under_it(project: Path) -> None:
    text = NOTES.replace("## [Unreleased]", "## [1.0.0] - 2026-11-30")
    (project / "CHANGELOG.md").write_text(text, encoding="utf-8")
    assert release(project).exit_code == 0
    after = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert after.count("## [1.0.0] - 2026-12-01") == 1
    assert "## [Unreleased]" not in after
    assert read_kept_releases(project / "datapackage")[0].version == "1.0.0"


@pytest.mark.parametrize(
    "version", ["1.0", "v1.0.0", "1.0.0-rc.1", "01.0.0", "1.0.0\n", "next", "١.0.0"]
)
def test_a_version_that_is_not_three_numbers_is_refused(project: Path, version: str) -> None:
    assert "three numbers, such as 0.3.0" in release(project, version).output


@pytest.mark.parametrize(
    "day",
    ["2026-13-01", "2026-02-30", "26-12-01", "20261201", "2026-W49-2", "today", "2026-12-01T00:00"],
)
def test_a_date_that_is_no_day_is_refused(project: Path, day: str) -> None:
    assert "a day, such as 2026-11-24" in release(project, day=day).output


@pytest.mark.parametrize(
    ("version", "day", "told"),
    [
        ("1.0.0", DAY, "above 1.0.0, the last release"),
        ("0.9.9", DAY, "above 1.0.0, the last release"),
        ("1.0.1", "2026-11-30", f"not before {DAY}, the day of 1.0.0"),
    ],
)
def test_a_release_comes_after_the_last_one(
    project: Path, version: str, day: str, told: str
) -> None:
    release(project)
    assert told in release(project, version, day).output


def test_a_version_below_the_present_one_is_refused(project: Path) -> None:
    assert f"{PRESENT}, which the data have already" in release(project, "0.0.1").output


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("## [Unreleased]", "## Soon", "a section [Unreleased]"),
        ("- More rows.", "", "notes of what is new"),
        ("## [0.1.0] - 2026-11-20", "## [1.0.0] - 2026-11-20", "notes below [1.0.0] alone"),
    ],
)
def test_a_changelog_that_does_not_tell_the_version_is_refused(
    project: Path, old: str, new: str, told: str
) -> None:
    text = NOTES.replace("- More code.", "") if not new else NOTES
    (project / "CHANGELOG.md").write_text(text.replace(old, new), encoding="utf-8")
    before = hashes(project)
    result = release(project)
    assert result.exit_code == 1
    assert told in result.output
    assert hashes(project) == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("datapackage/data/trade_totals.csv", ",2022,1,1,", ",2022,1_0,1,"),
        ("CITATION.cff", "\nversion: ", "\nedition: "),
        ("pyproject.toml", "\nversion = ", "\n# version = "),
    ],
)
def test_a_fault_anywhere_leaves_everything_as_it_was(
    project: Path, file: str, old: str, new: str
) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    before = hashes(project)
    result = release(project)
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    assert hashes(project) == before


@pytest.mark.parametrize("failing", [1, 2, 3])
def test_a_file_that_cannot_be_written_leaves_all_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    (tmp_path / "old").write_bytes(b"old")
    replaced = []

    def replace(self: Path, target: Path) -> None:
        replaced.append(target)
        if len(replaced) == failing:
            raise PermissionError(13, "Permission denied", str(target))
        shutil.move(self, target)

    monkeypatch.setattr(writing.Path, "replace", replace)
    files = {tmp_path / name: b"new" for name in ("old", "a/new", "a/b/new")}
    with pytest.raises(FindingsError) as caught:
        put_in_place(files)
    assert "Permission denied" in str(caught.value)
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")} == {"old"}
    assert (tmp_path / "old").read_bytes() == b"old"


def test_data_changes_written_before_are_replaced() -> None:
    lines = ("- Compared with version 0.1.0: a.", "  - More.")
    once = released_changelog(NOTES, "0.2.0", DAY, lines, "https://x.example")
    again = released_changelog(once, "0.2.0", DAY, lines, "https://x.example/")
    assert once == again
    assert "- More rows.\n- Compared with version 0.1.0: a.\n  - More.\n\n### Code" in once


def test_the_version_is_the_same_in_all_places_of_the_repository() -> None:
    texts = {name: (PROJECT / name).read_text(encoding="utf-8") for name in FILES}
    citation = yaml.safe_load(texts["CITATION.cff"])
    content = json.loads((PROJECT / "datapackage" / "datapackage.json").read_text("utf-8"))
    (quoted,) = re.findall(r"\*Bilateral Briefs\*, version (\S+), CC BY", texts["README.md"])
    heading = re.search(r"^## \[(\d[^\]]+)\] - (\S+)$", texts["CHANGELOG.md"], re.MULTILINE)
    project = tomllib.loads(texts["pyproject.toml"])["project"]
    versions = {content["version"], citation["version"], project["version"], quoted, heading[1]}
    assert versions == {running_version()}
    assert {content["created"][:10], str(citation["date-released"]), heading[2]} == {heading[2]}
    assert f"\n[{heading[1]}]: " in texts["CHANGELOG.md"]


def test_the_running_version_is_that_of_the_repository_or_of_the_installation(
    tmp_path: Path,
) -> None:
    file = tmp_path / "pyproject.toml"
    installed = running_version(file)
    file.write_text('[project]\nname = "bilateral-briefs"\nversion = "9.9.9"\n', encoding="utf-8")
    assert running_version(file) == "9.9.9"
    file.write_text('[project]\nname = "other"\nversion = "9.9.9"\n', encoding="utf-8")
    assert running_version(file) == installed
    assert running_version() in CliRunner().invoke(main, ["--version"]).output


def test_an_archive_packed_by_another_compressor_is_still_the_release(project: Path) -> None:
    release(project)
    path = project / "datapackage" / "releases" / "1.0.0.zip"
    (kept,) = read_kept_releases(project / "datapackage")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in kept.files.items():
            archive.writestr(name, content)
    result = CliRunner().invoke(main, ["release-files", "--project", str(project)])
    assert result.exit_code == 0, result.output
    made = project / "build" / "release-1.0.0" / "bilateral-briefs.zip"
    assert made.read_bytes() == path.read_bytes()
