"""Matrix — a server of the province's own: words both ways, edits, receipts, sends that repeat safely."""

from __future__ import annotations

from collections.abc import Mapping

from adapters.channels import Kit
from adapters.channels.matrix.channel import MatrixChannel
from adapters.channels.matrix.options import read


def connect(options: Mapping[str, str], kit: Kit) -> MatrixChannel:
    """Raises ValueError, without any of the values."""
    return MatrixChannel(read(options), kit)
