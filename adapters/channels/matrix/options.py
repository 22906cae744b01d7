"""Cài đặt Matrix — the options of the channel, checked once at start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from adapters.channels._answer import LOCAL
from core.card import Exposure

_KNOWN = {"server", "user", "token", "trust", "timeout"}
_USER = re.compile(r"@[a-z0-9._=/+-]{1,100}:[A-Za-z0-9.:\[\]-]{1,200}")
_TOKEN = re.compile(r"[\x21-\x7e]{8,1000}")
_TRUST = {"bell": Exposure.BELL, "number": Exposure.NUMBER, "abstract": Exposure.ABSTRACT}


@dataclass(frozen=True)
class Options:
    """Tài khoản Matrix của trợ lý — `user` is its full name, `timeout` in seconds for each answer."""

    server: str
    user: str
    token: str = field(repr=False)
    trust: Exposure = Exposure.ABSTRACT
    timeout: float = 20.0


def read(given: Mapping[str, str]) -> Options:
    """Raises ValueError that names the option and never its value."""
    if strange := sorted(set(given) - _KNOWN):
        raise ValueError(f"không có tùy chọn {', '.join(strange)}")
    if not _USER.fullmatch(given.get("user", "")):
        raise ValueError("user phải có dạng @tên:máy chủ")
    if not _TOKEN.fullmatch(given.get("token", "")):
        raise ValueError("token thiếu hoặc sai dạng")
    trust = given.get("trust", "abstract")
    if trust not in _TRUST:
        raise ValueError("trust chỉ nhận bell, number, abstract")
    return Options(_server(given), given["user"], given["token"], _TRUST[trust], _seconds(given))


def _server(given: Mapping[str, str]) -> str:
    server = given.get("server", "").rstrip("/")
    parts = urlsplit(server)
    local = parts.scheme == "http" and parts.hostname in LOCAL
    if not parts.hostname or parts.query or (parts.scheme != "https" and not local):
        raise ValueError("server phải là một địa chỉ https")
    return server


def _seconds(given: Mapping[str, str]) -> float:
    try:
        value = float(given.get("timeout", 20))
    except ValueError:
        raise ValueError("timeout phải là số") from None
    if not 0 < value <= 60:
        raise ValueError("timeout phải từ trên 0 đến 60")
    return value
