"""Bad files: what is done to the project, then code, file and line told, words of the message."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

Edit = Callable[[Path], object]
BadFile = tuple[Edit, str, str, int, str]
TOTALS = "datapackage/data/trade_totals.csv"


def bytes_of(file: str, change: Callable[[bytes], bytes]) -> Edit:
    """A change of a file's bytes."""

    def edit(project: Path) -> None:
        before = (project / file).read_bytes()
        (project / file).write_bytes(change(before))
        assert (project / file).read_bytes() != before

    return edit


def swapped(file: str, old: bytes, new: bytes) -> Edit:
    return bytes_of(file, lambda content: content.replace(old, new, 1))


def added(file: str, content: bytes = b"# A\n") -> Edit:
    def edit(project: Path) -> None:
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_bytes(content)

    return edit


def linked(file: str, target: str) -> Edit:
    def edit(project: Path) -> None:
        path = project / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.symlink_to(target)

    return edit


def pipe(project: Path) -> None:
    os.mkfifo(project / "docs" / "briefs" / "pipe.md")


def last_row_first(content: bytes) -> bytes:
    head, *rows = content.splitlines(keepends=True)
    return b"".join((head, rows[-1], *rows[:-1]))


def archive(name: str, mode: int = 0) -> Edit:
    def edit(project: Path) -> None:
        folder = project / "datapackage" / "releases"
        folder.mkdir()
        with zipfile.ZipFile(folder / "0.0.1.zip", "w") as packed:
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            packed.writestr(info, "x")

    return edit


def both(*edits: Edit) -> Edit:
    return lambda project: [edit(project) for edit in edits]


# Each adds one file to the project; all of them are told in one run.
BAD_ADDED: dict[str, BadFile] = {
    "script": (
        added("docs/assets/evil.js"),
        "F102",
        "docs/assets/evil.js",
        0,
        "a page (.md) in docs",
    ),
    "SVG with a script": (
        added("docs/assets/a.svg", b"<svg onload='x()'/>"),
        "F102",
        "docs/assets/a.svg",
        0,
        ".svg",
    ),
    "HTML page": (
        added("docs/evil.html", b"<script>x()</script>"),
        "F102",
        "docs/evil.html",
        0,
        ".html",
    ),
    "template of the theme": (
        added("docs/overrides/partials/x.html"),
        "F102",
        "docs/overrides/partials/x.html",
        0,
        ".html",
    ),
    "style": (added("docs/assets/x.css"), "F102", "docs/assets/x.css", 0, ".css"),
    "Python among pages": (added("docs/x.py"), "F102", "docs/x.py", 0, ".py"),
    "program beside a page": (added("docs/briefs/x.exe"), "F102", "docs/briefs/x.exe", 0, ".exe"),
    "picture outside assets": (
        added("docs/briefs/x.png", b"\x89PNG\r\n\x1a\n"),
        "F102",
        "docs/briefs/x.png",
        0,
        "docs/assets",
    ),
    "rare ending of Markdown": (
        added("docs/x.markdown"),
        "F102",
        "docs/x.markdown",
        0,
        ".markdown",
    ),
    "file of the server": (
        added("docs/x.htaccess"),
        "F102",
        "docs/x.htaccess",
        0,
        "move or remove",
    ),
    "page below assets": (added("docs/assets/x.md"), "F102", "docs/assets/x.md", 0, ".md"),
    "spreadsheet": (added("datapackage/x.xlsx"), "F102", "datapackage/x.xlsx", 0, ".xlsx"),
    "script as a picture": (
        added("docs/assets/y.png", b"<svg onload=x()>"),
        "F106",
        "docs/assets/y.png",
        0,
        "save it as that type",
    ),
    "space in a name": (added("docs/a b.md"), "F103", "docs/a b.md", 0, "rename the file"),
    "capitals in a name": (
        added("docs/briefs/KAZ-UZB.md"),
        "F103",
        "docs/briefs/KAZ-UZB.md",
        0,
        "lower-case",
    ),
    "Cyrillic name": (
        added("docs/briefs/k\u0430z-uzb.md"),
        "F103",
        "docs/briefs/k\u0430z-uzb.md",
        0,
        "lower-case",
    ),
    "name of Windows": (added("docs/con.md"), "F103", "docs/con.md", 0, "Windows"),
    "name of a Windows port": (added("docs/com1/x.md"), "F103", "docs/com1/x.md", 0, "Windows"),
    "hidden file": (added("docs/.hidden.md"), "F103", "docs/.hidden.md", 0, "rename"),
    "two full stops": (added("docs/a..md"), "F103", "docs/a..md", 0, "rename"),
    "control character in a name": (
        added("docs/a\x1b[2J.md"),
        "F103",
        "docs/a\x1b[2J.md",
        0,
        "rename",
    ),
    "new line in a name": (
        added("docs/a\n::error::x.md"),
        "F103",
        "docs/a\n::error::x.md",
        0,
        "rename",
    ),
    "colon in a name": (added("docs/a:b.md"), "F103", "docs/a:b.md", 0, "rename"),
    "a path of 120 characters": (
        added(f"docs/{'a' * 120}.md"),
        "F103",
        f"docs/{'a' * 120}.md",
        0,
        "at most 100",
    ),
    "a picture of two megabytes": (
        added("docs/assets/x.png", b"\x89PNG\r\n" + b"\0" * 2_000_000),
        "F105",
        "docs/assets/x.png",
        0,
        "at most 1,000,000 bytes",
    ),
}

