"""What a macro needs to know to make its part of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import htpy as h

from briefs.charts import Cache
from briefs.figures import find_attributed_level
from briefs.model import (
    Cell,
    Changes,
    Check,
    Commitment,
    Download,
    Dyad,
    Figure,
    Flow,
    Package,
    Period,
    PeriodError,
    Release,
    UnknownNameError,
)
from briefs.tables import Descriptor
from briefs.text.addresses import Address, page_address
from briefs.text.commitments import commitment_mention, commitment_popover
from briefs.text.mentions import mention
from briefs.text.numbers import SENTENCE, MoneyStyle
from briefs.text.popovers import figure_popover
from briefs.text.verdicts import Mark


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share.

    The package with its descriptor, the checks on it and the marks they leave, the addresses, the
    paths of all pages below ``docs/``, the cache of drawings, the released versions, the files to
    download by path, and what changed since the last release.
    """

    package: Package
    descriptor: Descriptor
    checks: tuple[Check, ...]
    marks: Mapping[str, Mark]
    site_url: str
    repo_url: str
    edit_url: str
    page_paths: frozenset[str]
    chart_cache: Cache
    releases: tuple[Release, ...] = ()
    downloads: Mapping[str, Download] = field(default_factory=dict, repr=False)
    changes: Changes | None = None
    popovers_made: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def has_brief(self, dyad: str) -> bool:
        """Whether a dyad has a brief."""
        return f"briefs/{dyad}.md" in self.page_paths

    def popover(self, key: str, make: Callable[[], h.Element]) -> str:
        """The popover of a figure or commitment, the same on every page and made once."""
        if key not in self.popovers_made:
            self.popovers_made[key] = str(make())
        return self.popovers_made[key]


@dataclass(frozen=True, slots=True)
class PageContext:
    """One page being made.

    ``popovers`` collects those of the figures it mentions, by key, and ``source_ids`` the sources
    that these figures rest on, in order of mention.
    """

    site: Site
    path: str
    dyad: Dyad | None
    economy: str = ""
    popovers: dict[str, str] = field(default_factory=dict)
    source_ids: dict[str, None] = field(default_factory=dict)

    @property
    def package(self) -> Package:
        """The data package."""
        return self.site.package

    @property
    def address(self) -> Address:
        """The page's own address: ``briefs/kaz-tjk.md`` is published as ``briefs/kaz-tjk/``."""
        return Address(self.site.site_url, self.site.repo_url, page_address(self.path))

    @property
    def root(self) -> str:
        """The way from this page up to the site's root, ending in a slash or empty."""
        return "../" * self.address.page.count("/")

    def require_dyad(self) -> Dyad:
        """The dyad of the page.

        Raises:
            UnknownNameError: the page's front matter names none.
        """
        if self.dyad is None:
            known = self.package.dyads
            raise UnknownNameError(
                "", "a dyad in the page's front matter, such as dyad: kaz-tjk", known
            )
        return self.dyad

    def require_economy(self) -> str:
        """The code of the economy of the page.

        Raises:
            UnknownNameError: the page's front matter names none.
        """
        if not self.economy:
            expected = "an economy in the page's front matter, such as economy: KAZ"
            raise UnknownNameError("", expected, self.package.economies)
        return self.economy

    def require_known(self, name: str, known: Iterable[str], expected: str) -> None:
        """Pass if a name is known.

        Raises:
            UnknownNameError: it is not; the error names the nearest.
        """
        names = tuple(known)
        if name not in names:
            raise UnknownNameError(name, expected, names)

    def cell(self, flow: Flow, period: str | int, reporter: str | None = None) -> Cell:
        """A cell of the page's dyad; the reporter is its first economy unless given.

        Raises:
            UnknownNameError: no such period can exist, or the reporter is not of the dyad.
        """
        dyad = self.require_dyad()
        code = dyad.economy_a if reporter is None else reporter
        self.require_known(code, dyad.economies, f"an economy of {dyad.id}")
        return Cell(dyad.id, code, dyad.partner_of(code), flow, read_period(period))

    def mention(self, figure: Figure, style: MoneyStyle = SENTENCE, text: str = "") -> h.Element:
        """A figure as a button; its popover is added to the page once."""
        mark = self.site.marks.get(figure.key)
        if figure.key not in self.popovers:
            self.popovers[figure.key] = self.site.popover(
                figure.key,
                lambda: figure_popover(
                    self.package, figure, mark, self._mirror(figure), self.address
                ),
            )
            self.source_ids.update(dict.fromkeys(figure.source_ids))
        return mention(figure, mark, style, text)

    def commitment(
        self, commitment: Commitment, style: MoneyStyle = SENTENCE, text: str = ""
    ) -> h.Element:
        """A commitment as a button; its popover is added to the page once."""
        mark = self.site.marks.get(commitment.id)
        if commitment.id not in self.popovers:
            self.popovers[commitment.id] = self.site.popover(
                commitment.id,
                lambda: commitment_popover(self.package, commitment, mark, self.address),
            )
            self.source_ids[commitment.source_id] = None
        return commitment_mention(commitment, mark, style, text)

    def _mirror(self, figure: Figure) -> Figure | None:
        if not (isinstance(figure.cell, Cell) and figure.cell.reporter):
            return None
        if figure.measure != figure.cell.flow:
            return None
        return find_attributed_level(self.package, figure.cell.mirror)


def read_period(period: str | int) -> Period:
    """A period as a macro's argument gives it.

    Raises:
        UnknownNameError: the text is no period.
    """
    try:
        return Period.parse(str(period))
    except PeriodError as error:
        raise UnknownNameError(
            str(period), f"a period: {error}", ("2022", "2022-H1", "2022-Q1")
        ) from None
