"""Trả lời lần bấm — every tap is answered exactly once, and first things first."""

from __future__ import annotations

from dataclasses import dataclass

from aiogram.exceptions import AiogramError
from aiogram.types import CallbackQuery

from bot.markup import cut

_ANSWER_UNITS = 200


@dataclass
class Tap:
    """Lần bấm — the first thing said is the answer; later ones are not sent."""

    callback: CallbackQuery
    answered: bool = False

    async def say(self, words: str = "", *, alert: bool = False) -> None:
        """Answer with a toast, or with an alert that must be closed.

        Too late, or Telegram away: the decision stands all the same, so nothing is raised.
        """
        if self.answered:
            return
        self.answered = True
        try:
            await self.callback.answer(cut(words, _ANSWER_UNITS) or None, show_alert=alert)
        except AiogramError:
            return
