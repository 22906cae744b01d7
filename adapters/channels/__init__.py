"""Kênh nhắn tin — the name in the settings is the name of a module in here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from core.ports import Channel, Texts


@dataclass(frozen=True)
class Kit:
    """Đồ nghề — what a channel may need besides its own options: the words, the clock, the address
    of the office's pages (empty: none), and the key with which links to them are signed.
    """

    texts: Texts
    now: Callable[[], datetime]
    office: str
    key: bytes


def connect(name: str, options: Mapping[str, str], kit: Kit) -> Channel:
    """The channel `name`, set up with `options`; ValueError when there is no such module, or when
    the options will not do.
    """
    module = f"{__name__}.{name}"
    if not name.isidentifier() or name.startswith("_"):
        raise ValueError(f"not the name of a channel: {name!r}")
    try:
        found = import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise ValueError(f"no channel named {name!r}") from None
    return cast("Channel", found.connect(options, kit))
