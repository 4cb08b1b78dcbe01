"""The live preview: an edit appears, a fault leaves the last good page."""

from __future__ import annotations

import socket
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from small_projects import make_project, replace_once

from briefs.site.building import build_site
from briefs.site.serving import HOST, make_server
from conftest import MakeFolder, total

SECONDS = 10
ROWS = (total("export", "2022", "877.6", "0.1"), total("import", "2022", "501.4", "0.1"))


@dataclass
class Preview:
    """A running preview of a small project."""

    project: Path
    port: int
    told: list[str] = field(default_factory=list)

    def page(self, path: str) -> str:
        """What the server gives for a path."""
        with urllib.request.urlopen(f"http://{HOST}:{self.port}/{path}", timeout=5) as answer:
            text: str = answer.read().decode("utf-8")
        return text

    def wait(self, happened: Callable[[], bool]) -> None:
        """Wait until something happened; fail after ten seconds."""
        end = time.monotonic() + SECONDS
        while not happened():
            assert time.monotonic() < end, self.told
            time.sleep(0.05)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


@pytest.fixture
def preview(make_folder: MakeFolder, tmp_path: Path) -> Iterator[Preview]:
    project = make_project(tmp_path / "project", make_folder("package", trade_totals=ROWS))
    build_site(project, tmp_path / "site")
    started = Preview(project, free_port())
    server = make_server(project, tmp_path / "site", started.port, started.told.append)
    thread = threading.Thread(target=server.serve, daemon=True)
    thread.start()
    started.wait(server.serve_thread.is_alive)
    time.sleep(0.3)  # the observer looks once at what there is
    yield started
    server.shutdown()
    thread.join(5)
    assert not thread.is_alive()


def test_edits_of_pages_and_tables_appear_and_a_fault_leaves_the_last_good_page(
    preview: Preview,
) -> None:
    methods = preview.project / "docs" / "methods.md"
    totals = preview.project / "datapackage" / "data" / "trade_totals.csv"
    assert "$877.6" in preview.page("briefs/kaz-tjk/")

    methods.write_text("# Methods\n\nA new sentence.\n", encoding="utf-8")
    preview.wait(lambda: "A new sentence." in preview.page("methods/"))
    assert preview.told[-1].startswith("Rebuilt in ")

    replace_once(totals, ",2022,877.6,", ",2022,878.6,")
    preview.wait(lambda: "$878.6" in preview.page("briefs/kaz-tjk/"))
    assert "878.6" in preview.page("data/trade_totals.csv")

    methods.write_text("# Methods\n\n{{ turnovr(2022) }}\n", encoding="utf-8")
    preview.wait(lambda: "Not rebuilt" in preview.told[-1])
    assert "docs/methods.md, line 3: 'turnovr'" in preview.told[-1]
    assert "A new sentence." in preview.page("methods/")

    methods.write_text("# Methods\n\nMended.\n", encoding="utf-8")
    preview.wait(lambda: "Mended." in preview.page("methods/"))
