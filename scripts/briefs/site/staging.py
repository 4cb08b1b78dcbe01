"""The stage: a copy of what people write, with all that is generated put beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from briefs.charts import style_sheet
from briefs.downloads import DATA_FOLDER, write_charts, write_data_package
from briefs.macros.evaluating import Page
from briefs.macros.fragments import Fragments, write_fragments
from briefs.pages.context import Site
from briefs.site.settings import CONFIG_NAME

DOCS = "docs"
THEME_FOLDER = "overrides"
STYLE_SHEET = "assets/colours.css"


def read_pages(project: Path) -> Iterator[Page]:
    """Every Markdown page below ``docs/``, in the order of paths."""
    docs = project / DOCS
    for path in sorted(docs.rglob("*.md")):
        relative = path.relative_to(docs)
        if relative.parts[0] != THEME_FOLDER and "vendor" not in relative.parts:
            yield Page(relative.as_posix(), path.read_text(encoding="utf-8"))


def set_stage(project: Path, stage: Path, site: Site, fragments: Mapping[str, Fragments]) -> Path:
    """Fill an empty folder with everything that a generator reads.

    Args:
        project: the repository.
        stage: an empty folder.
        site: what the pages share.
        fragments: the results of the macros, by page.

    Returns:
        The stage's ``mkdocs.yml``.
    """
    shutil.copytree(project / DOCS, stage / DOCS)
    docs = stage / DOCS
    write_data_package(docs / DATA_FOLDER, site.descriptor, site.package, site.checks, site.marks)
    write_charts(docs, site.package, site.chart_cache)
    (docs / STYLE_SHEET).write_text(style_sheet(), encoding="utf-8")
    for page, made in fragments.items():
        write_fragments(stage, page, made)
    return Path(shutil.copy(project / CONFIG_NAME, stage / CONFIG_NAME))
