"""Everything that a contributor may have got wrong, told at once and without a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from briefs.gate import PACKAGE_FOLDER, file_findings, in_project
from briefs.macros.evaluating import Page, evaluate, text_findings
from briefs.model import Finding, FindingsError
from briefs.model.fault_codes import files
from briefs.site.building import read_site, with_downloads
from briefs.site.links import link_findings, navigation_findings
from briefs.site.releases import CHANGELOG
from briefs.site.settings import read_settings
from briefs.site.staging import DOCS, page_paths, read_pages
from briefs.validation import find_faults, find_form_faults


def find_project_faults(project: Path) -> tuple[Finding, ...]:
    """What is wrong with the files, the data and the pages of a project, in order of place.

    Where the data has faults, the macros of pages are not called, as they would find more. A folder
    without ``docs`` holds a data package alone.

    Args:
        project: the repository; findings name paths below it.
    """
    findings = list(file_findings(project))
    if any(finding.code is files.LINK for finding in findings):
        return _sorted(findings)  # what a link leads to is not read
    is_readable = all(finding.file != CHANGELOG for finding in findings)
    if not (project / DOCS).is_dir() or not is_readable:
        return _sorted((*findings, *_data_faults(project)))
    try:
        settings = read_settings(project)
    except FindingsError as error:
        return _sorted((*findings, *_data_faults(project), *error.findings))
    unread = {finding.file for finding in findings if finding.code is files.TOO_LARGE}
    pages = tuple(page for page in read_pages(project) if f"{DOCS}/{page.path}" not in unread)
    findings += navigation_findings(settings, pages)
    findings += link_findings(project, pages)
    findings += in_project(find_form_faults(project / PACKAGE_FOLDER))
    return _sorted((*findings, *_faults_of_data_and_pages(project, pages)))


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(set(findings)))


def _data_faults(project: Path) -> tuple[Finding, ...]:
    folder = project / PACKAGE_FOLDER
    return in_project((*find_faults(folder), *find_form_faults(folder)))


def _faults_of_data_and_pages(project: Path, pages: tuple[Page, ...]) -> Iterator[Finding]:
    try:
        site = with_downloads(read_site(project), project)
        site = replace(site, page_paths=page_paths(project))
    except FindingsError as error:
        yield from in_project(error.findings)
        yield from (fault for page in pages for fault in text_findings(page))
        return
    try:
        evaluate(site, pages)
    except FindingsError as error:
        yield from error.findings
