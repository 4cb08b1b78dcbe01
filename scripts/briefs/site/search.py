"""Search on demand: the index of all pages is fetched when a reader searches, not before."""

from __future__ import annotations

import json
from pathlib import Path

INDEX = "search/search_index.json"
DOCUMENTS = "search/documents.json"


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
    path.replace(site / DOCUMENTS)
    path.write_text(json.dumps({**index, "docs": []}), encoding="utf-8")
