"""``python -m briefs``: the command line without an installed script."""

from briefs.cli import main

main()
