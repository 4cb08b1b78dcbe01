"""Runs what the workflows run, in their order, in clean folders: ``make rehearse``.

Every job gets an empty workspace, an empty HOME and GitHub's variables. Checking out is a clone of
the last commit (of the commit BASE for the branch that is to be changed), an artifact is a copy,
and ``gh`` is a program that only says what it was asked; other actions are left out. Uncommitted
changes are not seen.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workflow_files import NAMES, PROJECT, Job, Step, read_workflow

GH = '#!/bin/sh\nprintf "gh asked:" >&2\nprintf " %s" "$@" >&2\necho >&2\n'
KEPT_BACK = ("GITHUB_", "MAKE", "MFLAGS", "VIRTUAL_ENV", "PYTHON", "XDG_")


@dataclass(frozen=True)
class Stage:
    """Where a job is rehearsed: its workspace, its variables, and where artifacts are kept."""

    workspace: Path
    variables: Mapping[str, str]
    artifacts: Path


def rehearse(names: Sequence[str]) -> int:
    """Run some workflows; how many steps failed."""
    failed = 0
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as folder:
        for name in names:
            for job_name, job in read_workflow(name)["jobs"].items():
                root = Path(folder) / name / job_name
                stage = set_stage(root, Path(folder) / name / "artifacts", job)
                failed += not run_job(f"{name} / {job_name}", job, stage)
    return failed


def set_stage(root: Path, artifacts: Path, job: Job) -> Stage:
    """An empty machine for a job, as far as a folder can be one."""
    workspace, home, programs = (root / part for part in ("workspace", "home", "programs"))
    for path in (workspace, home, programs, artifacts):
        path.mkdir(parents=True, exist_ok=True)
    (programs / "gh").write_text(GH, encoding="utf-8")
    (programs / "gh").chmod(0o755)
    release = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    kept = {key: value for key, value in os.environ.items() if not key.startswith(KEPT_BACK)}
    given = {key: str(value) for key, value in job.get("env", {}).items()}
    files = {f"GITHUB_{name}": str(root / name) for name in ("STEP_SUMMARY", "OUTPUT", "ENV")}
    variables = {
        **kept,
        **given,
        **files,
        "CI": "true",
        "GITHUB_ACTIONS": "true",
        "GITHUB_REF_NAME": f"v{release}",
        "GITHUB_WORKSPACE": str(workspace),
        "HOME": str(home),
        "PATH": os.pathsep.join((str(programs), *clean_path())),
    }
    return Stage(workspace, variables, artifacts)


def clean_path() -> list[str]:
    """Where programs are looked for, without the environment that this one runs in."""
    own = Path(sys.executable).parent
    return [folder for folder in os.environ["PATH"].split(os.pathsep) if Path(folder) != own]


def run_job(title: str, job: Job, stage: Stage) -> bool:
    """Run the steps of a job until one fails; whether none did."""
    print(f"\n== {title}", flush=True)
    for step in job["steps"]:
        begun = time.monotonic()
        good = play(step, stage) if "uses" in step else run(step, job, stage)
        word = "ok" if good else "FAILED"
        shown = step.get("name") or step.get("run") or step["uses"].split("@")[0]
        print(f"-- {word} in {time.monotonic() - begun:.1f} s: {shown}", flush=True)
        if not good and not step.get("continue-on-error"):
            return False
    summary = Path(stage.variables["GITHUB_STEP_SUMMARY"])
    if summary.is_file():
        print(f"-- summary of {summary.stat().st_size} bytes")
    return True


def run(step: Step, job: Job, stage: Stage) -> bool:
    """Run the command of a step as a runner does, in bash with or without pipefail."""
    defaults = job.get("defaults", {}).get("run", {})
    shell = step.get("shell", defaults.get("shell"))
    folder = step.get("working-directory", defaults.get("working-directory", "."))
    options = ["--noprofile", "--norc", "-eo", "pipefail"] if shell == "bash" else ["-e"]
    command = ["bash", *options, "-c", step["run"]]
    print(f"$ {shlex.join(command)}", flush=True)
    done = subprocess.run(
        command, cwd=stage.workspace / folder, env=dict(stage.variables), check=False
    )
    return done.returncode == 0


def play(step: Step, stage: Stage) -> bool:
    """Do what an action does, as far as the steps after it need it."""
    action = step["uses"].split("@")[0]
    options = step.get("with", {})
    if action == "actions/checkout":
        base = "base_ref" in str(options.get("ref", ""))
        commit = os.environ.get("BASE", "HEAD") if base else "HEAD"
        return clone(stage.workspace / options.get("path", "."), commit)
    if action in ("actions/upload-artifact", "actions/upload-pages-artifact"):
        name = options.get("name", "github-pages")
        return upload(stage.workspace, options["path"].split("\n"), stage.artifacts / name)
    if action == "actions/download-artifact":
        kept = stage.artifacts / options["name"]
        if not kept.is_dir():
            return False
        shutil.copytree(kept, stage.workspace, dirs_exist_ok=True)
    if action == "actions/attest":
        return any(stage.workspace.glob(options["subject-path"]))
    return True


def clone(target: Path, commit: str) -> bool:
    """A clone of a commit, on a branch of no name."""
    head = subprocess.run(
        ["git", "rev-parse", commit], cwd=PROJECT, capture_output=True, text=True, check=True
    ).stdout.strip()
    for command in (
        ["git", "clone", "--quiet", "--no-local", "--no-checkout", str(PROJECT), str(target)],
        ["git", "-C", str(target), "checkout", "--quiet", "--detach", head],
    ):
        subprocess.run(command, check=True)
    return True


def upload(workspace: Path, patterns: Sequence[str], target: Path) -> bool:
    """Copy what an artifact holds, below the folder that all its patterns share; whether any."""
    named = [pattern for pattern in patterns if pattern]
    common = os.path.commonpath([str(Path(pattern)) for pattern in named])
    top = common if len(named) > 1 or (workspace / common).is_dir() else str(Path(common).parent)
    found = [path for pattern in named for path in sorted(workspace.glob(pattern.rstrip("/")))]
    for path in found:
        place = target / path.relative_to(workspace / top)
        place.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            shutil.copytree(path, place, dirs_exist_ok=True)
        else:
            shutil.copy(path, place)
    return bool(found)


if __name__ == "__main__":
    sys.exit(1 if rehearse(sys.argv[1:] or NAMES) else 0)
