"""Thư điện tử — the channel that reaches everywhere, slowly, and belongs to others on its way."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.channels import Kit
from adapters.channels.email.channel import EmailChannel
from adapters.channels.email.options import read


def connect(options: Mapping[str, str], kit: Kit) -> EmailChannel:
    """Raises ValueError, without any of the values."""
    return EmailChannel(read(options), kit)
