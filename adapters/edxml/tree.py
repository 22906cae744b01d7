"""Đọc cây XML — hardened loading; afterwards only namespace and local names count.

Prefixes and order never matter: every vendor writes its own. Source: QCVN 102:2016/BTTTT.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import etree

from adapters.edxml.refusals import NotAPackage, OldDialect, PackageTooLarge, UnreadablePackage
from adapters.edxml.syntax import explain
from core.text import Text, nfc

NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016"
BYTES_LIMIT = 80 * 1024 * 1024
TAGS_LIMIT = 200_000
DEPTH_LIMIT = 32
FIELD_LIMIT = 100_000  # characters of one header field

_OLD_MARKS = (b"http://www.e-doc.vn/Schema/", b"http://www.go.vn/eDoc")
_MULTIPART = re.compile(
    rb"(mime-version|content-type|content-id)\s*:|--[\w=.-]+\r?\n", re.IGNORECASE
)
_FORBIDDEN = re.compile(rb"<!(DOCTYPE|ENTITY)")


@dataclass(frozen=True)
class Part:
    """Phần tử — one element, asked by paths such as `From/OrganId` or `Bussiness|Business/Paper`."""

    element: Any

    @property
    def name(self) -> str:
        return str(etree.QName(self.element).localname)

    def parts(self, path: str) -> list[Part]:
        found = [self.element]
        for step in path.split("/"):
            tags = [f"{{{NAMESPACE}}}{name}" for name in step.split("|")]
            found = [child for element in found for child in element.iterchildren(*tags)]
        return [Part(element) for element in found]

    def anywhere(self, name: str) -> list[Part]:
        return [Part(element) for element in self.element.iter(f"{{{NAMESPACE}}}{name}")]

    def own_text(self) -> str:
        text = self.element.text or ""
        if len(text) > FIELD_LIMIT:
            raise self.unreadable("exchange-field-too-long")
        return nfc(text).strip()

    def text(self, path: str) -> str:
        """The first text at `path` that is not blank, NFC and trimmed; empty when there is none."""
        return next((text for part in self.parts(path) if (text := part.own_text())), "")

    def needed(self, path: str) -> str:
        if text := self.text(path):
            return text
        steps = path.split("/")
        heads = ("/".join(steps[:length]) for length in range(len(steps), 0, -1))
        nearest = next((found[0] for head in heads if (found := self.parts(head))), self)
        raise nearest.unreadable("exchange-missing", element=path)

    def unreadable(self, key: str, *, element: str = "", **params: str) -> UnreadablePackage:
        line = str(self.element.sourceline or 1)
        return UnreadablePackage(
            element=element or self.name, line=line, reason=Text.of(key, **params)
        )


def load(raw: bytes) -> Part:
    """The root `edXML` of a package, or a refusal that names element and line."""
    _check_bytes(raw)
    raw = raw.removeprefix(b"\xef\xbb\xbf").lstrip()
    parser = _parser()
    try:
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        said = [e for e in parser.error_log if e.level_name == "FATAL"] or list(parser.error_log)
        code, message = (said[0].type, said[0].message) if said else (error.code, str(error.msg))
        raise explain(raw, code, message, said[0].line if said else error.lineno or 1) from None
    _check_depth(root)
    return _check_root(Part(root))


def _parser() -> Any:
    # huge_tree lifts libxml2's 10 MB limit for one text, which attachments exceed; the limits
    # above (bytes, tags, depth) stand in for it. With DOCTYPE refused there are no entities.
    return etree.XMLParser(
        encoding="utf-8",
        huge_tree=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )


def _check_bytes(raw: bytes) -> None:
    if len(raw) > BYTES_LIMIT:
        raise too_large(len(raw))
    head = raw[:65536]
    for mark in _OLD_MARKS:
        if mark in head:
            raise OldDialect(mark=mark.decode())
    if _MULTIPART.match(head.lstrip()):
        raise OldDialect(mark="MIME multipart")
    if forbidden := _FORBIDDEN.search(raw):
        line = raw.count(b"\n", 0, forbidden.start()) + 1
        raise UnreadablePackage(
            element=forbidden.group(1).decode(), line=line, reason=Text.of("exchange-doctype")
        )
    if raw.count(b"<") > TAGS_LIMIT:
        raise UnreadablePackage(element="edXML", line=1, reason=Text.of("exchange-too-many-tags"))


def too_large(size: int) -> PackageTooLarge:
    return PackageTooLarge(size=f"{size / 1024 / 1024:.1f}", limit=str(BYTES_LIMIT // 1024 // 1024))


def _check_depth(root: Any) -> None:
    depth = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEPTH_LIMIT:
            raise Part(element).unreadable("exchange-too-deep")


def _check_root(root: Part) -> Part:
    name = etree.QName(root.element)
    if name.namespace == NAMESPACE and name.localname == "edXML":
        return root
    if name.localname == "Envelope":
        raise OldDialect(mark="SOAP Envelope")
    raise NotAPackage(found=Text.of("exchange-found-root", element=name.localname))
