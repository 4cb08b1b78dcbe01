"""A tag names the version that the whole project states, or nothing is released."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.cli import main
from briefs.model import FindingsError
from briefs.site.tagging import release_notes
from conftest import PROJECT

FILES = ("pyproject.toml", "CITATION.cff", "CHANGELOG.md", "datapackage/datapackage.json")


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    """A project of version 1.2.3, with notes of it."""
    (tmp_path / "datapackage").mkdir()
    shutil.copy(PROJECT / "datapackage/datapackage.json", tmp_path / "datapackage")
    descriptor = (tmp_path / FILES[3]).read_text(encoding="utf-8")
    (tmp_path / FILES[3]).write_text(
        descriptor.replace('"version": "', '"version": "1.2.3", "was": "', 1), encoding="utf-8"
    )
    (tmp_path / FILES[0]).write_text('[project]\nversion = "1.2.3"\n', encoding="utf-8")
    (tmp_path / FILES[1]).write_text("version: 1.2.3\n", encoding="utf-8")
    (tmp_path / FILES[2]).write_text(
        "# Changes\n\n## [Unreleased]\n\n- Later.\n\n## [1.2.3] - 2026-11-24\n\n- This.\n\n"
        "## [1.2.2] - 2026-11-01\n\n- Before.\n",
        encoding="utf-8",
    )
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_notes_are_those_of_the_version_alone(tagged: Path) -> None:
    assert release_notes(tagged, "v1.2.3") == "- This."


@pytest.mark.parametrize("file", FILES)
def test_a_file_of_another_version_is_named(tagged: Path, file: str) -> None:
    change(tagged / file, "1.2.3", "1.2.4")
    with pytest.raises(FindingsError) as caught:
        release_notes(tagged, "v1.2.3")
    assert [finding.file for finding in caught.value.findings] == [file]


@pytest.mark.parametrize("tag", ["1.2.3", "v1.2", "v1.2.4", "v1.2.3-rc1", ""])
def test_a_tag_of_another_form_or_version_is_refused(tagged: Path, tag: str) -> None:
    with pytest.raises(FindingsError):
        release_notes(tagged, tag)


def test_notes_without_a_day_are_not_released(tagged: Path) -> None:
    change(tagged / "CHANGELOG.md", " - 2026-11-24", "")
    with pytest.raises(FindingsError) as caught:
        release_notes(tagged, "v1.2.3")
    assert "## [1.2.3] - with the day" in str(caught.value)


def test_the_command_writes_the_notes_for_the_release(tagged: Path) -> None:
    result = CliRunner().invoke(main, ["notes", "--project", str(tagged), "v1.2.3"])
    assert result.exit_code == 0, result.output
    assert (tagged / "build" / "release-notes.md").read_text(encoding="utf-8") == "- This.\n"


def test_the_command_tells_a_wrong_tag_without_a_traceback(tagged: Path) -> None:
    result = CliRunner().invoke(main, ["notes", "--project", str(tagged), "v1.2.4"])
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert not (tagged / "build").exists()


def test_a_folder_without_a_project_is_told_what_to_do(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["notes", "--project", str(tmp_path), "v1.2.3"])
    assert result.exit_code == 1
    assert "name it with --project" in result.output
