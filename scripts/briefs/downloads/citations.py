"""How to cite the package and each brief: BibTeX, RIS, and the citation file as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefs.downloads.edition import DATA_FOLDER, NAME, Edition
from briefs.model import Download, Dyad
from briefs.text.reference_formats import BIBTEX_MEDIA_TYPE, RIS_MEDIA_TYPE, bibtex, ris
from briefs.text.references import Reference, source_reference
from briefs.text.wording import pair_name

CITATION_NAME = "CITATION.cff"


def package_citations(edition: Edition) -> Iterator[Download]:
    """The files that cite the whole: ``bilateral-briefs.bib`` and ``.ris``, ``CITATION.cff``."""
    yield from _files(f"{DATA_FOLDER}/{NAME}", [package_reference(edition)])
    if CITATION_NAME in edition.papers:
        content = edition.papers[CITATION_NAME]
        yield Download(f"{DATA_FOLDER}/{CITATION_NAME}", "application/yaml", content)


def brief_citations(edition: Edition) -> Iterator[Download]:
    """``briefs/<dyad>.bib`` and ``.ris``: the brief, and after it every source of the pair."""
    for dyad in edition.package.dyads.values():
        used = edition.package.source_ids_of(dyad)
        sources = (source for source in edition.package.sources.values() if source.id in used)
        references = [brief_reference(edition, dyad), *map(source_reference, sources)]
        yield from _files(f"briefs/{dyad.id}", references)


def package_reference(edition: Edition) -> Reference:
    """The data package as a reference."""
    return edition.imprint.reference("", edition.imprint.title, f"{DATA_FOLDER}/")


def brief_reference(edition: Edition, dyad: Dyad) -> Reference:
    """A brief as a reference."""
    return edition.imprint.reference(
        dyad.id, pair_name(edition.package, dyad), f"briefs/{dyad.id}/"
    )


def _files(base: str, references: Iterable[Reference]) -> Iterator[Download]:
    listed = list(references)
    yield Download(f"{base}.bib", BIBTEX_MEDIA_TYPE, bibtex(listed).encode())
    yield Download(f"{base}.ris", RIS_MEDIA_TYPE, ris(listed).encode())
