"""`vanthu edxml` — shows a package in the neutral model, or says why it cannot be read."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from core.errors import Refusal
from core.exchange.package import Attachment, Package, StatusNotice
from core.text import Text

_LOCALES = Path(__file__).resolve().parents[2] / "locales" / "vi"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(dest="action", required=True, metavar="show|check")
    show = commands.add_parser("show", help="in nội dung gói tin, mọi kiểu viết")
    show.add_argument("file", type=Path, metavar="FILE", help="tệp .edxml")
    show.add_argument("--json", action="store_true", help="in dạng JSON")
    check = commands.add_parser("check", help="kiểm tra gói tin có đọc được không")
    check.add_argument("file", type=Path, metavar="FILE", help="tệp .edxml")


def run(args: argparse.Namespace) -> int:
    """Exit code: 0 read, 1 refused with one sentence on stderr."""
    from adapters.texts.fluent import FluentTexts

    texts = FluentTexts(_LOCALES)
    try:
        package = _read(args.file)
    except Refusal as refusal:
        return _fail(texts.plain(refusal.text))
    except OSError:
        return _fail(texts.plain(Text.of("edxml-no-file", path=str(args.file))))
    if args.action == "show" and args.json:
        _say(json.dumps(as_plain(package), ensure_ascii=False, indent=2))
        return 0
    if args.action == "check":
        _say(texts.plain(Text.of("edxml-readable")))
    for text in (*(_summary(package) if args.action == "show" else ()), *_notes(package)):
        _say(texts.plain(text))
    return 0


def as_plain(package: Package | StatusNotice) -> dict[str, Any]:
    """The neutral model for JSON; of a file only its name, size in bytes and SHA-256."""
    form = "status" if isinstance(package, StatusNotice) else "package"
    return {"form": form, **{f.name: _plain(getattr(package, f.name)) for f in fields(package)}} | (
        {"kind": package.kind.name.lower()} if isinstance(package, Package) else {}
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Attachment):
        return _file(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__dataclass_fields__}
    return value.isoformat() if hasattr(value, "isoformat") else value


def _file(attachment: Attachment) -> dict[str, Any]:
    content = attachment.content
    return {
        "name": attachment.name,
        "content_type": attachment.content_type,
        "description": attachment.description,
        "size": None if content is None else len(content),
        "sha256": None if content is None else hashlib.sha256(content).hexdigest(),
    }


def _read(path: Path) -> Package | StatusNotice:
    from adapters.edxml.parse import parse
    from adapters.edxml.tree import BYTES_LIMIT, too_large

    if (size := path.stat().st_size) > BYTES_LIMIT:
        raise too_large(size)
    with path.open("rb") as file:
        return parse(file.read(BYTES_LIMIT + 1))


def _summary(package: Package | StatusNotice) -> Iterator[Text]:
    if isinstance(package, StatusNotice):
        yield Text.of(
            "edxml-status",
            status=package.status.value,
            reference=package.reference,
            sender=package.sender.name or package.sender.code,
            receiver=package.receiver_code,
            uid=package.document_uid,
        )
        return
    yield Text.of(
        "edxml-package",
        kind=package.kind.name.lower(),
        reference=package.reference,
        sender=package.sender.name or package.sender.code,
        receivers="; ".join(organ.name or organ.code for organ in package.receivers),
        subject=package.subject,
        files="; ".join(attachment.name for attachment in package.attachments),
    )


def _notes(package: Package | StatusNotice) -> Iterator[Text]:
    for said in package.oddities if isinstance(package, Package) else ():
        yield Text.of("edxml-oddity", said=said)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1
