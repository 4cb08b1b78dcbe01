"""Codes of what commands need of the machine and of their arguments."""

from briefs.model.fault_codes.fault_code import FaultCode

UNKNOWN_DYAD = FaultCode(
    "A101",
    "A pair that the data does not have",
    "The command names a pair without a row in `dyads.csv`.",
    "A brief is made of its rows.",
    "Add the pair, its economies and its figures first.",
)
PAGE_EXISTS = FaultCode(
    "A102",
    "A page that is there already",
    "The command would write a page that somebody has written.",
    "Their text would be lost.",
    "Edit the page, or remove it first.",
)
PORT_TAKEN = FaultCode(
    "A103",
    "A port that another program uses",
    "The preview cannot be served where another program is.",
    "Two programs cannot have one port.",
    "Stop the other program, or name another port with `--port`.",
)
NO_BROWSER = FaultCode(
    "A104",
    "No Chromium",
    "Tests and pictures need a Chromium, and none was found or could be installed.",
    "They look at pages as readers see them.",
    "Install Chromium, or set `BRIEFS_CHROMIUM` to the path of one.",
)
LIGHTHOUSE = FaultCode(
    "A105",
    "Lighthouse did not run",
    "Node is missing, or Lighthouse stopped.",
    "There is nothing to show without it.",
    "Install Node 20 or newer, and read the message.",
)
COMMAND_FAILED = FaultCode(
    "A106",
    "A step that did not succeed",
    "A command that another one needs has failed.",
    "What comes after it would be measured wrongly.",
    "Run `make site`, which says more.",
)
OTHER_VERSION = FaultCode(
    "A107",
    "A tag that is not the version",
    "The tag of a release names another version than a file of the project does.",
    "People who cite the data by its version must find that version.",
    "Release the version that the tag names, or tag the one that the files name.",
)
NO_NOTES = FaultCode(
    "A108",
    "A release without notes",
    "`CHANGELOG.md` has no dated heading for the version that is released.",
    "A release says what changed.",
    "Write the heading with the day, and what changed below it.",
)
NOT_WRITTEN = FaultCode(
    "A109",
    "A file that cannot be written",
    "The disk is full, or the file or its folder may not be written.",
    "Half a change would be worse than none, so nothing was changed.",
    "Free some space, or make the folder writable, and try again.",
)
CHANGED_MEANWHILE = FaultCode(
    "A110",
    "A table that changed in the meantime",
    "Somebody edited the tables after the command had tried the new rows.",
    "Their edit would be lost.",
    "Run the command again.",
)
VERSION_PLACE = FaultCode(
    "A111",
    "A file that does not say the version",
    "A file in which a release writes the version lacks the line, or has it twice.",
    "The version has to be the same in all places.",
    "Mend the file so that the line stands in it once.",
)
CANNOT_FOLLOW = FaultCode(
    "A112",
    "A version or day that cannot come next",
    "The version is no three numbers or is not above the last one, or the day is none or earlier.",
    "Who compares two versions must see which is newer.",
    "Name a higher version, and the day as YYYY-MM-DD.",
)
NO_SUCH_PACKAGE = FaultCode(
    "A113",
    "No data package of this name",
    "What is to be compared is no folder or ZIP file of a data package and no released version.",
    "There is nothing to compare.",
    "Correct the name; the message lists the versions that are kept.",
)
NOT_AS_RELEASED = FaultCode(
    "A114",
    "Files that are not those of the release",
    "A version with this number was released, and the files made now differ from its archive.",
    "A version that is cited must not change.",
    "Check out the tag of the version, or release a new one.",
)
