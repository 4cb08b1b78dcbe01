"""How to cite one figure, commitment or chart: its sources first, then this site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from briefs.figures import promises
from briefs.model import Commitment, Dyad, Figure, Package, Source
from briefs.text.addresses import figure_anchor
from briefs.text.amounts import commitment_amount, full_amount
from briefs.text.commitments import commitment_title
from briefs.text.references import Imprint, Reference, source_reference
from briefs.text.wording import figure_title, pair_name

_TOWARDS_TARGETS = ("progress", "growth_needed")


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited: its name on the page, the sources that it rests on, and the site's own part.

    ``anchor`` is the id under which it stands on the page of citations.
    """

    anchor: str
    title: str
    sources: tuple[Reference, ...]
    own: Reference
    own_text: str

    @property
    def references(self) -> tuple[Reference, ...]:
        """Everything that is cited, the sources first."""
        return (*self.sources, self.own)


def figure_citation(
    package: Package, imprint: Imprint, dyad: Dyad, figure: Figure, page: str
) -> Citation:
    """The citation of a figure.

    Args:
        package: the data package.
        imprint: of the site.
        dyad: the dyad that it is of.
        figure: the figure.
        page: the address of the page of citations, below the site's.
    """
    used = {*figure.source_ids, *_target_sources(package, dyad, figure)}
    what = f"{figure_title(package, figure)}: {full_amount(figure)}"
    return _citation(package, imprint, dyad, figure.key, what, used, page)


def commitment_citation(
    package: Package, imprint: Imprint, dyad: Dyad, commitment: Commitment, page: str
) -> Citation:
    """The citation of a commitment; arguments as of `figure_citation`."""
    what = f"{commitment_title(commitment)}: {commitment_amount(commitment)}"
    used = {commitment.source_id}
    return _citation(package, imprint, dyad, commitment.id, what, used, page)


def cited(
    imprint: Imprint, anchor: str, title: str, whose: str, sources: Iterable[Source], page: str
) -> Citation:
    """A citation made from its parts.

    Args:
        imprint: of the site.
        anchor: the id under which it stands on the page of citations.
        title: its name there.
        whose: the pair that it is of, empty where it is of several.
        sources: what it rests on.
        page: the address of the page of citations, below the site's.
    """
    path = f"{page}#{anchor}"
    named = ", ".join(filter(None, (whose, title)))
    own = imprint.reference(anchor, named, path)
    return Citation(
        anchor, title, tuple(map(source_reference, sources)), own, imprint.own_text(named, path)
    )


def _citation(
    package: Package,
    imprint: Imprint,
    dyad: Dyad,
    key: str,
    what: str,
    used: Iterable[str],
    page: str,
) -> Citation:
    sources = (package.sources[source_id] for source_id in sorted(used))
    return cited(imprint, figure_anchor(key), what, pair_name(package, dyad), sources, page)


def _target_sources(package: Package, dyad: Dyad, figure: Figure) -> Iterator[str]:
    """Who stated the target that a figure leads to."""
    if figure.measure not in _TOWARDS_TARGETS:
        return
    for promise in promises(package, dyad):
        if figure.key.endswith(f"-{promise.current.subject_id}"):
            yield promise.current.source_id
