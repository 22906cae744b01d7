"""The declared test authority (`tests/data/pki.yml`), played by certomancer; keys are made here."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import yaml
from asn1crypto import crl, ocsp, x509
from certomancer.registry import ArchLabel, CertLabel, CertomancerConfig, KeyLabel
from certomancer.registry.common import ServiceLabel
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from pyhanko.sign.signers import SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

DECLARED = Path(__file__).resolve().parents[2] / "data" / "pki.yml"
OURS, FORGED = "ban_co_yeu", "gia_mao"
AT = datetime(2026, 11, 23, 1, 5, 9, tzinfo=UTC)
_RSA = {
    "agency-small": 1024,
    "agency-rsa": 2048,
    "leader-rsa": 2048,
    "tsa": 2048,
    "tsa-short": 2048,
}


@cache
def config(prefix: str = "http://ca.thu-nghiem.vn") -> CertomancerConfig:
    """Both authorities, with keys of their own: nothing secret is kept anywhere."""
    declared = yaml.safe_load(DECLARED.read_text("utf-8"))
    folder = Path(mkdtemp(prefix="vanthu-pki-"))
    keysets = {}
    for name, arch in declared["pki-architectures"].items():
        labels = {spec.get("subject-key", label) for label, spec in arch["certs"].items()}
        keysets[name] = {"keys": {label: _made(folder, name, label) for label in labels}}
        declared["pki-architectures"][name] = dict(arch, keyset=name)
    declared["keysets"] = keysets
    declared.pop("templates")
    return CertomancerConfig(declared, str(folder), external_url_prefix=prefix)


def _made(folder: Path, arch: str, label: str) -> dict[str, str]:
    key = (
        rsa.generate_private_key(65537, _RSA[label])
        if label in _RSA
        else ec.generate_private_key(ec.SECP256R1())
    )
    path = folder / f"{arch}-{label}.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return {"path": path.name}


def arch(name: str = OURS):
    return config().get_pki_arch(ArchLabel(name))


def cert(label: str, of: str = OURS) -> x509.Certificate:
    return arch(of).get_cert(CertLabel(label))


def root(of: str = OURS) -> bytes:
    return cert("root", of).dump()


def crls(at: datetime = AT, of: str = OURS) -> list[bytes]:
    """The lists of both authorities, as published at that moment."""
    services = arch(of).service_registry
    return [services.get_crl(ServiceLabel(repo), at).dump() for repo in ("root", "interm")]


def answer(label: str, at: datetime = AT + timedelta(hours=2)) -> bytes:
    """An OCSP answer about that certificate, made at that moment."""
    about = ocsp.CertId(
        {
            "hash_algorithm": {"algorithm": "sha1"},
            "issuer_name_hash": cert("interm").subject.sha1,
            "issuer_key_hash": cert("interm").public_key.sha1,
            "serial_number": cert(label).serial_number,
        }
    )
    asked = ocsp.OCSPRequest({"tbs_request": {"request_list": [ocsp.Request({"req_cert": about})]}})
    responder = arch().service_registry.summon_responder(ServiceLabel("interm"), at)
    return responder.build_ocsp_response(asked).dump()


def signer(label: str, of: str = OURS, *, chain: bool = True, **more) -> SimpleSigner:
    store = SimpleCertificateStore()
    if chain:
        store.register_multiple([cert("interm", of), cert("root", of)])
    return SimpleSigner(
        signing_cert=cert(label, of),
        signing_key=arch(of).key_set.get_private_key(
            arch(of).get_cert_spec(CertLabel(label)).subject_key
        ),
        cert_registry=store,
        **more,
    )


def timestamper(at: datetime = AT, of: str = OURS, label: str = "tsa") -> DummyTimeStamper:
    store = SimpleCertificateStore()
    store.register_multiple([cert("root", of)])
    return DummyTimeStamper(
        cert(label, of),
        arch(of).key_set.get_private_key(KeyLabel(label)),
        certs_to_embed=store,
        fixed_dt=at,
    )


def loaded(lists: list[bytes]) -> list[crl.CertificateList]:
    return [crl.CertificateList.load(one) for one in lists]
