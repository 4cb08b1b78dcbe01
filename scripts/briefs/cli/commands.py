"""Commands: thin names bound to calls, and how their results and faults are told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefs.cli.faults import telling_faults
from briefs.cli.version import running_version
from briefs.model import CheckKind, FindingsError, UnknownNameError, Verdict

if TYPE_CHECKING:
    from briefs.site.releasing import Written

_PACKAGE = "datapackage"
KINDS = {kind.value: kind for kind in CheckKind}
VERDICTS = {verdict.replace(" ", "-"): verdict for verdict in Verdict}
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


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(running_version(), prog_name="briefs")
def main() -> None:
    """Bilateral Briefs: trade between pairs of countries, from sourced rows to a site.

    Start with "briefs site", which checks the data and builds everything into the folder site.
    """


@main.command()
@_PROJECT
@click.option(
    "--base",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help="A copy of the repository before the change; conflicts that are new to it are listed.",
)
@telling_faults
def validate(project: Path, base: Path | None) -> None:
    """Check files, data and pages: all that a build would refuse about them, without building."""
    from briefs.site.checking import find_project_faults  # noqa: PLC0415

    if findings := find_project_faults(project):
        raise FindingsError(findings)
    click.echo("Data and pages are valid.")
    if base is not None:
        _tell_new_conflicts(project, base)


@main.command()
@_PROJECT
@telling_faults
def fix(project: Path) -> None:
    """Sort and quote the tables in the one way that is agreed on; no value changes."""
    from briefs.validation import fix_tables  # noqa: PLC0415

    changes = fix_tables(project / _PACKAGE)
    for path, words in changes.items():
        click.echo(f"  {path}: {'; '.join(words)}")
    click.echo("No value was changed." if changes else "Every table is in its one form already.")


def _tell_new_conflicts(project: Path, base: Path) -> None:
    """List what conflicts now and did not before; that is a finding and no fault."""
    from briefs.checks import changed_checks, run_checks  # noqa: PLC0415
    from briefs.cli.annotations import annotate_conflicts  # noqa: PLC0415
    from briefs.cli.ledger import check_lines  # noqa: PLC0415
    from briefs.validation import read_valid_package  # noqa: PLC0415

    try:
        before = read_valid_package(base / _PACKAGE)
    except FindingsError as error:
        click.echo(f"The repository before the change, {base}, has faults:", err=True)
        raise FindingsError(
            replace(finding, file=str(base / _PACKAGE / finding.file)) for finding in error.findings
        ) from None
    after = read_valid_package(project / _PACKAGE)
    changes = changed_checks(run_checks(before), run_checks(after))
    found = [change.check for change in changes if change.is_new_conflict]
    click.echo(f"New conflicts since {base}: {len(found) or 'none'}.")
    for check in found:
        click.echo("\n".join(check_lines(after, check)))
    annotate_conflicts(project, base, after, found)


@main.command()
@_PROJECT
@click.argument("before")
@click.argument("after", default="")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="For a terminal, for a pull request, or for programs, which get every change.",
)
@click.option("--all", "is_whole", is_flag=True, help="Every change and every row, however many.")
@telling_faults
def diff(project: Path, before: str, after: str, form: str, is_whole: bool) -> None:
    """Compare two data packages: figures, verdicts and rows that differ: briefs diff 0.1.0.

    Each is the folder of a data package or of a repository, a ZIP file of a data package, or a
    released version. Without a second one, the working data are compared.
    """
    from briefs.cli.differences import difference_lines, differences_json  # noqa: PLC0415
    from briefs.site.comparing import compare_packages  # noqa: PLC0415
    from briefs.text.change_notes import markdown_report  # noqa: PLC0415

    changes = compare_packages(project, before, after)
    if form == "json":
        click.echo(differences_json(changes))
    elif form == "markdown":
        click.echo(markdown_report(changes, is_whole=is_whole), nl=False)
    else:
        click.echo("\n".join(difference_lines(changes, is_whole=is_whole)))


@main.command()
@_PROJECT
@click.argument("version")
@click.option("--date", "day", required=True, help="The day of the release, as YYYY-MM-DD.")
@telling_faults
def release(project: Path, version: str, day: str) -> None:
    """Release a version of the data: briefs release 0.3.0 --date 2026-12-01.

    Writes the version wherever it stands, its data changes into the changelog, its archive into
    datapackage/releases, and its files into build. Publishing them is left to you.
    """
    from briefs.site.releasing import release as write_release  # noqa: PLC0415

    written = write_release(project, version, day)
    for path in written.changed:
        click.echo(f"  {path.relative_to(project)}")
    _tell_files(written)
    click.echo(f"Read the changes, commit them, and tag the commit v{version}.")


@main.command()
@_PROJECT
@click.argument("version", default="")
@telling_faults
def release_files(project: Path, version: str) -> None:
    """Make the files of the present version again; a version named must be the present one."""
    from briefs.site.releasing import make_release_files  # noqa: PLC0415

    _tell_files(make_release_files(project, version))


def _tell_files(written: Written) -> None:
    """How many release files were made, and where they are."""
    folder = written.files[0].parent
    click.echo(f"{len(written.files)} files of version {written.version} are in {folder}.")


@main.command()
@_PROJECT
@click.argument("dyad")
@telling_faults
def new(project: Path, dyad: str) -> None:
    """Write the pages of a new brief, with a first draft of its text: briefs new kaz-uzb."""
    from briefs.site.drafting import write_draft  # noqa: PLC0415

    for path in write_draft(project, dyad):
        click.echo(f"  {path}")
    click.echo("Read the draft, correct and shorten it; make serve shows it.")


class _Additions(click.Group):
    """The commands below ``add``; their modules are imported when one of them is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        from briefs.entries import PLANS  # noqa: PLC0415

        return list(PLANS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from briefs.cli.adding import addition  # noqa: PLC0415

        return addition(cmd_name, ctx.params.get("project", Path()) / _PACKAGE)


@main.group(cls=_Additions)
@_PROJECT
def add(project: Path) -> None:
    """Add a row to the data: asks, checks, shows what the row touches, and writes."""
    del project  # the commands below are made for it


@main.command()
@_PROJECT
@click.option("--dyad", default=None, help="Only checks of this pair, such as kaz-tjk.")
@click.option("--kind", type=click.Choice(list(KINDS)), default=None, help="Only this test.")
@click.option(
    "--verdict", type=click.Choice(list(VERDICTS)), default=None, help="Only this verdict."
)
@telling_faults
def checks(project: Path, dyad: str | None, kind: str | None, verdict: str | None) -> None:
    """Print every check of the figures against each other; conflicts are findings, not faults."""
    from briefs.checks import run_checks  # noqa: PLC0415
    from briefs.cli.ledger import ledger_lines  # noqa: PLC0415
    from briefs.validation import read_valid_package  # noqa: PLC0415

    package = read_valid_package(project / _PACKAGE)
    if dyad is not None and dyad not in package.dyads:
        raise click.BadParameter(f"{dyad} is none of {', '.join(package.dyads)}", param_hint="dyad")
    chosen = (
        check
        for check in run_checks(package)
        if (dyad is None or check.dyad == dyad)
        and (kind is None or check.kind is KINDS[kind])
        and (verdict is None or check.verdict is VERDICTS[verdict])
    )
    click.echo("\n".join(ledger_lines(package, chosen)))


@main.command()
@_PROJECT
@click.argument("reporter")
@click.argument("partner")
@click.argument("period")
@click.argument("flow")
@click.option("--growth", is_flag=True, help="The change on a year before instead of the level.")
@telling_faults
def explain(
    project: Path, reporter: str, partner: str, period: str, flow: str, *, growth: bool
) -> None:
    """Explain a figure: briefs explain KAZ TJK 2022 turnover."""
    from briefs.checks import run_checks  # noqa: PLC0415
    from briefs.cli.explaining import asked_cell, asked_figure, figure_lines  # noqa: PLC0415
    from briefs.validation import read_valid_package  # noqa: PLC0415

    package = read_valid_package(project / _PACKAGE)
    try:
        cell = asked_cell(package, reporter, partner, period, flow)
        figure = asked_figure(package, cell, of_growth=growth)
    except UnknownNameError as error:
        raise click.ClickException(str(error)) from None
    click.echo("\n".join(figure_lines(package, figure, run_checks(package))))


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
        f"{_typed(summary.typed_numbers)}\n"
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
    """Time the build against a plain MkDocs build of as many pages, and the checks by row."""
    from briefs.site import bench_checks  # noqa: PLC0415
    from briefs.site.bench import run_bench, table  # noqa: PLC0415

    click.echo(f"\n{table(run_bench(project, _step))}\n")
    measured = []
    for rows in bench_checks.SIZES:
        _step(f"Making and checking {rows:,} rows on {bench_checks.CORES} cores")
        measured.append(bench_checks.check_made_rows(rows))
    click.echo(f"\n{bench_checks.table(tuple(measured))}")


@main.command()
@_PROJECT
@telling_faults
def lighthouse(project: Path) -> None:
    """Let Lighthouse judge the brief on a phone; needs Node and a built site."""
    from briefs.site.lighthouse import lighthouse_scores  # noqa: PLC0415

    for category, score in lighthouse_scores(project, project / "site").items():
        click.echo(f"  {category:<16}{score:>4}")


@main.command()
@_PROJECT
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    show_default="build/links.md, in the project",
    help="Where the report goes, as Markdown.",
)
@telling_faults
def links(project: Path, report: Path | None) -> None:
    """Ask other sites whether the pages that are linked to are still there."""
    from briefs.cli.link_report import link_report  # noqa: PLC0415
    from briefs.site.link_checking import Manner, check_links  # noqa: PLC0415
    from briefs.site.outside_links import outside_links  # noqa: PLC0415
    from briefs.site.settings import read_settings  # noqa: PLC0415

    places = outside_links(project)
    agent = f"bilateral-briefs/{running_version()} (+{read_settings(project).repo_url})"
    text = link_report(check_links(places, Manner(agent), click.echo), places)
    target = report or project / "build" / "links.md"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    click.echo(f"\n{text.splitlines()[0]}\nThe report is in {target}.")


