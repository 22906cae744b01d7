"""Khóa trong tệp PKCS#12 — DEVELOPMENT AND TESTS: whoever has the file and the password can sign."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12

from core.signing.refusals import KeyFileRefused

Private = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@dataclass(frozen=True)
class SoftKey:
    """Khóa đã mở — parsed once: parsing an RSA key takes a hundred times as long as signing."""

    certificate: bytes
    private: Private = field(repr=False)
    chain: tuple[bytes, ...] = ()

    @classmethod
    def opened(cls, content: bytes, password: bytes) -> SoftKey:
        """Mở tệp .p12 — raises `KeyFileRefused`."""
        try:
            found = pkcs12.load_pkcs12(content, password)
        except ValueError as error:
            raise KeyFileRefused from error
        if found.cert is None or not isinstance(found.key, Private):
            raise KeyFileRefused
        chain = tuple(one.certificate.public_bytes(Encoding.DER) for one in found.additional_certs)
        return cls(found.cert.certificate.public_bytes(Encoding.DER), found.key, chain)

    async def sign(self, attributes: bytes) -> bytes:
        """Chữ ký — see `core.signing.making.Key`."""
        if isinstance(self.private, rsa.RSAPrivateKey):
            return self.private.sign(attributes, padding.PKCS1v15(), SHA256())
        return self.private.sign(attributes, ec.ECDSA(SHA256()))
