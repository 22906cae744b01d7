"""Chuông — whoever wrote to the store rings; whoever waits for something to do looks at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from core.ports import Records, Store, UnitOfWork

T = TypeVar("T")


@dataclass
class Bell:
    """Chuông — of this process only: others find out by looking."""

    listeners: list[Callable[[], None]] = field(default_factory=list)

    def ring(self) -> None:
        for listener in self.listeners:
            listener()


@dataclass(frozen=True)
class RingingStore:
    """Kho có chuông — the port `Store`; after every commit the senders need not sleep on."""

    store: Store
    bell: Bell

    async def write(self, unit: Callable[[UnitOfWork], T]) -> T:
        outcome = await self.store.write(unit)
        self.bell.ring()
        return outcome

    async def read(self, query: Callable[[Records], T]) -> T:
        return await self.store.read(query)
