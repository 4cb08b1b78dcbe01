"""Lighthouse on a phone: what does not depend on how busy this machine is.

Performance does; `make lighthouse` measures it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefs.site.lighthouse import lighthouse_scores

pytestmark = pytest.mark.browser


@pytest.mark.skipif(shutil.which("npm") is None, reason="Lighthouse needs Node")
def test_lighthouse_gives_100_but_for_performance(project: Path, built_site: Path) -> None:
    scores = dict(lighthouse_scores(project, built_site))
    scores.pop("performance")
    assert scores == {"accessibility": 100, "best-practices": 100, "seo": 100}
