"""How long the build takes, as a ratio to a reference that is timed in the same run.

Seconds differ from machine to machine; the ratio to a plain MkDocs build of the same pages, with
the same theme and every figure, table and chart already in them, differs far less.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from jinja2 import Environment

from briefs.charts import uncached
from briefs.downloads import chart_files
from briefs.macros.bindings import MACROS
from briefs.macros.calls import call_source
from briefs.macros.evaluating import Page, evaluate
from briefs.macros.fragments import Fragments
from briefs.macros.insertion import insert
from briefs.model import Finding, FindingsError
from briefs.pages.context import Site
from briefs.site.building import CACHE_FOLDER, PACKAGE_FOLDER, build_site, read_site
from briefs.site.memory import BuildMemory
from briefs.site.releases import CHANGELOG
from briefs.site.settings import CONFIG_NAME
from briefs.site.staging import DOCS, read_pages
from briefs.validation import find_faults

RUNS = 3
_OWN_EXTENSION = "briefs.macros.insertion"

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Measurement:
    """The median time of one task, and its ratio to that of the reference."""

    name: str
    seconds: float
    ratio: float


@dataclass(frozen=True, slots=True)
class _Task:
    """What is timed, and what is done before each run outside of the time."""

    name: str
    run: Callable[[], object]
    prepare: Callable[[], object] = lambda: None


def run_bench(project: Path, progress: Progress = lambda _: None) -> tuple[Measurement, ...]:
    """Time the build and its parts on a copy of the project; the project's caches stay as they are.

    Each round runs every task, so that a busy spell of the machine meets the reference as well.

    Args:
        project: the repository.
        progress: is told each round as it begins.

    Returns:
        The reference first, then the tasks in the order in which they ran.

    Raises:
        FindingsError: the project does not build.
    """
    with tempfile.TemporaryDirectory(prefix="briefs-bench-") as folder:
        root = Path(folder).resolve()
        copy = _copy(project, root / "project")
        site, pages = read_site(copy), tuple(read_pages(copy))
        tasks = tuple(_tasks(copy, root, site, pages))
        rounds = []
        for number in range(1, RUNS + 1):
            progress(f"Timing {len(tasks)} tasks, round {number} of {RUNS}")
            rounds.append([_seconds(task) for task in tasks])
    medians = [statistics.median(times) for times in zip(*rounds, strict=True)]
    return tuple(
        Measurement(task.name, median, median / medians[0])
        for task, median in zip(tasks, medians, strict=True)
    )


def table(measurements: Iterable[Measurement]) -> str:
    """Measurements as lines of text: name, seconds, ratio to the reference."""
    rows = tuple(measurements)
    width = max(len(row.name) for row in rows)
    lines = [f"{'median of ' + str(RUNS):{width}}  seconds   ratio"]
    lines += [f"{row.name:{width}}  {row.seconds:7.3f}  {row.ratio:6.2f}" for row in rows]
    return "\n".join(lines)


def _tasks(copy: Path, root: Path, site: Site, pages: tuple[Page, ...]) -> Iterator[_Task]:
    """The reference, then everything that is held against it; a cold build fills the cache."""
    plain = _write_plain_site(copy, root / "plain", pages, evaluate(site, pages))

    def empty_cache() -> None:
        shutil.rmtree(copy / CACHE_FOLDER, ignore_errors=True)

    yield _Task(
        f"reference: plain MkDocs Material, the same {len(pages)} pages",
        lambda: _run("mkdocs", "build", "--quiet", "--config-file", str(plain)),
    )
    yield _Task("whole build, cold", lambda: _build(copy), empty_cache)
    yield _Task("whole build, warm", lambda: _build(copy))
    yield _Task("whole build, warm, Zensical", lambda: _build(copy, "zensical"))
    memory = BuildMemory()
    preview = root / "preview"
    build_site(copy, preview, memory=memory)
    yield _Task(
        "preview, after an edit of a page",
        lambda: build_site(copy, preview, memory=memory),
        lambda: _edit(copy / DOCS / "methods.md", "\nOne more sentence.\n"),
    )
    yield _Task(
        "preview, after an edit of a row",
        lambda: build_site(copy, preview, memory=memory),
        lambda: _edit(copy / PACKAGE_FOLDER / "data" / "known_issues.csv", ""),
    )
    yield _Task("validation alone", lambda: find_faults(copy / PACKAGE_FOLDER))
    yield _Task("pass over pages alone, warm", lambda: evaluate(site, pages))
    yield _Task("charts alone, cold", lambda: tuple(chart_files(site.package, uncached)))
    yield _Task("charts alone, warm", lambda: tuple(chart_files(site.package, site.chart_cache)))


def _edit(path: Path, addition: str) -> None:
    """Add to a page; of a table, put the first row last."""
    text = path.read_text(encoding="utf-8")
    path.write_text(text + addition if addition else _turned(text), encoding="utf-8")


def _turned(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join((lines[0], *lines[2:], lines[1]))


def _seconds(task: _Task) -> float:
    task.prepare()
    begun = time.perf_counter()
    task.run()
    return time.perf_counter() - begun


def _copy(project: Path, target: Path) -> Path:
    """What a build reads, without what earlier builds left."""
    for folder in (DOCS, PACKAGE_FOLDER):
        shutil.copytree(project / folder, target / folder)
    for name in (CONFIG_NAME, CHANGELOG):
        shutil.copy(project / name, target / name)
    return target


def _write_plain_site(
    project: Path, folder: Path, pages: Iterable[Page], made: Mapping[str, Fragments]
) -> Path:
    """A site of the same pages with the project's theme, and none of its macros and overrides.

    Returns:
        Its ``mkdocs.yml``.
    """
    docs = folder / DOCS
    for page in pages:
        path = docs / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_finished(page, made[page.path]), encoding="utf-8")
    settings = yaml.safe_load((project / CONFIG_NAME).read_text(encoding="utf-8"))
    settings["theme"].pop("custom_dir", None)
    extensions = [name for name in settings["markdown_extensions"] if name != _OWN_EXTENSION]
    plain = {"site_name": "Plain", "theme": settings["theme"], "markdown_extensions": extensions}
    config = folder / CONFIG_NAME
    config.write_text(yaml.safe_dump(plain), encoding="utf-8")
    return config


def _finished(page: Page, fragments: Fragments) -> str:
    """A page as Markdown in which every macro is replaced by what it gives."""

    def macro(name: str) -> Callable[..., str]:
        return lambda *args, **kwargs: fragments.texts[call_source(name, args, kwargs)]

    template = Environment().from_string(page.text)  # noqa: S701  the pages were checked
    return insert(template.render({name: macro(name) for name in MACROS}), fragments)


def _build(project: Path, generator: str = "mkdocs") -> None:
    output = str(project / "site")
    _run("briefs", "site", "--project", str(project), "--output", output, "--generator", generator)


def _run(module: str, *arguments: str) -> None:
    """Run a module in a process of its own, as the commands do.

    Raises:
        FindingsError: it failed; the error holds what it said.
    """
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603  ours
    if done.returncode:
        said = (done.stdout + done.stderr).strip()
        cure = f"run make site, which says more; it ended with: {said[-2000:]}"
        raise FindingsError([Finding(module, 0, "", "", "a command that succeeds", cure)])
