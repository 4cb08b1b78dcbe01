"""A file that the site publishes for programs and readers to keep."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Download:
    """A file by its path below the site, such as ``data/trade_totals.csv``.

    ``rows`` counts the rows of a table, its header apart; it is None for what is no single table.
    """

    path: str
    media_type: str
    content: bytes
    rows: int | None = None

    @property
    def name(self) -> str:
        """The name of the file in its folder."""
        return self.path.rpartition("/")[2]

    @property
    def size(self) -> int:
        """The size in bytes."""
        return len(self.content)

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 digest of the content, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()
