"""What the macros of a page left: texts for Markdown, blocks and popovers for after it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

FOLDER = "fragments"


@dataclass(frozen=True, slots=True)
class Fragments:
    """Results of one page's macro calls.

    ``texts`` maps a call in its one spelling to what stands in Markdown for it; ``blocks`` and
    ``popovers`` map a key that the text carries to finished HTML.
    """

    texts: Mapping[str, str]
    blocks: Mapping[str, str]
    popovers: Mapping[str, str]


def content_key(*parts: str) -> str:
    """A key that nobody can guess without knowing the content."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


def write_fragments(project: Path, page: str, fragments: Fragments) -> None:
    """Keep a page's fragments where `read_fragments` finds them.

    Args:
        project: the folder of the staged mkdocs.yml.
        page: the page's path below ``docs/``.
    """
    path = _path(project, page)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(fragments), sort_keys=True), encoding="utf-8")


def read_fragments(project: Path, page: str) -> Fragments:
    """A page's fragments.

    Raises:
        FileNotFoundError: the pass over the pages has not seen this page.
    """
    return Fragments(**json.loads(_path(project, page).read_text(encoding="utf-8")))


def _path(project: Path, page: str) -> Path:
    return project / FOLDER / f"{page}.json"
