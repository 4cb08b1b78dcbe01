"""``briefs checks`` prints the ledger; ``briefs validate --base`` tells what conflicts anew."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefs.checks import run_checks
from briefs.cli import main
from briefs.model import Check, Package, Verdict
from briefs.text.explanations import explanation, subject_text
from conftest import IN_KAZ_UZB, PROJECT, TWO_DYADS, MakeFolder, plain_spaces, total

TOTALS = "datapackage/data/trade_totals.csv"
WORDS = {"conflicts": "Conflict", "agrees": "Agrees", "cannot-tell": "Cannot tell"}
HEAD = re.compile(r"^(Conflict|Agrees|Cannot tell) +([a-z]+) +(\S.*)$")
FLOWS = (total("export", "2022", "877.6", "0.1"), total("import", "2022", "501.4", "0.1"))
AGREEING = (*FLOWS, total("turnover", "2022", "1379", "1"))
CONFLICTING = (*FLOWS, total("turnover", "2022", "1500", "1"))


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def printed(output: str) -> list[tuple[str, str, str]]:
    """Verdict, kind and what each check is about with its arithmetic, as the lines say it."""
    told: list[list[str]] = []
    for line in output.splitlines():
        head = HEAD.match(line)
        if head:
            told.append([head[1], head[2], head[3].strip()])
        elif line.startswith(" " * 22) and told:
            told[-1][2] += f" {line.strip()}"
    return [(verdict, kind, plain_spaces(text)) for verdict, kind, text in told]


def expected(package: Package, check: Check) -> tuple[str, str, str]:
    subject, arithmetic = (
        text[:1].upper() + text[1:]
        for text in (subject_text(package, check), explanation(package, check))
    )
    verdict = WORDS[check.verdict.value.replace(" ", "-")]
    return verdict, check.kind.value, " ".join(plain_spaces(f"{subject} {arithmetic}.").split())


def unbroken(told: tuple[str, str, str]) -> tuple[str, ...]:
    """The same without the places where a line may break: at a space or after a hyphen."""
    return tuple("".join(text.split()) for text in told)


@pytest.fixture(scope="module")
def checks(package: Package) -> tuple[Check, ...]:
    return run_checks(package)


@pytest.fixture
def two_projects(make_folder: MakeFolder, tmp_path: Path) -> tuple[Path, Path]:
    """A project without a conflict, and its copy in which the total no longer is the sum."""
    make_folder("before/datapackage", trade_totals=AGREEING)
    make_folder("after/datapackage", trade_totals=CONFLICTING)
    return tmp_path / "before", tmp_path / "after"


def test_every_check_is_printed_with_its_arithmetic(
    package: Package, checks: tuple[Check, ...]
) -> None:
    result = run("checks", "--project", PROJECT)
    told = Counter(map(unbroken, printed(result.output)))
    assert told == Counter(unbroken(expected(package, check)) for check in checks)


def test_conflicts_are_no_fault(checks: tuple[Check, ...]) -> None:
    result = run("checks", "--project", PROJECT)
    assert any(check.verdict is Verdict.CONFLICTS for check in checks)
    assert result.exit_code == 0
    assert "fault" not in result.output.lower()


def counted(checks: Iterable[Check]) -> str:
    number = Counter(check.verdict for check in checks)
    return (
        f"{number[Verdict.AGREES]} agree, {number[Verdict.CONFLICTS]} conflict, "
        f"{number[Verdict.CANNOT_TELL]} cannot tell"
    )


def test_the_counts_of_each_dyad_and_of_all_are_printed(
    package: Package, checks: tuple[Check, ...]
) -> None:
    output = run("checks", "--project", PROJECT).output
    told = dict(re.findall(r"^(\w{3}-\w{3}): (.*)$", output, re.MULTILINE))
    by_dyad = {dyad: [check for check in checks if check.dyad == dyad] for dyad in package.dyads}
    assert told == {dyad: counted(own) for dyad, own in by_dyad.items() if own}
    assert output.rstrip().endswith(f"{len(checks)} checks: {counted(checks)}.")


def test_conflicts_of_a_dyad_are_printed_first() -> None:
    output = run("checks", "--project", PROJECT).output
    order = list(WORDS.values())
    _, *parts = re.split(r"^\w{3}-\w{3}: .*$", output, flags=re.MULTILINE)
    assert len(parts) > 1
    for part in parts:
        places = [order.index(verdict) for verdict, _, _ in printed(part)]
        assert places == sorted(places)
    assert printed(output)[0][0] == "Conflict"


@pytest.mark.parametrize("kind", sorted({"sum", "growth", "repeat", "mirror", "scale", "target"}))
def test_one_kind_is_printed_alone(checks: tuple[Check, ...], kind: str) -> None:
    result = run("checks", "--project", PROJECT, "--kind", kind)
    told = printed(result.output)
    assert {told_kind for _, told_kind, _ in told} == {kind}
    assert len(told) == sum(check.kind == kind for check in checks)
    assert f"{len(told)} checks: " in result.output


@pytest.mark.parametrize("verdict", WORDS)
def test_one_verdict_is_printed_alone(checks: tuple[Check, ...], verdict: str) -> None:
    told = printed(run("checks", "--project", PROJECT, "--verdict", verdict).output)
    assert {word for word, _, _ in told} == {WORDS[verdict]}
    assert len(told) == sum(check.verdict.replace(" ", "-") == verdict for check in checks)


def test_one_dyad_is_printed_alone(make_folder: MakeFolder, tmp_path: Path) -> None:
    others = [{**row, "id": f"other-{row['flow']}", **IN_KAZ_UZB} for row in CONFLICTING]
    make_folder(**TWO_DYADS, trade_totals=(*AGREEING, *others))
    both = run("checks", "--project", tmp_path)
    assert len(re.findall(r"^kaz-\w+: ", both.output, re.MULTILINE)) == 2
    one = run("checks", "--project", tmp_path, "--dyad", "kaz-uzb")
    assert re.findall(r"^(kaz-\w+): ", one.output, re.MULTILINE) == ["kaz-uzb"]
    assert {verdict for verdict, _, _ in printed(one.output)} == {"Conflict"}


def test_choices_go_together(checks: tuple[Check, ...]) -> None:
    arguments = ("--dyad", "kaz-tjk", "--kind", "sum", "--verdict", "conflicts")
    told = printed(run("checks", "--project", PROJECT, *arguments).output)
    chosen = [
        check
        for check in checks
        if (check.dyad, check.kind, check.verdict) == ("kaz-tjk", "sum", "conflicts")
    ]
    assert len(told) == len(chosen) > 0


def test_a_choice_that_nothing_fits_counts_none(make_folder: MakeFolder, tmp_path: Path) -> None:
    make_folder(trade_totals=AGREEING)
    result = run("checks", "--project", tmp_path, "--verdict", "conflicts")
    assert result.exit_code == 0
    assert result.output.strip() == "0 checks: 0 agree, 0 conflict, 0 cannot tell."


def test_an_unknown_dyad_is_told_with_those_there_are() -> None:
    result = run("checks", "--project", PROJECT, "--dyad", "kaz-tjq")
    assert result.exit_code == 2
    assert "kaz-tjq" in result.output
    assert "kaz-tjk" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize(("option", "known"), [("--kind", "mirror"), ("--verdict", "cannot-tell")])
def test_an_unknown_kind_or_verdict_is_told_with_those_there_are(option: str, known: str) -> None:
    result = run("checks", "--project", PROJECT, option, "nonsense")
    assert result.exit_code == 2
    assert "nonsense" in result.output
    assert known in result.output


def test_faults_of_the_data_are_told_instead_of_checks(
    make_folder: MakeFolder, tmp_path: Path
) -> None:
    make_folder(trade_totals=(total("export", "2022", "1.4bn", "0.1"),))
    result = run("checks", "--project", tmp_path)
    assert result.exit_code == 1
    assert "data/trade_totals.csv, line 2, value_usd_million: '1.4bn'" in result.output
    assert "checks:" not in result.output


def test_lines_of_arithmetic_fit_a_terminal() -> None:
    for line in run("checks", "--project", PROJECT).output.splitlines():
        assert not line.startswith(" " * 22) or len(line) <= 96


def test_a_new_conflict_is_listed_and_is_no_fault(two_projects: tuple[Path, Path]) -> None:
    before, after = two_projects
    result = run("validate", "--project", after, "--base", before)
    assert result.exit_code == 0
    assert result.output.startswith("Data and pages are valid.\n")
    told = printed(result.output)
    assert f"New conflicts since {before}: {len(told)}." in result.output
    assert [(verdict, kind) for verdict, kind, _ in told] == [
        ("Conflict", "sum"),
        ("Conflict", "repeat"),
    ]
    assert "877.6 + imports 501.4 = 1,379.0; turnover is stated as $1,500 million." in told[0][2]


def test_without_a_change_no_conflict_is_new(two_projects: tuple[Path, Path]) -> None:
    for project in two_projects:
        result = run("validate", "--project", project, "--base", project)
        assert result.exit_code == 0
        assert result.output.endswith(f"New conflicts since {project}: none.\n")


def test_a_conflict_that_is_gone_is_not_listed(two_projects: tuple[Path, Path]) -> None:
    before, after = two_projects
    result = run("validate", "--project", before, "--base", after)
    assert result.output.endswith(f"New conflicts since {after}: none.\n")


def test_a_new_conflict_of_the_real_data_is_listed(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "datapackage", tmp_path / "datapackage")
    path = tmp_path / TOTALS
    text = path.read_text(encoding="utf-8")
    assert ",2022,877.6," in text
    path.write_text(text.replace(",2022,877.6,", ",2022,677.6,", 1), encoding="utf-8")
    result = run("validate", "--project", tmp_path, "--base", PROJECT)
    assert result.exit_code == 0
    told = printed(result.output)
    assert f"New conflicts since {PROJECT}: {len(told)}." in result.output
    assert ("Conflict", "sum") in {(verdict, kind) for verdict, kind, _ in told}
    assert any("677.6" in line for _, _, line in told)
    # Conflicts that were there before are not new.
    assert not any("$80 m" in line for _, _, line in told)


def test_without_a_base_nothing_is_compared() -> None:
    assert run("validate", "--project", PROJECT).output == "Data and pages are valid.\n"


def test_faults_of_the_base_are_told_without_a_traceback(
    make_folder: MakeFolder, tmp_path: Path
) -> None:
    make_folder("after/datapackage", trade_totals=AGREEING)
    make_folder("before/datapackage", trade_totals=(total("export", "2022", "1.4bn", "0.1"),))
    result = run("validate", "--project", tmp_path / "after", "--base", tmp_path / "before")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "Traceback" not in result.output
    assert "value_usd_million: '1.4bn'" in result.output
    assert result.output.rstrip().endswith("1 fault; nothing was changed.")


def test_faults_of_the_base_are_told_as_those_of_the_base(
    make_folder: MakeFolder, tmp_path: Path
) -> None:
    make_folder("after/datapackage", trade_totals=AGREEING)
    make_folder("before/datapackage", trade_totals=(total("export", "2022", "1.4bn", "0.1"),))
    result = run("validate", "--project", tmp_path / "after", "--base", tmp_path / "before")
    assert "before" in result.output


def test_a_base_without_a_package_is_told_without_a_traceback(
    make_folder: MakeFolder, tmp_path: Path
) -> None:
    make_folder("after/datapackage", trade_totals=AGREEING)
    (tmp_path / "empty").mkdir()
    result = run("validate", "--project", tmp_path / "after", "--base", tmp_path / "empty")
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "datapackage.json" in result.output


def test_a_base_that_is_no_folder_is_a_mistake_of_use(tmp_path: Path) -> None:
    result = run("validate", "--project", PROJECT, "--base", tmp_path / "nowhere")
    assert result.exit_code == 2
    assert "nowhere" in result.output


def test_faults_of_the_change_come_before_any_comparison(
    make_folder: MakeFolder, tmp_path: Path
) -> None:
    make_folder("before/datapackage", trade_totals=AGREEING)
    make_folder("after/datapackage", trade_totals=(total("export", "2022", "1.4bn", "0.1"),))
    result = run("validate", "--project", tmp_path / "after", "--base", tmp_path / "before")
    assert result.exit_code == 1
    assert "New conflicts" not in result.output


@pytest.mark.skipif(shutil.which("make") is None, reason="the tasks need make")
@pytest.mark.parametrize("task", ["checks", "validate"])
def test_make_lists_the_task_in_words(task: str) -> None:
    done = subprocess.run(["make", "help"], cwd=PROJECT, capture_output=True, text=True, check=True)
    (words,) = re.findall(rf"^  make {task} +(\S.*)$", done.stdout, re.MULTILINE)
    assert len(words.split()) > 3


def test_make_checks_runs_the_command_and_validate_takes_a_base() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^checks: .*\n\t@\$\(BIN\)/briefs checks$", makefile, re.MULTILINE)
    assert "briefs validate $(if $(BASE),--base $(BASE))" in makefile
