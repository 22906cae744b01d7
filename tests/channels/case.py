"""What the contract needs of a running channel: the channel, one reader, and how the reader sees."""

from __future__ import annotations

from typing import Protocol

from core.ports import Channel


class Case(Protocol):
    """One channel with one reader at `address`."""

    @property
    def channel(self) -> Channel: ...
    @property
    def address(self) -> str: ...

    def count(self) -> int:
        """How many messages the reader has."""

    def words(self) -> str:
        """What the newest message says, buttons aside."""

    def wire(self) -> bytes:
        """Everything that went out to the reader, decoded only from its transfer encoding."""

    def block(self) -> None:
        """From now on the other side says: this reader never again."""

    def swallow(self) -> None:
        """The next message is taken by the other side, which then says nothing."""
