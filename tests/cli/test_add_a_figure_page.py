"""The page "Add a figure" is walked as a new person would: every command, every answer."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefs.cli import main
from conftest import PROJECT

PAGE = (PROJECT / "docs/contribute/figure.md").read_text(encoding="utf-8")
PARTS = (".gitignore", "Makefile", "pyproject.toml", "mkdocs.yml", "datapackage")
LOCKS = ("requirements.txt", "requirements-dev.txt")
UPSTREAM = "https://github.com/bilateral-briefs/bilateral-briefs"
FORK = "https://github.com/YOUR-NAME/bilateral-briefs"
ROW = "kaz-tjk-turnover-2026-q1-kaz-example-times-2026-05-06-trade-first"


def commands() -> list[str]:
    """The lines of every block of shell commands, in order."""
    return [
        line
        for block in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
        for line in block.splitlines()
    ]


def answers() -> list[tuple[str, str]]:
    """Questions with what is typed in answer, in order; Enter alone is nothing."""
    rows = re.findall(r"^\| (.+?) \| (?:`(.+)`|Enter) \|$", PAGE, re.MULTILINE)
    return [(question, answer) for question, answer in rows if question != "Question"]


@dataclass
class Walk:
    """A new person's terminal: where it stands, and what each command printed."""

    home: Path
    folder: Path
    printed: dict[str, list[str]] = field(default_factory=dict)

    def type(self, line: str, text: str) -> None:
        where = self.home / "where"
        done = subprocess.run(
            ["bash", "-euc", f"{line}\npwd > {where}"],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "HOME": str(self.home), "LANG": "C.UTF-8"},
            input=text,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
        self.printed.setdefault(line, []).append(done.stdout)
        self.folder = Path(where.read_text(encoding="utf-8").strip())


def repositories(home: Path) -> None:
    """The project and a fork of it, which stand for those that the page names."""
    upstream, fork = home / "upstream", home / "fork"
    upstream.mkdir()
    for name in (*PARTS, *LOCKS):
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copy
        copy(PROJECT / name, upstream / name)
    (home / ".gitconfig").write_text(
        f'[url "{upstream}"]\n\tinsteadOf = {UPSTREAM}\n[url "{fork}"]\n\tinsteadOf = {FORK}\n'
        "[user]\n\tname = A Person\n\temail = person@example.org\n[init]\n\tdefaultBranch = main\n",
        encoding="utf-8",
    )
    walk = Walk(home, upstream)
    for line in (
        "git init -q",
        "git add .",
        "git commit -qm Start",
        f"git clone -q --bare . {fork}",
    ):
        walk.type(line, "")


def use_installed(clone: Path) -> None:
    """What the first `make` would install is here already, and not older than its locks."""
    (clone / ".venv").symlink_to(Path(sys.prefix))
    for name in (*LOCKS, "pyproject.toml"):
        os.utime(clone / name, (0, 0))


@pytest.fixture
def walk(tmp_path: Path) -> Walk:
    home = tmp_path / "home"
    home.mkdir()
    repositories(home)
    work = home / "work"
    work.mkdir()
    walk = Walk(home, work)
    typed = "".join(f"{answer}\n" for _, answer in answers())
    for line in commands():
        walk.type(line, typed if " add " in line and "briefs" in line else "")
        if line.startswith("git clone"):
            use_installed(walk.folder / "bilateral-briefs")
    return walk


def test_a_new_person_adds_the_example_by_the_commands_and_answers_of_the_page(
    walk: Walk,
) -> None:
    """One test, since the walk takes seconds and would be made in each process of a run."""
    assert len(commands()) > 8
    assert walk.printed["make validate"] == ["Data and pages are valid.\n"] * 2
    assert_the_questions_are_those_of_the_page(*walk.printed[".venv/bin/briefs add total"])
    assert_row_and_source_are_there(walk.folder / "datapackage/data")
    assert_explained(*walk.printed[".venv/bin/briefs explain KAZ TJK 2026-Q1 turnover"])
    assert_pushed_as_two_new_lines(walk.home / "fork")


def assert_the_questions_are_those_of_the_page(output: str) -> None:
    place = 0
    assert len(answers()) > 20
    for question, _ in answers():
        name = re.escape(question.removesuffix("?"))
        asked = re.compile(rf"^{name}(?:\?| \([^)]*\))?(?: \[[^\]]*\])?: ", re.MULTILINE)
        match = asked.search(output, place)
        assert match, question
        place = match.end()


def assert_row_and_source_are_there(folder: Path) -> None:
    with (folder / "trade_totals.csv").open(encoding="utf-8") as file:
        (row,) = [row for row in csv.DictReader(file) if row["id"] == ROW]
    assert row["value_usd_million"] == "345.6"
    assert row["value_rounding_usd_million"] == "0.1"
    assert row["value_qualifier"] == "over"
    assert (row["partner"], row["status"]) == ("TJK", "final")
    with (folder / "sources.csv").open(encoding="utf-8") as file:
        (source,) = [row for row in csv.DictReader(file) if ROW.endswith(row["id"])]
    assert source["url"] == "https://example.org/trade"


def assert_explained(output: str) -> None:
    assert output.startswith("Turnover, first quarter of 2026, reported by Kazakhstan")
    assert "stated as “over $345.6 million”" in output
    assert "https://example.org/trade" in output


def assert_pushed_as_two_new_lines(fork: Path) -> None:
    shown = ["git", "-C", fork, "show", "--numstat", "--format=%s", "my-figure"]
    done = subprocess.run(shown, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n") == [
        "Add turnover of Kazakhstan and Tajikistan, first quarter of 2026",
        "",
        "1\t0\tdatapackage/data/sources.csv",
        "1\t0\tdatapackage/data/trade_totals.csv",
        "",
    ]


def test_the_message_on_the_page_is_the_one_that_is_printed() -> None:
    (shown,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    wrong = ["--period", "2026-Q1", "--flow", "exports", "--dyad", "kaz-tjk", "--reporter", "KAZ"]
    arguments = ["add", "--project", str(PROJECT), "total", "--yes", "--dry-run", *wrong]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert shown in result.output
    assert result.output.index(".venv/bin/briefs add total") < result.output.index(shown)


def test_options_that_the_page_names_are_there() -> None:
    named = set(re.findall(r"`(--[\w-]+)", PAGE))
    help_text = (
        CliRunner().invoke(main, ["add", "--project", str(PROJECT), "total", "--help"]).output
    )
    assert named == {"--period", "--yes", "--dry-run"}
    assert all(f"{option} " in help_text for option in named)
