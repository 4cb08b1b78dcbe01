"""Same inputs, same bytes: in another folder, time zone, locale and hash seed, new or kept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_projects import copy_project, hashes

BRIEFS = Path(sys.executable).with_name("briefs")


def build(project: Path, output: Path, umask: int = 0o022, **environment: str) -> dict[str, str]:
    subprocess.run(
        [BRIEFS, "site", "--project", project, "--output", output],
        check=True,
        capture_output=True,
        cwd=output.parent,
        umask=umask,
        env={**os.environ, **environment},
    )
    return hashes(output)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("first") / "project")


@pytest.fixture(scope="module")
def first(project: Path) -> dict[str, str]:
    return build(
        project, project.parent / "site", TZ="Asia/Dushanbe", PYTHONHASHSEED="1", LC_ALL="C.UTF-8"
    )


def test_another_folder_time_zone_locale_hash_seed_umask_and_kept_drawings_give_the_same_bytes(
    first: dict[str, str], project: Path, tmp_path: Path
) -> None:
    drawn = project / ".cache" / "charts"
    assert list(drawn.iterdir())
    other = copy_project(tmp_path / "a folder with another name")
    shutil.copytree(drawn, other / ".cache" / "charts")
    second = build(
        other,
        tmp_path / "out",
        umask=0o077,
        TZ="America/Los_Angeles",
        PYTHONHASHSEED="42",
        LC_ALL="C",
        LANG="ru_RU.UTF-8",
        LANGUAGE="ru:en",
        SOURCE_DATE_EPOCH="86400",
    )
    assert {path for path in first.keys() | second if first.get(path) != second.get(path)} == set()
    assert len(first) > 50


def test_no_file_names_the_folder_it_was_built_in(first: dict[str, str], project: Path) -> None:
    site = project.parent / "site"
    for path in first:
        assert str(project.parent).encode() not in (site / path).read_bytes(), path
