"""What the signing agent says no to, whatever the server claims; and that what is right passes."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from asn1crypto import algos, cms, core, tsp, x509

from adapters.signing.begin import begin
from adapters.signing.distrust import distrust
from core.signing.machine import (
    AttributesStrange,
    CertificateSwapped,
    FileAltered,
    FileGapStrange,
)
from core.signing.making import Prepared
from tests.adapters.signing.desk import clerk, evidence, issued, leader, ready, signed

pytestmark = pytest.mark.basis("R-11.1")


@dataclass(frozen=True)
class Request:
    pdf: bytes
    attributes: bytes
    start: int
    end: int
    certificate: bytes

    def checked(self) -> None:
        distrust(self.pdf, self.attributes, self.start, self.end, self.certificate)


def request(kind: str = "ec", who: str = "person") -> Request:
    made: Prepared = asyncio.run(_prepared(kind, who))
    return Request(made.pdf, made.attributes, made.start, made.end, made.certificate)


async def _prepared(kind: str, who: str) -> Prepared:
    key = issued(kind, who).soft
    pdf, act = ready(), leader()
    if who == "agency":
        pdf = await signed(pdf, issued(kind, "person").soft, leader())
        act = clerk()
    return await begin(pdf, key.certificate, act, key.chain, evidence())


@pytest.fixture(scope="module")
def good() -> Request:
    return request()


@pytest.mark.parametrize("kind", ["rsa", "ec"])
@pytest.mark.parametrize("who", ["person", "agency"])
def test_what_the_workshop_prepares_may_be_signed(kind: str, who: str) -> None:
    request(kind, who).checked()


def test_any_changed_byte_of_the_file_is_noticed(good: Request) -> None:
    for at in (good.start // 2, good.end + 1):
        pdf = bytearray(good.pdf)
        pdf[at] ^= 1
        with pytest.raises((FileAltered, FileGapStrange)):
            Request(bytes(pdf), good.attributes, good.start, good.end, good.certificate).checked()


def test_another_file_s_attributes_are_not_signed(good: Request) -> None:
    other = request()
    with pytest.raises(FileAltered):
        Request(
            good.pdf, other.attributes, good.start, good.end, good.certificate
        ).checked()  # fmt: skip


def test_a_gap_that_hides_more_than_the_signature_is_refused(good: Request) -> None:
    for start, end in (
        (good.start - 1, good.end), (good.start, good.end + 1), (good.start, good.end - 2),
        (0, len(good.pdf)), (good.end, good.start), (-5, 10), (good.start, good.start),
    ):  # fmt: skip
        digest = hashlib.sha256(good.pdf[: max(start, 0)] + good.pdf[end:]).digest()
        told = attributes(good, digest=digest)
        with pytest.raises(FileGapStrange):
            Request(good.pdf, told, start, end, good.certificate).checked()


def test_the_file_s_own_byte_range_must_agree(good: Request) -> None:
    """The digest is right, but readers of the file would compute another."""
    at = good.pdf.rindex(b"/ByteRange [0 ") + len(b"/ByteRange [0 ")
    pdf = good.pdf[:at] + b"9" + good.pdf[at + 1 :]
    told = attributes(good, digest=hashlib.sha256(pdf[: good.start] + pdf[good.end :]).digest())
    with pytest.raises(FileGapStrange):
        Request(pdf, told, good.start, good.end, good.certificate).checked()


def test_what_is_no_pdf_is_refused(good: Request) -> None:
    pdf = b"x" * 50 + b"<0000>" + b"x" * 50
    told = attributes(good, digest=hashlib.sha256(b"x" * 100).digest())
    with pytest.raises(FileGapStrange):
        Request(pdf, told, 50, 56, good.certificate).checked()


def test_a_gap_already_filled_is_refused(good: Request) -> None:
    pdf = good.pdf[: good.start + 1] + b"30" + good.pdf[good.start + 3 :]
    with pytest.raises(FileGapStrange):
        Request(pdf, good.attributes, good.start, good.end, good.certificate).checked()


def test_another_certificate_is_refused(good: Request) -> None:
    other = issued("ec", "person", 7).soft.certificate
    with pytest.raises(CertificateSwapped):
        Request(good.pdf, good.attributes, good.start, good.end, other).checked()
    with pytest.raises(CertificateSwapped):
        changed(good, attributes(good, certificate=other))


Change = Callable[[list[cms.CMSAttribute], Request], list[cms.CMSAttribute]]


def one(kind: str, *values: object) -> cms.CMSAttribute:
    return cms.CMSAttribute({"type": kind, "values": list(values)})


def protection(digest: str, signature: str) -> cms.CMSAttribute:
    value = cms.CMSAlgorithmProtection({
        "digest_algorithm": algos.DigestAlgorithm({"algorithm": digest}),
        "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": signature}),
    })  # fmt: skip
    return one("cms_algorithm_protection", value)


def attributes(
    good: Request, digest: bytes = b"", certificate: bytes = b"", change: Change | None = None
) -> bytes:
    """The right ones, but for what is given."""
    leaf = certificate or good.certificate
    right = hashlib.sha256(good.pdf[: good.start] + good.pdf[good.end :]).digest()
    ess = tsp.SigningCertificateV2({
        "certs": [tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(leaf).digest()})]
    })  # fmt: skip
    rows = [
        one("content_type", "data"),
        one("message_digest", digest or right),
        one("signing_certificate_v2", ess),
    ]
    return bytes(cms.CMSAttributes(change(rows, good) if change else rows).dump())


def changed(good: Request, told: bytes) -> None:
    Request(good.pdf, told, good.start, good.end, good.certificate).checked()


def test_the_necessary_attributes_alone_are_enough(good: Request) -> None:
    changed(good, attributes(good))
    fitting = attributes(good, change=lambda rows, _: [*rows, protection("sha256", "sha256_ecdsa")])
    changed(good, fitting)


def _two_certificates(rows: list[cms.CMSAttribute], good: Request) -> list[cms.CMSAttribute]:
    two = [tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(part).digest()})
           for part in (good.certificate, b"another")]  # fmt: skip
    return [*rows[:2], one("signing_certificate_v2", tsp.SigningCertificateV2({"certs": two}))]


def _other_serial(rows: list[cms.CMSAttribute], good: Request) -> list[cms.CMSAttribute]:
    leaf = x509.Certificate.load(good.certificate)
    serial = tsp.IssuerSerial({
        "issuer": [x509.GeneralName("directory_name", leaf.issuer)], "serial_number": 5
    })  # fmt: skip
    named = tsp.ESSCertIDv2({
        "cert_hash": hashlib.sha256(good.certificate).digest(), "issuer_serial": serial
    })  # fmt: skip
    return [*rows[:2], one("signing_certificate_v2", tsp.SigningCertificateV2({"certs": [named]}))]


STRANGE: dict[str, Change] = {
    "extra": lambda rows, _: [*rows, one("signing_time", cms.Time("utc_time", core.UTCTime(
        "261123010509Z")))],
    "unknown": lambda rows, _: [*rows, one("1.2.3.4", core.Any(core.Integer(5)))],
    "twice": lambda rows, _: [*rows, rows[1]],
    "two digests": lambda rows, _: [rows[0], one("message_digest", b"a" * 32, b"b" * 32), rows[2]],
    "no certificate": lambda rows, _: rows[:2],
    "no digest": lambda rows, _: [rows[0], rows[2]],
    "other kind": lambda rows, _: [one("content_type", "signed_data"), *rows[1:]],
    "two certificates": _two_certificates,
    "sha1": lambda rows, _: [*rows, protection("sha1", "sha256_ecdsa")],
    "rsa for ec": lambda rows, _: [*rows, protection("sha256", "sha256_rsa")],
}  # fmt: skip


@pytest.mark.parametrize("change", STRANGE.values(), ids=STRANGE)
def test_strange_attributes_are_refused(good: Request, change: Change) -> None:
    with pytest.raises(AttributesStrange):
        changed(good, attributes(good, change=change))


def test_a_certificate_s_other_serial_number_is_refused(good: Request) -> None:
    with pytest.raises(CertificateSwapped):
        changed(good, attributes(good, change=_other_serial))


@pytest.mark.parametrize("told", [b"", b"1", b"\x31\x00", b"\x31\x80\x00\x00", b"a" * 20_000,
                                  b"\x31\x82\xff\xff", b"Xin hay ky cau nay"])  # fmt: skip
def test_rubbish_is_not_signed(good: Request, told: bytes) -> None:
    with pytest.raises(AttributesStrange):
        changed(good, told)


def test_something_behind_the_attributes_is_refused(good: Request) -> None:
    with pytest.raises(AttributesStrange):
        changed(good, good.attributes + b"\x00")


def test_attributes_out_of_order_are_refused(good: Request) -> None:
    """DER has one order only: another encoding of the same would be another thing to sign."""
    found = cms.CMSAttributes.load(good.attributes)
    parts = [part.dump() for part in found][::-1]
    body = b"".join(parts)
    told = b"\x31" + (b"\x81" if len(body) > 127 else b"") + bytes([len(body)]) + body
    with pytest.raises(AttributesStrange):
        changed(good, told)
