"""Máy ký tự kiểm tra — before a key is used: is it this file, this certificate, and nothing else?

Nothing that the server claims is believed. The digest is computed from the bytes that are shown,
the gap is looked up in the file itself, and of the attributes each one must be known.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Mapping
from typing import Any

from asn1crypto import cms, tsp, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from adapters.signing.opening import BROKEN
from core.signing.machine import (
    AttributesStrange,
    CertificateSwapped,
    FileAltered,
    FileGapStrange,
)

MOST_ATTRIBUTES = 16 * 1024
NEEDED = frozenset({"content_type", "message_digest", "signing_certificate_v2"})
ALLOWED = NEEDED | {"cms_algorithm_protection"}
_ALGORITHMS = {"rsa": {"sha256_rsa", "rsassa_pkcs1v15"}, "ec": {"sha256_ecdsa"}}
_GAP = re.compile(rb"<0+>")


def distrust(pdf: bytes, attributes: bytes, start: int, end: int, certificate: bytes) -> None:
    """Kiểm tra một đề nghị ký — `certificate` is this machine's, DER. Raises `FileAltered`,
    `FileGapStrange`, `AttributesStrange`, `CertificateSwapped`. Blocks.
    """
    _check_gap(pdf, start, end)
    found = _values(attributes)
    if found["content_type"].native != "data":
        raise AttributesStrange
    digest = hashlib.sha256(pdf[:start])
    digest.update(pdf[end:])
    if found["message_digest"].native != digest.digest():
        raise FileAltered
    leaf = x509.Certificate.load(certificate)
    _check_certificate(found["signing_certificate_v2"], leaf)
    _check_algorithms(found.get("cms_algorithm_protection"), leaf)


def distrust_detached(content: bytes, attributes: bytes, certificate: bytes) -> None:
    """Kiểm tra một đề nghị ký rời — of a file that is no PDF: what signs a PDF has no time among its
    attributes, so the one can never be used as the other. Raises as `distrust`.
    """
    found = _values(attributes, NEEDED | {"signing_time"}, ALLOWED | {"signing_time"})
    if found["content_type"].native != "data":
        raise AttributesStrange
    if b"%PDF-" in content[:1024] or not content:
        raise FileGapStrange
    if found["message_digest"].native != hashlib.sha256(content).digest():
        raise FileAltered
    leaf = x509.Certificate.load(certificate)
    _check_certificate(found["signing_certificate_v2"], leaf)
    _check_algorithms(found.get("cms_algorithm_protection"), leaf)


def _check_gap(pdf: bytes, start: int, end: int) -> None:
    """Only an empty place for a signature is left out, and the file says the same of itself."""
    if not 0 < start < end < len(pdf) or _GAP.fullmatch(pdf, start, end) is None:
        raise FileGapStrange
    try:
        ranges = _ranges(pdf)
    except BROKEN as error:
        raise FileGapStrange from error
    if ranges.count((0, start, end, len(pdf) - end)) != 1:
        raise FileGapStrange
    if any(one[2] + one[3] > start for one in ranges if one[2] != end):
        raise FileGapStrange


def _ranges(pdf: bytes) -> list[tuple[int, ...]]:
    reader = PdfFileReader(io.BytesIO(pdf))
    fields = enumerate_sig_fields(reader, filled_status=True)
    return [tuple(int(part) for part in value.get_object()["/ByteRange"]) for _, value, _ in fields]


def _values(
    attributes: bytes, needed: frozenset[str] = NEEDED, allowed: frozenset[str] = ALLOWED
) -> Mapping[str, Any]:
    """Each attribute's one value, by name. Raises `AttributesStrange`."""
    if not 0 < len(attributes) <= MOST_ATTRIBUTES:
        raise AttributesStrange
    try:
        found = cms.CMSAttributes.load(attributes, strict=True)
        names = [one["type"].native for one in found]
        values = [list(one["values"]) for one in found]
        canonical = found.native is not None and found.dump(force=True) == attributes
    except BROKEN as error:
        raise AttributesStrange from error
    single = len(set(names)) == len(names) and all(len(one) == 1 for one in values)
    if not canonical or not single or not needed <= set(names) <= allowed:
        raise AttributesStrange
    return {name: one[0] for name, one in zip(names, values, strict=True)}


def _check_certificate(value: tsp.SigningCertificateV2, leaf: x509.Certificate) -> None:
    (one, *more) = list(value["certs"]) or [None]
    if one is None or more or value["policies"].native is not None:
        raise AttributesStrange
    if one["hash_algorithm"]["algorithm"].native != "sha256":
        raise AttributesStrange
    serial = one["issuer_serial"]
    if serial.native is not None and not _same(serial, leaf):
        raise _swapped(leaf)
    if one["cert_hash"].native != hashlib.sha256(leaf.dump()).digest():
        raise _swapped(leaf)


def _same(serial: Any, leaf: x509.Certificate) -> bool:
    names = [one.chosen for one in serial["issuer"] if one.name == "directory_name"]
    return names == [leaf.issuer] and serial["serial_number"].native == leaf.serial_number


def _swapped(leaf: x509.Certificate) -> CertificateSwapped:
    return CertificateSwapped(holder=str(leaf.subject.native.get("common_name", "")))


def _check_algorithms(value: Any, leaf: x509.Certificate) -> None:
    if value is None:
        return
    algorithms = _ALGORITHMS.get(leaf.public_key.algorithm, set())
    known = (
        value["digest_algorithm"]["algorithm"].native == "sha256"
        and value["signature_algorithm"]["algorithm"].native in algorithms
        and value["mac_algorithm"].native is None
    )
    if not known:
        raise AttributesStrange
