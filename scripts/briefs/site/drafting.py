"""Writing the pages of a new brief."""

from __future__ import annotations

from pathlib import Path

from briefs.gate import PACKAGE_FOLDER
from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import commands
from briefs.pages.drafts import draft_pages
from briefs.site.staging import DOCS
from briefs.validation import read_valid_package

_DYADS = f"{PACKAGE_FOLDER}/data/dyads.csv"


def write_draft(project: Path, dyad_id: str) -> tuple[str, ...]:
    """Write the pages of a dyad that has no brief yet.

    Args:
        project: the repository.
        dyad_id: an id of dyads.csv.

    Returns:
        The paths of the pages, below the project.

    Raises:
        FindingsError: the data has faults, the dyad is not in it, or a page is there already; then
            nothing is written.
    """
    package = read_valid_package(project / PACKAGE_FOLDER)
    if dyad_id not in package.dyads:
        expected = f"one of {', '.join(package.dyads)}"
        cure = f"add its row to {_DYADS}, and its economies and figures to the other tables"
        raise FindingsError(
            [Finding(_DYADS, 0, "id", dyad_id, expected, cure, commands.UNKNOWN_DYAD)]
        )
    pages = draft_pages(package, package.dyads[dyad_id])
    paths = {f"{DOCS}/{path}": text for path, text in pages.items()}
    present = [path for path in paths if (project / path).exists()]
    if present:
        expected, cure = "a page that is not there yet", "edit it, or remove it first"
        raise FindingsError(
            [Finding(path, 0, "", "", expected, cure, commands.PAGE_EXISTS) for path in present]
        )
    for path, text in paths.items():
        (project / path).parent.mkdir(parents=True, exist_ok=True)
        (project / path).write_text(text, encoding="utf-8")
    return tuple(paths)
