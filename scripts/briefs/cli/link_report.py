"""What became of links, as Markdown for an issue and a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from briefs.site.link_checking import LinkAnswer, LinkState

DEAD_HEADING = "## Dead"
_LONGEST = 100
_HEADINGS = {
    LinkState.DEAD: (
        DEAD_HEADING,
        "Put the address of an archived copy into `archive_url`; the row stays. It may pass, too.",
    ),
    LinkState.MOVED: (
        "## Moved",
        "Open the new address; if it is the same page, write it in place of the old one.",
    ),
    LinkState.REFUSES: (
        "## Answers no program",
        "These sites turn programs away; a person has to look.",
    ),
}
_COUNTED = {
    LinkState.ANSWERS: "answer",
    LinkState.MOVED: "moved",
    LinkState.REFUSES: "answer no program",
    LinkState.DEAD: "are dead",
}
_IN_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "|": "%7C", "`": "%60", "\\": "%5C"})


def link_report(answers: Sequence[LinkAnswer], places: Mapping[str, tuple[str, ...]]) -> str:
    """A page of Markdown: counts, then the links that need a person, by what became of them.

    Args:
        answers: of all addresses.
        places: where each address is named.
    """
    counts = Counter(answer.state for answer in answers)
    told = ", ".join(f"{counts[state]} {words}" for state, words in _COUNTED.items())
    lines = [f"{len(answers)} addresses of other sites: {told}.", ""]
    for state in _HEADINGS:
        lines += _section(state, [a for a in answers if a.state is state], places)
    return "\n".join(lines)


def _section(
    state: LinkState, answers: Sequence[LinkAnswer], places: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    if not answers:
        return
    heading, cure = _HEADINGS[state]
    yield from (heading, "", cure, "", "| Address | What happened | Where it is named |")
    yield "|---|---|---|"
    for answer in answers[:_LONGEST]:
        led = f": {_autolink(answer.leads_to)}" if answer.leads_to else ""
        named = "<br>".join(f"`{place.translate(_IN_ADDRESS)}`" for place in places[answer.address])
        yield f"| {_autolink(answer.address)} | {answer.reason}{led} | {named} |"
    yield ""
    if len(answers) > _LONGEST:
        yield f"… and {len(answers) - _LONGEST} more."
        yield ""


def _autolink(address: str) -> str:
    """An address as a link in a table; no character of it ends the link or the cell."""
    return f"<{address.translate(_IN_ADDRESS)}>"
