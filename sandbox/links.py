"""Which addresses Telegram takes as a link, and how it spells them (TDLib's link rules)."""

import ipaddress
import re
from dataclasses import dataclass

_SCHEME = re.compile(rb"[^:/?#@\[\]]*")
_AUTHORITY = re.compile(rb"[^/?#]*")
_ALLOWED = frozenset(
    b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_!$,~*'();&+="
)
_HOST_NAME = re.compile(rb"[A-Za-z0-9_-]*")
_SITE_NAME = re.compile(rb"[A-Za-z0-9_.-]*")
_HEX = frozenset(b"0123456789abcdefABCDEF")
_SPACE = b" \t\r\n\0\v"
_OWN_SCHEMES = (b"tg", b"ton", b"tonsite")
_INTEGER = re.compile(r"-?[0-9]+")


class WrongLink(Exception):
    """Why an address is not a link."""


@dataclass(frozen=True)
class _Url:
    scheme: bytes
    user: bytes
    host: bytes
    bracketed: bool
    port: int
    query: bytes


def checked(link: str, *, https_only: bool = False) -> str:
    """The address as Telegram would store it; raises WrongLink."""
    raw = link.encode("utf-8", "surrogatepass")
    own, rest = _own_scheme(raw)
    url = _parse(rest)
    if https_only and (url.scheme != b"https" or own):
        raise WrongLink("Only HTTPS links are allowed")
    if own:
        return _own_link(own, rest, url).decode("utf-8", "surrogateescape")
    if b"." not in url.host and not url.bracketed:
        raise WrongLink("Wrong HTTP URL")
    user = url.user + b"@" if url.user else b""
    port = b":%d" % url.port if url.port else b""
    whole = url.scheme + b"://" + user + url.host + port + url.query
    return whole.decode("utf-8", "surrogateescape")


def checked_or_empty(link: str) -> str:
    try:
        return checked(link)
    except WrongLink:
        return ""


def user_id(link: str) -> int | None:
    """The person a `tg://user?id=N` link names, or None."""
    rest = _ascii_lower(link)
    if not rest.startswith("tg:"):
        return None
    rest = rest[3:].removeprefix("//")
    if not rest.startswith("user") or (len(rest) > 4 and rest[4] not in "/?#"):
        return None
    rest = rest[4:].removeprefix("/")
    if not rest.startswith("?"):
        return None
    for parameter in rest[1:].split("#", 1)[0].split("&"):
        key, _, value = parameter.partition("=")
        if key == "id":
            return _valid_user(value)
    return None


def _valid_user(value: str) -> int | None:
    if not _INTEGER.fullmatch(value):
        return None
    number = int(value)
    return number if str(number) == value and 0 < number < (1 << 40) else None


def _ascii_lower(text: str) -> str:
    return "".join(letter.lower() if letter.isascii() else letter for letter in text)


def _own_scheme(raw: bytes) -> tuple[bytes, bytes]:
    head, colon, rest = raw.partition(b":")
    if colon and head.lower() in _OWN_SCHEMES:
        return head.lower(), rest.removeprefix(b"//")
    return b"", raw


def _own_link(own: bytes, rest: bytes, url: _Url) -> bytes:
    plain = not (url.user or url.port or url.bracketed or url.scheme == b"https")
    if not plain or rest.lower().startswith(b"http://"):
        raise WrongLink("Wrong tg URL" if own == b"tg" else "Wrong ton URL")
    allowed = _SITE_NAME if own == b"tonsite" else _HOST_NAME
    if not allowed.fullmatch(url.host):
        raise WrongLink("Unallowed characters in URL host")
    query = url.query[1:] if url.query.startswith(b"/?") else url.query
    return own + b"://" + url.host + query


def _parse(raw: bytes) -> _Url:
    scheme, rest = _scheme(raw)
    match = _AUTHORITY.match(rest)
    authority = match.group() if match else b""
    host, port = _host_and_port(authority)
    user, at, name = host.rpartition(b"@")
    host = name if at else host
    bracketed = host.startswith(b"[") and host.endswith(b"]")
    _check_host(host, bracketed)
    if not bracketed:
        _check_part(host.lower(), "host", extra=b"")
        _check_part(user, "userinfo", extra=b":")
    return _Url(scheme, user, host.lower(), bracketed, port, _query(rest[len(authority) :]))


def _scheme(raw: bytes) -> tuple[bytes, bytes]:
    match = _SCHEME.match(raw)
    head = match.group() if match else b""
    if raw[len(head) : len(head) + 3] != b"://":
        return b"http", raw
    if head.lower() not in {b"http", b"https"}:
        raise WrongLink("Unsupported URL protocol")
    return head.lower(), raw[len(head) + 3 :]


def _host_and_port(authority: bytes) -> tuple[bytes, int]:
    colon = max(authority.rfind(mark) for mark in (b":", b"]", b"@"))
    if colon <= 0 or authority[colon : colon + 1] != b":":
        return authority, 0
    digits = authority[colon + 1 :]
    if not re.fullmatch(rb"[0-9]+", digits) or not 0 < int(digits) <= 65_535:
        raise WrongLink("Wrong port number specified in the URL")
    return authority[:colon], int(digits)


def _check_host(host: bytes, bracketed: bool) -> None:
    if bracketed:
        try:
            ipaddress.IPv6Address(host[1:-1].decode("ascii", "replace"))
        except ValueError:
            raise WrongLink("Wrong IPv6 address specified in the URL") from None
    if not host:
        raise WrongLink("URL host is empty")
    if host == b".":
        raise WrongLink("Host is invalid")


def _check_part(part: bytes, name: str, extra: bytes) -> None:
    position = 0
    while position < len(part):
        byte = part[position]
        if byte == 0x25:
            if len(part) < position + 3 or not _HEX.issuperset(part[position + 1 : position + 3]):
                raise WrongLink(f"Wrong percent-encoded symbol in URL {name}")
            position += 3
            continue
        if byte < 128 and byte not in _ALLOWED and byte not in extra:
            raise WrongLink(f"Disallowed character in URL {name}")
        position += 1


def _query(raw: bytes) -> bytes:
    query = raw.rstrip(_SPACE) or b"/"
    if not query.startswith(b"/"):
        query = b"/" + query
    return b"".join(b"%%%02X" % byte if byte <= 0x20 else bytes((byte,)) for byte in query)