BAD_FILES: dict[str, BadFile] = {
    "rows in another order": (
        bytes_of("datapackage/data/economies.csv", last_row_first),
        "T105",
        "datapackage/data/economies.csv",
        2,
        "run make fix",
    ),
    # links and what is no file
    "link to a file of the machine": (
        linked("docs/host.md", "/etc/hostname"),
        "F101",
        "docs/host.md",
        0,
        "put the file itself",
    ),
    "link upwards": (
        linked("docs/assets/a.png", "../../mkdocs.yml"),
        "F101",
        "docs/assets/a.png",
        0,
        "a link",
    ),
    "table that is a link": (linked(TOTALS, "/etc/passwd"), "F101", TOTALS, 0, "a link"),
    "descriptor that is a link": (
        linked("datapackage/datapackage.json", "/etc/passwd"),
        "F101",
        "datapackage/datapackage.json",
        0,
        "a link",
    ),
    "folder that is a link": (linked("docs/more", "/etc"), "F101", "docs/more", 0, "a link"),
    "link to nothing": (linked("docs/none.md", "nowhere"), "F101", "docs/none.md", 0, "a link"),
    "link among the code": (
        linked("scripts/briefs", "/tmp"),
        "F101",
        "scripts/briefs",
        0,
        "a link",
    ),
    "pipe": (pipe, "F102", "docs/briefs/pipe.md", 0, "no plain file"),
    # types
    # names
    "names that differ by case": (
        added("docs/Methods.md"),
        "F103",
        "docs/Methods.md",
        0,
        "lower-case",
    ),
    "folders that differ by case": (
        both(added("docs/data/index.md"), added("scripts/A.py"), added("scripts/a.py")),
        "F104",
        "scripts/a.py",
        0,
        "scripts/A.py has it, too",
    ),
    "two pages of one address": (
        added("docs/methods/index.md"),
        "F107",
        "docs/methods.md",
        0,
        "docs/methods/index.md has it, too",
    ),
    # sizes
    "a page of a megabyte": (
        added("docs/briefs/kaz-tjk.md", b"a\n" * 500_000),
        "F105",
        "docs/briefs/kaz-tjk.md",
        0,
        "at most 200,000 bytes",
    ),
    # archives
    "archive that leads out": (
        archive("../../evil.csv"),
        "F108",
        "datapackage/releases/0.0.1.zip",
        0,
        "below the archive's own folder",
    ),
    "archive with an absolute path": (
        archive("/etc/x.csv"),
        "F108",
        "datapackage/releases/0.0.1.zip",
        0,
        "plain files",
    ),
    "archive with a link": (
        archive("a.csv", 0o120777),
        "F108",
        "datapackage/releases/0.0.1.zip",
        0,
        "plain files",
    ),
    "archive that is none": (
        added("datapackage/releases/0.0.1.zip", b"PK"),
        "F108",
        "datapackage/releases/0.0.1.zip",
        0,
        "a zip archive",
    ),
    # characters
    "byte order mark in a table": (
        bytes_of(TOTALS, lambda content: b"\xef\xbb\xbf" + content),
        "F201",
        TOTALS,
        1,
        "without a byte order mark",
    ),
    "UTF-16 table": (
        bytes_of(TOTALS, lambda content: content.decode().encode("utf-16")),
        "F201",
        TOTALS,
        1,
        "without a byte order mark",
    ),
    "byte order mark in a page": (
        bytes_of("docs/methods.md", lambda content: b"\xef\xbb\xbf" + content),
        "F201",
        "docs/methods.md",
        1,
        "save the file as UTF-8",
    ),
    "Windows-1251 table": (
        swapped(TOTALS, b"$877.6", "Рост".encode("cp1251")),
        "F202",
        TOTALS,
        2,
        "Windows-1251",
    ),
    "Windows-1251 page": (
        added("docs/methods.md", "# Методы\n".encode("cp1251")),
        "F202",
        "docs/methods.md",
        1,
        "Windows-1251",
    ),
    "overlong bytes": (swapped(TOTALS, b"$877.6", b"\xc0\xaf"), "F202", TOTALS, 2, "UTF-8 text"),
    "surrogate in bytes": (
        swapped("docs/methods.md", b"Words", b"\xed\xa0\x80"),
        "F202",
        "docs/methods.md",
        3,
        "UTF-8 text",
    ),
    "Latin-1 configuration": (
        swapped("mkdocs.yml", "·".encode(), b"\xb7"),
        "F202",
        "mkdocs.yml",
        7,
        "UTF-8 text",
    ),
    "NUL in a table": (swapped(TOTALS, b"$877.6", b"\0"), "F203", TOTALS, 2, "U+0000"),
    "escape in a table": (swapped(TOTALS, b"$877.6", b"\x1b[2J"), "F203", TOTALS, 2, "U+001B"),
    "tab in a table": (swapped(TOTALS, b"$877.6", b"\t877.6"), "F203", TOTALS, 2, "U+0009"),
    "lone carriage return": (swapped(TOTALS, b"$877.6", b"a\rb"), "F203", TOTALS, 2, "U+000D"),
    "NUL in a page": (
        swapped("docs/methods.md", b"Words", b"W\0rds"),
        "F203",
        "docs/methods.md",
        3,
        "U+0000",
    ),
    "bidi override in a table": (
        swapped(TOTALS, b"$877.6", "\u202e6.778".encode()),
        "F204",
        TOTALS,
        2,
        "U+202E RIGHT-TO-LEFT OVERRIDE",
    ),
    "bidi isolate in a page": (
        swapped("docs/methods.md", b"Words", "\u2066Words".encode()),
        "F204",
        "docs/methods.md",
        3,
        "U+2066",
    ),
    "zero-width space in a table": (
        swapped(TOTALS, b"$877.6", "87\u200b7.6".encode()),
        "F204",
        TOTALS,
        2,
        "U+200B",
    ),
    "soft hyphen in a page": (
        swapped("docs/methods.md", b"Words", "Wo\u00adrds".encode()),
        "F204",
        "docs/methods.md",
        3,
        "U+00AD",
    ),
    "tag letters in a page": (
        swapped("docs/methods.md", b"Words", "Words\U000e0041".encode()),
        "F204",
        "docs/methods.md",
        3,
        "U+E0041",
    ),
    "filler in a table": (
        swapped(TOTALS, b"$877.6", "\u3164".encode()),
        "F204",
        TOTALS,
        2,
        "U+3164",
    ),
    "no-break space in a table": (
        swapped(TOTALS, b"$877.6", "$877.6\u00a0m".encode()),
        "F204",
        TOTALS,
        2,
        "NO-BREAK SPACE",
    ),
    "line separator in a table": (
        swapped(TOTALS, b"$877.6", "a\u2028b".encode()),
        "F204",
        TOTALS,
        2,
        "U+2028",
    ),
    "private character": (
        swapped(TOTALS, b"$877.6", "\ue000".encode()),
        "F204",
        TOTALS,
        2,
        "U+E000",
    ),
    "bidi override by reference": (
        swapped("docs/methods.md", b"Words", b"a&#x202e;b"),
        "F204",
        "docs/methods.md",
        3,
        "&#x202e;",
    ),
    "zero-width joiner by name": (
        swapped("docs/methods.md", b"Words", b"a&zwj;b"),
        "F204",
        "docs/methods.md",
        3,
        "&zwj;",
    ),
    "letter in parts in a table": (
        swapped(TOTALS, b"$877.6", "cafe\u0301".encode()),
        "F205",
        TOTALS,
        2,
        "NFC",
    ),
    "letter in parts in a page": (
        swapped("docs/methods.md", b"Words", "и\u0306".encode()),
        "F205",
        "docs/methods.md",
        3,
        "type the letter anew",
    ),
    "two alphabets in a table": (
        swapped(TOTALS, b"$877.6", "Kазахстан".encode()),
        "F206",
        TOTALS,
        2,
        "LATIN CAPITAL LETTER K",
    ),
    "two alphabets in a page": (
        swapped("docs/methods.md", b"Words", "Kaz\u0430khstan".encode()),
        "F206",
        "docs/methods.md",
        3,
        "CYRILLIC SMALL LETTER A",
    ),
    # tables as files
    "missing table": (
        lambda project: (project / TOTALS).unlink(),
        "F301",
        TOTALS,
        0,
        "add the file",
    ),
    "unlisted table": (
        added("datapackage/data/more.csv", b"id\n"),
        "F302",
        "datapackage/data/more.csv",
        0,
        "list it or remove",
    ),
    "unclosed quote": (
        swapped(TOTALS, b"$877.6", b'"$877.6'),
        "T101",
        TOTALS,
        2,
        "mend the quoting",
    ),
    "semicolons": (
        bytes_of(TOTALS, lambda content: content.replace(b",", b";")),
        "T102",
        TOTALS,
        1,
        "the header id,dyad",
    ),
    "tabs for commas": (
        bytes_of(TOTALS, lambda content: content.replace(b",", b"\t")),
        "F203",
        TOTALS,
        1,
        "U+0009",
    ),
    "renamed column": (
        swapped(TOTALS, b"stated_as", b"stated"),
        "T102",
        TOTALS,
        1,
        "missing stated_as",
    ),
    "columns in another order": (
        swapped(TOTALS, b"id,dyad", b"dyad,id"),
        "T102",
        TOTALS,
        1,
        "order",
    ),
    "empty table": (bytes_of(TOTALS, lambda _: b""), "T102", TOTALS, 1, "the header id,dyad"),
    "short row": (swapped(TOTALS, b",877.6,", b","), "T103", TOTALS, 2, "18 cells"),
    "long row": (swapped(TOTALS, b",877.6,", b",1,877.6,"), "T103", TOTALS, 2, "20 cells"),
    "empty line": (
        bytes_of(TOTALS, lambda content: content + b"\n"),
        "T104",
        TOTALS,
        3,
        "delete the empty line",
    ),
    "field of a megabyte": (
        swapped(TOTALS, b"$877.6 million", b"x" * 1_000_000),
        "T208",
        TOTALS,
        2,
        "at most 2,000",
    ),
    "Windows-1251 list of changes": (
        added("CHANGELOG.md", "# Изменения\n".encode("cp1251")),
        "F202",
        "CHANGELOG.md",
        1,
        "Windows-1251",
    ),
    # configuration
    "no configuration": (
        lambda project: (project / "mkdocs.yml").unlink(),
        "C101",
        "mkdocs.yml",
        0,
        "--project",
    ),
    "configuration that is no YAML": (
        added("mkdocs.yml", b"a: [\n"),
        "C102",
        "mkdocs.yml",
        2,
        "correct the file",
    ),
    "configuration that runs Python": (
        added("mkdocs.yml", b"a: !!python/object/apply:os.system ['x']\n"),
        "C102",
        "mkdocs.yml",
        1,
        "correct the file",
    ),
    "configuration without an address": (
        swapped("mkdocs.yml", b"site_url", b"site_uri"),
        "C103",
        "mkdocs.yml",
        0,
        "add site_url",
    ),
}

GOOD_FILES: dict[str, Edit] = {
    "a sound project": lambda _: None,
    "a picture": added("docs/assets/map.png", b"\x89PNG\r\n\x1a\n"),
    "Windows line ends in a table": bytes_of(
        TOTALS, lambda content: content.replace(b"\n", b"\r\n")
    ),
    "no line end at the end": bytes_of(TOTALS, lambda content: content.removesuffix(b"\n")),
    "files of an editor": both(added("docs/.DS_Store", b"\0"), added("docs/.index.md.swp", b"\0")),
    "what tasks make": both(added("site/evil.html"), added("build/x.js"), linked(".venv", "/tmp")),
}
