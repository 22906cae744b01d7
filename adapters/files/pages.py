"""Xem trang — the first page of a PDF as a picture, and how many pages there are.

PDFium has no limits of its own, so it works in a short-lived child with little memory and time.
The same file is both sides: imported it asks, run as a module it answers.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.errors import Refusal

ROOT = Path(__file__).resolve().parents[2]
TIMEOUT = 20.0
MEMORY_MB = 1024
MAX_BYTES = 200 * 1024 * 1024
MAX_PIXELS = 5000
"""The longer side of a picture: a strip a kilometre long stays a picture."""
STAMP_WIDTH, STAMP_HEIGHT = 0.55, 0.45
"""The part of page 1 in which a stamp of secrecy stands (NĐ 30/2020, ô 10a), with room around it."""
MAX_WORDS = 20_000
INKED = 235
"""A pixel darker than this is a mark on the page (0 black, 255 white)."""
LOCKED, DAMAGED = 3, 4


class UnreadablePdf(Refusal):
    """Tệp PDF bị hỏng — or no PDF at all."""


class LockedPdf(Refusal):
    """Tệp PDF bị mã hóa — with a password that we do not have."""


class PdfTooHeavy(Refusal):
    """Tệp PDF quá nặng — it did not finish within the limits of time and memory."""


async def first_page_png(
    content: bytes, width_px: int = 1000, *, timeout_s: float = TIMEOUT
) -> bytes:
    """Ảnh trang đầu — PNG, `width_px` wide (16…5000), with filled fields and signatures drawn.

    Refusals: `UnreadablePdf`, `LockedPdf`, `PdfTooHeavy`.
    """
    if not 16 <= width_px <= MAX_PIXELS:
        raise ValueError(width_px)
    return await _ask(content, str(width_px), timeout_s)


async def page_count(content: bytes, *, timeout_s: float = TIMEOUT) -> int:
    """Số trang — the same refusals as `first_page_png`."""
    return int(await _ask(content, "count", timeout_s))


async def stamp_words(content: bytes, *, timeout_s: float = TIMEOUT) -> str:
    """Chữ ở vùng đóng dấu — the text at the top left of page 1; empty for a scanned picture. The
    same refusals as `first_page_png`.
    """
    return (await _ask(content, "stamp", timeout_s)).decode()


async def room_below(content: bytes, page: int | None, *, timeout_s: float = TIMEOUT) -> float:
    """Chỗ trống cuối trang — points between the lowest mark of a page (from 0; None: the last) and
    its lower edge. The same refusals as `first_page_png`; a page that there is not has no room.
    """
    index = -1 if page is None else page
    return float(await _ask(content, f"room:{index}", timeout_s))


async def _ask(content: bytes, what: str, timeout_s: float) -> bytes:
    refuse_unusable(content)
    return await in_child("adapters.files.pages", what, content, timeout_s)


def refuse_unusable(content: bytes) -> None:
    """Raises `PdfTooHeavy` or `UnreadablePdf` before a child is started for nothing."""
    if len(content) > MAX_BYTES:
        raise PdfTooHeavy
    if b"%PDF-" not in content[:1024]:
        raise UnreadablePdf


async def in_child(module: str, what: str, content: bytes, timeout_s: float) -> bytes:
    """Trong tiến trình con — what the module's `main` answers; the same refusals."""
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, what, str(int(timeout_s) + 1),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"},
    )  # fmt: skip
    try:
        async with asyncio.timeout(timeout_s):
            answer, _ = await child.communicate(content)
    except TimeoutError as error:
        raise PdfTooHeavy from error
    finally:
        await _end(child)
    return _judged(child.returncode, answer)


async def _end(child: asyncio.subprocess.Process) -> None:
    if child.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            child.kill()
        await child.communicate()


def _judged(returncode: int | None, answer: bytes) -> bytes:
    if returncode == 0:
        return answer
    if returncode == LOCKED:
        raise LockedPdf
    raise UnreadablePdf if returncode == DAMAGED else PdfTooHeavy


def main() -> int:
    """Tiến trình con — the PDF on stdin, the answer on stdout, the judgment as exit status."""
    return child_main(_read)


def child_main(answer: Callable[[bytes, str], bytes]) -> int:
    """Under limits, before the file is read; `answer` gets the file and what was asked."""
    what, seconds = sys.argv[1], int(sys.argv[2])
    memory = MEMORY_MB * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    content = sys.stdin.buffer.read()
    import pypdfium2

    try:
        said = answer(content, what)
    except (pypdfium2.PdfiumError, ValueError, IndexError) as error:
        return LOCKED if "password" in str(error).lower() else DAMAGED
    sys.stdout.buffer.write(said)
    return 0


def _read(content: bytes, what: str) -> bytes:
    import pypdfium2

    with contextlib.closing(pypdfium2.PdfDocument(content)) as pdf:
        return _answer(pdf, what)


def _answer(pdf: Any, what: str) -> bytes:
    if what == "count":
        return str(len(pdf)).encode()
    if what.startswith("room:"):
        return str(_room(pdf, int(what.removeprefix("room:")))).encode()
    return _stamp(pdf[0]).encode() if what == "stamp" else _png(pdf, int(what))


def _room(pdf: Any, index: int) -> float:
    """Drawn small and looked at: text, pictures and signatures all count, white does not."""
    if index >= len(pdf):
        return 0.0
    pdf.init_forms()
    page = pdf[index if index >= 0 else len(pdf) - 1]
    _width, height = page.get_size()
    grey = page.render(scale=min(1.0, MAX_PIXELS / height), may_draw_forms=True).to_pil()
    marks = grey.convert("L").point(lambda light: 255 if light < INKED else 0).getbbox()
    below = grey.height - marks[3] if marks else grey.height
    return float(below * height / grey.height)


def _stamp(page: Any) -> str:
    """Of a turned page everything: its top left may be anywhere."""
    left, bottom, right, top = page.get_bbox()
    text = page.get_textpage()
    if page.get_rotation():
        return str(text.get_text_bounded())[:MAX_WORDS]
    across, down = left + (right - left) * STAMP_WIDTH, top - (top - bottom) * STAMP_HEIGHT
    return str(text.get_text_bounded(left, down, across, top))[:MAX_WORDS]


def _png(pdf: Any, width_px: int) -> bytes:
    pdf.init_forms()  # before the page is loaded, or filled fields stay invisible
    out = io.BytesIO()
    picture_of(pdf, 0, width_px).save(out, "PNG")
    return out.getvalue()


def picture_of(pdf: Any, index: int, width_px: int) -> Any:
    """Ảnh một trang — a Pillow image, within the limit of pixels; after `init_forms`."""
    page = pdf[index]
    width, height = page.get_size()
    scale = min(width_px / width, MAX_PIXELS / height)
    return page.render(scale=scale, may_draw_forms=True).to_pil()


if __name__ == "__main__":
    sys.exit(main())
