"""Codes of a build and of the pages that it made."""

from briefs.model.fault_codes.fault_code import FaultCode

PAGE_MISSING = FaultCode(
    "B101",
    "A page that was not built",
    "The Markdown is there and its page is not.",
    "Links to it would be dead.",
    "Look at `nav` and `exclude_docs` in `mkdocs.yml`.",
)
LEFT_OVER = FaultCode(
    "B102",
    "A macro that left a trace",
    "The built page shows braces or a placeholder instead of a figure.",
    "Readers would see it.",
    "Put blocks on a line of their own, not indented, and no macro into code.",
)
ACTIVE_PART = FaultCode(
    "B103",
    "Something that could run or load",
    "The built page has a script, handler or address that is not the site’s own.",
    "A page of this site runs and loads nothing from elsewhere.",
    "Remove it from the Markdown or the row that brings it.",
)
DEAD_FRAGMENT = FaultCode(
    "B104",
    "A link to a place that the page does not have",
    "The link begins with `#` and no heading has that name.",
    "It leads nowhere.",
    "Write the heading that it leads to, or correct the link.",
)
WARNING = FaultCode(
    "B105",
    "A warning of the site generator",
    "MkDocs or Zensical built the page and was not content: a dead link, a page outside the "
    "navigation.",
    "What is a warning today is a hole on the page.",
    "Do what the message says.",
)
OUTPUT_FOLDER = FaultCode(
    "B106",
    "A folder that is not a site",
    "The site would replace a folder that holds something else.",
    "What stands there would be lost.",
    "Name another folder with `--output`.",
)
