"""Lighthouse's judgement of the brief on a phone; it needs Node, which nothing else does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import commands
from briefs.site.browser import find_or_install
from briefs.site.pictures import base_path, served

LOCK_FOLDER = "tests/browser/lighthouse"
INSTALL_FOLDER = ".cache/lighthouse"
BRIEF = "briefs/kaz-tjk/"
_FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking"


def lighthouse_scores(project: Path, site: Path) -> Mapping[str, int]:
    """The scores of Lighthouse for the brief, 0 to 100, by category.

    Args:
        project: the repository.
        site: a built site.

    Raises:
        FindingsError: Node is missing, or Lighthouse failed.
    """
    program = _install(project)
    with served(site, base_path(project)) as address:
        done = subprocess.run(  # noqa: S603  the command is ours
            [str(program), address + BRIEF, "--quiet", "--output=json", f"--chrome-flags={_FLAGS}"],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "CHROME_PATH": str(find_or_install())},
        )
    if done.returncode:
        raise _fault(done.stderr[-400:], "a report", "run it again; look at the message")
    categories = json.loads(done.stdout)["categories"]
    return {name: round(100 * category["score"]) for name, category in categories.items()}


def _install(project: Path) -> Path:
    """Lighthouse as the lock file names it, installed once."""
    folder = project / INSTALL_FOLDER
    program = folder / "node_modules" / ".bin" / "lighthouse"
    npm = shutil.which("npm")
    if npm is None:
        raise _fault("", "npm on this machine", "install Node 20 or newer")
    lock = (project / LOCK_FOLDER / "package-lock.json").read_bytes()
    kept = folder / "package-lock.json"
    if not program.exists() or not kept.is_file() or kept.read_bytes() != lock:
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(project / LOCK_FOLDER / name, folder / name)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise _fault(done.stderr[-400:], "an installed Lighthouse", "look at npm's message")
    return program


def _fault(value: str, expected: str, cure: str) -> FindingsError:
    return FindingsError([Finding("lighthouse", 0, "", value, expected, cure, commands.LIGHTHOUSE)])
