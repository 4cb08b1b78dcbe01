"""Commands: thin names bound to calls, and how their results and faults are told."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from briefs.model import FindingsError

P = ParamSpec("P")
R = TypeVar("R")

_PROJECT = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default="this folder",
    help="The repository: the folder with mkdocs.yml, docs and datapackage.",
)
_OUTPUT = click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    show_default="site, in the project",
    help="Where the site goes; what stands there is replaced as a whole.",
)


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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="bilateral-briefs")
def main() -> None:
    """Bilateral Briefs: trade between pairs of countries, from sourced rows to a site.

    Start with "briefs site", which checks the data and builds everything into the folder site.
    """


@main.command()
@_PROJECT
@telling_faults
def validate(project: Path) -> None:
    """Check the data package: files, schema, and rules across tables."""
    from briefs.validation import find_faults  # noqa: PLC0415

    if findings := find_faults(project / "datapackage"):
        raise FindingsError(findings)
    click.echo("The data package is valid.")


@main.command()
@_PROJECT
@_OUTPUT
@click.option(
    "--generator",
    type=click.Choice(["mkdocs", "zensical"]),
    default="mkdocs",
    show_default=True,
    help="What turns the pages into HTML.",
)
@telling_faults
def site(project: Path, output: Path | None, generator: str) -> None:
    """Build the whole site; a build that fails leaves the last one as it was."""
    from briefs.site.building import build_site  # noqa: PLC0415

    summary = build_site(project, output or project / "site", generator, _step)
    click.echo(
        f"\nBuilt {summary.pages} pages from {summary.statements} statements of "
        f"{summary.sources} sources in {summary.seconds:.1f} s.\n"
        f"{summary.checks} checks ran; {summary.conflicts} found a conflict, shown on the pages.\n"
        f"The site is in {summary.output}. Look at it with:  make serve"
    )


@main.command()
@_PROJECT
@click.option("--port", default=8000, show_default=True, help="Port on this machine.")
@telling_faults
def serve(project: Path, port: int) -> None:
    """Build and serve the site; changes of Markdown and CSV appear in the browser."""
    from briefs.site.serving import serve_site  # noqa: PLC0415

    serve_site(project, port, click.echo)


@main.command()
@_PROJECT
@click.option(
    "--folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    show_default="build/screenshots, in the project",
    help="Where the pictures go.",
)
@telling_faults
def screenshots(project: Path, folder: Path | None) -> None:
    """Take pictures of every page type at three widths, light and dark."""
    from briefs.site.pictures import take_pictures  # noqa: PLC0415

    target = folder or project / "build" / "screenshots"
    count = take_pictures(project, project / "site", target, _step)
    click.echo(f"{count} pictures are in {target}.")


@main.command()
@_PROJECT
@telling_faults
def bench(project: Path) -> None:
    """Time the build and its parts against a plain MkDocs build of as many pages."""
    from briefs.site.bench import run_bench, table  # noqa: PLC0415

    click.echo(f"\n{table(run_bench(project, _step))}")


@main.command()
@_PROJECT
@telling_faults
def lighthouse(project: Path) -> None:
    """Let Lighthouse judge the brief on a phone; needs Node and a built site."""
    from briefs.site.lighthouse import lighthouse_scores  # noqa: PLC0415

    for category, score in lighthouse_scores(project, project / "site").items():
        click.echo(f"  {category:<16}{score:>4}")


@main.command()
@telling_faults
def browser() -> None:
    """Find a Chromium for tests and pictures, or install one."""
    from briefs.site.browser import find_or_install  # noqa: PLC0415

    click.echo(f"Chromium: {find_or_install()}")


def _step(name: str) -> None:
    click.echo(f"  {name} …")
