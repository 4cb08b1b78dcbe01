"""The version of the data inside a picture, where its format has a place for text."""

from __future__ import annotations

import struct
import zlib
from xml.sax.saxutils import escape

_SVG_END = "</svg>"
_PNG_HEAD = 33
"""The bytes before the second chunk: the signature (8) and IHDR (25)."""


def stamped_svg(svg: str, text: str) -> str:
    """A drawing with a text in its ``metadata`` element, which readers do not show."""
    drawing, _, rest = svg.rpartition(_SVG_END)
    return f"{drawing}<metadata>{escape(text)}</metadata>{_SVG_END}{rest}"


def stamped_png(png: bytes, text: str) -> bytes:
    """A picture with a text chunk after its header.

    Source: Portable Network Graphics, third edition, sections 5.3 and 11.3.3.2 (``tEXt``, whose
    keyword ``Comment`` is registered).

    Args:
        png: the picture.
        text: in Latin-1.
    """
    body = b"tEXt" + b"Comment\0" + text.encode("latin-1")
    chunk = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    return png[:_PNG_HEAD] + chunk + png[_PNG_HEAD:]
