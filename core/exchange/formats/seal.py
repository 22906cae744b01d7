"""Chữ ký rời (`.p7s`, CMS) — beside a file that cannot hold a signature of its own (R-9.2d).

What it proves is the verifier's business; here it is only one, and says by its name of which file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.exchange.formats.found import FALSE, Found

ENDING = ".p7s"
MOST_BYTES = 4 * 2**20
_PEM = b"-----BEGIN "
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
_HEAD = 64


def look(content: bytes) -> Iterable[Found]:
    """Xem — DER or PEM of signed data, of a size that a signature can have."""
    head = content[:_HEAD]
    signed = head.startswith(b"\x30") and _SIGNED_DATA in head
    if len(content) > MOST_BYTES or not (signed or head.lstrip().startswith(_PEM)):
        yield FALSE


def is_seal(name: str) -> bool:
    return name.lower().endswith(ENDING)


def seal_name(name: str) -> str:
    """`So lieu.xlsx.p7s` — the signature of `So lieu.xlsx`."""
    return f"{name}{ENDING}"


def sealed_by(seal: str, names: Sequence[str]) -> str | None:
    """Tệp mà chữ ký rời này ký — by its name and `.p7s`, else the only one of that name with another
    ending; None when it stands alone.
    """
    stem = seal[: -len(ENDING)].casefold()
    others = [name for name in names if not is_seal(name)]
    for known in ([name for name in others if name.casefold() == stem],
                  [name for name in others if name.rpartition(".")[0].casefold() == stem]):  # fmt: skip
        if len(known) == 1:
            return known[0]
    return None
