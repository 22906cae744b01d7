"""The window that the real server keeps on sends: off by default, thresholds assumed."""

import time
from collections import OrderedDict, deque

from sandbox.limits import Limits
from sandbox.refusals import too_many

_KEPT_CHATS = 100_000
_WINDOW = 1.0


class Rates:
    """Sliding one-second windows, over all chats and per chat."""

    def __init__(self, limits: Limits) -> None:
        self.overall = limits.messages_per_second
        self.per_chat = limits.chat_messages_per_second
        self._all: deque[float] = deque()
        self._chats: OrderedDict[int, deque[float]] = OrderedDict()

    def set(self, overall: int, per_chat: int) -> None:
        self.overall, self.per_chat = overall, per_chat
        self._all.clear()
        self._chats.clear()

    def check(self, chat_id: int) -> None:
        """Count one message; raises Refused 429 when a window is full."""
        if not self.overall and not self.per_chat:
            return
        now = time.monotonic()
        chat = self._chats.setdefault(chat_id, deque())
        self._chats.move_to_end(chat_id)
        full = _full(self._all, self.overall, now) or _full(chat, self.per_chat, now)
        if full:
            raise too_many(1)
        self._all.append(now)
        chat.append(now)
        while len(self._chats) > _KEPT_CHATS:
            self._chats.popitem(last=False)


def _full(window: deque[float], limit: int, now: float) -> bool:
    while window and window[0] <= now - _WINDOW:
        window.popleft()
    return bool(limit) and len(window) >= limit
