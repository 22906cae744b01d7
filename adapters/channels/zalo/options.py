"""Cài đặt Zalo — the options of the channel, checked once at start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from adapters.channels._answer import LOCAL
from core.card import Exposure

SERVER = "https://bot-api.zaloplatforms.com"
_KNOWN = {"token", "trust", "timeout", "server"}
_TOKEN = re.compile(r"[A-Za-z0-9:_.-]{8,256}")
_TRUST = {"bell": Exposure.BELL, "number": Exposure.NUMBER, "abstract": Exposure.ABSTRACT}


@dataclass(frozen=True)
class Options:
    """Bot Zalo — `timeout` in seconds for each answer; `server` only for a test on this machine."""

    token: str = field(repr=False)
    trust: Exposure = Exposure.ABSTRACT
    timeout: float = 20.0
    server: str = SERVER


def read(given: Mapping[str, str]) -> Options:
    """Raises ValueError that names the option and never its value."""
    if strange := sorted(set(given) - _KNOWN):
        raise ValueError(f"không có tùy chọn {', '.join(strange)}")
    if not _TOKEN.fullmatch(given.get("token", "")):
        raise ValueError("token thiếu hoặc sai dạng")
    trust = given.get("trust", "abstract")
    if trust not in _TRUST:
        raise ValueError("trust chỉ nhận bell, number, abstract: tin đi qua máy chủ của người khác")
    return Options(given["token"], _TRUST[trust], _seconds(given), _server(given))


def _server(given: Mapping[str, str]) -> str:
    server = given.get("server", SERVER).rstrip("/")
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
