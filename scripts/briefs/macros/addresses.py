"""Addresses that a page may link: http, https, mailto, and those of the site."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from briefs.model import Finding
from briefs.model.fault_codes import markdown

SCHEMES = frozenset({"http", "https", "mailto"})
_PLAINLY_SAFE = re.compile(r"(?:https?://|mailto:|#)[!-~]*|[A-Za-z0-9_.?-][A-Za-z0-9_./#?=%+-]*|")
_SCHEME = re.compile(r"([^/?#\\]*?):")
_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
_INLINE = re.compile(r"(!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*(<[^>\n]*>|[^\s)]*)")
_DEFINITION = re.compile(
    r"^[ ]{0,3}(?:> ?)*\[[^\]^][^\]]*\]:[ \t]*\n?[ \t]*(<[^>\n]*>|\S+)", re.MULTILINE
)
_EXPECTED = "an address with http, https or mailto, or one of the site"


def address_fault(address: str) -> str:
    """What is wrong with an address as a browser reads it, or nothing.

    Entities, white space and case do not hide a scheme from a browser, so they do not here.
    """
    if _PLAINLY_SAFE.fullmatch(address):
        return ""
    plain = _IGNORED.sub("", html.unescape(html.unescape(address)))
    if plain.startswith(("//", "\\", "/\\")):
        return "another host without a scheme"
    scheme = _SCHEME.match(plain)
    if scheme and scheme[1].lower() not in SCHEMES:
        return f"the scheme {scheme[1][:20]}:"
    return ""


def address_findings(file: str, text: str) -> Iterator[Finding]:
    """Links and pictures of a page that lead where they may not.

    The built page is looked at again; here they are told with their lines.

    Args:
        file: the page's name in findings.
        text: the page without its front matter, with the lines of the file.
    """
    for match in (*_INLINE.finditer(text), *_DEFINITION.finditer(text)):
        address = match[match.lastindex or 0].strip("<>")
        is_picture = match.lastindex == 2 and match[1] == "!"
        line = text.count("\n", 0, match.start(match.lastindex or 0)) + 1
        if "{{" in address or "{%" in address:
            cure = "write the address; a macro makes text, not addresses"
            yield Finding(file, line, "", address[:80], _EXPECTED, cure, markdown.UNSAFE_LINK)
        elif fault := address_fault(address):
            cure = f"write the whole address with https://, not {fault}"
            yield Finding(file, line, "", address[:80], _EXPECTED, cure, markdown.UNSAFE_LINK)
        elif is_picture and ":" in address:
            cure = "put the picture into docs/assets/ and link it from there"
            yield Finding(
                file,
                line,
                "",
                address[:80],
                "a picture of the site itself",
                cure,
                markdown.UNSAFE_LINK,
            )
