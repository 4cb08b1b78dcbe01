"""Workplaces of builds, and the moment in which a new site takes the place of the old one.

Two folders exchange their names in one step of the file system, so that a whole site stands at
every moment. A folder that a killed build left is told from one in use by its lock, which the
system opens when a program ends, however it ends.
"""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STAGE = "stage-"
_EXCHANGE_ON_LINUX = 2  # RENAME_EXCHANGE of linux/fs.h
_SWAP_ON_MAC = 2  # RENAME_SWAP of sys/stdio.h
_HERE = -100  # AT_FDCWD: paths are taken from the working folder
_CANNOT = frozenset({errno.ENOSYS, errno.EINVAL, errno.EXDEV, errno.EOPNOTSUPP, errno.EPERM})


@contextmanager
def workplace(parent: Path) -> Iterator[Path]:
    """An empty folder for a build, gone afterwards; those that killed builds left go first.

    Args:
        parent: where it is made, on the same disk as the site if it can be.
    """
    parent.mkdir(parents=True, exist_ok=True)
    with _own_folder(parent.resolve(), _STAGE) as folder:
        yield folder


def put_site_in_place(built: Path, output: Path) -> None:
    """Put a built site in place of the one that stands; whole is the one or the other, always.

    Args:
        built: the folder of the built site; afterwards it is gone, or holds the old site.
        output: where the site stands.

    Raises:
        OSError: the system refuses; ``output`` is as it was.
    """
    place = output.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    recover(place)
    if built.stat().st_dev == place.parent.stat().st_dev:
        _replace(built, place)
        return
    with _own_folder(place.parent, f".{place.name}.new-") as near:
        _replace(Path(shutil.copytree(built, near / place.name)), place)


def recover(output: Path) -> None:
    """Put a site back that stands aside, where a build was killed that could not exchange folders.

    Args:
        output: where the site stands.
    """
    aside = _aside(output)
    if not aside.exists():
        return
    with _locked(output.parent):
        if output.exists():
            shutil.rmtree(aside, ignore_errors=True)
        elif aside.exists():
            aside.rename(output)


def _replace(new: Path, place: Path) -> None:
    with _locked(place.parent):
        if not place.exists():
            new.rename(place)
        elif not exchange(new, place):
            _step_aside(new, place)


def _step_aside(new: Path, place: Path) -> None:
    """Replace a folder where two cannot be exchanged; `recover` mends what a kill leaves."""
    aside = _aside(place)
    place.rename(aside)
    try:
        new.rename(place)
    except OSError:
        aside.rename(place)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _aside(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")


def exchange(one: Path, other: Path) -> bool:
    """Let two folders exchange their names in one step; False where the system cannot.

    Raises:
        OSError: the system can, but refuses these two.
    """
    library = ctypes.CDLL(None, use_errno=True)
    paths = os.fsencode(one), os.fsencode(other)
    if sys.platform == "darwin" and hasattr(library, "renamex_np"):
        failed = library.renamex_np(*paths, _SWAP_ON_MAC)
    elif hasattr(library, "renameat2"):
        failed = library.renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE_ON_LINUX)
    else:
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT:
        return False
    raise OSError(number, os.strerror(number), str(other))


@contextmanager
def _own_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """A new folder that is locked as long as it is used."""
    with _locked(parent):
        _clear(parent, prefix)
        folder = Path(tempfile.mkdtemp(dir=parent, prefix=prefix))
        lock = os.open(folder, os.O_RDONLY)
        fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _clear(parent: Path, prefix: str) -> None:
    """Remove the folders of builds that run no more."""
    for folder in parent.glob(f"{prefix}*"):
        lock = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        else:
            shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(lock)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Waits until no other build is making or clearing folders here."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
