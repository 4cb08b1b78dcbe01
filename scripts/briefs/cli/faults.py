"""How faults of the input are told."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from briefs.model import Finding, FindingsError

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
            project = _project()
            site_url = _site_url(project)
            for finding in error.findings:
                click.echo(finding.told(site_url), err=True)
            _annotate(project, error.findings)
            count = len(error.findings)
            click.secho(
                f"\n{count} {'fault' if count == 1 else 'faults'}; nothing was changed.",
                fg="red",
                err=True,
            )
            sys.exit(1)

    return told


def _project() -> object:
    """The option --project of the command that runs, or of the group that it belongs to."""
    context = click.get_current_context(silent=True)
    while context is not None:
        if "project" in context.params:
            return context.params["project"]
        context = context.parent
    return None


def _annotate(project: object, findings: Sequence[Finding]) -> None:
    from briefs.cli.annotations import annotate_faults  # noqa: PLC0415

    if isinstance(project, Path):
        annotate_faults(project, findings)


def _site_url(project: object) -> str:
    """The address of a project's site, or nothing where its configuration cannot be read."""
    from briefs.site.settings import read_settings  # noqa: PLC0415

    try:
        return read_settings(project).site_url if isinstance(project, Path) else ""
    except FindingsError:
        return ""
