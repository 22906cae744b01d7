from __future__ import annotations

import io
from datetime import timedelta

import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from adapters.signing import authority
from adapters.signing.check import check
from core.signing.report import SignatureReport
from tests.adapters.signing.cases import AT, draft, key_of, office


def _der(certificate: x509.Certificate) -> asn1.Certificate:
    return asn1.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def _key(key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey) -> keys.PrivateKeyInfo:
    encoding, form = serialization.Encoding.DER, serialization.PrivateFormat.PKCS8
    return keys.PrivateKeyInfo.load(key.private_bytes(encoding, form, serialization.NoEncryption()))


def timestamper() -> DummyTimeStamper:
    """A time-stamping authority under our root, which always says AT."""
    root, key = office().root, rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "TSA")])
    builder = x509.CertificateBuilder(root.certificate.subject, name, key.public_key(), 7)
    builder = builder.not_valid_before(authority.BEGIN).not_valid_after(authority.END)
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    tsa = builder.add_extension(usage, critical=True).sign(root.key, hashes.SHA256())
    return DummyTimeStamper(
        _der(tsa), _key(key), certs_to_embed=SimpleCertificateStore(), fixed_dt=AT
    )


def stamped(who: authority.Credentials) -> bytes:
    signer = signers.SimpleSigner(
        signing_cert=_der(who.certificate), signing_key=_key(who.key),
        cert_registry=SimpleCertificateStore(),
    )  # fmt: skip
    meta = signers.PdfSignatureMetadata(field_name="Ky", md_algorithm="sha256")
    out = signers.PdfSigner(meta, signer=signer, timestamper=timestamper()).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(draft()))
    )
    return out.getvalue()


def judged(content: bytes, crl: bytes, days: int) -> SignatureReport:
    return check(content, [office().root.pem], [crl], AT + timedelta(days=days))


def test_a_timestamp_proves_the_moment_of_signing():
    report = judged(stamped(office().agency), office().crl, 1)
    (seen,) = report.signatures
    assert (seen.time_source, seen.signed_at) == ("timestamp", AT)
    assert key_of(report, "C5") == "verification-period-right"


def test_a_certificate_that_expired_after_the_timestamp_does_no_harm():
    agency = authority.issue_agency(
        office().root, "Sở Nội vụ", "H56.03", until=AT + timedelta(days=30)
    )
    report = judged(stamped(agency), office().crl, 60)
    assert key_of(report, "C5") == "verification-period-right"
    assert key_of(report, "C6") == "verification-revocation-good"


@pytest.mark.parametrize(
    ("days", "key"), [(5, "verification-revocation-good"), (-5, "verification-revoked")]
)
def test_revocation_counts_from_its_own_moment_when_the_signing_is_proven(days, key):
    revoked = [(office().agency.certificate, AT + timedelta(days=days))]
    since = AT + timedelta(days=6)
    crl = authority.revocation_list(office().root, revoked, since=since)
    assert key_of(judged(stamped(office().agency), crl, 10), "C6") == key


def test_a_timestamp_of_a_stranger_is_only_a_claim():
    stranger = authority.make_root("Cơ quan khác")
    signed = stamped(office().agency)
    report = check(signed, [stranger.pem], [], AT)
    assert report.signatures[0].time_source == "claimed"
