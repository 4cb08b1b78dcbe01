"""The stage: a copy of what people write, with all that is generated put beside it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from briefs.charts import style_sheet
from briefs.gate import file_findings
from briefs.macros.evaluating import Page
from briefs.macros.fragments import Fragments, write_fragments
from briefs.model import Download, FindingsError
from briefs.pages.context import Site
from briefs.site.settings import CONFIG_NAME
from briefs.text.dates import date_label

DOCS = "docs"
NOT_PAGES = ("overrides", "decisions", "assets/vendor")
MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
STYLE_SHEET = "assets/briefs.css"
_COPYRIGHT = re.compile(r"^copyright: .*$", re.MULTILINE)


def read_pages(project: Path) -> Iterator[Page]:
    """Every Markdown page below ``docs/`` in the order of paths, save what is no text."""
    docs = project / DOCS
    for path in _markdown(docs):
        relative = path.relative_to(docs)
        if _is_page(relative):
            with suppress(UnicodeDecodeError):
                yield Page(relative.as_posix(), path.read_text(encoding="utf-8"))


def check_files(project: Path) -> None:
    """Refuse what would be published without a look: links, and files that are not as they must be.

    Raises:
        FindingsError: with everything that the gate finds in the project's files.
    """
    if findings := tuple(file_findings(project)):
        raise FindingsError(findings)


def page_paths(project: Path) -> frozenset[str]:
    """The paths of all pages below ``docs/``."""
    docs = project / DOCS
    paths = (path.relative_to(docs) for path in _markdown(docs))
    return frozenset(path.as_posix() for path in paths if _is_page(path))


def _is_page(relative: Path) -> bool:
    return not any(relative.is_relative_to(folder) for folder in NOT_PAGES)


def set_stage(
    project: Path,
    stage: Path,
    site: Site,
    pages: Iterable[Page],
    fragments: Mapping[str, Fragments],
) -> Path:
    """Fill an empty folder with everything that a generator reads.

    Args:
        project: the repository.
        stage: an empty folder.
        site: what the pages share.
        pages: the pages as the pass has read them.
        fragments: the results of the macros, by page.

    Returns:
        The stage's ``mkdocs.yml``.
    """
    shutil.copytree(project / DOCS, stage / DOCS)
    docs = stage / DOCS
    _put_checked(docs, pages)
    for download in site.downloads.values():
        if not _looks_like_page(download):
            _write(docs / download.path, download.content)
    style = docs / STYLE_SHEET
    style.write_text(style_sheet() + style.read_text(encoding="utf-8"), encoding="utf-8")
    for page, results in fragments.items():
        write_fragments(stage, page, results)
    return _write_settings(project, stage, site)


def put_texts(built: Path, downloads: Iterable[Download]) -> None:
    """Put the downloads that a generator would take for pages beside the pages that it made.

    Args:
        built: the folder of the built site.
        downloads: every published file.
    """
    for download in downloads:
        if _looks_like_page(download):
            _write(built / download.path, download.content)


def _looks_like_page(download: Download) -> bool:
    return download.path.endswith(MARKDOWN_SUFFIXES)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _write_settings(project: Path, stage: Path, site: Site) -> Path:
    """The stage's settings; the foot of every page names the version of the data and its day."""
    text = (project / CONFIG_NAME).read_text(encoding="utf-8")
    day = date_label(site.package.created.date().isoformat())
    version = f" · data {site.package.version}, {day}"
    path = stage / CONFIG_NAME
    path.write_text(_COPYRIGHT.sub(rf"\g<0>{version}", text, count=1), encoding="utf-8")
    return path


def _markdown(docs: Path) -> list[Path]:
    """Every file that a generator may take for a page."""
    return sorted(
        path for path in docs.rglob("*") if path.suffix in MARKDOWN_SUFFIXES and path.is_file()
    )


def _put_checked(docs: Path, pages: Iterable[Page]) -> None:
    """Put the text that the pass has read in place of all Markdown; a generator would run more."""
    for path in _markdown(docs):
        path.unlink()
    for page in pages:
        _write(docs / page.path, page.text.encode())
