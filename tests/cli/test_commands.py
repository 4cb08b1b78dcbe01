"""The command line: help in words, exit codes, faults without a traceback, a summary."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefs.cli import main
from conftest import PROJECT, copy_drawings

BRIEFS = Path(sys.executable).with_name("briefs")
COMMANDS = (
    "validate",
    "new",
    "checks",
    "site",
    "serve",
    "screenshots",
    "browser",
    "links",
    "notes",
)
TOTALS = "datapackage/data/trade_totals.csv"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The real project in another folder."""
    for name in ("docs", "datapackage"):
        shutil.copytree(PROJECT / name, tmp_path / "project" / name)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path / "project")
    copy_drawings(tmp_path / "project")
    return tmp_path / "project"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(path: Path, text: str) -> int:
    return path.read_text(encoding="utf-8").split(text)[0].count("\n") + 1


def rows_of(project: Path, table: str) -> int:
    path = project / "datapackage" / "data" / f"{table}.csv"
    return len(path.read_text(encoding="utf-8").splitlines()) - 1


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_lists_every_command_in_words(option: str) -> None:
    result = run(option)
    assert result.exit_code == 0
    for name in COMMANDS:
        (words,) = re.findall(rf"^  {name}  +(\w.+)$", result.output, re.MULTILINE)
        assert len(words.split()) > 3
    assert 'Start with "briefs site"' in result.output


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help_of_its_own(name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"Usage: main {name}" in result.output
    options = re.findall(r"^  (?:-\w, )?--(\w+).*$", result.output, re.MULTILINE)
    assert "help" in options


def test_without_a_command_the_help_is_shown() -> None:
    assert "Commands:" in run().output


def test_the_version_is_that_of_the_package() -> None:
    assert metadata.version("bilateral-briefs") in run("--version").output


def test_an_unknown_command_is_a_mistake_of_use() -> None:
    result = run("sight")
    assert result.exit_code == 2
    assert "sight" in result.output


def test_the_real_data_is_valid() -> None:
    result = run("validate", "--project", PROJECT)
    assert (result.exit_code, result.output) == (
        0,
        "Data and pages are valid.\n",
    )


def test_faults_of_the_data_are_listed_and_counted(copied: Path) -> None:
    change(copied / TOTALS, ",2022,877.6,", ",2022,1.4bn,")
    sources = copied / "datapackage/data/sources.csv"
    change(sources, "2023-05-03,2026-11-24", "2023-02-31,2026-11-24")
    result = run("validate", "--project", copied)
    assert result.exit_code == 1
    line = line_of(copied / TOTALS, "1.4bn")
    assert f"data/trade_totals.csv, line {line}, value_usd_million: '1.4bn'" in result.output
    line = line_of(sources, "2023-02-31")
    assert f"data/sources.csv, line {line}, published: '2023-02-31'" in result.output
    assert result.output.count("    expected: ") == result.output.count("    do: ") == 2
    assert result.output.rstrip().endswith("2 faults; nothing was changed.")
    assert "Traceback" not in result.output
    assert isinstance(result.exception, SystemExit)


def test_one_fault_is_counted_as_one(copied: Path) -> None:
    change(copied / TOTALS, ",2022,877.6,", ",2022,1.4bn,")
    result = run("validate", "--project", copied)
    assert result.output.rstrip().endswith("\n1 fault; nothing was changed.")


def test_site_prints_what_it_did_and_how_to_look_at_it(copied: Path) -> None:
    result = run("site", "--project", copied)
    assert result.exit_code == 0, result.output
    pages = len(list((copied / "site").rglob("index.html")))
    statements = rows_of(copied, "trade_totals") + rows_of(copied, "trade_products")
    sources = rows_of(copied, "sources")
    built = f"Built {pages} pages from {statements} statements of {sources} sources in "
    assert built in result.output
    assert re.search(r"\d+ checks ran; \d+ found a conflict", result.output)
    assert f"The site is in {copied / 'site'}." in result.output
    assert "make serve" in result.output
    steps = re.findall(r"^  (\w.*) …$", result.output, re.MULTILINE)
    assert len(steps) == 4
    assert (copied / "site" / "briefs" / "kaz-tjk" / "index.html").is_file()


def test_a_fault_of_a_page_leaves_the_site_and_exits_with_one(copied: Path) -> None:
    (copied / "site").mkdir()
    (copied / "site" / "index.html").write_text("old", encoding="utf-8")
    change(copied / "docs/briefs/kaz-tjk.md", "{{ headline() }}", "{{ headlines() }}")
    result = run("site", "--project", copied)
    assert result.exit_code == 1
    line = line_of(copied / "docs/briefs/kaz-tjk.md", "{{ headlines")
    assert f"docs/briefs/kaz-tjk.md, line {line}: 'headlines'" in result.output
    assert "nearest: headline" in result.output
    assert result.output.rstrip().endswith("1 fault; nothing was changed.")
    assert [path.name for path in (copied / "site").iterdir()] == ["index.html"]
    assert (copied / "site" / "index.html").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("command", ["validate", "site", "serve"])
def test_a_project_that_is_no_folder_is_a_mistake_of_use(tmp_path: Path, command: str) -> None:
    result = run(command, "--project", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.output
    assert "does not exist" in result.output


@pytest.mark.parametrize(
    ("command", "file"),
    [("validate", "datapackage.json"), ("site", "mkdocs.yml"), ("serve", "mkdocs.yml")],
)
def test_a_folder_without_a_project_is_told_what_to_do(
    tmp_path: Path, command: str, file: str
) -> None:
    result = run(command, "--project", tmp_path)
    assert result.exit_code == 1
    assert file in result.output
    assert "run the command in the project's folder, or name it with --project" in result.output
    assert "1 fault" in result.output
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_generator_is_a_mistake_of_use(copied: Path) -> None:
    result = run("site", "--project", copied, "--generator", "hugo")
    assert result.exit_code == 2
    assert "mkdocs" in result.output
    assert "zensical" in result.output


def test_the_installed_command_exits_with_one_and_no_traceback(copied: Path) -> None:
    (copied / "docs" / "methods.md").write_text("{{ config.x }}\n\n[a](b.md)\n", encoding="utf-8")
    done = subprocess.run([BRIEFS, "site"], cwd=copied, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert "docs/methods.md, line 1: 'getattr of config'" in done.stderr
    assert done.stderr.rstrip().endswith("1 fault; nothing was changed.")
    assert not (copied / "site").exists()


def test_the_module_is_the_same_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefs", "validate"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "Data and pages are valid.\n",
        "",
    )


def test_help_does_not_load_what_a_build_needs() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from briefs.cli import main;"
        "CliRunner().invoke(main, ['--help']);"
        "print([n for n in ('pandas', 'frictionless', 'mkdocs', 'vl_convert') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
