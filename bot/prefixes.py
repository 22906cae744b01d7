"""Bảng nút — callback data finds its handler by prefix: one look-up, not a filter for each handler.

A module of `bot/handlers` names its buttons: `TAPS = {StepButton: press}`; where several lists
share a button class, the first field tells them apart: `TAPS = {(PageButton, "viec"): turn}`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from types import ModuleType
from typing import Any

from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery

from bot.visit import Visit

Handler = Callable[..., Awaitable[Any]]
Routes = Mapping[str, tuple[type[CallbackData], Handler]]


def routes(handlers: Iterable[ModuleType]) -> Routes:
    """Prefix, or prefix and first field → button class and handler. Raises ValueError on doubles."""
    found: dict[str, tuple[type[CallbackData], Handler]] = {}
    for module in handlers:
        for key, handler in getattr(module, "TAPS", {}).items():
            kind, *first = key if isinstance(key, tuple) else (key,)
            name = ":".join([kind.__prefix__, *first])
            if name in found:
                raise ValueError(f"two handlers for the button {name}")
            found[name] = (kind, handler)
    return found


def tapped(known: Routes) -> Handler:
    """The one handler of all taps; data that no button of ours has is answered politely."""

    async def tap(callback: CallbackQuery, visit: Visit) -> None:
        data = callback.data or ""
        prefix, _, rest = data.partition(":")
        route = known.get(f"{prefix}:{rest.partition(':')[0]}") or known.get(prefix)
        unpacked = _unpacked(route[0], data) if route else None
        if route is None or unpacked is None:
            await visit.answer(visit.plain("bot-unknown-button"))
            return
        await route[1](callback, callback_data=unpacked, visit=visit)

    return tap


def _unpacked(kind: type[CallbackData], data: str) -> CallbackData | None:
    try:
        return kind.unpack(data)
    except (TypeError, ValueError):
        return None
