"""What other rows refer to: economies, dyads, sources, products and known issues."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Economy:
    """A reporting country or territory, or the aggregate WLD."""

    code: str
    iso2: str
    m49: str
    name_en: str
    name_ru: str


@dataclass(frozen=True, slots=True)
class Dyad:
    """An unordered pair of economies; ``economy_a`` comes first in the alphabet."""

    id: str
    economy_a: str
    economy_b: str

    @property
    def economies(self) -> tuple[str, str]:
        """The codes of both."""
        return self.economy_a, self.economy_b

    def partner_of(self, reporter: str) -> str:
        """The other economy of the pair.

        Raises:
            ValueError: the reporter is not of this pair.
        """
        if reporter not in self.economies:
            raise ValueError(
                f"{reporter} is not of {self.id}; it has {self.economy_a} and {self.economy_b}"
            )
        return self.economy_b if reporter == self.economy_a else self.economy_a


def first_day(partial_date: str) -> date:
    """A full or partial date as its first day (``2023-05`` is 1 May); none counts as oldest."""
    if not partial_date:
        return date.min
    year, month, day = (*partial_date.split("-"), "1", "1")[:3]
    return date(int(year), int(month), int(day))


@dataclass(frozen=True, slots=True)
class Source:
    """A page or document that states rows; ``published`` is a full or partial date or empty."""

    id: str
    publisher: str
    title: str
    url: str
    archive_url: str
    published: str
    accessed: date
    language: str
    kind: str


@dataclass(frozen=True, slots=True)
class Product:
    """A product in our words, with its heading of the Harmonized System where it is one."""

    id: str
    title: str
    hs_code: str
    hs_edition: str


class IssueKind(StrEnum):
    """What is odd about a row; the descriptor defines each kind."""

    SOURCE_ERROR = "source_error"
    AMBIGUITY = "ambiguity"
    REVISION = "revision"
    INCOMPLETE = "incomplete"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class KnownIssue:
    """What is odd about a row; ``column`` is empty where it is about the whole row."""

    id: str
    table: str
    row_id: str
    column: str
    kind: IssueKind
    problem: str
    done: str
    status: str
