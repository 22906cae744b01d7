"""Trạng thái liên thông — what agencies tell each other about a document (QĐ 28/2018 Đ.10.2h)."""

from __future__ import annotations

from enum import StrEnum


class ExchangeStatus(StrEnum):
    """The value is the two-digit code used on the exchange; practice, not law."""

    ARRIVED = "01"
    REFUSED = "02"
    ACCEPTED = "03"
    ASSIGNED = "04"
    IN_PROGRESS = "05"
    COMPLETED = "06"
    RECALL_ASKED = "13"
    RECALL_AGREED = "15"
    RECALL_REFUSED = "16"
