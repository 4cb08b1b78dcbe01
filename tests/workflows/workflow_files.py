"""The workflows of the repository, read from their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

PROJECT = Path(__file__).parents[2]
FOLDER = PROJECT / ".github" / "workflows"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.yml")))

Step = Mapping[str, Any]
Job = Mapping[str, Any]


def read_workflow(name: str) -> Mapping[str, Any]:
    """A workflow by the name of its file; YAML 1.1 reads its key ``on`` as a truth value."""
    content: dict[Any, Any] = yaml.safe_load((FOLDER / f"{name}.yml").read_text(encoding="utf-8"))
    return {"on" if key is True else key: value for key, value in content.items()}


def jobs() -> Iterator[tuple[str, str, Job]]:
    """Every job: the workflow's name, its own, and what it says."""
    for workflow in NAMES:
        for name, job in read_workflow(workflow)["jobs"].items():
            yield workflow, name, job


def steps() -> Iterator[tuple[str, str, Step]]:
    """Every step, with its workflow and job."""
    for workflow, name, job in jobs():
        for step in job["steps"]:
            yield workflow, name, step
