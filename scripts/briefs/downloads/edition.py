"""What is published: one edition of the data, from which every file is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefs.model import Check, Package, Release
from briefs.tables import Descriptor
from briefs.text.references import DATA_FOLDER, Imprint, imprint_of
from briefs.text.verdicts import Mark

NAME = "bilateral-briefs"

__all__ = ["DATA_FOLDER", "NAME", "Edition"]


@dataclass(frozen=True, slots=True)
class Edition:
    """A package with what was made from it, its addresses and its papers.

    ``marks`` are the verdicts by figure key; ``papers`` the texts that go with the data, such as
    its licence, by the name under which they are published.
    """

    descriptor: Descriptor
    package: Package
    checks: tuple[Check, ...]
    marks: Mapping[str, Mark]
    site_url: str
    releases: tuple[Release, ...]
    papers: Mapping[str, bytes]
    repo_url: str

    @property
    def imprint(self) -> Imprint:
        """What every reference to the site says."""
        return imprint_of(self.descriptor, self.site_url)

    @property
    def home(self) -> str:
        """The address of the site, ending in a slash."""
        return self.imprint.home

    @property
    def version_address(self) -> str:
        """The address under which the files of this version stay."""
        return self.imprint.version_address

    @property
    def contact(self) -> str:
        """Where to ask about the data: the issues of the repository."""
        return f"{self.repo_url.rstrip('/')}/issues"

    @property
    def licence(self) -> Mapping[str, str]:
        """Name, title and address of the licence of the data."""
        licence: Mapping[str, str] = self.descriptor.content["licenses"][0]
        return licence
