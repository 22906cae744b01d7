"""Cơ quan chứng thực của bản chạy thử — one make-believe authority per demo folder, made once."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from adapters.signing import authority
from adapters.signing.authority import Credentials
from adapters.signing.stamps import DEFAULT_PLACES, Places


@dataclass(frozen=True)
class Sender:
    """Bên gửi của bản chạy thử — an agency, its code, and the person who signs for it."""

    agency: str
    code: str
    person: str
    name: str = "sender"
    """The files' name in the folder: ASCII, one per sender."""


DEFAULT_SENDER = Sender("Sở Nội vụ", "000.00.03.H56", "Nguyễn Văn Bình")


@dataclass(frozen=True)
class DemoAuthority:
    """Chứng thư số của bản chạy thử — `roots` and `crls` are the folders the verifier reads."""

    roots: Path
    crls: Path
    agency: Credentials
    person: Credentials

    def sign(self, pdf: bytes, at: datetime, places: Places = DEFAULT_PLACES) -> bytes:
        """Ký đủ hai chữ ký — the person's, then the agency's, both at this moment. Blocks."""
        return authority.sign_pdf(pdf, self.person, self.agency, at, places)


def ensure(folder: Path, sender: Sender = DEFAULT_SENDER) -> DemoAuthority:
    """Có sẵn hoặc làm mới — the same root for all senders of one folder. Keys have mode 0600."""
    return _made(folder, sender, sender.name)


def holders(folder: Path, sender: Sender) -> DemoAuthority:
    """Chứng thư số của một người và cơ quan người ấy — of an agency there is one certificate."""
    return _made(folder, sender, sender.code)


def _made(folder: Path, sender: Sender, office: str) -> DemoAuthority:
    roots, crls, private = folder / "roots", folder / "crls", folder / "private"
    for path in (folder, roots, crls, private):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    root = _kept(private, "root") or _keep(private, "root", authority.make_root())
    written(roots / "demo.pem", root.pem)
    if not (crls / "demo.crl").exists():
        written(crls / "demo.crl", authority.revocation_list(root))
    agency = _holder(private, f"{office}-agency", root)
    if agency is None:
        made = authority.issue_agency(root, sender.agency, sender.code)
        agency = _keep(private, f"{office}-agency", made)
    person = _holder(private, f"{sender.name}-person", root)
    if person is None:
        made = authority.issue_person(root, sender.person, sender.agency)
        person = _keep(private, f"{sender.name}-person", made)
    return DemoAuthority(roots, crls, agency, person)


def _holder(folder: Path, name: str, root: Credentials) -> Credentials | None:
    return _kept(folder, name, (root.pem,))


def _kept(folder: Path, name: str, chain: tuple[bytes, ...] = ()) -> Credentials | None:
    certificate, key = folder / f"{name}.pem", folder / f"{name}.key"
    if not certificate.exists() or not key.exists():
        return None
    return authority.load(certificate.read_bytes(), key.read_bytes(), chain)


def _keep(folder: Path, name: str, made: Credentials) -> Credentials:
    written(folder / f"{name}.key", made.key_pem)
    written(folder / f"{name}.pem", made.pem)
    return made


def written(path: Path, content: bytes) -> None:
    """Ghi tệp — whole or not at all, readable by the owner only."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    draft.replace(path)
