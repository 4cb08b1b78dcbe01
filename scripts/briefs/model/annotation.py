"""A remark on a line of a file, in the form that GitHub shows beside a pull request's changes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefs.model.finding import Finding

_LONGEST_TITLE = 200


class Level(StrEnum):
    """How grave a remark is; the words are those of GitHub's workflow commands."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A remark: ``line`` and ``column`` count from 1, and 0 means the whole file or line.

    As text it is a workflow command of GitHub Actions, on one line whatever the remark holds.
    """

    level: Level
    file: str
    line: int
    column: int
    title: str
    message: str

    @classmethod
    def of_fault(cls, finding: Finding, column: int = 0) -> Annotation:
        """A finding as an error; its file must be relative to the repository."""
        shown = f"{finding.value!r}" if finding.value else ""
        kind = f"{finding.code} {finding.code.title}"
        title = ": ".join(part for part in (kind, finding.column, shown) if part)
        if len(title) > _LONGEST_TITLE:
            title = f"{title[:_LONGEST_TITLE]}…"
        message = f"expected: {finding.expected}\ndo: {finding.cure}"
        return cls(Level.ERROR, finding.file, finding.row, column, title, message)

    def __str__(self) -> str:
        values = {
            "file": self.file,
            "line": str(self.line or ""),
            "col": str(self.column or ""),
            "title": self.title,
        }
        properties = [f"{name}={_property(text)}" for name, text in values.items() if text]
        return f"::{self.level} {','.join(properties)}::{_data(self.message)}"


def _data(text: str) -> str:
    """A message: a command ends at the end of its line, and % begins an escape."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """A property: a colon would end the list of properties, a comma the property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
