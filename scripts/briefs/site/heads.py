"""The heads of built pages: a content security policy, and elements that the build adds.

The policy names the theme's inline scripts by their hashes, so that no other inline script runs,
whatever text may have brought it to the page.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import building
from briefs.site.inspection import NOT_FOUND

_CHARSET = re.compile(r"<meta\s+charset=[^>]*>", re.IGNORECASE)
_END = re.compile(r"</head>", re.IGNORECASE)
_INLINE = re.compile(
    r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^\s"'>]+)""", re.IGNORECASE)
_EXECUTED = frozenset({"", "module", "importmap", "speculationrules", "text/javascript"})
# The one place in which the theme's inline scripts differ from page to page: the way to the top.
_WAY_TO_TOP = re.compile(r'new URL\("[\w./-]*",location\)')
_POLICY = (
    "default-src 'none'",
    "script-src 'self' {scripts}",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
)
_NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})


def finish_heads(built: Path, elements: Mapping[str, Sequence[str]] = _NOTHING) -> None:
    """Put elements and a content security policy into the head of every page of a built site.

    Args:
        built: the folder of the built site.
        elements: finished HTML for the ends of heads, by the page's file below ``built``, such as
            ``briefs/kaz-tjk/index.html``; scripts among them are allowed to run.

    Raises:
        FindingsError: a page holds an inline script that is neither the theme's nor among
            ``elements``, has no head, or is not there.
    """
    theme = frozenset(map(_general, _inline_scripts((built / NOT_FOUND).read_text("utf-8"))))
    findings = [
        Finding(
            name,
            0,
            "",
            "",
            "a built page, for its head",
            "correct the name of the page",
            building.PAGE_MISSING,
        )
        for name in elements
        if not (built / name).is_file()
    ]
    for path in sorted(built.rglob("*.html")):
        name = path.relative_to(built).as_posix()
        added = tuple(elements.get(name, ()))
        page = path.read_text(encoding="utf-8")
        findings += _faults(name, page, theme)
        path.write_text(_finished(page, added), encoding="utf-8", newline="\n")
    if findings:
        raise FindingsError(findings)


def _finished(page: str, added: Iterable[str]) -> str:
    whole = _END.sub(lambda end: "".join(f"{one}\n" for one in added) + end[0], page, count=1)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(whole)}">'
    return _CHARSET.sub(lambda charset: f"{charset[0]}\n{meta}", whole, count=1)


def policy(page: str) -> str:
    """The content security policy of a page: its own inline scripts by hash, and the site's files.

    Args:
        page: its HTML, as it is published.
    """
    hashes = dict.fromkeys(map(_hash, _inline_scripts(page)))
    return "; ".join(_POLICY).format(scripts=" ".join(hashes)).replace(" ;", ";")


def _faults(name: str, page: str, theme: frozenset[str]) -> Iterator[Finding]:
    if not _CHARSET.search(page) or not _END.search(page):
        yield Finding(
            name,
            0,
            "",
            "",
            "a head with a character set",
            "look at docs/overrides/",
            building.NO_HEAD,
        )
    for script in _inline_scripts(page):
        if _general(script) not in theme:
            expected = "no inline script but the theme's"
            cure = "remove it; scripts of the site are files in docs/assets/"
            yield Finding(name, 0, "", script.strip()[:80], expected, cure, building.ACTIVE_PART)


def _inline_scripts(page: str) -> Iterator[str]:
    """The text of every script of a page that a browser would run without fetching it."""
    for script in _INLINE.finditer(page):
        kind = _TYPE.search(script["attributes"])
        is_run = (kind[1].lower() if kind else "") in _EXECUTED
        if is_run and not re.search(r"\bsrc\s*=", script["attributes"], re.IGNORECASE):
            yield script["code"]


def _general(script: str) -> str:
    """An inline script of the theme as it is on every page."""
    return _WAY_TO_TOP.sub('new URL("",location)', script)


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
