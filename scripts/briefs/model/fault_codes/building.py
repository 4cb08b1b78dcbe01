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
    "The link ends in `#` and a name that nothing on the page has.",
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
DEAD_LINK = FaultCode(
    "B107",
    "A link to a page or file that is not there",
    "The built page leads to an address of the site where nothing stands.",
    "A reader would find an error.",
    "Correct the link, or remove it.",
)
MISSING_FILE = FaultCode(
    "B108",
    "A picture, style or script that is not there",
    "The built page would load a file that the site does not have.",
    "The page would not be as it is meant.",
    "Add the file to `docs/assets/`, or correct the address.",
)
REPEATED_ID = FaultCode(
    "B109",
    "One id twice on a page",
    "Two parts of the built page have the same id.",
    "A link to it leads to the first alone.",
    "Give one of the two another id, or its heading other words.",
)
BAD_JSON = FaultCode(
    "B110",
    "A description that cannot be read",
    "The built page tells programs what it is in JSON, and the JSON is broken.",
    "Search engines and catalogues would find nothing.",
    "Correct the text or the code that makes it.",
)
STRAY_PAGE = FaultCode(
    "B111",
    "A page that nobody wrote",
    "The built site has an HTML file that comes from no page of `docs/` and from no table.",
    "It would be published without having been looked at.",
    "Remove what makes it, or write its page in `docs/`.",
)
NO_HEAD = FaultCode(
    "B112",
    "A page without a proper head",
    "The built page does not say its character set, or has no end of its head.",
    "Its content security policy stands there.",
    "Look at what `docs/overrides/` changes of the theme.",
)
