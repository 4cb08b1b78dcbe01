"""Pictures of every page type at several widths, light and dark."""

from __future__ import annotations

import functools
import gzip
import re
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

from briefs.site.browser import chromium
from briefs.site.settings import read_settings

WIDTHS = (390, 768, 1440)
TALLEST = 16_000  # Chromium draws no picture that is much taller
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_PART = re.compile(r"bytes=(\d*)-(\d*)")
_COMPRESSED = ("text/", "application/j", "image/svg")
PAGE_TYPES = {
    "home": "",
    "briefs": "briefs/",
    "brief": "briefs/kaz-tjk/",
    "statements": "briefs/kaz-tjk/statements/",
    "sources": "briefs/kaz-tjk/sources/",
    "checks": "checks/",
    "economies": "economies/",
    "economy": "economies/kaz/",
    "compare": "compare/",
    "timeline": "timeline/",
    "commitments": "commitments/",
    "changes": "changes/",
    "data": "data/",
    "table": "data/trade_totals/",
    "explore": "data/explore/",
    "versions": "data/versions/",
    "version": "data/v0.1.0/",
    "cite": "briefs/kaz-tjk/cite/",
    "methods": "methods/",
    "glossary": "glossary/",
    "contribute": "contribute/",
    "edit-a-sentence": "contribute/sentence/",
    "add-a-figure": "contribute/figure/",
    "add-a-brief": "contribute/brief/",
    "messages": "messages/",
    "messages-cells": "messages/cells/",
    "not-found": "404.html",
}


def take_pictures(
    project: Path, site: Path, folder: Path, progress: Callable[[str], None] = lambda _: None
) -> int:
    """Write ``<page>-<width>-<scheme>.png`` for every page type.

    Args:
        project: the repository.
        site: a built site.
        folder: where the pictures go.
        progress: is told each picture as it is taken.

    Returns:
        How many there are.

    Raises:
        FindingsError: no Chromium can be had.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with served(site, base_path(project)) as address, chromium() as browser:
        for width in WIDTHS:
            for scheme in SCHEMES:
                context = browser.new_context(
                    viewport={"width": width, "height": 900},
                    color_scheme=scheme,
                    reduced_motion="reduce",
                )
                page = context.new_page()
                for name, path in PAGE_TYPES.items():
                    page.goto(f"{address}{path}")
                    page.wait_for_load_state("networkidle")
                    target = folder / f"{name}-{width}-{scheme}.png"
                    height = int(page.evaluate("document.documentElement.scrollHeight"))
                    page.screenshot(
                        path=target,
                        full_page=True,
                        clip={"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)},
                    )
                    progress(target.name)
                    count += 1
                context.close()
    return count


def base_path(project: Path) -> str:
    """The path below which the site is published, with a slash at both ends."""
    return "/" + read_settings(project).site_url.split("/", 3)[3].strip("/") + "/"


@contextmanager
def served(site: Path, base: str = "/") -> Iterator[str]:
    """A built site on a free port of this machine, below the path it is published under."""
    handler = functools.partial(_Handler, base=base, directory=str(site))
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{base}"
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    """Does not complain of browsers that close a connection before the end."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report an error of a request, unless the browser went away."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(SimpleHTTPRequestHandler):
    """Serves files quietly, below a base path."""

    def __init__(self, *args: Any, base: str, **kwargs: Any) -> None:
        self._base = base
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        """The file for a path; what lies outside the base path does not exist."""
        inside = path.startswith(self._base)
        return super().translate_path(f"/{path.removeprefix(self._base)}" if inside else "/none")

    def do_GET(self) -> None:
        """Send a file, compressed or the part that is asked for, as hosts of static sites do it."""
        path = Path(self.translate_path(self.path.split("?")[0].split("#")[0]))
        if path.is_dir() and self.path.endswith("/"):
            path /= "index.html"
        part = _PART.fullmatch(self.headers.get("Range", ""))
        wants = "gzip" in self.headers.get("Accept-Encoding", "")
        if part and path.is_file():
            self._send_part(path, *(int(end) if end else None for end in part.groups()))
        elif wants and path.is_file() and self.guess_type(str(path)).startswith(_COMPRESSED):
            content = gzip.compress(path.read_bytes(), mtime=0)
            self._send(200, path, content, {"Content-Encoding": "gzip"})
        else:
            super().do_GET()

    def _send_part(self, path: Path, first: int | None, last: int | None) -> None:
        content = path.read_bytes()
        if first is None:
            first, last = max(0, len(content) - (last or 0)), None
        end = len(content) if last is None else min(last + 1, len(content))
        shown = {"Content-Range": f"bytes {first}-{end - 1}/{len(content)}"}
        self._send(206, path, content[first:end], shown)

    def _send(self, status: int, path: Path, content: bytes, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  the name is http.server's
        """Say nothing."""
