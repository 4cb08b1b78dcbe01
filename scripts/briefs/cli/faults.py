"""How faults of the input are told."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

import click

from briefs.model import FindingsError

P = ParamSpec("P")
R = TypeVar("R")


def telling_faults(command: Callable[P, R]) -> Callable[P, R]:
    """Faults of the input are listed without a traceback, and the exit code is 1."""

    @functools.wraps(command)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except FindingsError as error:
            click.echo("", err=True)
            for finding in error.findings:
                click.echo(str(finding), err=True)
            count = len(error.findings)
            click.secho(
                f"\n{count} {'fault' if count == 1 else 'faults'}; nothing was changed.",
                fg="red",
                err=True,
            )
            sys.exit(1)

    return told
