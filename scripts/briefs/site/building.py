"""Building the site: validate, make every figure, stage, generate, check, and only then swap."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from briefs.charts import folder_cache
from briefs.checks import run_checks
from briefs.downloads import DATA_FOLDER, Edition, catalogue, every_download, version_files
from briefs.gate import PACKAGE_FOLDER
from briefs.macros.evaluating import evaluate
from briefs.model import Finding, FindingsError, Verdict
from briefs.model.fault_codes import building, commands
from briefs.pages.context import Site
from briefs.site.descriptions import head_elements
from briefs.site.generated import generated_pages
from briefs.site.generators import GENERATORS, KEEPS_LINKS
from briefs.site.heads import finish_heads
from briefs.site.inspection import inspect_site
from briefs.site.kept import read_kept_releases
from briefs.site.llms import llms_file
from briefs.site.memory import BuildMemory, content_digest
from briefs.site.releases import (
    CHANGELOG,
    read_releases,
    with_changed_sentences,
    with_changes,
)
from briefs.site.settings import CONFIG_NAME, read_settings
from briefs.site.staging import check_files, page_paths, put_texts, read_pages, set_stage
from briefs.site.swapping import put_site_in_place, recover, workplace
from briefs.tables import published_tables, read_descriptor
from briefs.text.addresses import page_address
from briefs.text.verdicts import marks_by_figure
from briefs.validation import read_valid_package

CACHE_FOLDER = ".cache/charts"
BUILD_FOLDER = "build"
PAPERS = {"LICENSE-DATA": "LICENSE.txt", "CITATION.cff": "CITATION.cff", CHANGELOG: "CHANGES.md"}
"""The papers of the repository that go with the data, and their names there."""

_DISK = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}
)

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a build did."""

    output: Path
    pages: int
    statements: int
    sources: int
    checks: int
    conflicts: int
    typed_numbers: int
    seconds: float


def build_site(
    project: Path,
    output: Path,
    generator: str = "mkdocs",
    progress: Progress = lambda _: None,
    memory: BuildMemory | None = None,
) -> Summary:
    """Build the whole site and put it in place of the last one.

    Args:
        project: the repository.
        output: where the site goes; it is replaced as a whole, or left as it was.
        generator: ``mkdocs`` or ``zensical``.
        progress: is told each step as it begins.
        memory: of the builds before, for a preview; what is unchanged is not made again.

    Raises:
        FindingsError: the data, a page or the generator's result has faults; all of one step are
            in the error, and ``output`` is as it was.
    """
    with _told_of_the_disk(output):
        return _build(
            project, output, generator, progress, BuildMemory() if memory is None else memory
        )


def _build(
    project: Path, output: Path, generator: str, progress: Progress, remembered: BuildMemory
) -> Summary:
    begun = time.perf_counter()
    recover(output.resolve())
    _refuse_output(project, output)
    progress("Checking the data package")
    check_files(project)
    written = tuple(read_pages(project))
    progress("Making the figures, drawing charts and writing downloads")
    key = content_digest(_data_files(project))
    site = remembered.read(key, lambda: with_changes(with_downloads(read_site(project), project)))
    site = replace(site, page_paths=frozenset(page.path for page in written))
    generated = tuple(generated_pages(site))
    pages = (*written, *generated)
    site = replace(site, page_paths=frozenset(page.path for page in pages))
    site = with_changed_sentences(site, pages)
    llms = llms_file(site, written)
    site = replace(site, downloads={**site.downloads, llms.path: llms})
    progress("Putting figures into pages")
    fragments = evaluate(site, pages, remembered.known(site, pages))
    remembered.keep(site, pages, fragments)
    with workplace(project / BUILD_FOLDER) as stage:
        set_stage(project, stage, site, pages, fragments)
        progress(f"Building pages with {generator}")
        os.environ["SOURCE_DATE_EPOCH"] = str(int(site.package.created.timestamp()))
        built = GENERATORS[generator](stage)
        put_texts(built, site.downloads.values())
        finish_heads(built, _head_elements(site, project))
        with_links = generator in KEEPS_LINKS
        inspect_site(built, pages, site.site_url, remembered.inspected, with_links=with_links)
        put_site_in_place(built, output)
    package = site.package
    return Summary(
        output=output,
        pages=len(pages),
        statements=len(package.observations) + len(package.product_observations),
        sources=len(package.sources),
        checks=len(site.checks),
        conflicts=sum(check.verdict is Verdict.CONFLICTS for check in site.checks),
        typed_numbers=sum(
            source.startswith("typed(") for made in fragments.values() for source in made.texts
        ),
        seconds=time.perf_counter() - begun,
    )


