"""Attribute lists in Markdown, ``{: #id .class }``: an id and classes of the site, nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.model import Finding
from briefs.model.fault_codes import markdown

ID, CLASS = "id", "class"
_NAME = re.compile(r"[a-z][a-z0-9-]*")
# The build gives such ids to figures, notes, drawings and so on; a page must not pose as one.
_RESERVED = ("bb-", "chart-", "conflict-", "figure-", "fn", "md-", "popover-", "table-", "year-")
_OURS = "bb-"
_FENCE = re.compile(r"(`{3,}|~{3,})(.*)")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_MACRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
_ALIGNED = re.compile(r"[ >]*\|?(?=[^\n]*:)(?: *:?-+:? *\|)+ *(?::?-+:?)? *")
_BRACES = re.compile(r"\{:?[ ]*([^}\n]*)\}?")


def name_fault(kind: str, name: str) -> str:
    """What is wrong with an id or a class that a page gives, or nothing."""
    if not _NAME.fullmatch(name):
        return "small letters, digits and hyphens"
    if kind == CLASS and not name.startswith(_OURS):
        return f"a class of the site, {_OURS}…"
    if kind == ID and name.startswith(_RESERVED):
        return f"an id that the build does not give itself ({', '.join(_RESERVED)})"
    return ""


def attribute_findings(file: str, text: str) -> Iterator[Finding]:
    """Attribute lists that give anything but an id or a class of the site, and aligned columns.

    Handlers, styles and the theme's own ids and classes would change how a page behaves. Braces in
    code are left alone; those behind the marks of a block of code are not. For aligned columns
    Markdown writes styles, which the site's policy blocks.

    Args:
        file: the page's name in findings.
        text: the page without its front matter, with the lines of the file.
    """
    fence = ""
    for number, line in enumerate(text.split("\n"), start=1):
        shown = line
        if match := _FENCE.match(line.lstrip("> ")):
            is_end = bool(fence) and match[1].startswith(fence) and not match[2].strip()
            shown = "" if fence else match[2]
            fence = "" if is_end else (fence or match[1])
        elif fence:
            continue
        if _ALIGNED.fullmatch(line):
            cure = "remove the colons; columns are not aligned by hand"
            yield Finding(
                file,
                number,
                "",
                line.strip()[:80],
                "a table without a style",
                cure,
                markdown.RAW_HTML,
            )
        for braces in _BRACES.finditer(_CODE.sub("", _MACRO.sub("", shown))):
            if not _is_allowed(braces[1]):
                expected = "an id in small letters or a class of the site, such as {: #trade }"
                cure = "remove the list; for braces in a sentence write &#123; and &#125;"
                yield Finding(file, number, "", braces[0], expected, cure, markdown.RAW_HTML)


def _is_allowed(inside: str) -> bool:
    names = inside.split()
    kinds = {"#": ID, ".": CLASS}
    return bool(names) and all(
        name[0] in kinds and not name_fault(kinds[name[0]], name[1:]) for name in names
    )
