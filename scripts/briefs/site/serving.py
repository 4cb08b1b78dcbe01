"""A live preview: the site is built again when a page or a row changes."""

from __future__ import annotations

import logging
import socket
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from briefs.charts import warm_up
from briefs.gate import PACKAGE_FOLDER
from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import commands
from briefs.site.building import build_site
from briefs.site.memory import BuildMemory
from briefs.site.releases import CHANGELOG
from briefs.site.settings import CONFIG_NAME
from briefs.site.staging import DOCS

HOST = "127.0.0.1"
_POLL_SECONDS = 0.1
_SETTLE_SECONDS = 0.05

Tell = Callable[[str], None]


def serve_site(project: Path, port: int, tell: Tell) -> None:
    """Serve a preview until interrupted; faults are told and the last good site stays.

    Args:
        project: the repository.
        port: on this machine.
        tell: is told what happens.

    Raises:
        FindingsError: the first build found faults.
    """
    logging.getLogger("mkdocs").addHandler(logging.NullHandler())
    with tempfile.TemporaryDirectory(prefix="briefs-preview-") as folder:
        root = Path(folder) / "site"
        memory = BuildMemory()
        summary = build_site(project, root, memory=memory)
        tell(f"Built {summary.pages} pages in {summary.seconds:.1f} s.")
        server = make_server(project, root, port, tell, memory)
        warm_up()
        tell(f"The preview is at http://{HOST}:{port}/  (stop with Ctrl+C)")
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            tell("Stopped.")
        finally:
            server.shutdown()


def _refuse_taken(port: int) -> None:
    """Refuse a port that another program uses.

    Raises:
        FindingsError: it is taken.
    """
    with socket.socket() as probe:
        if probe.connect_ex((HOST, port)) == 0:
            cure = "stop the other program, or name another with --port"
            raise FindingsError(
                [
                    Finding(
                        "serve", 0, "", str(port), "a port that is free", cure, commands.PORT_TAKEN
                    )
                ]
            )


def make_server(
    project: Path, root: Path, port: int, tell: Tell, memory: BuildMemory | None = None
) -> LiveReloadServer:
    """A server of a built site that builds again on a change and tells the browser.

    Args:
        project: the repository; its pages, tables and configuration are watched.
        root: the built site.
        port: on this machine.
        tell: is told what happens.
        memory: of the build that is served.
    """
    remembered = BuildMemory() if memory is None else memory

    def rebuild() -> None:
        begun = time.perf_counter()
        try:
            build_site(project, root, memory=remembered)
        except FindingsError as error:
            told = "\n".join(finding.told() for finding in error.findings)
            tell(f"{told}\nNot rebuilt; the preview shows the last good site.")
        else:
            tell(f"Rebuilt in {time.perf_counter() - begun:.1f} s.")

    _refuse_taken(port)
    server = LiveReloadServer(
        builder=rebuild,
        host=HOST,
        port=port,
        root=str(root),
        mount_path="/",
        polling_interval=_POLL_SECONDS,
        shutdown_delay=_SETTLE_SECONDS,
    )
    for watched in (DOCS, PACKAGE_FOLDER, CONFIG_NAME, CHANGELOG):
        if (project / watched).exists():
            server.watch(str(project / watched))
    return server
