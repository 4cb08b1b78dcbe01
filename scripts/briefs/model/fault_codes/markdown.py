"""Codes of pages: front matter, macros and raw HTML."""

from briefs.model.fault_codes.fault_code import FaultCode

FRONT_MATTER_SYNTAX = FaultCode(
    "M101",
    "Front matter that cannot be read",
    "The lines between the two `---` at the head of the page are not plain YAML.",
    "The page would lose its title or its pair.",
    "Write one `key: value` on each line; put a value with a colon between quotation marks.",
)
FRONT_MATTER_KEY = FaultCode(
    "M102",
    "A key that a page may not set",
    "Front matter takes a few keys only.",
    "Other keys change how a page is built, or mean nothing because of a slip.",
    "Use one of the keys that the message lists.",
)
FRONT_MATTER_FENCE = FaultCode(
    "M103",
    "Front matter without its lines",
    "The page begins as front matter does, but not between two lines `---`.",
    "One generator would take these lines for settings and another for text.",
    "Put `---` above and below the keys, or begin the page with its heading.",
)
FRONT_MATTER_BRACES = FaultCode(
    "M104",
    "Braces in front matter",
    "A value of the front matter holds the marks of a macro.",
    "Front matter is plain text and calls nothing.",
    "Remove the braces.",
)
FRONT_MATTER_NAME = FaultCode(
    "M105",
    "A pair or country that the data does not have",
    "`dyad` or `economy` names no row of `dyads.csv` or `economies.csv`.",
    "The page would have no figures.",
    "Correct the name, or add the row first.",
)
FRONT_MATTER_VALUE = FaultCode(
    "M106",
    "A value of front matter that is no text",
    "Titles, descriptions and names are texts; `2022`, `true` or a list is another kind of value.",
    "The page would show it in another form, or not at all.",
    "Put it between quotation marks.",
)
MACRO_SYNTAX = FaultCode(
    "M201",
    "A macro that cannot be read",
    "Braces are not closed, or what stands between them is no expression.",
    "The page could not be built.",
    "Write it as `turnover(2022)` between two braces on each side.",
)
STATEMENT = FaultCode(
    "M202",
    "A statement of the template language",
    "The page holds a brace with a per cent sign, as in `if`, `for` or `include`.",
    "Pages call macros and do nothing else; a template can run code.",
    "Remove the statement.",
)
NOT_A_CALL = FaultCode(
    "M203",
    "More than a call of a macro",
    "Between the braces stands something else than one call: a filter, a sum, an attribute.",
    "Any other expression could run code.",
    "Write the call alone; a figure that no macro gives is asked for in an issue.",
)
UNKNOWN_MACRO = FaultCode(
    "M204",
    "A macro that does not exist",
    "No macro has this name.",
    "The page would have a hole.",
    "Use one of the macros that the contribute page lists.",
)
NOT_LITERAL = FaultCode(
    "M205",
    "An argument that is no plain value",
    "Arguments are numbers and quoted texts.",
    "Names, lists and calls as arguments could run code.",
    'Write numbers as they are and texts between quotation marks: `growth("turnover", 2022)`.',
)
WRONG_ARGUMENTS = FaultCode(
    "M206",
    "Arguments that the macro does not take",
    "An argument is missing, too many, given twice or of another kind.",
    "The macro cannot tell which figure is meant.",
    "Correct the call by the form that the message shows.",
)
IN_HEADING = FaultCode(
    "M207",
    "A macro in a heading",
    "The line of the macro is a heading.",
    "A heading is part of addresses and lists of contents, which must not change with a figure.",
    "Move the figure into the text below.",
)
NOT_ALONE = FaultCode(
    "M208",
    "A block within a line",
    "A chart, table or list stands in a line with other text.",
    "It is as wide as the page and cannot stand in a sentence.",
    "Put the call on a line of its own, with empty lines around it.",
)
REPEATED_BLOCK = FaultCode(
    "M209",
    "The same block twice",
    "The page has this chart, table or list already.",
    "Links within the page would lead to either.",
    "Keep one of the two.",
)
NO_SUCH_THING = FaultCode(
    "M210",
    "A figure or name that the data does not have",
    "The macro is right, and what it asks for is not there.",
    "A missing figure is never invented.",
    "Ask for what the message lists, or add the row.",
)
RAW_HTML = FaultCode(
    "M301",
    "HTML that a page may not bring",
    "The tag or attribute is not among those that pages may use.",
    "It could run code, load from elsewhere or cover the page.",
    "Write it in Markdown; in an example, write `&lt;` for `<`.",
)
YEAR_AS_ITEM = FaultCode(
    "M302",
    "A year that Markdown takes for a list",
    "A paragraph begins with a year and a full stop.",
    "Markdown makes it the item of a list, and the year is gone.",
    "Break the line elsewhere.",
)
TYPED_NUMBER = FaultCode(
    "M303",
    "A number typed by hand",
    "The text of a brief holds an amount, rate or weight that no macro gives.",
    "It has no source, no check sees it, and it stays when the data changes.",
    'Use the macro that the message names, add the row, or write `typed("1,206 km")`.',
)
UNSAFE_LINK = FaultCode(
    "M304",
    "A link to another kind of place",
    "Links begin with `https://`, `http://` or `mailto:`, or are a path to a file of the site.",
    "Other addresses run code, open programs, or break when the site moves.",
    "Write the whole address, or the path from this page to the file: `../methods.md`.",
)
DEAD_LINK = FaultCode(
    "M305",
    "A link to a file that is not there",
    "The path leads to no page or picture of the site.",
    "Readers would end at an error.",
    "Correct the path; it begins at the page’s own folder and names the file: `../methods.md`.",
)
OUTSIDE_NAVIGATION = FaultCode(
    "M306",
    "A page to which nothing leads",
    "The navigation in `mkdocs.yml` has no place for the page.",
    "Nobody would find it.",
    "Put a brief into `docs/briefs/`, a page of a country into `docs/economies/`; ask for a place "
    "for others.",
)
