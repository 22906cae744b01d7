"""Thẻ chứng thư số — whose it is, until when, who has the device and on which paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from core.card import Line
from core.certificates.rules import moment
from core.people.certificate import Certificate, CertificateState
from core.people.directory import Directory
from core.text import Text

MOST_ROWS = 6


def title(certificate: Certificate) -> Text:
    kind = "agency" if certificate.of_agency else "person"
    return Text.of(f"certificate-title-{kind}")


def lines(
    certificate: Certificate, directory: Directory, _related: list[Any], now: datetime
) -> Iterator[Line]:
    """Dòng — the certificate, its state, the keeper, who may stand in, the newest hand-overs."""
    yield Line(Text.of("certificate-holder", name=certificate.holder_name))
    yield Line(Text.of("certificate-serial", serial=certificate.serial, issuer=certificate.issuer))
    start, until = moment(certificate.valid_from), moment(certificate.valid_until)
    yield Line(Text.of("certificate-period", start=start, until=until))
    if certificate.device:
        yield Line(Text.of("certificate-device", device=certificate.device))
    yield Line(Text.of(f"certificate-state-{certificate.state.replace('_', '-')}"))
    yield from _kept(certificate, directory)
    for row in certificate.substitutes:
        if datetime.fromisoformat(row["until_at"]) > now:
            yield Line(_substitute(row))
    for row in certificate.handovers[-MOST_ROWS:]:
        said = Text.of(f"certificate-handover-{row['what']}", name=row.get("name", ""))
        at = moment(datetime.fromisoformat(row["at"]))
        yield Line(Text.of("certificate-handover", at=at, what=said, by=row["by"]))


def _kept(certificate: Certificate, directory: Directory) -> Iterator[Line]:
    if certificate.state is not CertificateState.HANDED_OVER or certificate.keep_until is None:
        return
    on = certificate.basis_on
    yield Line(
        Text.of(
            "certificate-keeper",
            name=directory.name(certificate.keeper_id),
            until=moment(certificate.keep_until),
            number=certificate.basis_number,
            on=f"{on:%d/%m/%Y}" if on else "",
        )
    )


def _substitute(row: dict[str, Any]) -> Text:
    start, until = (datetime.fromisoformat(row[name]) for name in ("from_at", "until_at"))
    return Text.of(
        "certificate-substitute",
        name=row["name"],
        start=moment(start),
        until=moment(until),
        number=row["number"],
        on=row["on"],
    )
