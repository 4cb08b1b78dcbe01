"""The two generators that build the same stage: MkDocs with Material, and Zensical."""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import building
from briefs.site.search import defer_index
from briefs.site.settings import CONFIG_NAME

OUTPUT = "site"


class _Collector(logging.Handler):
    """Keeps what a generator warns of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def build_with_mkdocs(stage: Path) -> Path:
    """Build with MkDocs in this process; a warning is a fault.

    Args:
        stage: the folder of the staged ``mkdocs.yml``.

    Returns:
        The folder of the built site.

    Raises:
        FindingsError: MkDocs warned or failed.
    """
    from mkdocs.commands.build import build  # noqa: PLC0415  slow to import
    from mkdocs.config import load_config  # noqa: PLC0415
    from mkdocs.exceptions import MkDocsException  # noqa: PLC0415

    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    logger.propagate = False
    try:
        config = load_config(config_file=str(stage / CONFIG_NAME), site_dir=str(stage / OUTPUT))
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, SystemExit) as error:  # the macros plugin exits where it fails
        if not collector.messages:
            collector.messages.append(str(error))
    finally:
        logger.removeHandler(collector)
    _refuse_warnings(collector.messages, "MkDocs")
    defer_index(stage / OUTPUT)
    return stage / OUTPUT


def build_with_zensical(stage: Path) -> Path:
    """Build with Zensical in a process of its own; returns and raises as `build_with_mkdocs`."""
    command = [_beside_python("zensical"), "build", "--clean", "--strict", "-f", CONFIG_NAME]
    done = subprocess.run(  # noqa: S603  the command is ours
        command, cwd=stage, capture_output=True, text=True, check=False, env={**os.environ}
    )
    if done.returncode:
        lines = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        _refuse_warnings(lines or ["it stopped without a word"], "Zensical")
    return stage / OUTPUT


GENERATORS: Mapping[str, Callable[[Path], Path]] = MappingProxyType(
    {"mkdocs": build_with_mkdocs, "zensical": build_with_zensical}
)
# Zensical 0.0.73 takes addresses in finished HTML for those of source files and moves them.
KEEPS_LINKS = frozenset({"mkdocs"})


def _beside_python(name: str) -> str:
    beside = Path(sys.executable).with_name(name)
    return str(beside) if beside.exists() else (shutil.which(name) or name)


def _refuse_warnings(messages: list[str], generator: str) -> None:
    if messages:
        raise FindingsError(
            Finding(
                "docs",
                0,
                "",
                "",
                f"pages that {generator} builds without a warning",
                message,
                building.WARNING,
            )
            for message in messages
        )
