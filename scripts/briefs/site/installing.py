"""Programs that only tests and pictures need: found on this machine, or installed now."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path


def found_or_installed(
    find: Callable[[], Path | None], installations: Iterable[Sequence[str]]
) -> Path | None:
    """A program where it is, after as many installations as it takes; None if none brings it.

    Args:
        find: where the program is, if it is.
        installations: commands that may bring it, the least intrusive first.
    """
    found = find()
    for command in installations if found is None else ():
        subprocess.run(command, check=False, capture_output=True)  # noqa: S603  ours
        found = find()
        if found is not None:
            break
    return found


def apt_get(*packages: str) -> Iterator[list[str]]:
    """The commands that install packages of Debian, where this user may install any."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        yield ["apt-get", "update", "-qq"]
        yield ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
