"""Cài đặt thư điện tử — the options of the channel, checked once at start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.card import Exposure
from core.people.mailbox import is_mailbox

_KNOWN = {
    "host", "port", "security", "user", "password", "sender", "trust", "timeout", "ca_file",
}  # fmt: skip
_TRUST = {"bell": Exposure.BELL, "number": Exposure.NUMBER, "abstract": Exposure.ABSTRACT}
_PORTS = {"starttls": 587, "tls": 465, "none": 25}


class Security(StrEnum):
    """Bảo vệ đường truyền — `starttls` and `tls` check the server's certificate; nothing else does."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


@dataclass(frozen=True)
class Options:
    """Máy chủ gửi thư — `timeout` in seconds for each answer of the server; `ca_file` instead of the
    system's certificate authorities.
    """

    host: str
    port: int
    security: Security
    sender: str
    user: str = ""
    password: str = ""
    trust: Exposure = Exposure.ABSTRACT
    timeout: float = 20.0
    ca_file: str = ""


def read(given: Mapping[str, str]) -> Options:
    """Raises ValueError that names the option and never its value."""
    if strange := sorted(set(given) - _KNOWN):
        raise ValueError(f"không có tùy chọn {', '.join(strange)}")
    for name in ("host", "sender"):
        if not given.get(name, "").strip():
            raise ValueError(f"thiếu {name}")
    if not is_mailbox(given["sender"]):
        raise ValueError("sender không phải một địa chỉ thư điện tử")
    security = _security(given)
    trust = given.get("trust", "abstract")
    if trust not in _TRUST:
        raise ValueError("trust chỉ nhận bell, number, abstract: thư đi qua máy chủ của người khác")
    return Options(
        host=given["host"].strip(),
        port=int(_number(given, "port", _PORTS[security], 65535)),
        security=security,
        sender=given["sender"],
        user=given.get("user", ""),
        password=given.get("password", ""),
        trust=_TRUST[trust],
        timeout=_number(given, "timeout", 20, 60),
        ca_file=given.get("ca_file", ""),
    )


def _security(given: Mapping[str, str]) -> Security:
    name = given.get("security", "starttls")
    if name not in _PORTS:
        raise ValueError("security chỉ nhận starttls, tls, none")
    if name == "none" and given.get("password"):
        raise ValueError("không gửi mật khẩu qua đường không mã hóa: đặt security là starttls, tls")
    return Security(name)


def _number(given: Mapping[str, str], name: str, default: float, most: float) -> float:
    try:
        value = float(given.get(name, default))
    except ValueError:
        raise ValueError(f"{name} phải là số") from None
    if not 0 < value <= most:
        raise ValueError(f"{name} phải từ trên 0 đến {most:g}")
    return value
