"""Reading packages: every dialect, every way to be wrong."""

from __future__ import annotations

from datetime import date

import pytest

from adapters.edxml.build import build
from adapters.edxml.parse import parse
from adapters.edxml.refusals import NotAPackage, OldDialect
from core.exchange.package import Organ, Package, PackageKind, Replied, StatusNotice
from core.exchange.status import ExchangeStatus
from core.text import Text
from tests.adapters.edxml.samples import NOON, PACKAGES, a_package, odd, refusal

GOOD = build(a_package(), NOON).decode()


def read(name: str) -> Package:
    package = parse((PACKAGES / name).read_bytes())
    assert isinstance(package, Package)
    return package


def reading(changed: str) -> Package:
    package = parse(changed.encode())
    assert isinstance(package, Package)
    return package


def test_the_dotnet_dialect_is_read_whatever_its_order_and_prefixes() -> None:
    package = read("dotnet_dialect.edxml")
    assert package.sender == Organ("H56.90", "Sở Thử nghiệm A")
    assert package.receivers == (Organ("H56.91"),)
    assert package.reference == "7/TB-STNA"
    assert package.subject == "Thông báo lịch <họp> & làm việc"
    assert package.issued_on == date(2026, 11, 20)
    assert (package.due_on, package.urgency, package.replies_to) == (None, 2, ())
    files = [(a.name, a.content) for a in package.attachments]
    assert files == [("thong-bao.pdf", b"%PDF-1.4\n"), ("ghi-chu.txt", "Ghi chú".encode())]
    assert package.oddities == ()


def test_the_business_spelling_is_read_and_oddities_are_said() -> None:
    package = read("business_spelling.edxml")
    assert package.kind is PackageKind.UPDATE
    assert package.content == "Bổ sung nơi nhận"
    assert package.issued_on == date(2026, 11, 25)
    assert (package.due_on, package.urgency) == (None, 0)
    uid = "H56.90,2026/11/23,12/STNA-VP"
    assert package.replies_to == (Replied("H56.90", "12/STNA-VP", uid),)
    assert package.attachments[0].content is None
    said = "\n".join(odd(package))
    for word in ("bỏ nơi nhận: H56.91", "thêm nơi nhận: H56.93", "“5/3/2027”", "“9”", "thieu.pdf"):
        assert word in said


def test_a_recall_names_the_document_it_recalls_first() -> None:
    package = read("thu_hoi.edxml")
    assert package.kind is PackageKind.RECALL
    assert package.replies_to[0].document_uid == "H56.90,2026/11/23,12/STNA-VP"


def test_a_recall_without_a_target_is_read_and_said_to_be_odd() -> None:
    changed = GOOD.replace("DocType>0<", "DocType>1<")
    assert "không nêu văn bản được thu hồi" in odd(reading(changed))[0]


def test_a_status_package_is_read() -> None:
    notice = parse((PACKAGES / "trang_thai_03.edxml").read_bytes())
    assert isinstance(notice, StatusNotice)
    assert notice.status is ExchangeStatus.ACCEPTED
    assert (notice.receiver_code, notice.reference) == ("H56.90", "12/STNA-VP")
    assert notice.at == NOON


def test_decomposed_letters_and_blanks_are_brought_to_one_form() -> None:
    changed = GOOD.replace("V/v ứng phó bão số 12", "\n  V/v u\u031b\u0301ng pho\u0301 ba\u0303o ")
    assert reading(changed).subject == "V/v ứng phó bão"


def test_a_package_before_2016_is_refused_as_such() -> None:
    with pytest.raises(OldDialect):
        parse((PACKAGES / "truoc_2016.xml").read_bytes())
    with pytest.raises(OldDialect):
        parse(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n")
    with pytest.raises(OldDialect):
        parse(b'<EdXMLEnvelope xmlns="http://www.go.vn/eDoc"/>')


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (b"", "exchange-found-nothing"),
        (b" \n", "exchange-found-nothing"),
        (b"%PDF-1.7", "exchange-found-pdf"),
        (b"PK\x03\x04...", "exchange-found-zip"),
        ("<edXML/>".encode("utf-16"), "exchange-found-utf16"),
        (b"hello", "exchange-found-other"),
        (b"<html/>", "exchange-found-root"),
        (b"<edXML/>", "exchange-found-root"),
    ],
)
def test_another_kind_of_file_is_named_for_what_it_is(raw: bytes, found: str) -> None:
    with pytest.raises(NotAPackage) as caught:
        parse(raw)
    reason = caught.value.params["found"]
    assert isinstance(reason, Text)
    assert reason.key == found


@pytest.mark.parametrize(
    ("old", "new", "reason", "element"),
    [
        ("<edXML:Code>", "<edXML:Kode>", "exchange-tags-crossed", "Kode"),
        ("<edXML:SteeringType>0</edXML:SteeringType>", "<x:S/>", "exchange-unknown-prefix", "S"),
        ("DocType>0<", "DocType>7<", "exchange-unknown-kind", "BussinessDocType"),
        ("V/v", "&bad;", "exchange-unknown-entity", "edXML:Subject"),
        ("V/v", "A & B", "exchange-malformed", "edXML:Subject"),
        ("V/v", "\x01", "exchange-bad-character", "edXML:Subject"),
        ('Manifest version="1.0"', 'Manifest a="" a=""', "exchange-attribute-twice", "edXML:edXMLManifest"),
        ("<?xml", "12<?xml", "exchange-before-declaration", "?xml"),
        ("<edXML xmlns", "<!DOCTYPE edXML><edXML xmlns", "exchange-doctype", "DOCTYPE"),
    ],
)  # fmt: skip
def test_a_refusal_names_reason_element_and_line(
    old: str, new: str, reason: str, element: str
) -> None:
    changed = GOOD.replace(old, new, 1)
    found, named, line = refusal(changed)
    assert (found, named.removeprefix("edXML:")) == (reason, element.removeprefix("edXML:"))
    at_fault = changed.splitlines()[line - 1]
    assert new in at_fault or (reason == "exchange-tags-crossed" and "</edXML:Code>" in at_fault)


def test_a_sender_without_code_is_refused() -> None:
    changed = GOOD.replace("H56.90</edXML:OrganId>", "</edXML:OrganId>", 1)
    assert refusal(changed)[:2] == ("exchange-missing", "From/OrganId")


def test_a_package_without_identifier_is_refused() -> None:
    start, end = GOOD.index("<edXML:DocumentId>"), GOOD.index("<edXML:Code>")
    reason, element, _ = refusal(GOOD[:start] + GOOD[end:])
    assert (reason, element) == ("exchange-missing", "DocumentId")


def test_a_declared_other_encoding_does_not_change_the_reading() -> None:
    assert reading(GOOD.replace('encoding="UTF-8"', 'encoding="UTF-16"')) == reading(GOOD)


@pytest.mark.parametrize("code", ["07", "99", "x"])
def test_an_unknown_status_is_refused(code: str) -> None:
    raw = (PACKAGES / "trang_thai_03.edxml").read_text().replace(">03<", f">{code}<")
    assert refusal(raw)[:2] == ("exchange-unknown-status", "StatusCode")


def test_a_status_without_a_readable_time_is_refused() -> None:
    raw = (PACKAGES / "trang_thai_03.edxml").read_text().replace("2026/11/23 12:00:00", "hôm qua")
    assert refusal(raw)[:2] == ("exchange-bad-time", "Timestamp")
