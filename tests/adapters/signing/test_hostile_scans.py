"""Hostile and broken scans: each gets one clear sentence, in time, from a child that may die."""

from __future__ import annotations

import io
import time
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from adapters.signing.scans import ScanReader
from core.signing.report import Verdict
from core.signing.scan import ScanReport
from tests.adapters.signing.scans import A4, a_page, jpeg, picture, raw_page, scan, written

pytestmark = pytest.mark.basis("R-8.5b")
GOOD = scan(jpeg(picture(density=200)))


def only(report: ScanReport) -> str:
    (finding,) = report.findings
    return finding.detail.key


def locked(user: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(GOOD)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user=user, owner="chu"))
    return out.getvalue()


def active() -> bytes:
    pdf = Pdf.new()
    a_page(pdf, [jpeg(picture())])
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    return written(pdf)


def bomb() -> bytes:
    pdf = Pdf.new()
    raw_page(pdf, b"", Dictionary())
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(b"q Q " * 2_500_000) for _ in range(60)) + packer.flush()
    pdf.pages[0].obj.Contents = pikepdf.Stream(pdf, data, Filter=Name.FlateDecode)
    return written(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def doubling() -> bytes:
    """Each form calls the next twice: two to the power of eleven, and then a million pictures."""
    pdf = Pdf.new()
    content, resources = b"q Q " * 100, Dictionary()
    for _ in range(12):
        form = pdf.make_stream(
            content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, *A4], Resources=resources
        )
        content, resources = b"/X Do " * 4, Dictionary(XObject=Dictionary(X=form))
    raw_page(pdf, content, resources)
    return written(pdf)


def many_objects() -> bytes:
    pdf = Pdf.new()
    a_page(pdf, [jpeg(picture())])
    pdf.Root.Many = Array([pdf.make_indirect(Dictionary(N=i)) for i in range(60_000)])
    return written(pdf)


def packed() -> bytes:
    """An object stream that inflates to 400 megabytes."""
    head = b"10 0 "
    packer = zlib.compressobj(9)
    data = packer.compress(head + b"<<>>") + b"".join(
        packer.compress(b" " * 10**6) for _ in range(400)
    )
    pdf = Pdf.new()
    a_page(pdf, [jpeg(picture())])
    whole = written(pdf, "1.5", object_stream_mode=pikepdf.ObjectStreamMode.generate)
    at = whole.index(b"/Type /ObjStm")
    begin, stop = whole.index(b"stream\n", at) + 7, whole.index(b"\nendstream", at)
    return whole[:begin] + (data + packer.flush()) + whole[stop:]


def nested() -> bytes:
    deep = b"[" * 20_000 + b"]" * 20_000
    return GOOD.replace(b"/Type /Catalog", b"/Deep " + deep + b" /Type /Catalog", 1)


async def examined(content: bytes) -> ScanReport:
    return await ScanReader().examine(content)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "scan-file-not-pdf"),
        (b"PK\x03\x04", "scan-file-not-pdf"),
        (b"%PDF-1.7\n", "scan-file-damaged"),
        (GOOD[: len(GOOD) // 2], "scan-file-damaged"),
        (GOOD[:-20], "scan-file-damaged"),
        (locked("mat khau"), "scan-file-locked"),
        (locked(""), "scan-file-locked"),
        (active(), "scan-file-active"),
    ],
)
async def test_what_is_no_plain_whole_pdf_fails_with_its_reason(content: bytes, key: str) -> None:
    report = await examined(content)
    assert (only(report), report.verdict) == (key, Verdict.INVALID)


@pytest.mark.parametrize("make", [bomb, doubling, many_objects, nested])
async def test_what_is_far_too_much_is_undetermined_in_time(make: object) -> None:
    content = make()  # type: ignore[operator]
    begun = time.monotonic()
    report = await examined(content)
    assert time.monotonic() - begun < 20
    assert (only(report), report.verdict) == ("scan-file-too-heavy", Verdict.INDETERMINATE)


async def test_objects_packed_into_a_bomb_are_refused_in_time() -> None:
    begun = time.monotonic()
    report = await examined(packed())
    assert time.monotonic() - begun < 20
    assert only(report) in {"scan-file-damaged", "scan-file-too-heavy"}


async def test_a_form_inside_itself_is_passed_over() -> None:
    pdf = Pdf.new()
    form = pdf.make_stream(b"/X Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, *A4])
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    raw_page(pdf, b"/X Do", Dictionary(XObject=Dictionary(X=form)))
    report = await examined(written(pdf))
    assert [one.detail.key for one in report.faults] == ["scan-image-none"]


async def test_a_child_that_takes_too_long_is_killed() -> None:
    report = await ScanReader(timeout=0.01).examine(GOOD)
    assert only(report) == "scan-file-too-heavy"


async def test_a_child_without_memory_answers_nothing_and_nothing_is_proved() -> None:
    report = await ScanReader(memory_mb=20).examine(GOOD)
    assert report.verdict is Verdict.INDETERMINATE


async def test_a_page_tree_that_bites_its_tail_is_damaged() -> None:
    pdf = Pdf.new()
    a_page(pdf, [jpeg(picture())])
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    report = await examined(written(pdf))
    assert only(report) == "scan-file-damaged"


async def test_a_matrix_of_zeros_or_a_page_without_size_proves_nothing() -> None:
    pdf = Pdf.new()
    image = pdf.make_indirect(jpeg(picture()).put(pdf))
    raw_page(pdf, b"0 0 0 0 0 0 cm /X Do", Dictionary(XObject=Dictionary(X=image)))
    raw_page(pdf, b"", Dictionary(), MediaBox=Array([0, 0, 0, 0]))
    report = await examined(written(pdf))
    assert [one.detail.key for one in report.faults] == ["scan-image-none", "scan-page-damaged"]
