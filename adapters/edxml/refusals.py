"""Từ chối gói tin — why bytes are not read as a package; texts in `locales/vi/exchange.ftl`."""

from __future__ import annotations

from core.errors import Refusal


class NotAPackage(Refusal):
    """Không phải gói tin edXML — some other file; `found` is a `Text` saying what it looks like."""


class OldDialect(Refusal):
    """Gói tin kiểu cũ — the exchange format from before QCVN 102:2016; `mark` is what gave it away."""


class PackageTooLarge(Refusal):
    """Gói tin quá lớn — `size` and `limit` in megabytes, as strings."""


class UnreadablePackage(Refusal):
    """Gói tin hỏng — `reason` (a `Text`), the wire `element` and the `line` where reading stopped."""


class SecretNotSent(Refusal):
    """Không gửi văn bản mật — a package with a mark of secrecy is never written (R-1.2)."""
