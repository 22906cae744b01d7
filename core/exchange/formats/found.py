"""Điều tìm thấy — what one look at a file's bytes brings up, before it has a name and words."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from core.text import Text

BLANK = b" \t\r\n\x00\x0c\x1a"
_END = b"PK\x05\x06"
_END_SIZE = 22
_LONGEST_COMMENT = 0xFFFF


@dataclass(frozen=True)
class Found:
    """One finding by its message key; not `grave`: a warning."""

    key: str
    grave: bool = True


@dataclass(frozen=True)
class Objection:
    """Điều phản đối — a sentence that names the file and the reason; not `grave`: a warning."""

    text: Text
    grave: bool = True


FALSE = Found("format-false")
DAMAGED = Found("format-damaged")
ENCRYPTED = Found("format-encrypted")
MACRO = Found("format-macro")
POLYGLOT = Found("format-polyglot")
TAIL = Found("format-tail")


def ends_as_zip(content: bytes) -> bool:
    """Is the whole also a ZIP: does an end record reach exactly to the last byte?"""
    room = content[-(_END_SIZE + _LONGEST_COMMENT) :]
    at = room.rfind(_END)
    while at >= 0:
        if at + _END_SIZE <= len(room):
            (comment,) = struct.unpack_from("<H", room, at + 20)
            if at + _END_SIZE + comment == len(room):
                return True
        at = room.rfind(_END, 0, at)
    return False


def is_markup(beginning: bytes) -> bool:
    """A browser would take it for a page or a script."""
    low = beginning[:1024].lower()
    return any(mark in low for mark in (b"<!doctype html", b"<html", b"<script", b"<?php", b"<svg"))
