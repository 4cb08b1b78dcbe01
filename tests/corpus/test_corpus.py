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
from bad_files import BAD_ADDED, BAD_FILES, GOOD_FILES
from bad_pages import BAD_PAGES, BAD_TEXTS, FIRST, GOOD_TEXTS, HEAD
from click.testing import CliRunner
from small_corpus_project import add_rows, make_sound_project

from briefs.cli import main
from briefs.model.fault_codes import CATALOGUE
from briefs.validation import fix_tables
from conftest import PROJECT

SLUG = re.compile(r"[^a-z0-9]+")


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_sound_project(tmp_path_factory.mktemp("sound") / "project")


@pytest.fixture
def project(sound: Path, tmp_path: Path) -> Path:
    """A copy of the sound project for one case."""
    return Path(shutil.copytree(sound, tmp_path / "project"))


@pytest.fixture(scope="module")
def many(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Copies of the sound project for many cases at once."""
    folder = tmp_path_factory.mktemp("many")
    return lambda name: Path(shutil.copytree(sound, folder / name))


def validate(project: Path) -> tuple[int, str]:
    """The exit code and the output of ``briefs validate``, which must end without a traceback."""
    result = CliRunner().invoke(main, ["validate", "--project", str(project)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    assert all(letter.isprintable() or letter == "\n" for letter in result.output)
    return result.exit_code, result.output


def told_of(project: Path) -> tuple[str, ...]:
    """The findings as they are printed, each of whose parts is there."""
    exit_code, output = validate(project)
    assert exit_code == 1, output
    *findings, count = re.split(r"\n(?=\S)", output.strip())
    assert re.fullmatch(r"\d+ faults?; nothing was changed\.", count.strip())
    for finding in findings:
        assert re.search(r"\n    expected: .+\n    do: .", finding), finding
        assert re.search(r"\n    why: [A-Z]\d\d\d, \S*messages/[a-z]+/#[a-z]\d\d\d\s*$", finding), (
            finding
        )
    return tuple(findings)


def assert_told(findings: tuple[str, ...], code: str, place: str, words: str) -> None:
    """One finding has the place, the code and the words."""
    here = [finding for finding in findings if re.match(rf"{re.escape(place)}[:,\n]", finding)]
    assert [
        finding for finding in here if f"\n    why: {code}, " in finding and words in finding
    ], here or findings


def shown(file: str) -> str:
    """A file's name as messages show it."""
    return file.replace("\x1b", "\\x1b").replace("\n", "\\n")


@pytest.fixture(scope="module")
def bad_cells(many: Callable[[str], Path]) -> tuple[dict[str, tuple[str, int]], tuple[str, ...]]:
    """The place of each bad cell's row, and what is told of a project that has all of them."""
    project = many("cells")
    places = add_rows(project, {name: case[:2] for name, case in BAD_CELLS.items()})
    return places, told_of(project)


@pytest.mark.parametrize("name", BAD_CELLS)
def test_a_bad_cell_is_stopped(
    bad_cells: tuple[dict[str, tuple[str, int]], tuple[str, ...]], name: str
) -> None:
    _, _, code, column, words = BAD_CELLS[name]
    places, findings = bad_cells
    file, line = places[name]
    assert_told(findings, code, f"{file}, line {line}, {column}", words)


@pytest.fixture(scope="module")
def bad_added(many: Callable[[str], Path]) -> tuple[str, ...]:
    """What is told of a project to which every bad file was added."""
    project = many("added")
    for edit, *_ in BAD_ADDED.values():
        edit(project)
    return told_of(project)


@pytest.mark.parametrize("name", BAD_ADDED)
def test_a_bad_file_that_was_added_is_stopped(bad_added: tuple[str, ...], name: str) -> None:
    _, code, file, _, words = BAD_ADDED[name]
    assert_told(bad_added, code, shown(file), words)


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_stopped(project: Path, name: str) -> None:
    edit, code, file, line, words = BAD_FILES[name]
    edit(project)
    place = shown(file) + (f", line {line}" if line else "")
    assert_told(told_of(project), code, place, words)


@pytest.mark.parametrize("name", BAD_DESCRIPTORS)
def test_a_bad_descriptor_is_stopped(project: Path, name: str) -> None:
    edit, code, place, words = BAD_DESCRIPTORS[name]
    edit(project)
    findings = told_of(project)
    way = re.escape(f", {place}") if place else ""
    here = [each for each in findings if re.match(rf"{re.escape(FILE)}(, line \d+)?{way}", each)]
    assert [each for each in here if f"\n    why: {code}, " in each and words in each], findings


@pytest.fixture(scope="module")
def bad_pages(many: Callable[[str], Path]) -> tuple[str, ...]:
    """What is told of a project that has every bad page."""
    project = many("pages")
    for name, (text, *_) in BAD_TEXTS.items():
        write_page(project, f"briefs/kaz-tjk/{slug(name)}.md", f"{HEAD}{text}\n")
    for name, (page, (text, *_)) in BAD_PAGES.items():
        write_page(project, page.format(slug(name)), text)
    return told_of(project)


@pytest.mark.parametrize("name", BAD_TEXTS)
def test_a_bad_sentence_is_stopped(bad_pages: tuple[str, ...], name: str) -> None:
    _, code, words = BAD_TEXTS[name]
    assert_told(bad_pages, code, f"docs/briefs/kaz-tjk/{slug(name)}.md, line {FIRST}", words)


@pytest.mark.parametrize("name", BAD_PAGES)
def test_a_bad_page_is_stopped(bad_pages: tuple[str, ...], name: str) -> None:
    page, (_, code, line, words) = BAD_PAGES[name]
    place = f"docs/{page.format(slug(name))}" + (f", line {line}" if line else "")
    assert_told(bad_pages, code, place, words)


def slug(name: str) -> str:
    return SLUG.sub("-", name.lower()).strip("-")


def write_page(project: Path, page: str, text: str) -> None:
    path = project / "docs" / page
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_good_cells_pass(project: Path) -> None:
    add_rows(project, GOOD_CELLS)
    fix_tables(project / "datapackage")
    assert validate(project) == (0, "Data and pages are valid.\n")


@pytest.mark.parametrize("name", [*GOOD_FILES, *GOOD_DESCRIPTORS])
def test_a_good_file_passes(project: Path, name: str) -> None:
    {**GOOD_FILES, **GOOD_DESCRIPTORS}[name](project)
    fix_tables(project / "datapackage")
    assert validate(project) == (0, "Data and pages are valid.\n")


def test_good_sentences_pass(project: Path) -> None:
    for name, text in GOOD_TEXTS.items():
        write_page(project, f"briefs/kaz-tjk/{slug(name)}.md", f"{HEAD}{text}\n")
    assert validate(project) == (0, "Data and pages are valid.\n")


def test_the_corpus_is_large_and_meets_every_table_and_most_codes() -> None:
    bad = (*BAD_CELLS, *BAD_ADDED, *BAD_FILES, *BAD_DESCRIPTORS, *BAD_TEXTS, *BAD_PAGES)
    good = (*GOOD_CELLS, *GOOD_FILES, *GOOD_DESCRIPTORS, *GOOD_TEXTS)
    assert len(bad) >= 150
    assert len(good) >= 20
    tables = {path.stem for path in (PROJECT / "datapackage" / "data").glob("*.csv")}
    assert {table for table, *_ in BAD_CELLS.values()} == tables
    met = {
        *(case[2] for case in BAD_CELLS.values()),
        *(case[1] for case in (*BAD_ADDED.values(), *BAD_FILES.values())),
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
