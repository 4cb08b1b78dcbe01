"""Search on demand: the index of all pages is fetched when a reader searches, not before."""

from __future__ import annotations

import json
from pathlib import Path

INDEX = "search/search_index.json"
DOCUMENTS = "search/documents.json"
# The search does not part words at a space that keeps a number and its unit on one line.
_PLAIN_SPACES = {ord("\N{NO-BREAK SPACE}"): " ", ord("\N{NARROW NO-BREAK SPACE}"): " "}


def defer_index(site: Path) -> None:
    """Put Material's search index where only ``search-on-demand.js`` looks for it.

    Material's script fetches ``search_index.json`` with every page; an index without documents is
    left there. A site without Material's index, as Zensical builds it, stays as it is.

    Args:
        site: the folder of the built site.
    """
    path = site / INDEX
    if not path.is_file():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] = [
        {key: _plain(value) for key, value in document.items()} for document in index["docs"]
    ]
    (site / DOCUMENTS).write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")
    path.write_text(json.dumps({**index, "docs": []}), encoding="utf-8")


def _plain(value: object) -> object:
    return value.translate(_PLAIN_SPACES) if isinstance(value, str) else value
