"""Zalo — a bot that writes and hears words: no buttons, nothing changed or taken back."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.channels import Kit
from adapters.channels.zalo.channel import ZaloChannel
from adapters.channels.zalo.options import read


def connect(options: Mapping[str, str], kit: Kit) -> ZaloChannel:
    """Raises ValueError, without any of the values."""
    return ZaloChannel(read(options), kit)
