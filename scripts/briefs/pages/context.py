"""What a macro needs to know to make its part of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import htpy as h

from briefs.charts import Cache
from briefs.figures import find_mirror
from briefs.model import (
    Cell,
    Changes,
    Check,
    Commitment,
    Download,
    Dyad,
    Figure,
    Flow,
    KeptRelease,
    Package,
    Period,
    PeriodError,
    Release,
    UnknownNameError,
)
from briefs.tables import Descriptor, Table
from briefs.text.addresses import (
    GENERAL_CITING_PAGE,
    Address,
    citing_page,
    figure_anchor,
    page_address,
)
from briefs.text.commitments import commitment_mention, commitment_popover
from briefs.text.mentions import mention
from briefs.text.numbers import SENTENCE, MoneyStyle
from briefs.text.popovers import figure_popover
from briefs.text.references import Imprint, imprint_of
from briefs.text.verdicts import Mark


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share.

    The package with its descriptor, the checks on it and the marks they leave, the addresses, the
    paths of all pages below ``docs/``, the cache of drawings, the released versions and those whose
    data are kept, the files to download by path, the published tables by name, and what changed
    since the last release.
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
    kept: tuple[KeptRelease, ...] = ()
    downloads: Mapping[str, Download] = field(default_factory=dict, repr=False)
    tables: Mapping[str, Table] = field(default_factory=dict, repr=False)
    changes: Changes | None = None
    popovers_made: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    def has_brief(self, dyad: str) -> bool:
        """Whether a dyad has a brief."""
        return f"briefs/{dyad}.md" in self.page_paths

    @property
    def imprint(self) -> Imprint:
        """What every reference to the site says."""
        return imprint_of(self.descriptor, self.site_url)

    def popover(self, key: str, make: Callable[[], h.Element]) -> str:
        """The popover of a figure or commitment on pages of one depth, made once."""
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
            citation = self.citation(figure_anchor(figure.key), dyad_id(figure))
            self.popovers[figure.key] = self.site.popover(
                f"{figure.key} {citation}",
                lambda: figure_popover(
                    self.package,
                    figure,
                    mark,
                    find_mirror(self.package, figure),
                    self.address,
                    citation,
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
            citation = self.citation(figure_anchor(commitment.id), commitment.dyad)
            self.popovers[commitment.id] = self.site.popover(
                f"{commitment.id} {citation}",
                lambda: commitment_popover(self.package, commitment, mark, self.address, citation),
            )
            self.source_ids[commitment.source_id] = None
        return commitment_mention(commitment, mark, style, text)

    def citation(self, anchor: str, dyad: str = "") -> str:
        """The way to the citation of a figure or chart, empty where the site has none.

        Args:
            anchor: of the figure or chart.
            dyad: whose it is; empty for a chart of several.
        """
        path = citing_page(dyad) if dyad else GENERAL_CITING_PAGE
        is_there = path in self.site.page_paths
        return f"{self.root}{page_address(path)}#{anchor}" if is_there else ""


def dyad_id(figure: Figure) -> str:
    """The dyad of a figure of totals or of a product."""
    cell = figure.cell
    return cell.dyad if isinstance(cell, Cell) else cell.dyad_id


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
