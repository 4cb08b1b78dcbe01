"""The corpus: every bad input is stopped by the real command, and every good one passes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bad_cells import BAD_CELLS, GOOD_CELLS
from bad_descriptors import BAD_DESCRIPTORS, FILE, GOOD_DESCRIPTORS
from bad_files import BAD_FILES, GOOD_FILES
from bad_pages import BAD_PAGES, BAD_TEXTS, FIRST, GOOD_TEXTS
from click.testing import CliRunner
from small_corpus_project import PAGES, add_row, make_sound_project

from briefs.cli import main
from briefs.model.fault_codes import CATALOGUE
from conftest import PROJECT

BRIEF = "docs/briefs/kaz-tjk.md"
MakeProject = Callable[[], Path]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sound_project(tmp_path_factory.mktemp("sound") / "project")


@pytest.fixture
def project(sound: Path, tmp_path: Path) -> Path:
    """A copy of the sound project for one case."""
    return Path(shutil.copytree(sound, tmp_path / "project"))


def validate(project: Path) -> tuple[int, str]:
    """The exit code and the output of ``briefs validate``, which must end without a traceback."""
    result = CliRunner().invoke(main, ["validate", "--project", str(project)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def finding_of(output: str, code: str) -> str:
    """The finding of a code as it is printed, each of whose parts is there."""
    findings = [
        block for block in re.split(r"\n(?=\S)", output) if f"\n    why: {code}, https://" in block
    ]
    assert findings, output
    assert len(findings) == 1, output
    assert re.search(r"\n    expected: .", findings[0])
    assert re.search(r"\n    do: .", findings[0])
    return findings[0]


def assert_stopped(project: Path, code: str, place: str, words: str) -> None:
    exit_code, output = validate(project)
    assert exit_code == 1, output
    assert "Traceback" not in output
    assert all(letter.isprintable() or letter == "\n" for letter in output)
    finding = finding_of(output, code)
    assert finding.strip().startswith(place), output
    assert words in finding, output


def shown(file: str) -> str:
    """A file's name as messages show it."""
    return file.replace("\x1b", "\\x1b").replace("\n", "\\n")


@pytest.mark.parametrize("name", BAD_CELLS)
def test_a_bad_cell_is_stopped(project: Path, name: str) -> None:
    table, changes, code, column, words = BAD_CELLS[name]
    add_row(project, table, changes)
    line = 4 if table == "economies" else 3
    place = f"datapackage/data/{table}.csv, line {line}, {column}"
    assert_stopped(project, code, place, words)


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_stopped(project: Path, name: str) -> None:
    edit, code, file, line, words = BAD_FILES[name]
    edit(project)
    assert_stopped(project, code, shown(file) + (f", line {line}" if line else ""), words)


@pytest.mark.parametrize("name", BAD_DESCRIPTORS)
def test_a_bad_descriptor_is_stopped(project: Path, name: str) -> None:
    edit, code, place, words = BAD_DESCRIPTORS[name]
    edit(project)
    pattern = rf"{re.escape(FILE)}(, line \d+)?{re.escape(f', {place}' if place else '')}"
    exit_code, output = validate(project)
    assert exit_code == 1
    finding = finding_of(output, code).strip()
    assert re.match(pattern, finding), output
    assert words in finding, output


@pytest.mark.parametrize("name", BAD_TEXTS)
def test_a_bad_sentence_is_stopped(project: Path, name: str) -> None:
    text, code, words = BAD_TEXTS[name]
    assert PAGES["briefs/kaz-tjk.md"].count("\n") == FIRST - 2
    with (project / BRIEF).open("a", encoding="utf-8") as page:
        page.write(f"\n{text}\n")
    assert_stopped(project, code, f"{BRIEF}, line {FIRST}", words)


@pytest.mark.parametrize("name", BAD_PAGES)
def test_a_bad_page_is_stopped(project: Path, name: str) -> None:
    page, (text, code, line, words) = BAD_PAGES[name]
    (project / "docs" / page).write_text(text, encoding="utf-8")
    place = f"docs/{page}" + (f", line {line}" if line else "")
    assert_stopped(project, code, place, words)


@pytest.mark.parametrize("name", GOOD_CELLS)
def test_a_good_cell_passes(project: Path, name: str) -> None:
    add_row(project, *GOOD_CELLS[name])
    assert validate(project) == (0, "Data and pages are valid.\n")


@pytest.mark.parametrize("name", [*GOOD_FILES, *GOOD_DESCRIPTORS])
def test_a_good_file_passes(project: Path, name: str) -> None:
    {**GOOD_FILES, **GOOD_DESCRIPTORS}[name](project)
    assert validate(project) == (0, "Data and pages are valid.\n")


@pytest.mark.parametrize("name", GOOD_TEXTS)
def test_a_good_sentence_passes(project: Path, name: str) -> None:
    with (project / BRIEF).open("a", encoding="utf-8") as page:
        page.write(f"\n{GOOD_TEXTS[name]}\n")
    assert validate(project) == (0, "Data and pages are valid.\n")


def test_the_corpus_is_large_and_meets_every_table_and_most_codes() -> None:
    bad = (*BAD_CELLS, *BAD_FILES, *BAD_DESCRIPTORS, *BAD_TEXTS, *BAD_PAGES)
    good = (*GOOD_CELLS, *GOOD_FILES, *GOOD_DESCRIPTORS, *GOOD_TEXTS)
    assert len(bad) >= 150
    assert len(good) >= 20
    tables = {path.stem for path in (PROJECT / "datapackage" / "data").glob("*.csv")}
    assert {table for table, *_ in BAD_CELLS.values()} == tables
    met = {
        *(case[2] for case in BAD_CELLS.values()),
        *(case[1] for case in BAD_FILES.values()),
        *(case[1] for case in BAD_DESCRIPTORS.values()),
        *(case[1] for case in BAD_TEXTS.values()),
        *(case[1] for _, case in BAD_PAGES.values()),
    }
    elsewhere = {code for code in CATALOGUE if code[0] in "AB"} | {"T306", "D104"}
    assert set(CATALOGUE) - met == elsewhere


@pytest.mark.parametrize("name", ["NUL in a table", "link to a file of the machine", "pipe"])
def test_the_gate_alone_stops_it_without_an_installed_package(project: Path, name: str) -> None:
    edit, code, file, _, words = BAD_FILES[name]
    edit(project)
    done = run_gate(project)
    assert done.returncode == 1
    assert f"{file}" in done.stderr
    assert f"why: {code}, messages/files/" in done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_the_gate_alone_reads_no_module_of_the_project_that_it_looks_at(project: Path) -> None:
    for name in ("json.py", "csv.py", "briefs.py"):
        (project / name).write_text("raise SystemExit('hijacked')\n", encoding="utf-8")
    done = run_gate(project)
    assert (done.returncode, done.stdout) == (0, "The gate found no faults.\n")


def test_the_gate_alone_finds_nothing_in_the_real_project() -> None:
    done = run_gate(PROJECT)
    assert (done.returncode, done.stderr) == (0, "")


def run_gate(project: Path) -> subprocess.CompletedProcess[str]:
    """The gate in a process without installed packages, as a check of a stranger's change does."""
    entry = PROJECT / "scripts" / "briefs" / "gate" / "__main__.py"
    command = [sys.executable, "-I", "-S", str(entry), str(project)]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
