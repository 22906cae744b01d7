"""Ghi cây XML — nodes as data, written with the prefixes and indents of VNPT's Java library."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from adapters.edxml.tree import NAMESPACE
from core.text import nfc

# (name with attributes, text or children); a node with nothing in it is left out
Node = tuple[str, "str | Sequence[Node]"]

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(envelope: Sequence[Node], after: Sequence[Node] = ()) -> bytes:
    """UTF-8 bytes of a package: `envelope` under the `edXML:` prefix, `after` in the default one."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<edXML xmlns="{NAMESPACE}">']
    root = (f'edXMLEnvelope xmlns:edXML="{NAMESPACE}"', envelope)
    lines.extend(_lines(root, "edXML:", 1))
    for node in after:
        lines.extend(_lines(node, "", 1))
    lines.append("</edXML>\n")
    return "\n".join(lines).encode()


def _lines(node: Node, prefix: str, depth: int) -> Iterator[str]:
    name, content = node
    pad, closing = "  " * depth, f"</{prefix}{name.partition(' ')[0]}>"
    if isinstance(content, str):
        if content:
            yield f"{pad}<{prefix}{name}>{_escaped(content)}{closing}"
        return
    inner = [line for child in content for line in _lines(child, prefix, depth + 1)]
    if inner:
        yield f"{pad}<{prefix}{name}>"
        yield from inner
        yield f"{pad}{closing}"


def _escaped(text: str) -> str:
    return escape(_NOT_XML.sub("", nfc(text)), {"\r": "&#13;"})
