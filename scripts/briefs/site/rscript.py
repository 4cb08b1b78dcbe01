"""R, with which a test runs what the data pages say to type into it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from briefs.site.installing import apt_get, found_or_installed

VARIABLE = "BRIEFS_RSCRIPT"


def find_or_install() -> Path | None:
    """The executable Rscript: named by BRIEFS_RSCRIPT, on the path, or installed now."""
    return found_or_installed(_find, apt_get("r-base-core"))


def _find() -> Path | None:
    name = os.environ.get(VARIABLE) or shutil.which("Rscript")
    return Path(name) if name else None
