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
UNSAFE_NAME = FaultCode(
    "F103",
    "A file name that not every system can keep",
    "Names are of lower-case Latin letters, digits, hyphens, underscores and full stops, up to "
    "100 characters of path, and none that Windows keeps for itself, such as `con` or `aux`.",
    "The name becomes an address, and the repository must open on every system.",
    "Rename the file.",
)
SAME_NAME = FaultCode(
    "F104",
    "Two names that differ by case only",
    "Two files of one folder have the same name but for capital letters.",
    "On many systems one of them would replace the other.",
    "Rename or remove one of the two.",
)
TOO_LARGE = FaultCode(
    "F105",
    "A file that is too large",
    "Each type of file has a largest size.",
    "Readers load it, and every build reads it.",
    "Make it smaller: save a picture with less detail, or split a page.",
)
WRONG_CONTENT = FaultCode(
    "F106",
    "A picture that is none of its type",
    "The file does not begin as a file of its type does.",
    "Its name says picture; what it holds may be something else.",
    "Open it in a program for pictures and save it as the type that its name says.",
)
SAME_ADDRESS = FaultCode(
    "F107",
    "Two pages with one address",
    "`trade.md` and `trade/index.md` are published at the same address.",
    "One of them would replace the other.",
    "Rename or remove one of the two.",
)
ARCHIVE = FaultCode(
    "F108",
    "An archive that is not as a release makes it",
    "The zip is damaged, leads out of its folder, holds links, or is too large when unpacked.",
    "The build unpacks it.",
    "Make it anew with the command that makes releases.",
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
INVISIBLE_CHARACTER = FaultCode(
    "F204",
    "A character that nobody sees",
    "The text holds a zero-width or soft character, one that turns the direction of writing, or "
    "one without a meaning of its own.",
    "What is read is then not what stands there: searches miss it and reviewers cannot see it.",
    "Delete the character, or type the word anew.",
)
NOT_COMPOSED = FaultCode(
    "F205",
    "A letter written in parts",
    "A letter with a mark is written as two characters where Unicode has one (form NFC), as in "
    "`й` made of `и` and a breve.",
    "Two texts that look alike would be different to every search and key.",
    "Type the letter anew, or save the file in the form NFC.",
)
MIXED_ALPHABETS = FaultCode(
    "F206",
    "A word of two alphabets",
    "One word has both Latin and Cyrillic letters, such as `Kазахстан` with a Latin K.",
    "It looks right and no search finds it; it can also pass one name off as another.",
    "Type the word anew in one alphabet.",
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
