"""The version of the code that runs."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path

DISTRIBUTION = "bilateral-briefs"
_PROJECT_FILE = Path(__file__).parents[3] / "pyproject.toml"


def running_version(project_file: Path = _PROJECT_FILE) -> str:
    """The version that the repository says, where the code runs from one, else the installed one.

    The metadata of an installation that points to the repository are as old as the installation.

    Args:
        project_file: where ``pyproject.toml`` is, if the code runs from a repository.
    """
    if project_file.is_file():
        project = tomllib.loads(project_file.read_text(encoding="utf-8")).get("project", {})
        if project.get("name") == DISTRIBUTION:
            return str(project["version"])
    return metadata.version(DISTRIBUTION)
