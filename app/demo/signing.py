"""Bàn ký của bản chạy thử — stands in for the signing program that each signer has on his desk.

The product itself never signs in this version: it takes in what was signed elsewhere and checks it.
So that the demo can be played to the end, this signs with make-believe certificates.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from adapters.signing import authority
from app.demo.authority import Sender, holders
from app.demo.people import PLACES

KINDS = ("person", "agency", "scan", "copy", "attestation")


@dataclass(frozen=True)
class SigningDesk:
    """Ký hộ — with the certificate of that person of the demo, or of the person's agency."""

    folder: Path

    def sign(self, pdf: bytes, account: str, kind: str, at: datetime) -> bytes:
        """Tệp đã ký — begins with the bytes of `pdf`; for an agency and another kind of file, the
        signature alone. ValueError: no such account or no PDF. Blocks.
        """
        sender = _sender(account)
        whole = pdf.startswith(b"%PDF-")
        if kind not in KINDS or not pdf or not (whole or kind == "agency"):
            raise ValueError("not a PDF, or not a kind of signature")
        found = holders(self.folder, sender)
        if not whole:
            return authority.seal_beside(pdf, found.agency, at)
        if kind != "person":
            return authority.seal_pdf(pdf, found.agency, at)
        return authority.sign_pdf(pdf, found.person, None, at)


def _sender(account: str) -> Sender:
    for place in PLACES:
        for desk in place.desks:
            if desk.account == account:
                return Sender(place.name, place.code, desk.name, account)
    raise ValueError(f"no such account: {account[:40]!r}")
