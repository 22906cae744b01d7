"""The demo's people with their keys on a device (SoftHSM): the ECDSA ones that the demo lays out, or
RSA ones that its make-believe authority issues to the same holders.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from adapters.signing.soft_key import SoftKey
from tests.adapters.signing.test_keys import PIN, TOKEN, module, put
from tests.stories.desks import Kept, keys_of
from tests.stories.people import Someone, Town

_THERE: set[str] = set()
"""Labels on the one device of this run: it takes the same key once."""


def on_device(town: Town, who: Someone, kind: str, folder: Path) -> tuple[Kept, Path]:
    """Where his key is from now on, and his certificate as a file (PEM)."""
    rows = town.office.get("/demo/people").json()
    password = next(row["password"] for row in rows if row["account"] == who.account)
    laid = SoftKey.opened((keys_of(town) / f"{who.account}.p12").read_bytes(), password.encode())
    certificate: Any = x509.load_der_x509_certificate(laid.certificate)
    private: Any = laid.private
    if kind == "rsa":
        certificate, private = _twin(certificate, keys_of(town).parent / "private")
    label = f"{kind}-{certificate.serial_number:x}"[:40]
    if label not in _THERE:
        put(folder, label, certificate.serial_number % 10**8, private, certificate)
        _THERE.add(label)
    path = folder / f"{who.account}-{kind}.pem"
    path.write_bytes(certificate.public_bytes(Encoding.PEM))
    return Kept(f"pkcs11:token={TOKEN};object={label}?module-path={module()}", PIN), path


def _twin(certificate: Any, authority: Path) -> tuple[Any, Any]:
    """The same holder's certificate for an RSA key, from the same authority."""
    private = rsa.generate_private_key(65537, 2048)
    root = x509.load_pem_x509_certificate((authority / "root.pem").read_bytes())
    above: Any = load_pem_private_key((authority / "root.key").read_bytes(), None)
    builder = x509.CertificateBuilder(
        root.subject, certificate.subject, private.public_key(), x509.random_serial_number(),
        certificate.not_valid_before_utc, certificate.not_valid_after_utc,
    )  # fmt: skip
    for one in certificate.extensions:
        value = one.value
        if isinstance(value, x509.SubjectKeyIdentifier):
            value = x509.SubjectKeyIdentifier.from_public_key(private.public_key())
        builder = builder.add_extension(value, one.critical)
    return builder.sign(above, hashes.SHA256()), private
