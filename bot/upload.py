"""Nhận tệp — a file sent into the chat: looked at by name and size first, fetched only when wanted."""

from __future__ import annotations

import re
from io import BytesIO

from aiogram import Bot
from aiogram.types import Message
from aiohttp import ClientError

from bot.talk import Held
from core.card import FileRef
from core.checks.uploads import look_at
from core.errors import Fault, Turn
from core.exchange.formats import ending
from core.form import FileTooLarge, PdfNeeded
from core.form.filed import MEGABYTE
from core.interview import Expects, check_name
from core.ports import Ports
from core.text import Text, nfc

MOST = 20 * MEGABYTE
_NAME = 120
_HEADER = 1024


def held_in(message: Message, expects: Expects = Expects.FILE) -> Held:
    """Tệp trong tin nhắn — raises `PdfNeeded`, `FileNeeded` or `FileTooLarge` before anything is
    fetched.
    """
    document = message.document
    name = _name(document.file_name or "") if document else ""
    check_name(expects, name)
    if document is None:
        raise PdfNeeded
    size = document.file_size or 0
    if size > MOST:
        raise FileTooLarge(most=MOST // MEGABYTE)
    return Held(document.file_id, name, size)


async def taken_in(held: Held, bot: Bot, ports: Ports) -> FileRef:
    """Lưu tệp — fetched, looked at, and only then kept by its hash."""
    into = BytesIO()
    try:
        await bot.download(held.file_id, into, timeout=60)
    except (ClientError, TimeoutError) as error:
        reason = f"download: {type(error).__name__}"
        raise Fault(Turn.AGAIN, reason, text=Text.of("bot-download-failed")) from error
    content = into.getvalue()
    if len(content) > MOST:
        raise FileTooLarge(most=MOST // MEGABYTE)
    if ending(held.name) == ".pdf" and b"%PDF-" not in content[:_HEADER]:
        raise PdfNeeded
    await look_at(held.name, content, ports)
    return FileRef(await ports.files.put(content), held.name, len(content))


def _name(given: str) -> str:
    """The last part of the name, without control characters, not too long."""
    bare = re.sub(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", nfc(given))
    last = re.split(r"[/\\]", bare)[-1].strip()
    stem, dot, ending = last.rpartition(".")
    return f"{stem[:_NAME]}{dot}{ending[:8]}"
