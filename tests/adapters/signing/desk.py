"""Everything a test of signing needs: a draft, its places, a town's authority, the acts in order."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from asn1crypto import keys, x509
from cryptography import x509 as crypto
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from adapters.papers.layout import Layouts
from adapters.signing import authority
from adapters.signing.begin import begin
from adapters.signing.certificates import Evidence
from adapters.signing.draft import normalised
from adapters.signing.fields import with_fields
from adapters.signing.finish import Means, finish
from adapters.signing.soft_key import Private, SoftKey
from app.demo.papers import letter_with_places
from core.outgoing.format.places import places_in
from core.signing.making import Act, Key, Level, Plan, Profile, document_act, leader_act
from core.signing.places import Places
from tests.adapters.signing.cases import AGENCY, CODE, PERSON, fields, office

AT = datetime(2026, 11, 23, 1, 5, 9, tzinfo=UTC)
SEALED_AT = AT + timedelta(minutes=40)
REFERENCE, ISSUED = "1234/SNV-VP", "Thanh Hóa, ngày 23 tháng 11 năm 2026"
DER = serialization.Encoding.DER
NOWHERE = crypto.CRLDistributionPoints(
    [
        crypto.DistributionPoint(
            [crypto.UniformResourceIdentifier("http://127.0.0.1/none.crl")], None, None, None
        )
    ]
)  # without one, poppler reports a stale error of NSS instead of trust


@cache
def blank_letter(**changed: str) -> tuple[bytes, Places]:
    """A letter whose number and date are still to be written, and where all goes."""
    pdf, _ = letter_with_places(replace(fields(), reference="     /SNV-VP", **changed))
    with ThreadPoolExecutor(1) as pool:
        paper = pool.submit(asyncio.run, Layouts().read(pdf)).result()
    return pdf, places_in(paper)


def der(certificate: crypto.Certificate) -> bytes:
    return certificate.public_bytes(DER)


@dataclass(frozen=True)
class Issued:
    """A private key that is to be put somewhere, with its certificate."""

    certificate: crypto.Certificate
    private: Private

    @property
    def soft(self) -> SoftKey:
        return SoftKey(der(self.certificate), self.private, (root(),))


def root() -> bytes:
    return der(office().root.certificate)


@cache
def issued(kind: str, who: str, number: int = 0) -> Issued:
    """`kind` is rsa or ec, `who` person or agency: a certificate of the tests' authority, another
    one for each `number`."""
    made = (
        authority.issue_person(office().root, PERSON, AGENCY)
        if who == "person"
        else authority.issue_agency(office().root, AGENCY, CODE)
    )
    private = made.key if kind == "ec" else rsa.generate_private_key(65537, 2048)
    return Issued(_with_key(made.certificate, private), private)


@cache
def issued_to(name: str) -> Issued:
    """A certificate of the tests' authority for the person with this name."""
    made = authority.issue_person(office().root, name, AGENCY)
    return Issued(_with_key(made.certificate, made.key), made.key)


def _with_key(
    like: crypto.Certificate,
    private: Private,
    purpose: crypto.ObjectIdentifier = ExtendedKeyUsageOID.EMAIL_PROTECTION,
) -> crypto.Certificate:
    unsigned = crypto.CertificateBuilder(
        issuer_name=like.issuer, subject_name=like.subject, public_key=private.public_key(),
        serial_number=crypto.random_serial_number(), not_valid_before=like.not_valid_before_utc,
        not_valid_after=like.not_valid_after_utc,
    )  # fmt: skip
    for extension in like.extensions:
        if extension.oid not in {crypto.SubjectKeyIdentifier.oid, crypto.ExtendedKeyUsage.oid}:
            unsigned = unsigned.add_extension(extension.value, extension.critical)
    alone = purpose == ExtendedKeyUsageOID.TIME_STAMPING
    unsigned = unsigned.add_extension(crypto.ExtendedKeyUsage([purpose]), alone)
    unsigned = unsigned.add_extension(NOWHERE, critical=False)
    return unsigned.sign(office().root.key, hashes.SHA256())


@cache
def timestamper() -> DummyTimeStamper:
    """A timestamp service that says `SEALED_AT` whenever it is asked."""
    made = authority.issue_person(office().root, "Dịch vụ dấu thời gian", AGENCY)
    private = rsa.generate_private_key(65537, 2048)
    signed = _with_key(made.certificate, private, ExtendedKeyUsageOID.TIME_STAMPING)
    kept = private.private_bytes(
        DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return DummyTimeStamper(
        x509.Certificate.load(der(signed)), keys.PrivateKeyInfo.load(kept), fixed_dt=SEALED_AT
    )


def evidence() -> Evidence:
    return Evidence((root(),), (office().crl,))


def means() -> Means:
    return Means(timestamper(), evidence())


def leader(profile: Profile | None = None, **more: str) -> Act:
    return leader_act(AT, profile or Profile(), **more)


def clerk(profile: Profile | None = None, **more: str) -> Act:
    return document_act(SEALED_AT, profile or Profile(), AGENCY, REFERENCE, ISSUED, **more)


def ready(plan: Plan | None = None) -> bytes:
    pdf, places = blank_letter()
    return with_fields(normalised(pdf), plan or Plan(places))


async def signed(pdf: bytes, key: Key, act: Act) -> bytes:
    prepared = await begin(pdf, key.certificate, act, key.chain, evidence())
    return await finish(prepared, await key.sign(prepared.attributes), act.at, means())


async def whole(
    person: Key, agency: Key, level: Level = Level.B, pdf: bytes | None = None, **more: object
) -> bytes:
    """Leader, then number, date and seal."""
    profile = Profile(level, **more)
    by_leader = await signed(pdf or ready(), person, leader(profile))
    return await signed(by_leader, agency, clerk(profile))
