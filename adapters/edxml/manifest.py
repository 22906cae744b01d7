"""Danh mục tệp — joins `Reference` and `Attachment` on `ContentId`, whatever order they come in."""

from __future__ import annotations

from adapters.edxml import attachments as files
from adapters.edxml.tree import Part
from core.exchange.package import Attachment
from core.text import Text


def read_attachments(root: Part, odd: list[Text]) -> tuple[Attachment, ...]:
    """The files in the order of the manifest, undeclared ones after them; adds to `odd`."""
    waiting: dict[str, list[Part]] = {}
    for part in root.anywhere("Attachment"):
        waiting.setdefault(_key(part), []).append(part)
    pairs: list[tuple[Part, Part | None]] = []
    for manifest in root.anywhere("edXMLManifest"):
        for reference in manifest.parts("Reference"):
            found = waiting.get(_key(reference))
            pairs.append((reference, found.pop(0) if found else None))
    pairs.extend((part, part) for left in waiting.values() for part in left)
    return _read(pairs, odd)


def _read(pairs: list[tuple[Part, Part | None]], odd: list[Text]) -> tuple[Attachment, ...]:
    read: list[Attachment] = []
    budget = files.TOTAL_LIMIT
    for position, (reference, part) in enumerate(pairs, start=1):
        name = _name(reference, part, position, odd)
        content = _content(name, part, budget, odd)
        budget -= len(content or b"")
        label = (part or reference).text("ContentType")
        read.append(
            Attachment(
                name=name,
                content=content,
                content_type=files.media_type(name, label),
                description=reference.text("Description")
                or (part.text("Description") if part else ""),
            )
        )
    return tuple(read)


def _key(part: Part) -> str:
    return part.text("ContentId").removeprefix("cid:").strip() or part.text("AttachmentName")


def _name(reference: Part, part: Part | None, position: int, odd: list[Text]) -> str:
    given = reference.text("AttachmentName") or (part.text("AttachmentName") if part else "")
    if name := files.clean_name(given):
        return name
    name = f"tep-kem-theo-{position}"
    odd.append(Text.of("oddity-no-name", name=name))
    return name


def _content(name: str, part: Part | None, budget: int, odd: list[Text]) -> bytes | None:
    if part is None:
        odd.append(Text.of("oddity-no-content", name=name))
        return None
    encoded = "".join(p.element.text or "" for p in part.parts("ContentTransferEncoded"))
    packed = files.decode(encoded)
    if not packed:
        odd.append(
            Text.of("oddity-no-content" if packed == b"" else "oddity-bad-base64", name=name)
        )
        return None
    try:
        content = files.unwrap(name, packed, max(0, budget))
    except files.NotUnzipped:
        odd.append(Text.of("oddity-not-unzipped", name=name))
        return packed
    _inspect(name, content, odd)
    return content


def _inspect(name: str, content: bytes, odd: list[Text]) -> None:
    if not files.looks_right(name, content):
        odd.append(Text.of("oddity-wrong-format", name=name))
    elif files.looks_damaged(name, content):
        odd.append(Text.of("oddity-damaged", name=name))
