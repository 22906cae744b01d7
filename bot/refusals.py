"""Từ chối khi liên kết — what the chat's own doorkeeper may refuse."""

from __future__ import annotations

from core.errors import Refusal


class ChatTaken(Refusal):
    """This chat is linked to somebody else."""


class PersonLinkedElsewhere(Refusal):
    """The person has another live chat; a lost phone is cut off by the IT officer first."""


class TooManyTries(Refusal):
    """Five tries in ten minutes from one chat."""
