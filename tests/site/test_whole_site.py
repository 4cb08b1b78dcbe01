"""Killed at any moment, or on a full disk: the published folder is the old site or the new one."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from killed_builds import write_variant
from small_projects import PAGES, hashes, make_project

from briefs.site.building import build_site
from briefs.site.swapping import exchange, put_site_in_place, recover, workplace
from conftest import MakeFolder, total

HERE = Path(__file__).parent
BRIEFS = Path(sys.executable).with_name("briefs")
ROWS = (total("export", "2022", "877.6", "0.1"), total("import", "2022", "501.4", "0.1"))


def run(task: str, *arguments: Path | str) -> object:
    """What a program of killed builds tells."""
    done = subprocess.run(
        [sys.executable, HERE / "killed_builds.py", task, *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": f"{HERE}:{HERE.parent}"},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture
def project(make_folder: MakeFolder, tmp_path: Path) -> Path:
    """A small project with what is drawn for it."""
    made = make_project(tmp_path / "project", make_folder("package", trade_totals=ROWS), PAGES)
    write_variant(made, 0)
    return made


def test_twenty_builds_killed_at_random_moments_leave_a_whole_site(
    project: Path, tmp_path: Path
) -> None:
    told = run("random", project, tmp_path / "public" / "site")
    assert isinstance(told, dict)
    assert told["variants differ"]
    assert len(told["outcomes"]) == 20
    assert "torn" not in told["outcomes"], told
    assert told["outcomes"].count("old") >= 10
    assert len(told["left by the last"]) <= 1, "a build clears what killed ones left"
    assert told["left by a whole build"] == []
    assert told["beside the site"] == ["site"]


@pytest.mark.parametrize("way", ["exchange", "step aside"])
def test_a_swap_killed_at_each_of_its_steps_leaves_a_whole_site(tmp_path: Path, way: str) -> None:
    outcomes = run("swap", tmp_path, way)
    assert isinstance(outcomes, list)
    assert len(outcomes) > 5
    recovered = [after for _, after in outcomes]
    assert set(recovered) == {"old", "new"}
    assert recovered == sorted(recovered, reverse=True), "old first, then new"
    stood = {before for before, _ in outcomes}
    assert stood == ({"old", "new"} if way == "exchange" else {"old", "none", "new"})


def test_this_system_exchanges_folders_in_one_step(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(name)
    assert exchange(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "one" / "other").is_file()
    assert (tmp_path / "other" / "one").is_file()


def test_a_site_on_another_disk_is_replaced_as_a_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built, place = tmp_path / "built", tmp_path / "public" / "site"
    for folder, name in ((built, "new.html"), (place, "old.html")):
        folder.mkdir(parents=True)
        (folder / name).write_text(name)
    left = tmp_path / "public" / ".site.new-killed"
    left.mkdir()
    status = Path.stat

    def other_disk(path: Path, **options: bool) -> os.stat_result:
        found = list(status(path, **options))
        found[2] += path == built
        return os.stat_result(found)

    monkeypatch.setattr(Path, "stat", other_disk)
    put_site_in_place(built, place)
    monkeypatch.undo()
    assert [path.name for path in place.iterdir()] == ["new.html"]
    assert [path.name for path in place.parent.iterdir()] == ["site"]


def test_a_workplace_of_a_running_build_is_left_alone(tmp_path: Path) -> None:
    with workplace(tmp_path) as first:
        killed = tmp_path / "stage-killed"
        (killed / "docs").mkdir(parents=True)
        with workplace(tmp_path) as second:
            assert first.is_dir()
            assert first != second
            assert not killed.exists()
    assert list(tmp_path.iterdir()) == []


def test_a_site_that_stands_aside_comes_back(tmp_path: Path) -> None:
    aside = tmp_path / ".site.old"
    aside.mkdir()
    (aside / "index.html").write_text("old")
    recover(tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert not aside.exists()


def test_two_builds_at_once_leave_a_whole_site(project: Path, tmp_path: Path) -> None:
    output = tmp_path / "site"
    running = [
        subprocess.Popen([BRIEFS, "site", "--project", project, "--output", output])
        for _ in range(2)
    ]
    assert [one.wait() for one in running] == [0, 0]
    found = hashes(output)
    assert found == hashes(build_site(project, tmp_path / "again").output)
    assert list((project / "build").iterdir()) == []


Limit = Callable[[], None]


@pytest.fixture(params=[40_000, 130_000, "disk"])
def small_disk(request: pytest.FixtureRequest, project: Path) -> Iterator[Limit | None]:
    """A disk that is full when a file has so many bytes; a small real one where one may be mounted.

    A container without the right to mount takes a limit instead: the write fails there as well.
    """
    if request.param != "disk":
        yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (request.param, request.param))
        return
    place = project / "build"
    place.mkdir(exist_ok=True)
    mount = shutil.which("mount") or "mount"
    command = [mount, "-t", "tmpfs", "-o", "size=2500k", "none", place]
    is_mounted = subprocess.run(command, check=False, capture_output=True).returncode == 0
    if not is_mounted:
        yield lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (250_000, 250_000))
        return
    yield None
    subprocess.run([shutil.which("umount") or "umount", "-l", place], check=True)


def test_a_full_disk_leaves_the_old_site_whole_and_is_told(
    project: Path, tmp_path: Path, small_disk: Limit | None
) -> None:
    output = tmp_path / "site"
    output.mkdir()
    (output / "index.html").write_text("The last good site.")
    before = hashes(output)
    done = subprocess.run(
        [BRIEFS, "site", "--project", project, "--output", output],
        check=False,
        capture_output=True,
        text=True,
        preexec_fn=small_disk,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "Traceback" not in said
    assert "expected: a disk with room for the site" in said
    assert "make room" in said
    assert hashes(output) == before
    assert list((project / "build").glob("*")) == []
