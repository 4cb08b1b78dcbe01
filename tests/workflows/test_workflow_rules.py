"""What every workflow keeps to, so that a stranger's change gets no right and runs no surprise."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping

import pytest
from workflow_files import FOLDER, NAMES, PROJECT, Job, Step, jobs, read_workflow, steps

JOBS = {f"{workflow}-{name}": job for workflow, name, job in jobs()}
STEPS = list(steps())
PINNED = re.compile(r"uses: ([\w./-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)$")
RUNS = [(workflow, job, step["run"]) for workflow, job, step in STEPS if "run" in step]
WRITES = {
    "links-tell": {"issues"},
    "pages-deploy": {"pages", "id-token"},
    "release-publish": {"contents", "id-token", "attestations"},
}
"""The jobs that may write, and what."""


def text(name: str) -> str:
    return (FOLDER / f"{name}.yml").read_text(encoding="utf-8")


def test_there_are_the_four_workflows() -> None:
    assert NAMES == ("ci", "links", "pages", "release")


def test_each_runs_on_what_it_is_for_and_on_nothing_else() -> None:
    on = {name: set(read_workflow(name)["on"]) for name in NAMES}
    assert on == {
        "ci": {"pull_request"},
        "links": {"schedule", "workflow_dispatch"},
        "pages": {"push", "workflow_dispatch"},
        "release": {"push"},
    }
    assert read_workflow("pages")["on"]["push"] == {"branches": ["main"]}
    assert read_workflow("release")["on"]["push"] == {"tags": ["v[0-9]+.[0-9]+.[0-9]+"]}


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_pinned_by_commit_with_its_version(name: str) -> None:
    lines = [line.strip().removeprefix("- ") for line in text(name).splitlines() if "uses:" in line]
    assert lines
    for line in lines:
        assert PINNED.search(line), line


def test_one_version_of_an_action_is_one_commit() -> None:
    pins = {
        match.groups()
        for name in NAMES
        for match in map(PINNED.search, text(name).split("\n"))
        if match
    }
    assert len(pins) == len({action for action, _, _ in pins})


@pytest.mark.parametrize("name", NAMES)
def test_a_workflow_grants_nothing_by_itself(name: str) -> None:
    assert read_workflow(name)["permissions"] == {}


@pytest.mark.parametrize(("name", "job"), JOBS.items(), ids=JOBS)
def test_a_job_may_write_only_what_it_is_for(name: str, job: Job) -> None:
    granted: Mapping[str, str] = job["permissions"]
    assert {right for right, what in granted.items() if what == "write"} == WRITES.get(name, set())
    assert set(granted.values()) <= {"read", "write"}


@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_a_job_ends_in_time(job: Job) -> None:
    assert 0 < job["timeout-minutes"] <= 60


@pytest.mark.parametrize("name", WRITES)
def test_a_job_that_may_write_runs_no_code_of_the_project(name: str) -> None:
    for step in JOBS[name]["steps"]:
        assert "checkout" not in step.get("uses", "")
        assert not re.search(r"\b(make|python|briefs)\b", step.get("run", ""))


def test_no_checkout_leaves_a_token_behind() -> None:
    checkouts = [step for _, _, step in STEPS if "actions/checkout" in step.get("uses", "")]
    assert checkouts
    for step in checkouts:
        assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize(("workflow", "job", "run"), RUNS)
def test_no_command_has_text_put_into_it(workflow: str, job: str, run: str) -> None:
    assert "${{" not in run, f"{workflow}, {job}: pass it in a variable"


@pytest.mark.parametrize("name", NAMES)
def test_no_workflow_holds_a_secret_or_runs_for_strangers_with_rights(name: str) -> None:
    for word in ("pull_request_target", "workflow_run", "secrets.", "self-hosted", "cache:"):
        assert word not in text(name)


def made(run: str) -> list[str]:
    """The make targets that a command calls."""
    return re.findall(r"(?:^|\s)make ([a-z-]+)", run)


def test_a_command_is_a_make_target_or_speaks_to_github() -> None:
    for workflow, job, run in RUNS:
        if f"{workflow}-{job}" in WRITES:
            continue
        assert run.startswith("make "), f"{workflow}, {job}: {run}"
        assert len(made(run)) == 1


@pytest.mark.parametrize("target", sorted({name for _, _, run in RUNS for name in made(run)}))
def test_every_make_target_is_there(target: str) -> None:
    done = subprocess.run(
        ["make", "--dry-run", "--always-make", target, "TAG=v1.0.0", "VERSION=1.0.0"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def steps_of(job: str) -> list[Step]:
    return list(JOBS[job]["steps"])


def test_the_gate_comes_first_and_runs_the_code_of_the_base_branch() -> None:
    base, change, gate = steps_of("ci-gate")
    assert base["with"]["ref"] == "${{ github.base_ref }}"
    assert "ref" not in change["with"]
    assert gate["working-directory"] == base["with"]["path"] != change["with"]["path"]
    assert gate["run"] == f"make gate PROJECT=../{change['with']['path']}"
    assert [JOBS[f"ci-{name}"]["needs"] for name in ("preview", "test")] == ["gate", "preview"]


def test_the_rest_waits_for_the_gate_unless_a_maintainer_changes_it() -> None:
    condition = JOBS["ci-preview"]["if"]
    assert "needs.gate.result == 'success'" in condition
    assert re.findall(r'"([A-Z_]+)"', condition) == ["OWNER", "MEMBER", "COLLABORATOR"]
    assert "needs.preview.result == 'success'" in JOBS["ci-test"]["if"]


def test_the_site_is_published_from_main_alone() -> None:
    assert JOBS["pages-build"]["if"] == "github.ref == 'refs/heads/main'"
    assert JOBS["pages-deploy"]["needs"] == "build"


def test_a_release_is_attested_after_its_checksums_and_before_it_is_public() -> None:
    words = [step.get("run") or step["uses"] for step in steps_of("release-publish")]
    order = [
        next(n for n, word in enumerate(words) if part in word)
        for part in ("download-artifact", "sha256sum --check", "actions/attest@", "gh release")
    ]
    assert order == sorted(order)
    build = [step.get("run", "") for step in steps_of("release-build")]
    assert [made(run)[0] for run in build if run] == ["release-notes", "release-files"]
