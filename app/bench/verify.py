"""Kiểm tra chữ ký — two signatures, three sizes, beside openssl's and poppler's own on the same file.

Checked as the product checks them: in the verifier's warm child, against a root and a revocation
list, with everything that was changed since the first signature accounted for. `openssl cms
-verify` looks at digest and chain alone, once per signature; `pdfsig` at no change either. Both
start a process for each file, which the warm child does not.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import tempfile
import time
from datetime import timedelta
from functools import partial
from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from adapters.signing import authority
from adapters.signing.verifier import Verifier
from app.bench.measure import Figure, percentiles
from app.bench.sign import AT, SIZES, beside, draft_of, heartbeat
from core.signing.report import Verdict

LATER = AT + timedelta(hours=1)
_RANGE = re.compile(rb"/ByteRange \[\s*(\d+) (\d+) (\d+) (\d+)")


def run() -> list[Figure]:
    """Tệp kiểm tra mỗi giây — of each size."""
    root = authority.make_root()
    person = authority.issue_person(root, "Nguyễn Thị Đo", "Sở Nội vụ")
    agency = authority.issue_agency(root, "Sở Nội vụ", "H56.03")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "goc.pem").write_bytes(root.certificate.public_bytes(Encoding.PEM))
        (folder / "goc.crl").write_bytes(authority.revocation_list(root))
        figures = []
        for size, (megabytes, files) in SIZES.items():
            signed = authority.sign_pdf(draft_of(megabytes), person, agency, AT)
            figures.append(_figure(size, signed, files, folder))
        return figures


def _figure(name: str, signed: bytes, files: int, folder: Path) -> Figure:
    seconds, stalls, child_mb = asyncio.run(_verified(signed, files, folder))
    p50, p99 = percentiles(seconds)
    theirs, calm = asyncio.run(beside(partial(_runs, _openssl(signed, folder), folder, files)))
    openssl = percentiles(theirs)[0]
    poppler = percentiles(_runs(_pdfsig(signed, folder), folder, files))[0]
    stall = max(stalls, default=0.0) * 1000
    return Figure(
        f"kiểm tra 2 chữ ký, tệp {name}", 1000 / p50, p50, p99, child_mb,
        ratio=p50 / openssl if openssl else 0.0,
        goal=f"vòng lặp đứng ≤ 10 ms, đo được {stall:.1f} ms; chờ openssl {calm:.1f} ms",
        more={"stall_ms": round(stall, 2), "calm_stall_ms": round(calm, 2), "openssl_cms_ms": round(openssl, 2),
              "pdfsig_ms": round(poppler, 2), "bytes": len(signed), "files": files},
    )  # fmt: skip


async def _verified(
    signed: bytes, files: int, folder: Path
) -> tuple[list[float], list[float], float]:
    """Seconds of each file, stalls of the loop meanwhile, and the child's peak in MB."""
    verifier, times = Verifier([folder / "goc.pem"], [folder / "goc.crl"], timeout=120), []
    report = await verifier.verify(signed, LATER)  # the child has imported everything now
    if report.verdict is not Verdict.VALID:
        raise RuntimeError("what is measured must be a file that is valid")
    async with heartbeat() as stalls:
        for _ in range(files):
            begun = time.perf_counter()
            await verifier.verify(signed, LATER)
            times.append(time.perf_counter() - begun)
    peak = verifier.peak_mb()
    await verifier.close()
    return times, stalls, peak


def _openssl(signed: bytes, folder: Path) -> list[list[str]]:
    """One command for each signature of the file; none where the program is not installed."""
    program = shutil.which("openssl")
    if program is None:
        return []
    commands = []
    for number, found in enumerate(_RANGE.finditer(signed)):
        first, length, second, rest = (int(one) for one in found.groups())
        content = signed[first : first + length] + signed[second : second + rest]
        (folder / f"{number}.bin").write_bytes(content)
        (folder / f"{number}.der").write_bytes(_container(signed[length + 1 : second - 1]))
        commands.append(
            [program, "cms", "-verify", "-binary", "-inform", "DER", "-in", f"{number}.der",
             "-content", f"{number}.bin", "-CAfile", "goc.pem", "-purpose", "any",
             "-attime", str(int(LATER.timestamp())), "-out", "out"]
        )  # fmt: skip
    return commands


def _container(digits: bytes) -> bytes:
    """The signature without the zeros that fill its room."""
    raw = bytes.fromhex(digits.decode())
    size = 4 + int.from_bytes(raw[2:4]) if raw[1] == 0x82 else len(raw)
    return raw[:size]


def _pdfsig(signed: bytes, folder: Path) -> list[list[str]]:
    program = shutil.which("pdfsig")
    (folder / "signed.pdf").write_bytes(signed)
    return [[program, "-no-ocsp", "signed.pdf"]] if program else []


def _runs(commands: list[list[str]], folder: Path, files: int) -> list[float]:
    """Seconds of all commands together, for each file; none without a command."""
    return [_timed(commands, folder) for _ in range(files if commands else 0)]


def _timed(commands: list[list[str]], folder: Path) -> float:
    begun = time.perf_counter()
    for command in commands:
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - begun
