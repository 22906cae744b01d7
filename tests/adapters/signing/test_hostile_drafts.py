"""Drafts made to break a program: each is refused in words, soon, and the next one is served."""

from __future__ import annotations

import time
import zlib

import pytest

from adapters.signing.workshop import Workshop
from core.errors import Refusal
from core.signing.making import Plan
from core.signing.places import standard
from tests.adapters.signing.cases import classic
from tests.adapters.signing.desk import blank_letter

PAGES = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"]
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>/Contents 4 0 R>>"


def stream(body: bytes, entries: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(body), body)


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * 2**20) for _ in range(megabytes)) + packer.flush()
    return classic([*PAGES, PAGE, stream(packed, b"/Filter/FlateDecode")])


HOSTILE = {
    "content of 600 MB": lambda: bomb(600),
    "arrays in arrays": lambda: classic([*PAGES, PAGE, b"[" * 20_000 + b"]" * 20_000]),
    "pages in a circle": lambda: classic([PAGES[0], b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
    "no end of pages": lambda: classic([PAGES[0], b"<</Type/Pages/Kids[]/Count 999999999>>"]),
    "forms in a circle": lambda: classic(
        [b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[5 0 R]>>>>", PAGES[1], PAGE,
         stream(b"q Q"), b"<</FT/Tx/T(a)/Kids[5 0 R]>>"]),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
async def test_a_hostile_draft_is_refused_or_harmless_and_the_next_is_served(name):
    shop, begun = Workshop(), time.monotonic()
    try:
        made = await shop.prepare(HOSTILE[name](), Plan(standard()))
    except Refusal:
        made = b""
    assert time.monotonic() - begun < 20
    assert len(made) < 2 * 2**20
    assert shop.peak_mb() < 1024
    pdf, places = blank_letter()
    assert await shop.prepare(pdf, Plan(places))
    await shop.close()
