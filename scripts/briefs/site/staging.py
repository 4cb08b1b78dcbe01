"""The stage: a copy of what people write, with all that is generated put beside it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from briefs.charts import style_sheet
from briefs.macros.evaluating import Page
from briefs.macros.fragments import Fragments, write_fragments
from briefs.model import Finding, FindingsError
from briefs.pages.context import Site
from briefs.site.settings import CONFIG_NAME
from briefs.text.addresses import page_address
from briefs.text.dates import date_label

DOCS = "docs"
NOT_PAGES = ("overrides", "decisions", "assets/vendor")
NOT_ONLY_PAGES = ("assets", "overrides", "decisions")
MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
# Names become titles and addresses; a generator runs a title that holds braces.
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
STYLE_SHEET = "assets/briefs.css"
_COPYRIGHT = re.compile(r"^copyright: .*$", re.MULTILINE)


def read_pages(project: Path) -> Iterator[Page]:
    """Every Markdown page below ``docs/``, in the order of paths.

    Raises:
        FindingsError: a page is not UTF-8; told after all the others are read.
    """
    findings: list[Finding] = []
    docs = project / DOCS
    for path in _markdown(docs):
        relative = path.relative_to(docs)
        if _is_page(relative):
            try:
                yield Page(relative.as_posix(), path.read_text(encoding="utf-8"))
            except UnicodeDecodeError as error:
                findings.append(_not_utf8(f"{DOCS}/{relative.as_posix()}", error))
    if findings:
        raise FindingsError(findings)


def check_files(project: Path) -> None:
    """Refuse what would be published without a look: links, and files that are not pages or assets.

    Raises:
        FindingsError: with every such file.
    """
    docs = project / DOCS
    findings = []
    for path in sorted(docs.rglob("*")):
        relative = path.relative_to(docs)
        file = f"{DOCS}/{relative.as_posix()}"
        if path.is_symlink():
            findings.append(Finding(file, 0, "", "a link", "a file", "put the file itself there"))
        elif not _NAME.fullmatch(path.name):
            expected = "a name of letters, digits, hyphens, dots and underscores"
            findings.append(Finding(file, 0, "", path.name, expected, "rename it"))
        elif path.suffix in MARKDOWN_SUFFIXES and _is_page(relative) and "." in path.stem:
            expected = "a page without a dot in its name, which may be the name of a file"
            findings.append(Finding(file, 0, "", path.name, expected, "rename it"))
        elif path.is_file() and not _is_expected(relative):
            expected = (
                f"a page ({MARKDOWN_SUFFIXES[0]}), or a file below {', '.join(NOT_ONLY_PAGES)}"
            )
            findings.append(Finding(file, 0, "", "", expected, "move or remove it"))
    findings += _same_addresses(page_paths(project))
    if findings:
        raise FindingsError(findings)


def _same_addresses(paths: Iterable[str]) -> Iterator[Finding]:
    """Pages that would be published at the address of another, of which one would be lost."""
    first: dict[str, str] = {}
    for path in sorted(paths):
        address = page_address(path).lower()
        if first.setdefault(address, path) != path:
            expected = f"an address of its own; {DOCS}/{first[address]} has it"
            yield Finding(f"{DOCS}/{path}", 0, "", f"/{address}", expected, "rename the page")


def _is_expected(relative: Path) -> bool:
    return relative.suffix in MARKDOWN_SUFFIXES or relative.parts[0] in NOT_ONLY_PAGES


def page_paths(project: Path) -> frozenset[str]:
    """The paths of all pages below ``docs/``."""
    docs = project / DOCS
    paths = (path.relative_to(docs) for path in _markdown(docs))
    return frozenset(path.as_posix() for path in paths if _is_page(path))


def _is_page(relative: Path) -> bool:
    return not any(relative.is_relative_to(folder) for folder in NOT_PAGES)


def _not_utf8(file: str, error: UnicodeDecodeError) -> Finding:
    line = error.object.count(b"\n", 0, error.start) + 1
    byte = f"byte 0x{error.object[error.start]:02x}"
    cure = "save the file as UTF-8 (it may be Windows-1251 now)"
    return Finding(file, line, "", byte, "UTF-8 text", cure)


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
        _write(docs / download.path, download.content)
    style = docs / STYLE_SHEET
    style.write_text(style_sheet() + style.read_text(encoding="utf-8"), encoding="utf-8")
    for page, results in fragments.items():
        write_fragments(stage, page, results)
    return _write_settings(project, stage, site)


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
