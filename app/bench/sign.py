"""Ký số — leader, then number, date and seal: two signatures, three sizes, beside openssl's own.

Made as the product makes them: in the workshop's child, with RSA-2048 keys, each finished file
checked before it counts. The ceiling is `openssl cms -sign` on the same bytes, once per signature;
what it leaves out is the whole PDF.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from adapters.signing.soft_key import SoftKey
from adapters.signing.workshop import Workshop
from app.bench.measure import Figure, percentiles
from core.signing.making import Plan, Profile, document_act, leader_act
from core.signing.places import standard

AT = datetime(2026, 11, 23, 1, 5, 9, tzinfo=UTC)
SIZES = {"nhỏ": (0, 40), "10 MB": (10, 12), "50 MB": (50, 5)}
"""Megabytes of pictures in the file, and how many documents are signed."""
SIGNATURES = 2
BEAT = 0.002


def run() -> list[Figure]:
    """Văn bản ký mỗi giây — of each size."""
    key = _key()
    return [_figure(name, *size, key) for name, size in SIZES.items()]


def _figure(name: str, megabytes: int, documents: int, key: SoftKey) -> Figure:
    draft = draft_of(megabytes)
    seconds, stalls, child_mb = asyncio.run(_signed(draft, key, documents))
    p50, p99 = percentiles(seconds)
    theirs, calm = asyncio.run(beside(partial(_openssl, draft, key, documents)))
    ceiling = percentiles(theirs)[0] * SIGNATURES
    stall = max(stalls, default=0.0) * 1000
    return Figure(
        f"ký 2 chữ ký, tệp {name}", 1000 / p50, p50, p99, child_mb,
        ratio=p50 / ceiling if ceiling else 0.0,
        goal=f"vòng lặp đứng ≤ 10 ms, đo được {stall:.1f} ms; chờ openssl {calm:.1f} ms",
        more={"stall_ms": round(stall, 2), "calm_stall_ms": round(calm, 2),
              "openssl_cms_ms": round(ceiling, 2), "bytes": len(draft), "documents": documents},
    )  # fmt: skip


async def _signed(
    draft: bytes, key: SoftKey, documents: int
) -> tuple[list[float], list[float], float]:
    """Seconds of each document, stalls of the loop meanwhile, and the child's peak in MB."""
    shop, times = Workshop(timeout=120), []
    ready = await shop.prepare(draft, Plan(standard()))
    await _both(shop, ready, key)  # the child has imported everything now
    async with heartbeat() as stalls:
        for _ in range(documents):
            begun = time.perf_counter()
            await _both(shop, ready, key)
            times.append(time.perf_counter() - begun)
    peak = shop.peak_mb()
    await shop.close()
    return times, stalls, peak


async def _both(shop: Workshop, ready: bytes, key: SoftKey) -> bytes:
    by_leader = await shop.sign(ready, key, leader_act(AT, Profile()))
    words = ("Sở Nội vụ", "15/SNV-VP", "Thanh Hóa, ngày 23 tháng 11 năm 2026")
    return await shop.sign(by_leader, key, document_act(AT, Profile(), *words))


@contextlib.asynccontextmanager
async def heartbeat() -> AsyncIterator[list[float]]:
    """How much later than every 2 ms the loop came round."""
    stalls: list[float] = []

    async def beat() -> None:
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(BEAT)
            stalls.append(time.perf_counter() - begun - BEAT)

    beating = asyncio.create_task(beat())
    yield stalls
    beating.cancel()


async def beside(work: Callable[[], list[float]]) -> tuple[list[float], float]:
    """What `work` in other processes found, and the worst stall in ms of a loop that only waits
    for it: what the machine does to a loop, whatever runs in it.
    """
    async with heartbeat() as stalls:
        found = await asyncio.to_thread(work)
    return found, max(stalls, default=0.0) * 1000


def _openssl(content: bytes, key: SoftKey, documents: int) -> list[float]:
    """Seconds of one detached signature by the program; none where it is not installed."""
    program = shutil.which("openssl")
    if program is None:
        return []
    with tempfile.TemporaryDirectory() as name:
        folder, times = Path(name), []
        (folder / "content").write_bytes(content)
        certificate = x509.load_der_x509_certificate(key.certificate)
        (folder / "key.pem").write_bytes(
            key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            + certificate.public_bytes(Encoding.PEM)
        )
        command = [program, "cms", "-sign", "-binary", "-in", "content", "-signer", "key.pem",
                   "-outform", "DER", "-out", "signature", "-md", "sha256"]  # fmt: skip
        for _ in range(documents):
            begun = time.perf_counter()
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            times.append(time.perf_counter() - begun)
    return times


def _key() -> SoftKey:
    """An RSA-2048 key with a certificate of its own making: nobody has to trust it here."""
    private = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Đo hiệu năng")])
    unsigned = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    unsigned = unsigned.public_key(private.public_key()).serial_number(1)
    unsigned = unsigned.not_valid_before(AT - timedelta(days=1))
    signed = unsigned.not_valid_after(AT + timedelta(days=365)).sign(private, hashes.SHA256())
    return SoftKey(signed.public_bytes(Encoding.DER), private)


def draft_of(megabytes: int) -> bytes:
    """One page of text, then pages of noise, which no compression makes smaller."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    noise: Any = random.Random(megabytes)  # noqa: S311 - the same file in every run
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.drawString(100, 500, "Do hieu nang")
    canvas.showPage()
    for _ in range(megabytes):
        image = Image.frombytes("RGB", (590, 592), noise.randbytes(590 * 592 * 3))
        canvas.drawImage(ImageReader(image), 0, 0, 590, 592)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
