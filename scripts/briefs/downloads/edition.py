"""What is published: one edition of the data, from which every file is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefs.model import Check, Package, Release
from briefs.tables import Descriptor
from briefs.text.verdicts import Mark

DATA_FOLDER = "data"
NAME = "bilateral-briefs"


@dataclass(frozen=True, slots=True)
class Edition:
    """A package with what was made from it, its address and its papers.

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

    @property
    def home(self) -> str:
        """The address of the site, ending in a slash."""
        return f"{self.site_url.rstrip('/')}/"

    @property
    def version_address(self) -> str:
        """The address under which the files of this version stay."""
        return f"{self.home}{DATA_FOLDER}/v{self.package.version}/"

    @property
    def licence(self) -> Mapping[str, str]:
        """Name, title and address of the licence of the data."""
        licence: Mapping[str, str] = self.descriptor.content["licenses"][0]
        return licence
