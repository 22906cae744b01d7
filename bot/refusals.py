"""Từ chối khi liên kết — what the chat's own doorkeeper may refuse."""

from __future__ import annotations

from core.errors import Refusal


class TooManyTries(Refusal):
    """Five tries in ten minutes from one chat."""
