"""The report on links: counts, what needs a person, and nothing a site sent taken for markup."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from briefs.cli import main
from briefs.cli.link_report import DEAD_HEADING, link_report
from briefs.site import link_checking
from briefs.site.link_checking import LinkAnswer, LinkState, Manner
from conftest import PROJECT

FINE = LinkAnswer("https://a.example/", LinkState.ANSWERS)
DEAD = LinkAnswer("https://b.example/x", LinkState.DEAD, "not there, status 404")
MOVED = LinkAnswer("https://c.example/", LinkState.MOVED, "moved for good", "https://c.example/n")
SHUT = LinkAnswer("https://d.example/", LinkState.REFUSES, "status 403")
ALL = (FINE, DEAD, MOVED, SHUT)


def report(*answers: LinkAnswer) -> str:
    return link_report(answers, {answer.address: ("docs/a.md, line 3",) for answer in answers})


def test_the_report_begins_with_counts_and_then_what_is_dead() -> None:
    lines = report(*ALL).splitlines()
    assert lines[0] == (
        "4 addresses of other sites: 1 answer, 1 moved, 1 answer no program, 1 are dead."
    )
    assert [line for line in lines if line.startswith("## ")] == [
        DEAD_HEADING,
        "## Moved",
        "## Answers no program",
    ]
    assert "| <https://b.example/x> | not there, status 404 | `docs/a.md, line 3` |" in lines
    assert (
        "| <https://c.example/> | moved for good: <https://c.example/n> | `docs/a.md, line 3` |"
        in lines
    )
    assert "a.example" not in report(*ALL)


def test_nothing_dead_has_no_heading() -> None:
    assert DEAD_HEADING not in report(FINE, MOVED, SHUT)


def test_a_long_list_is_cut_and_says_so() -> None:
    answers = [LinkAnswer(f"https://b.example/{n}", LinkState.DEAD, "no") for n in range(130)]
    text = report(*answers)
    assert text.count("https://b.example/") == 100
    assert "… and 30 more." in text
    assert len(text) < 65_536  # the most that an issue holds


@pytest.mark.parametrize("tail", ["><script>x</script>", "|a|b", "`c`", "\\>x", "<b>"])
def test_no_address_is_taken_for_markup(tail: str) -> None:
    moved = LinkAnswer(f"https://a.example/{tail}", LinkState.MOVED, "m", f"https://n/{tail}")
    markdown = MarkdownIt("commonmark", {"html": True}).enable("table")
    html = markdown.render(report(moved))
    assert html.count("<td>") == 3
    assert html.count("<a ") == 2
    assert "<script" not in html
    assert "<b>" not in html


def test_the_command_writes_the_report_and_dead_links_are_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answered(addresses: object, manner: Manner, _: object) -> tuple[LinkAnswer, ...]:
        assert manner.agent.endswith("(+https://github.com/bilateral-briefs/bilateral-briefs)")
        return tuple(LinkAnswer(a, LinkState.DEAD, "gone") for a in sorted(addresses))

    monkeypatch.setattr(link_checking, "check_links", answered)
    target = tmp_path / "new" / "links.md"
    words = ["links", "--project", str(PROJECT), "--report", str(target)]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    assert DEAD_HEADING in target.read_text(encoding="utf-8")
    assert f"The report is in {target}." in result.output


def test_a_folder_without_a_project_is_told_without_a_traceback(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["links", "--project", str(tmp_path)])
    assert result.exit_code == 1
    assert "mkdocs.yml" in result.output
    assert list(tmp_path.iterdir()) == []
