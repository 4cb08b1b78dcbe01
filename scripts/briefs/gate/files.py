"""Files as such, before anything reads them: links, places, names, sizes and what is in them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from briefs.gate.archives import archive_findings
from briefs.gate.characters import character_findings, decoded, entity_findings
from briefs.model import Finding
from briefs.model.fault_codes import FaultCode, files

CONTENT = ("docs", "datapackage")
READ_BY_THE_BUILD = ("mkdocs.yml", "CHANGELOG.md")
_NOT_OURS = (".git", ".venv", ".cache", "build", "site", "dist", "node_modules", "__pycache__")
_OF_EDITORS = re.compile(r"\.DS_Store|\..*\.sw[a-p]")
_KB = 1000
_PICTURES = {
    ".png": b"\x89PNG\r\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".webp": b"RIFF",
}
# What people may bring: a form of the path, and the largest size in bytes.
_ALLOWED = (
    (re.compile(r"docs/(?!assets/|overrides/).+\.md"), 200 * _KB),
    (re.compile(r"docs/assets/(?!vendor/).+\.(png|jpe?g|webp)"), 1000 * _KB),
    (re.compile(r"datapackage/datapackage\.json"), 2000 * _KB),
    (re.compile(r"datapackage/data/[^/]+"), 50_000 * _KB),  # unlisted ones are told by the tables
    (re.compile(r"datapackage/derived/[^/]+\.json"), 500 * _KB),
    (re.compile(r"datapackage/releases/\d+\.\d+\.\d+\.zip"), 50_000 * _KB),
)
# The site's own, by name, as they could run or have names of another kind.
OWN_FILES = frozenset(
    {
        *(
            f"docs/assets/{name}"
            for name in (
                "briefs.css",
                "briefs.js",
                "explorer.css",
                "explorer.js",
                "explorer/chart.js",
                "explorer/choosing.js",
                "explorer/marks.js",
                "explorer/statements.js",
                "explorer/table.js",
                "explorer/wording.js",
                "favicon.svg",
                "search-on-demand.js",
                "sort-heads.js",
                "sortable.css",
                "sortable.js",
                "vendor/papaparse/LICENSE.txt",
                "vendor/papaparse/README.md",
                "vendor/papaparse/papaparse.min.js",
                "vendor/uplot/LICENSE.txt",
                "vendor/uplot/README.md",
                "vendor/uplot/uPlot.iife.min.js",
                "vendor/uplot/uPlot.min.css",
            )
        ),
        "docs/assets/vendor/noto-sans/OFL.txt",
        "docs/assets/vendor/noto-sans/README.md",
        *(
            f"docs/assets/vendor/noto-sans/noto-sans-{letters}-{weight}.woff2"
            for letters in ("accents", "cyrillic", "kazakh-tajik", "latin")
            for weight in (400, 600)
        ),
        "docs/decisions/README.md",
        "docs/overrides/404.html",
        "docs/overrides/main.html",
        "docs/overrides/partials/actions.html",
        "docs/overrides/partials/source.html",
        "docs/overrides/sitemap.xml",
    }
)
_LONGEST_PATH = 100
_PART = re.compile(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9_-])?")
_OF_WINDOWS = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\..*)?", re.IGNORECASE)


def file_findings(project: Path) -> Iterator[Finding]:
    """What is wrong with the files of a project, the tables' rows and the descriptor aside.

    Args:
        project: the repository; findings name paths below it.
    """
    listed: dict[str, str] = {}
    addresses: dict[str, str] = {}
    for path in _walk(project):
        file = path.relative_to(project).as_posix()
        if path.is_symlink():
            yield Finding(file, 0, "", "a link", "a file", "put the file itself there", files.LINK)
            continue
        yield from _twins(file, listed, files.SAME_NAME, file.casefold())
        if path.is_dir() or not (
            file.startswith(tuple(f"{name}/" for name in CONTENT)) or file in READ_BY_THE_BUILD
        ):
            continue
        if file.endswith(".md"):
            yield from _twins(file, addresses, files.SAME_ADDRESS, _address(file))
        yield from _place_findings(file) or _content_findings(path, file)


def _walk(folder: Path) -> Iterator[Path]:
    """Every file, folder and link of a project that is not made by its tasks, in order."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name in _NOT_OURS or _OF_EDITORS.fullmatch(entry.name):
            continue
        yield Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))


def _twins(file: str, known: dict[str, str], code: FaultCode, key: str) -> Iterator[Finding]:
    if key in known:
        expected = f"a name of its own; {known[key]} has it, too"
        yield Finding(file, 0, "", "", expected, "rename or remove one of the two", code)
    known.setdefault(key, file)


def _is_unsafe(part: str) -> bool:
    is_form = bool(_PART.fullmatch(part)) and ".." not in part
    is_page_like_a_file = part.endswith(".md") and part.count(".") > 1
    return not is_form or is_page_like_a_file or bool(_OF_WINDOWS.fullmatch(part))


def _address(file: str) -> str:
    return re.sub(r"(/index)?\.md$", "", file)


def _place_findings(file: str) -> list[Finding]:
    if file in OWN_FILES or file in READ_BY_THE_BUILD:
        return []
    bad = [part for part in PurePosixPath(file).parts if _is_unsafe(part)]
    if bad or len(file) > _LONGEST_PATH:
        expected = (
            f"lower-case letters, digits, - _ and . in a path of at most {_LONGEST_PATH}, no name "
            "that Windows keeps, and no page with a dot, which may be the name of a file"
        )
        return [
            Finding(
                file, 0, "", bad[0] if bad else "", expected, "rename the file", files.UNSAFE_NAME
            )
        ]
    if not any(form.fullmatch(file) for form, _ in _ALLOWED):
        expected = (
            "a page (.md) in docs, a picture (.png, .jpg, .webp) in docs/assets, or a table in "
            "datapackage/data"
        )
        return [
            Finding(
                file,
                0,
                "",
                PurePosixPath(file).suffix,
                expected,
                "move or remove it",
                files.WRONG_TYPE,
            )
        ]
    return []


def _content_findings(path: Path, file: str) -> Iterator[Finding]:
    if not path.is_file():
        yield Finding(file, 0, "", "no plain file", "a file", "put a file there", files.WRONG_TYPE)
        return
    largest = next((size for form, size in _ALLOWED if form.fullmatch(file)), 1000 * _KB)
    if (size := path.stat().st_size) > largest:
        expected = f"at most {largest:,} bytes"
        yield Finding(file, 0, "", f"{size:,} bytes", expected, "make it smaller", files.TOO_LARGE)
    elif file.endswith(".md") or file in READ_BY_THE_BUILD:
        yield from text_findings(path, file)
    elif mark := _PICTURES.get(path.suffix):
        if not path.read_bytes().startswith(mark):
            expected = f"a picture of the type that {path.suffix} names"
            yield Finding(file, 0, "", "", expected, "save it as that type", files.WRONG_CONTENT)
    elif path.suffix == ".zip":
        yield from archive_findings(path, file)


def text_findings(path: Path, file: str) -> Iterator[Finding]:
    """What is wrong with the characters of a page or a configuration."""
    text = decoded(file, path.read_bytes())
    if isinstance(text, Finding):
        yield text
        return
    yield from character_findings(file, text)
    yield from entity_findings(file, text)
