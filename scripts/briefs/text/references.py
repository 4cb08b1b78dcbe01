"""What is cited: pages of others, and what this site says, each with who, when and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from briefs.model import Source
from briefs.tables import Descriptor
from briefs.text.addresses import version_address
from briefs.text.dates import date_label
from briefs.text.wording import sentence_case

DATA_FOLDER = "data"
SITE_NAME = "Bilateral Briefs"
_KEY = "bilateral-briefs"


class ReferenceKind(StrEnum):
    """What a reference is to."""

    PAGE = "page"
    DATASET = "dataset"


@dataclass(frozen=True, slots=True)
class Reference:
    """A page or a set of data as a citation names it.

    ``published`` is a full or partial date or empty; ``title`` stands in square brackets where it
    is a description and not the title that is printed. ``address`` is where it is found, and
    ``note`` whatever else belongs to it.
    """

    key: str
    kind: ReferenceKind
    author: str
    title: str
    published: str
    address: str
    publisher: str = ""
    accessed: date | None = None
    language: str = "en"
    version: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """The reference as a line of a list of sources."""
        when = f" ({date_label(self.published)})"
        seen = f" (accessed {date_label(self.accessed.isoformat())})" if self.accessed else ""
        return f"{self.author}{when}. {self.title}. {self.address}{seen}"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What every reference to this site says: whose it is, the version of its data, and the day.

    ``home`` is the address of the site, ending in a slash.
    """

    author: str
    title: str
    version: str
    day: date
    home: str

    @property
    def version_address(self) -> str:
        """The address under which the files of this version stay."""
        return f"{self.home}{version_address(self.version)}"

    @property
    def edition(self) -> str:
        """The version of the data and its day: ``data 0.2.0, 24 November 2026``."""
        return f"data {self.version}, {date_label(self.day.isoformat())}"

    def reference(self, key: str, title: str, path: str) -> Reference:
        """A reference to a part of the site.

        Args:
            key: of the part, empty for the whole.
            title: of the part, such as the names of a pair.
            path: its address below the site's.
        """
        return Reference(
            key="-".join(filter(None, (_KEY, key))),
            kind=ReferenceKind.DATASET,
            author=self.author,
            title=title,
            published=self.day.isoformat(),
            address=f"{self.home}{path}",
            publisher=SITE_NAME,
            version=self.version,
            note=f"{sentence_case(self.edition)}. Files of this version: {self.version_address}",
        )

    def own_text(self, title: str, path: str) -> str:
        """A part of the site as a text cites it: name, year, part, version, day and addresses."""
        part = sentence_case(title.removeprefix(f"{SITE_NAME}: "))
        address = f"{self.home}{path}"
        is_the_version = address == self.version_address
        files = "" if is_the_version else f" (files of this version: {self.version_address})"
        edition = sentence_case(self.edition)
        return f"{SITE_NAME} ({self.day.year}). {part}. {edition}. {address}{files}"


def imprint_of(descriptor: Descriptor, site_url: str) -> Imprint:
    """The imprint of a site.

    Args:
        descriptor: of the data package.
        site_url: of the site.
    """
    return Imprint(
        author=descriptor.content["contributors"][0]["title"],
        title=descriptor.content["title"],
        version=descriptor.version,
        day=descriptor.created.date(),
        home=f"{site_url.rstrip('/')}/",
    )


def source_reference(source: Source) -> Reference:
    """A source; its title is in our words, so that it stands in square brackets."""
    return Reference(
        key=source.id,
        kind=ReferenceKind.PAGE,
        author=source.publisher,
        title=f"[{source.title}]",
        published=source.published,
        address=source.url,
        accessed=source.accessed,
        language=source.language,
        note=f"Archived copy: {source.archive_url}" if source.archive_url else "",
    )
