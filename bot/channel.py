"""Kênh Telegram — sends a card, and changes it where it hangs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from aiogram import Bot
from aiogram.enums import ParseMode
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.methods import (
    EditMessageCaption,
    EditMessageMedia,
    EditMessageText,
    SendMessage,
    SendPhoto,
)
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup, InputMediaPhoto, Message

from bot.faults import fault_of
from bot.markup import CAPTION_UNITS, TEXT_UNITS
from bot.render import card_html, card_keyboard, digest_of
from core.card import Card, Exposure
from core.errors import Fault, Turn
from core.ports import Can, Hanging, Texts
from core.text import Text

TIMEOUT = 20
NAME = "telegram"
CAN = Can(buttons=True, links=True, edits=True, files=True, longest=TEXT_UNITS)
UNKNOWN_PICTURE = "?"
_MARK = 16
_log = structlog.get_logger("bot.channel")

Picture = Callable[[str], Awaitable[bytes]]
Edit = EditMessageText | EditMessageCaption | EditMessageMedia
Kind = Callable[[Hanging, Card, InlineKeyboardMarkup, bool], Awaitable[Edit]]


@dataclass(frozen=True)
class TelegramChannel:
    """Kênh Telegram — implements the port `Channel`. `picture` draws the first page of the PDF
    with this SHA-256 as PNG; raises `Fault`.

    A digest is `<SHA-256 of the content>.<beginning of the hash of the picture that hangs there>`;
    the second part tells whether a copy is a photo, and whether it still shows the right file.
    """

    bot: Bot
    texts: Texts
    picture: Picture
    trust: Exposure = Exposure.ABSTRACT

    @property
    def name(self) -> str:
        return NAME

    @property
    def can(self) -> Can:
        return CAN

    async def send(
        self, address: str, card: Card, *, silent: bool, reason: Text | None, once: str = ""
    ) -> tuple[str, str]:
        """Gửi thẻ — the message's key and digest. Raises `Fault`: UNKNOWN when it may have arrived."""
        card = card.within(self.trust)
        photo = await self._photo(card)
        keyboard = card_keyboard(card, self.texts)
        method: SendMessage | SendPhoto
        if photo is None:
            html = card_html(card, self.texts, reason=reason)
            method = SendMessage(
                chat_id=address, text=html, reply_markup=keyboard, disable_notification=silent
            )
        else:
            html = card_html(card, self.texts, CAPTION_UNITS, reason)
            method = SendPhoto(
                chat_id=address,
                photo=photo,
                caption=html,
                reply_markup=keyboard,
                disable_notification=silent,
            )
        try:
            sent: Message = await self.bot(method, request_timeout=TIMEOUT)
        except AiogramError as error:
            raise fault_of(error, sending=True) from error
        return str(sent.message_id), self._digest(card, _mark(card) if photo else "")

    async def amend(self, hanging: Hanging, card: Card, *, everything: bool = False) -> str:
        """Cập nhật thẻ — the new digest. `everything` shows all buttons. Raises `Fault`: NEVER when
        that message cannot be changed any more.
        """
        card = card.within(self.trust)
        content, _, hangs = hanging.digest.partition(".")
        # An approver must never see one file above the buttons of another.
        outdated = bool(hangs) and _mark(card) not in {"", hangs}
        if not everything and not outdated and content == digest_of(card):
            return hanging.digest
        keyboard = card_keyboard(card, self.texts, everything=everything)
        if outdated:
            kinds: list[Kind] = [self._media]
        else:
            # Whether a copy is a photo is remembered, but may be wrong: then the other way.
            kinds = [self._caption, self._text] if hangs else [self._text, self._caption]
        for kind in kinds:
            edit = await kind(hanging, card, keyboard, everything)
            if await self._edited(edit):
                return self._digest(card, _now_hangs(edit, card, hangs))
        raise Fault(Turn.NEVER, "telegram: the message has neither text nor caption")

    async def _text(
        self, hanging: Hanging, card: Card, keyboard: InlineKeyboardMarkup, everything: bool
    ) -> Edit:
        return EditMessageText(
            chat_id=hanging.address,
            message_id=_number(hanging),
            text=card_html(card, self.texts, TEXT_UNITS, hanging.why(card), everything=everything),
            reply_markup=keyboard,
        )

    async def _caption(
        self, hanging: Hanging, card: Card, keyboard: InlineKeyboardMarkup, everything: bool
    ) -> Edit:
        return EditMessageCaption(
            chat_id=hanging.address,
            message_id=_number(hanging),
            caption=card_html(
                card, self.texts, CAPTION_UNITS, hanging.why(card), everything=everything
            ),
            reply_markup=keyboard,
        )

    async def _media(
        self, hanging: Hanging, card: Card, keyboard: InlineKeyboardMarkup, _everything: bool
    ) -> Edit:
        content = await self.picture(card.picture.sha256) if card.picture else b""
        media = InputMediaPhoto(
            media=BufferedInputFile(content, "trang-1.png"),
            caption=card_html(card, self.texts, CAPTION_UNITS, hanging.why(card)),
            parse_mode=ParseMode.HTML,
        )
        return EditMessageMedia(
            chat_id=hanging.address,
            message_id=_number(hanging),
            media=media,
            reply_markup=keyboard,
        )

    async def _edited(self, edit: Edit) -> bool:
        """False when the message is of the other kind."""
        try:
            await self.bot(edit, request_timeout=TIMEOUT)
        except TelegramBadRequest as error:
            if "not modified" in error.message:
                return True
            if "in the message to edit" in error.message:
                return False
            raise fault_of(error, sending=False) from error
        except AiogramError as error:
            raise fault_of(error, sending=False) from error
        return True

    async def _photo(self, card: Card) -> BufferedInputFile | None:
        """Trang đầu; a page that cannot be drawn does not hold back the card."""
        if card.picture is None:
            return None
        try:
            content = await self.picture(card.picture.sha256)
        except Fault as fault:
            _log.warning("no picture", reason=fault.reason)
            return None
        return BufferedInputFile(content, "trang-1.png")

    def _digest(self, card: Card, hangs: str) -> str:
        return f"{digest_of(card)}.{hangs}"


def _number(hanging: Hanging) -> int:
    """Raises `Fault` NEVER: a key that is no number is of no message of ours."""
    key = hanging.message_key
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        raise Fault(Turn.NEVER, "telegram: no such message")
    return int(key)


def _mark(card: Card) -> str:
    return card.picture.sha256[:_MARK] if card.picture else ""


def _now_hangs(edit: Edit, card: Card, hung: str) -> str:
    if isinstance(edit, EditMessageMedia):
        return _mark(card)
    if isinstance(edit, EditMessageCaption):
        return hung or UNKNOWN_PICTURE
    return ""
