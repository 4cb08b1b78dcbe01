"""Builds that are killed: run as a program of its own, which forks a child for each.

Everything is imported once, so that a build takes as long as its own work.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from small_projects import hashes

from briefs.site import swapping
from briefs.site.building import build_site

VARIANTS = ("The first text.", "The second text.")


def write_variant(project: Path, number: int) -> None:
    """Write the one page in which the two variants of the project differ."""
    (project / "docs" / "methods.md").write_text(f"# Methods\n\n{VARIANTS[number]}\n", "utf-8")


def in_child(work: Callable[[], object], kill_after: float | None = None) -> bool:
    """Do work in a child process; whether it was killed, by itself or after some seconds."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:  # the child of a fork must not go on as a second parent
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("a child failed that was to be killed or to end")
    return os.WIFSIGNALED(status)


def kill_at(event: int) -> None:
    """Let this process kill itself at an event that Python audits: a call of the system, mostly."""
    seen = 0

    def hook(name: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        del name, arguments
        seen += 1
        if seen == event:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def killed_at_random(project: Path, output: Path, seeds: range) -> dict[str, object]:
    """Kill a build at a random moment for each seed; what stood afterwards.

    Every build is of the other variant than the one that stands.
    """
    whole, lengths = [], []
    for number in (1, 0):
        write_variant(project, number)
        begun = time.perf_counter()
        in_child(lambda: build_site(project, output))
        lengths.append(time.perf_counter() - begun)
        whole.insert(0, hashes(output))
    standing, outcomes = 0, []
    for seed in seeds:
        write_variant(project, 1 - standing)
        moment = random.Random(seed).uniform(0, 1.05 * min(lengths))
        was_killed = in_child(lambda: build_site(project, output), moment)
        found = hashes(output)
        if found == whole[1 - standing]:
            standing = 1 - standing
            outcomes.append("new" if was_killed else "done")
        else:
            outcomes.append("old" if found == whole[standing] else "torn")
    left_by_the_last = [path.name for path in (project / "build").iterdir()]
    in_child(lambda: build_site(project, output))
    return {
        "variants differ": whole[0] != whole[1],
        "outcomes": outcomes,
        "left by the last": left_by_the_last,
        "left by a whole build": [path.name for path in (project / "build").iterdir()],
        "beside the site": sorted(path.name for path in output.parent.iterdir()),
    }


def killed_in_the_swap(folder: Path, can_exchange: bool) -> list[list[str]]:
    """Kill the swap at each of its events in turn: what stood, and what stood after a recovery."""
    if not can_exchange:
        swapping.exchange = _cannot_exchange
    outcomes = []
    for event in range(1, 500):
        place, new = folder / f"{event}" / "site", folder / f"{event}" / "stage" / "site"
        for site, word in ((place, "old"), (new, "new")):
            (site / "a").mkdir(parents=True)
            for name in ("index.html", "a/index.html", "a/b.html"):
                (site / name).write_text(f"{word} {name}", "utf-8")

        def swap(new: Path = new, place: Path = place, event: int = event) -> None:
            kill_at(event)
            swapping.put_site_in_place(new, place)

        was_killed = in_child(swap)
        stood = _what_stands(place)
        swapping.recover(place)
        outcomes.append([stood, _what_stands(place)])
        if not was_killed:
            break
    return outcomes


def _cannot_exchange(one: Path, other: Path) -> bool:
    del one, other
    return False


def _what_stands(site: Path) -> str:
    texts = {path.relative_to(site).as_posix(): path.read_text() for path in site.rglob("*.html")}
    words = {text.split()[0] for text in texts.values()}
    return words.pop() if len(texts) == 3 and len(words) == 1 else ("torn" if texts else "none")


if __name__ == "__main__":
    task, first, second = sys.argv[1:]
    if task == "random":
        result: object = killed_at_random(Path(first), Path(second), range(20))
    else:
        result = killed_in_the_swap(Path(first), can_exchange=second == "exchange")
    sys.stdout.write(json.dumps(result))
