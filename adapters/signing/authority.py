"""Cơ quan chứng thực thử nghiệm — a make-believe certification authority. DEVELOPMENT ONLY.

It signs the demo's and the tests' documents with real mathematics and worthless trust. Nothing in
the product's own start-up imports it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from adapters.signing.stamps import DEFAULT_PLACES, Places

BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
END = datetime(2045, 1, 1, tzinfo=UTC)
ROOT_NAME = "Cơ quan chứng thực thử nghiệm"
_ORGANIZATION_IDENTIFIER = ObjectIdentifier("2.5.4.97")
_USAGE = ("digital_signature", "content_commitment", "key_cert_sign", "crl_sign")
_NO_USAGE = ("key_encipherment", "data_encipherment", "key_agreement", "encipher_only",
             "decipher_only")  # fmt: skip


@dataclass(frozen=True)
class Credentials:
    """Chứng thư số và khóa — one holder's; `chain` is the authority above."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def name(self) -> str:
        """The holder's common name."""
        common = self.certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return str(common[0].value)

    @property
    def pem(self) -> bytes:
        """The certificate alone."""
        return self.certificate.public_bytes(serialization.Encoding.PEM)

    @property
    def key_pem(self) -> bytes:
        """The key, unencrypted: it is worth nothing."""
        return self.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )


def make_root(name: str = ROOT_NAME) -> Credentials:
    """Chứng thư số gốc — self-signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([_part(NameOID.COUNTRY_NAME, "VN"), _part(NameOID.COMMON_NAME, name)])
    unsigned = _unsigned(subject, key, subject, key)
    unsigned = unsigned.not_valid_before(BEGIN).not_valid_after(END)
    unsigned = unsigned.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    unsigned = unsigned.add_extension(_usage("key_cert_sign", "crl_sign"), critical=True)
    return Credentials(unsigned.sign(key, hashes.SHA256()), key)


def issue_person(
    root: Credentials, name: str, organisation: str, *,
    since: datetime = BEGIN, until: datetime = END,
) -> Credentials:  # fmt: skip
    """Chứng thư số cá nhân — of a person at an agency."""
    parts = [
        _part(NameOID.COUNTRY_NAME, "VN"),
        _part(NameOID.ORGANIZATION_NAME, organisation),
        _part(NameOID.COMMON_NAME, name),
        _part(NameOID.USER_ID, "CCCD:000000000000"),
    ]
    return _issue(root, parts, since, until)


def issue_agency(
    root: Credentials, name: str, code: str, *,
    since: datetime = BEGIN, until: datetime = END,
) -> Credentials:  # fmt: skip
    """Chứng thư số cơ quan — with the agency's identification code."""
    parts = [
        _part(NameOID.COUNTRY_NAME, "VN"),
        _part(NameOID.ORGANIZATION_NAME, name),
        _part(NameOID.COMMON_NAME, name),
        _part(_ORGANIZATION_IDENTIFIER, code),
        _part(NameOID.USER_ID, f"MĐD:{code}"),
    ]
    return _issue(root, parts, since, until)


def revocation_list(
    root: Credentials, revoked: Sequence[tuple[x509.Certificate, datetime]] = (), *,
    since: datetime = BEGIN, until: datetime = END,
) -> bytes:  # fmt: skip
    """Danh sách thu hồi — DER, long-lived, with these certificates revoked at these moments."""
    builder = x509.CertificateRevocationListBuilder().issuer_name(root.certificate.subject)
    builder = builder.last_update(since).next_update(until)
    for certificate, when in revoked:
        entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number)
        entry = entry.revocation_date(when)
        reason = x509.CRLReason(x509.ReasonFlags.key_compromise)
        entry = entry.add_extension(reason, critical=False)
        builder = builder.add_revoked_certificate(entry.build())
    signed = builder.sign(root.key, hashes.SHA256())
    return signed.public_bytes(serialization.Encoding.DER)


def sign_pdf(
    pdf: bytes,
    person: Credentials | None,
    agency: Credentials | None,
    at: datetime,
    places: Places = DEFAULT_PLACES,
) -> bytes:
    """Ký hai chữ ký — the person's (certifying), then the agency's; None leaves one out."""
    from adapters.signing.sign import sign_both  # pyHanko takes half a second to import

    return sign_both(pdf, person, agency, at, places)


def seal_pdf(pdf: bytes, agency: Credentials, at: datetime) -> bytes:
    """Ký số của cơ quan — into the field that was made when the person signed."""
    from adapters.signing.sign import sign_agency

    return sign_agency(pdf, agency, at)


def seal_beside(content: bytes, agency: Credentials, at: datetime) -> bytes:
    """Ký rời (CMS, `.p7s`) — of a file that is no PDF (R-9.2d)."""
    from adapters.signing.sign import sign_beside

    return sign_beside(content, agency, at)


def load(certificate: bytes, key: bytes, chain: Sequence[bytes] = ()) -> Credentials:
    """Credentials from their PEM files. ValueError when they are not."""
    loaded = serialization.load_pem_private_key(key, password=None)
    if not isinstance(loaded, ec.EllipticCurvePrivateKey):
        raise ValueError("not an elliptic curve key")  # noqa: TRY004 - about the file
    above = tuple(map(x509.load_pem_x509_certificate, chain))
    return Credentials(x509.load_pem_x509_certificate(certificate), loaded, above)


def _issue(
    root: Credentials, parts: list[x509.NameAttribute[str]], since: datetime, until: datetime
) -> Credentials:
    key = ec.generate_private_key(ec.SECP256R1())
    unsigned = _unsigned(x509.Name(parts), key, root.certificate.subject, root.key)
    unsigned = unsigned.not_valid_before(since).not_valid_after(until)
    for extension, critical in (
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (_usage("digital_signature", "content_commitment"), True),
        # without a purpose, poppler reports a stale error instead of trust
        (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), False),
    ):
        unsigned = unsigned.add_extension(extension, critical=critical)
    return Credentials(unsigned.sign(root.key, hashes.SHA256()), key, (root.certificate,))


def _unsigned(
    subject: x509.Name, key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name, above: ec.EllipticCurvePrivateKey,
) -> x509.CertificateBuilder:  # fmt: skip
    builder = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer)
    builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number())
    own = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    parent = x509.AuthorityKeyIdentifier.from_issuer_public_key(above.public_key())
    return builder.add_extension(own, critical=False).add_extension(parent, critical=False)


def _usage(*granted: str) -> x509.KeyUsage:
    flags = {name: name in granted for name in (*_USAGE, *_NO_USAGE)}
    return x509.KeyUsage(**flags)


def _part(oid: ObjectIdentifier, value: str) -> x509.NameAttribute[str]:
    return x509.NameAttribute(oid, value)
