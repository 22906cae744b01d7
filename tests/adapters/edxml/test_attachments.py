"""Files inside packages: unwrapped when another writer wrapped them, never at any price."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest

from adapters.edxml import attachments
from adapters.edxml.attachments import NotUnzipped, clean_name, unwrap, wrap
from adapters.edxml.build import build
from adapters.edxml.parse import parse
from core.exchange.package import Attachment, Package
from tests.adapters.edxml.samples import NOON, a_package, odd

ENTRY = "32da2890-1a55-4ccd-9ac9-cd0d98559e67.edxml"


def zipped(*entries: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return buffer.getvalue()


def carried(name: str, content: bytes) -> Package:
    """A package whose raw PDF was replaced by `content` under `name`."""
    raw = build(a_package(), NOON).replace(b"cong-van.pdf", name.encode())
    package = parse(raw.replace(base64.b64encode(b"%PDF-1.7\n"), base64.b64encode(content)))
    assert isinstance(package, Package)
    return package


def test_a_file_zipped_under_a_made_up_name_is_unwrapped_whatever_the_label() -> None:
    assert unwrap("a.pdf", zipped((ENTRY, b"%PDF"))) == b"%PDF"
    assert unwrap("a.doc", zipped((f"../../{ENTRY}", b"x"))) == b"x"
    assert unwrap("a.doc", zipped((f"C:\\x\\{ENTRY}", b"x"))) == b"x"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.zip", zipped((ENTRY, b"x"))),
        ("a.docx", zipped(("[Content_Types].xml", b"x"), ("word/document.xml", b"x"))),
        ("a.pdf", zipped(("report.pdf", b"x"))),
        ("a.pdf", zipped((ENTRY, b"x"), (ENTRY.replace("3", "4"), b"x"))),
        ("a.pdf", b"PK\x03\x04 broken"),
        ("a.pdf", zipped((ENTRY, b"x" * 100))[:-30]),
        ("a.pdf", b"%PDF"),
        ("a.pdf", b""),
    ],
)
def test_everything_else_is_left_alone(name: str, content: bytes) -> None:
    assert unwrap(name, content) == content


def test_a_zip_bomb_is_kept_as_it_came_and_said_to_be_odd() -> None:
    bomb = zipped((ENTRY, bytes(50 * 1024 * 1024)))
    with pytest.raises(NotUnzipped):
        unwrap("a.txt", bomb)
    package = carried("a.txt", bomb)
    assert package.attachments[0].content == bomb
    assert "vượt giới hạn" in odd(package)[0]


def test_the_budget_of_a_package_is_shared_by_its_files() -> None:
    with pytest.raises(NotUnzipped):
        unwrap("a.txt", zipped((ENTRY, b"x" * 1000)), budget=999)


def test_what_we_wrap_we_unwrap_however_well_it_compresses() -> None:
    for content in (b"", b"x", bytes(3 * 1024 * 1024), bytes(range(256)) * 100):
        for name in ("a.txt", "a.xlsx", "a", "a.b-c", "A.PNG"):
            _, wire = wrap(name, content)
            assert unwrap(name, wire) == content


def test_the_same_file_is_wrapped_to_the_same_bytes() -> None:
    assert wrap("a.txt", b"x") == wrap("a.txt", b"x")


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("a.pdf", "a.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\a.pdf", "a.pdf"),
        ("a\x00\n.pdf", "a.pdf"),
        ("..", ""),
        ("/", ""),
        ("Qu\u0079e\u0302\u0301t \u0111i\u0323nh.pdf", "Quyết địnḥ.pdf".replace("ịnḥ", "ịnh")),
        ("x" * 300 + ".pdf", "x" * 180 + ".pdf"),
    ],
)
def test_a_name_is_the_last_component_and_printable(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_content_that_is_no_base64_is_absent_and_said_to_be_odd() -> None:
    raw = build(a_package(), NOON).replace(base64.b64encode(b"%PDF-1.7\n"), b"${file}")
    package = parse(raw)
    assert isinstance(package, Package)
    assert package.attachments[0].content is None
    assert "không giải mã được" in odd(package)[0]


def test_a_file_that_is_not_what_its_name_says_is_odd() -> None:
    assert "không đúng với đuôi tệp" in odd(carried("a.pdf", b"MZ..."))[0]


def test_a_file_damaged_by_a_text_decoder_is_odd() -> None:
    damaged = b"%PDF-1.4\n" + (bytes(range(128, 256)) * 10).decode("utf-8", "replace").encode()
    assert "bị hỏng khi truyền" in odd(carried("a.pdf", damaged))[0]


def test_an_attachment_not_in_the_manifest_still_counts() -> None:
    raw = build(a_package(), NOON).replace(b"Reference>", b"Forgotten>")
    package = parse(raw)
    assert isinstance(package, Package)
    assert package.attachments == a_package().attachments


def test_two_files_under_one_id_are_both_kept() -> None:
    two = (
        Attachment("a.pdf", b"%PDF1", "application/pdf"),
        Attachment("b.pdf", b"%PDF2", "application/pdf"),
    )
    raw = build(a_package(attachments=two), NOON).replace(b"cid:2", b"cid:1")
    package = parse(raw)
    assert isinstance(package, Package)
    assert package.attachments == two


def test_limits_are_above_the_largest_package_for_one_file() -> None:
    assert attachments.ENTRY_LIMIT >= 80 * 1024 * 1024