@main.command()
@_PROJECT
@click.argument("tag")
@telling_faults
def notes(project: Path, tag: str) -> None:
    """Check that a tag names this version, and write its notes: briefs notes v1.2.3."""
    from briefs.site.tagging import release_notes  # noqa: PLC0415

    text = release_notes(project, tag)
    target = project / "build" / "release-notes.md"
    target.parent.mkdir(exist_ok=True)
    target.write_text(f"{text}\n", encoding="utf-8")
    click.echo(f"{tag} is this version; its notes are in {target}.")


@main.command()
@telling_faults
def browser() -> None:
    """Find a Chromium for tests and pictures, or install one."""
    from briefs.site.browser import find_or_install  # noqa: PLC0415

    click.echo(f"Chromium: {find_or_install()}")


@main.command()
@telling_faults
def rscript() -> None:
    """Find R for the test of its line on the data pages, or install it."""
    from briefs.site.rscript import find_or_install  # noqa: PLC0415

    click.echo(f"R: {find_or_install() or 'none; the test of its line is left out'}")


def _typed(count: int) -> str:
    """How many numbers stand on pages without a row in the data."""
    if count == 0:
        return "Every number in the briefs comes from the data."
    return f"{count} {'number is' if count == 1 else 'numbers are'} typed by hand with typed(…)."


def _step(name: str) -> None:
    click.echo(f"  {name} …")
