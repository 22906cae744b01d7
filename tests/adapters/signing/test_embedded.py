from __future__ import annotations

import io

import pytest
from asn1crypto import crl, keys
from asn1crypto import x509 as asn1
from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from adapters.signing import authority
from core.signing.report import Verdict
from tests.adapters.signing.cases import AT, checked, draft, good, key_of, office


def with_list_in_the_store(content: bytes, *lists: bytes) -> bytes:
    out = io.BytesIO(content)
    loaded = [crl.CertificateList.load(one) for one in lists]
    DocumentSecurityStore.add_dss(out, sig_contents=None, crls=loaded)
    return out.getvalue()


def with_list_in_the_signature(raw: bytes) -> bytes:
    """As the Vietnamese tools sign: `adbe.pkcs7.detached`, with Adobe's revocation attribute."""
    der, agency = serialization.Encoding.DER, office().agency
    key = agency.key.private_bytes(
        der, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    root = asn1.Certificate.load(office().root.certificate.public_bytes(der))
    signer = signers.SimpleSigner(
        signing_cert=asn1.Certificate.load(agency.certificate.public_bytes(der)),
        signing_key=keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),
    )
    context = ValidationContext(
        trust_roots=[root], crls=[raw], moment=AT, revocation_mode="require"
    )
    meta = signers.PdfSignatureMetadata(
        field_name="Ky", md_algorithm="sha256", embed_validation_info=True,
        subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED, validation_context=context,
    )  # fmt: skip
    writer = IncrementalPdfFileWriter(io.BytesIO(draft()))
    return signers.PdfSigner(meta, signer=signer).sign_pdf(writer).getvalue()


def test_a_list_added_to_the_file_answers_and_is_no_alteration():
    assert checked(good(), crls=[]).verdict is Verdict.INDETERMINATE
    report = checked(with_list_in_the_store(good(), office().crl), crls=[])
    assert report.verdict is Verdict.VALID


def test_a_list_inside_the_signature_answers():
    report = checked(with_list_in_the_signature(office().crl), crls=[])
    assert key_of(report, "C6") == "verification-revocation-good"


def test_a_list_of_a_stranger_in_the_file_answers_nothing():
    strange = authority.revocation_list(authority.make_root())
    report = checked(with_list_in_the_store(good(), strange), crls=[])
    assert report.verdict is Verdict.INDETERMINATE


@pytest.mark.parametrize("ours_says_revoked", [True, False])
def test_revoked_wins_whoever_brings_it(ours_says_revoked):
    revoked = authority.revocation_list(office().root, [(office().agency.certificate, AT)])
    ours, theirs = (revoked, office().crl) if ours_says_revoked else (office().crl, revoked)
    report = checked(with_list_in_the_store(good(), theirs), crls=[ours])
    assert key_of(report, "C6") == "verification-revoked"
