"""Tệp khóa của bản chạy thử — what stands in for the tokens of those who sign: PKCS#12 files.

With one of these `vanthu agent` signs in the demo as it would with a real device.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from adapters.signing.authority import Credentials
from app.demo.authority import Sender, holders, written
from app.demo.people import PLACES, Desk, Place, password_of
from core.people.person import Role

SIGNING = {Role.LEADER, Role.UNIT_HEAD, Role.CLERK}


def key_files(folder: Path) -> Path:
    """Nơi để các tệp khóa."""
    return folder / "keys"


def lay_out(folder: Path) -> None:
    """Có sẵn hoặc làm mới — `<account>.p12`: a leader's or unit head's own key, or for a clerk the
    agency's; its password is the account's. Blocks.
    """
    key_files(folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    for place in PLACES:
        for desk in place.desks:
            if desk.role in SIGNING:
                _lay_out(folder, place, desk)


def _lay_out(folder: Path, place: Place, desk: Desk) -> None:
    path = key_files(folder) / f"{desk.account}.p12"
    if path.exists():
        return
    made = holders(folder, Sender(place.name, place.code, desk.name, desk.account))
    held = made.agency if desk.role is Role.CLERK else made.person
    written(path, _packed(held, password_of(desk.account)))


def _packed(held: Credentials, password: str) -> bytes:
    return pkcs12.serialize_key_and_certificates(
        held.name.encode(), held.key, held.certificate, held.chain,
        BestAvailableEncryption(password.encode()),
    )  # fmt: skip
