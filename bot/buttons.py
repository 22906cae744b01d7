"""Nút bấm — the callback data of every button; all of them fit into Telegram's 64 bytes.

Ids are carried, never trusted: whoever presses is looked up anew.
"""

from __future__ import annotations

from uuid import UUID

from aiogram.filters.callback_data import CallbackData

from core.card import Area


class StepButton(CallbackData, prefix="s"):
    """Nút bước — `s:<code>:<id hex>:<version>`; months later it still says what it said."""

    code: str
    id: UUID
    version: int


class MoreButton(CallbackData, prefix="m"):
    """Nút “Khác…” — shows all buttons of one card."""

    area: Area
    id: UUID


class WhyButton(CallbackData, prefix="w"):
    """Nút “Căn cứ” — why this card came."""

    area: Area
    id: UUID


class OpenButton(CallbackData, prefix="o"):
    """Mở thẻ — from a list."""

    area: Area
    id: UUID


class PageButton(CallbackData, prefix="p"):
    """Sang trang — of a list; `what` is `viec`, `tim`, `quahan`, `vanbandi` or `hoso`."""

    what: str
    page: int


class ReportButton(CallbackData, prefix="b"):
    """Kỳ báo cáo — `by` is day, week or month; `day` an ISO date that lies in it."""

    by: str
    day: str


class QuietButton(CallbackData, prefix="q"):
    """Giờ yên lặng — `what` is `night`, `late`, `never`, or `days`: are days off quiet?"""

    what: str


class BeginButton(CallbackData, prefix="n"):
    """Nút bắt đầu — with the file that was sent last."""

    code: str


class AnswerButton(CallbackData, prefix="a"):
    """Nút trả lời — `token` names the question, so that an old question's button is recognised.

    `what` is the index of an option, or one of `done`, `yes`, `no`, `cancel`, `p<page>`.
    """

    token: str
    what: str
