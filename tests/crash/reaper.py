"""Death by SIGKILL at a chosen durable act: before it, or right after it."""

from __future__ import annotations

import os
import signal
from collections.abc import Awaitable, Callable
from typing import Any

DURABLE = {
    "store": ("write",),
    "files": ("put",),
    "dms": ("settle", "reject", "report", "send"),
    "channel": ("send", "amend"),
}


class Reaper:
    """Counts durable acts and strikes at the one it was told to."""

    def __init__(self, at: int) -> None:
        self.at, self.count = at, 0

    def pass_by(self) -> None:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, target: Any, names: tuple[str, ...]) -> Any:
        """The same object, with the reaper standing before and after each named act."""
        return Watched(target, self, names)


class Watched:
    """Passes everything on; a durable act is counted before and after."""

    def __init__(self, target: Any, reaper: Reaper, names: tuple[str, ...]) -> None:
        self._target, self._reaper, self._names = target, reaper, names

    def __getattr__(self, name: str) -> Any:
        act = getattr(self._target, name)
        return self._shadowed(act) if name in self._names else act

    def _shadowed(self, act: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def acted(*args: Any, **kwargs: Any) -> Any:
            self._reaper.pass_by()
            outcome = await act(*args, **kwargs)
            self._reaper.pass_by()
            return outcome

        return acted
