"""Independent judges of a signed file: poppler's pdfsig with NSS, qpdf, and openssl on the bytes."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

from pyhanko.pdf_utils.reader import PdfFileReader

from tests.adapters.signing.cases import office
from tests.needs import needs_program


def all_agree(pdf: bytes, folder: Path, signatures: int = 2, root: bytes = b"") -> None:
    """`root` (PEM) is the authority's that is trusted: the tests' own when none is given. Of the
    demo's certificates poppler cannot say more than that the signatures are valid: it wants the
    extensions that the tests' own certificates have.
    """
    path = folder / "signed.pdf"
    (folder / "root.pem").write_bytes(root or office().root.pem)
    path.write_bytes(pdf)
    qpdf(path)
    pdfsig(path, folder, signatures, trusted=not root)
    openssl(pdf, folder, signatures)


def qpdf(path: Path) -> None:
    done = subprocess.run([needs_program("qpdf"), "--check", path],
                          capture_output=True, text=True, check=False)  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def pdfsig(path: Path, folder: Path, signatures: int, *, trusted: bool = True) -> None:
    """It always ends with 0: what it says is what counts. It cannot judge document timestamps."""
    store, root = folder / "nss", folder / "root.pem"
    if not store.exists():
        store.mkdir()
        certutil = [needs_program("certutil"), "-d", f"sql:{store}"]
        subprocess.run([*certutil, "-N", "--empty-password"], check=True, capture_output=True)
        added = ["-A", "-n", "root", "-t", "CT,CT,CT", "-i", str(root)]
        subprocess.run([*certutil, *added], check=True, capture_output=True)
    command = [needs_program("pdfsig"), "-no-ocsp", "-nssdir", f"sql:{store}", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert said.count("Signature Validation: Signature is Valid.") == signatures, said
    sure = said.count("Certificate Validation: Certificate is Trusted.")
    assert not trusted or sure == signatures, said


def openssl(pdf: bytes, folder: Path, signatures: int) -> None:
    """Each signature over its own byte range, against the root."""
    found = list(PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures)
    assert len(found) == signatures
    for one in found:
        first, length, second, rest = (int(part) for part in one.byte_range)
        container = bytes(one.sig_object.raw_get("/Contents"))
        verify(pdf[first : first + length] + pdf[second : second + rest], container, folder)


def verify(content: bytes, container: bytes, folder: Path) -> None:
    (folder / "content").write_bytes(content)
    (folder / "signature.der").write_bytes(container)
    done = subprocess.run(
        [needs_program("openssl"), "cms", "-verify", "-binary", "-inform", "DER",
         "-in", folder / "signature.der", "-content", folder / "content",
         "-CAfile", folder / "root.pem", "-purpose", "any", "-out", folder / "out"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def openssl_root(folder: Path) -> None:
    (folder / "root.pem").write_bytes(office().root.pem)


def fields_of(pdf: bytes) -> dict[str, list[float]]:
    """Names and rectangles of all form fields."""
    form = PdfFileReader(io.BytesIO(pdf)).root["/AcroForm"]["/Fields"]
    found = (one.get_object() for one in form)
    return {str(one["/T"]): [float(edge) for edge in one["/Rect"]] for one in found}


def box_of(pdf: bytes, name: str) -> list[float]:
    return fields_of(pdf)[name]
