"""References in the formats that programs for literature read: BibTeX and RIS.

BibTeX is UTF-8 text in which ten characters are commands of LaTeX; RIS (Research Information
Systems) has one tagged line per value and no escapes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import MappingProxyType

from briefs.text.references import Reference, ReferenceKind

BIBTEX_MEDIA_TYPE = "application/x-bibtex"
RIS_MEDIA_TYPE = "application/x-research-info-systems"
_LATEX = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"\{",
        "}": r"\}",
        "~": r"{\textasciitilde}",
        "^": r"{\textasciicircum}",
        **{letter: f"\\{letter}" for letter in "&%$#_"},
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_RIS_TYPES = MappingProxyType({ReferenceKind.PAGE: "ELEC", ReferenceKind.DATASET: "DATA"})
_WITHOUT_BRACES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def bibtex(references: Iterable[Reference]) -> str:
    """References as BibTeX entries of the type misc, which every style knows."""
    return "\n".join(_entry(reference) for reference in references)


def ris(references: Iterable[Reference]) -> str:
    """References as RIS records."""
    return "\n".join(_record(reference) for reference in references)


def _entry(reference: Reference) -> str:
    lines = "".join(f"  {name} = {value},\n" for name, value in _fields(reference))
    return f"@misc{{{reference.key},\n{lines}}}\n"


def _fields(reference: Reference) -> Iterator[tuple[str, str]]:
    """Names and values; an address is kept as it is, since styles print it unread."""
    year, month, *_ = (*reference.published.split("-"), "")
    yield "author", f"{{{{{_escaped(reference.author)}}}}}"
    yield "title", f"{{{{{_escaped(reference.title)}}}}}"
    if year:
        yield "year", f"{{{year}}}"
    if month:
        yield "month", _MONTHS[int(month) - 1]
        yield "date", f"{{{reference.published}}}"
    if reference.publisher:
        yield "publisher", f"{{{_escaped(reference.publisher)}}}"
    if reference.version:
        yield "version", f"{{{reference.version}}}"
    yield "url", f"{{{reference.address.translate(_WITHOUT_BRACES)}}}"
    if reference.accessed:
        yield "urldate", f"{{{reference.accessed.isoformat()}}}"
    if reference.note:
        yield "note", f"{{{_escaped(reference.note)}}}"
    if reference.language != "en":
        yield "langid", f"{{{reference.language}}}"


def _record(reference: Reference) -> str:
    return "".join(f"{tag}  - {_line(value)}\n" for tag, value in _tags(reference) if value) + (
        "ER  - \n"
    )


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    year, month, day, *_ = (*reference.published.split("-"), "", "")
    yield "TY", _RIS_TYPES[reference.kind]
    yield "ID", reference.key
    yield "AU", reference.author
    yield "TI", reference.title
    yield "PY", year
    yield "DA", f"{year}/{month}/{day}/" if year else ""
    yield "PB", reference.publisher
    yield "ET", reference.version
    yield "UR", reference.address
    yield "Y2", reference.accessed.strftime("%Y/%m/%d/") if reference.accessed else ""
    yield "N1", reference.note
    yield "LA", reference.language


def _escaped(text: str) -> str:
    return _line(text).translate(_LATEX)


def _line(text: str) -> str:
    """A text on one line, as both formats want it."""
    return " ".join(text.split())
