"""Gói tin mật — of it only the parties and the identifier come out, never content (R-1.2).

A package too broken to be read is searched as text: the mark must not be lost with the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice

from adapters.edxml.refusals import UnreadablePackage
from adapters.edxml.secrecy import is_subject, is_telling, marked
from adapters.edxml.tree import Part
from core.exchange.package import Organ, Package

TEXT_LIMIT = 8 * 1024 * 1024  # bytes searched, files left out
FIELD_LIMIT = 4000  # characters of one field searched
FIELDS_LIMIT = 1000

_BASE64 = re.compile(rb"(?<![A-Za-z0-9+/=])(?:[A-Za-z0-9+/=]{60,}+\s*+)++")
# Possessive throughout: bytes from anybody must cost no more than their length.
_START_TAG = re.compile(r"<([\w.:-]++)([^<>]*+)>?")
_ATTRIBUTE = re.compile(r"(?<![\w.:-])([\w.:-]++)\s*+=\s*+[\"']([^\"'<>]*+)")
_END_OF_SUBJECT = re.compile(r"</(?:[\w.-]{1,99}:)?subject\b", re.IGNORECASE)
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_TAG = re.compile(r"<[^<>]*+>")


def bare_package(root: Part, secrecy: str) -> Package:
    """What may be known of a secret package, as far as it can be read."""
    message = next(iter(root.parts("edXMLEnvelope/edXMLHeader/MessageHeader")), root)
    return _bare(
        secrecy,
        next((_organ(part) for part in message.parts("From")), Organ("")),
        tuple(_organ(part) for part in message.parts("To")),
        _said(message, "DocumentId"),
    )


def secret_in_ruins(raw: bytes) -> Package | None:
    """A package of nobody known when bytes that cannot be read carry a mark, else None."""
    secrecy = next(
        (word for name, value in _fields(_text(raw)) if (word := marked(name, value))), ""
    )
    return _bare(secrecy, Organ(""), (), "") if secrecy else None


def _bare(secrecy: str, sender: Organ, receivers: tuple[Organ, ...], uid: str) -> Package:
    return Package(
        sender, receivers, uid, number="", notation="", subject="", secrecy=secrecy
    )  # fmt: skip


def _organ(part: Part) -> Organ:
    return Organ(
        _said(part, "OrganId").upper(),
        _said(part, "OrganName"),
        _said(part, "OrganizationInCharge"),
    )


def _said(part: Part, path: str) -> str:
    try:
        return part.text(path)
    except UnreadablePackage:
        return ""


def _text(raw: bytes) -> str:
    raw = _BASE64.sub(b" ", raw)[:TEXT_LIMIT]
    if raw[:2] in {b"\xff\xfe", b"<\0"}:
        return raw.decode("utf-16-le", "replace")
    if raw[:2] in {b"\xfe\xff", b"\0<"}:
        return raw.decode("utf-16-be", "replace")
    if b"windows-1258" in raw[:200].lower() and not _is_utf8(raw):
        return raw.decode("cp1258", "replace")
    return raw.decode("utf-8", "replace")


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """(name, value) of every attribute, and of the elements where a mark may stand."""
    for tag in _START_TAG.finditer(text):
        yield from (
            (found[1].rpartition(":")[2], found[2]) for found in _ATTRIBUTE.finditer(tag[2])
        )
    tags = (tag for tag in _START_TAG.finditer(text) if is_telling(_local(tag[1])))
    for tag in islice(tags, FIELDS_LIMIT):
        if not tag[2].endswith("/"):
            inside = _CDATA.sub(" ", text[tag.end() : tag.end() + FIELD_LIMIT])
            yield from (
                (_local(tag[1]), unescape(v)) for v in _values(_local(tag[1]), tag[2], inside)
            )


def _local(name: str) -> str:
    return name.rpartition(":")[2][:99]


def _values(name: str, rest_of_tag: str, inside: str) -> Iterator[str]:
    if not is_subject(name):
        pieces = _TAG.split(inside.partition("</")[0])
        yield next((piece for piece in pieces if piece.strip()), "")
        return
    yield rest_of_tag  # where the tag's own `>` was lost
    end = _END_OF_SUBJECT.search(inside)
    yield _TAG.sub(" ", inside[: end.start()] if end else inside.partition("</")[0])
