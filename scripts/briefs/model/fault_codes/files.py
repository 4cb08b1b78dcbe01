"""Codes of files as such: their place, name, size and characters."""

from briefs.model.fault_codes.fault_code import FaultCode

LINK = FaultCode(
    "F101",
    "A link instead of a file",
    "The name leads to another file or folder.",
    "A link can lead out of the repository and publish what was never looked at.",
    "Put the file itself in its place.",
)
WRONG_TYPE = FaultCode(
    "F102",
    "A type of file that does not belong here",
    "Pages are Markdown (`.md`), tables are CSV, pictures are PNG, JPEG or WebP below "
    "`docs/assets/`. Scripts, styles, HTML and SVG are the site’s own, each by name.",
    "The site publishes what lies in its folders, and some types can run code at the reader’s.",
    "Bring text as Markdown, figures as rows, and pictures as PNG, JPEG or WebP; remove the rest.",
)
BYTE_ORDER_MARK = FaultCode(
    "F201",
    "A byte order mark",
    "The file begins with bytes that say how it is encoded. Excel writes them with “CSV UTF-8”.",
    "Many programs read the mark as part of the first column’s name.",
    "Save the file as UTF-8 without a byte order mark.",
)
NOT_UTF8 = FaultCode(
    "F202",
    "Text that is not UTF-8",
    "Some bytes of the file are no text in UTF-8; Windows-1251 is the usual reason.",
    "Each program would guess other letters.",
    "Save the file as UTF-8.",
)
CONTROL_CHARACTER = FaultCode(
    "F203",
    "A control character",
    "The text holds a character without a shape, such as NUL or an escape.",
    "It can hide text, act on a terminal, and cut a text short in some programs.",
    "Delete the character; it often comes with text pasted from a PDF.",
)
NO_TABLE_FILE = FaultCode(
    "F301",
    "A table without its file",
    "`datapackage.json` lists a table whose file is not there.",
    "Rows that refer to it would lead nowhere.",
    "Add the file, with its header at least.",
)
UNLISTED_FILE = FaultCode(
    "F302",
    "A file that no table lists",
    "A file lies beside the tables, and `datapackage.json` does not name it.",
    "It would be published without ever being checked.",
    "List it or remove it.",
)
