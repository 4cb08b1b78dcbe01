"""The parts of pages that macros put there, as HTML elements."""
