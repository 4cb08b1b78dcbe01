"""The version of the data inside pictures."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
import zlib

from briefs.downloads.stamps import stamped_png, stamped_svg

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><title>T</title><g/></svg>'


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def chunks_of(png: bytes) -> list[tuple[bytes, bytes]]:
    """The chunks of a picture; each must be whole and have the right checksum."""
    found, at = [], 8
    while at < len(png):
        (size,) = struct.unpack_from(">I", png, at)
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        assert struct.unpack_from(">I", png, at + 8 + size) == (zlib.crc32(kind + body),)
        found.append((kind, body))
        at += 12 + size
    return found


def test_a_picture_says_the_version_and_stays_whole() -> None:
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", header), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")]
    png = b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)
    found = chunks_of(stamped_png(png, "data 0.2.0"))
    assert found == [parts[0], (b"tEXt", b"Comment\0data 0.2.0"), *parts[1:]]


def test_a_drawing_says_the_version_after_its_title() -> None:
    root = ET.fromstring(stamped_svg(SVG, "data <0.2.0> & more"))
    assert [child.tag.rpartition("}")[2] for child in root] == ["title", "g", "metadata"]
    assert root[-1].text == "data <0.2.0> & more"