@contextmanager
def _told_of_the_disk(output: Path) -> Iterator[None]:
    """Turns what the disk refuses into a finding.

    Raises:
        FindingsError: it is full, broken, or not to be written.
    """
    try:
        yield
    except OSError as error:
        if error.errno not in _DISK:
            raise
        expected = "a disk with room for the site, that may be written"
        cure = f"make room or choose another --output; {output} is as it was"
        file, shown = str(error.filename or output), error.strerror or ""
        raise FindingsError(
            [Finding(file, 0, "", shown, expected, cure, commands.NOT_WRITTEN)]
        ) from None


def _data_files(project: Path) -> list[Path]:
    """The files from which the site is read, besides its pages."""
    data = [path for path in (project / PACKAGE_FOLDER).rglob("*") if path.is_file()]
    others = [project / name for name in (CONFIG_NAME, CHANGELOG, *PAPERS)]
    return [*data, *(path for path in others if path.is_file())]


def _refuse_output(project: Path, output: Path) -> None:
    """Refuse to replace a folder that is not a site.

    Raises:
        FindingsError: the folder is the project, holds it, or holds something else.
    """
    whole, target = project.resolve(), output.resolve()
    is_site = (target / "index.html").is_file() or not target.exists() or not any(target.iterdir())
    if target == whole or target in whole.parents or not is_site:
        expected, cure = (
            "a new or empty folder, or one that holds a built site",
            "name another folder",
        )
        raise FindingsError(
            [Finding(str(output), 0, "", "", expected, cure, building.OUTPUT_FOLDER)]
        )


def read_site(project: Path) -> Site:
    """What all pages share, from a validated data package.

    Raises:
        FindingsError: the data package or ``mkdocs.yml`` has faults.
    """
    settings = read_settings(project)
    folder = project / PACKAGE_FOLDER
    package = read_valid_package(folder)
    checks = run_checks(package)
    return Site(
        package=package,
        descriptor=read_descriptor(folder),
        checks=checks,
        marks=marks_by_figure(checks),
        site_url=settings.site_url,
        repo_url=settings.repo_url,
        edit_url=f"{settings.repo_url.rstrip('/')}/{settings.edit_uri}",
        page_paths=page_paths(project),
        chart_cache=folder_cache(project / CACHE_FOLDER),
        releases=read_releases(project),
        kept=read_kept_releases(folder),
    )


def with_downloads(site: Site, project: Path) -> Site:
    """The site with every file that is published besides its pages."""
    listed = (
        *every_download(edition_of(site, project), site.chart_cache),
        *(file for release in site.kept for file in version_files(release)),
    )
    files = {file.path: file for file in listed}
    return replace(site, downloads=files, tables=published_tables(files, DATA_FOLDER))


def _head_elements(site: Site, project: Path) -> Mapping[str, tuple[str, ...]]:
    """What programs read in the heads of pages, by the page's file."""
    edition = edition_of(site, project)
    found = head_elements(edition, catalogue(edition, site.downloads.values()))
    addresses = {page_address(path) for path in site.page_paths}
    return {f"{page}index.html": (html,) for page, html in found.items() if page in addresses}


def edition_of(site: Site, project: Path) -> Edition:
    """What is published of a site, with the papers of the repository that go with the data."""
    return Edition(
        descriptor=site.descriptor,
        package=site.package,
        checks=site.checks,
        marks=site.marks,
        site_url=site.site_url,
        releases=site.releases,
        papers={
            name: (project / paper).read_bytes()
            for paper, name in PAPERS.items()
            if (project / paper).is_file()
        },
        repo_url=site.repo_url,
    )
