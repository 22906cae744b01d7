"""A package marked secret stays secret when it is otherwise unreadable: nothing of it comes out."""

from __future__ import annotations

import time

import pytest

from adapters.edxml import tree
from adapters.edxml.build import build
from adapters.edxml.parse import parse
from core.errors import Refusal
from core.exchange.package import Organ, Package
from tests.adapters.edxml.samples import NOON, PACKAGES, RECEIVER, SENDER, a_package

pytestmark = pytest.mark.basis("R-1.2")

UID = "H56.90,2026/11/23,12/STNA-VP"
PLAIN = build(a_package(), NOON).decode()
SECRET = PLAIN.replace("V/v ứng phó", "[TỐI MẬT] V/v ứng phó")
LEVEL = PLAIN.replace("<edXML:SteeringType>", "<DoMat>Mật</DoMat><edXML:SteeringType>")


def secret(raw: str | bytes) -> Package:
    package = parse(raw.encode() if isinstance(raw, str) else raw)
    assert isinstance(package, Package)
    return package


def bare(secrecy: str = "TỐI MẬT", **known: object) -> Package:
    fields = {"sender": SENDER, "receivers": (RECEIVER,), "document_uid": UID} | known
    return Package(**fields, number="", notation="", subject="", secrecy=secrecy)  # type: ignore[arg-type]


NOTHING = {"sender": Organ(""), "receivers": (), "document_uid": ""}


def test_of_a_secret_package_only_the_parties_and_the_identifier_are_read() -> None:
    assert secret(SECRET) == bare()
    assert secret(LEVEL) == bare("Mật")


@pytest.mark.parametrize(
    ("old", "new", "known"),
    [
        ("DocType>0<", "DocType>7<", {}),
        (f"DocumentId>{UID}<", "DocumentId><", {"document_uid": ""}),
        (f"DocumentId>{UID}<", f"DocumentId>{'9' * 100_001}<", {"document_uid": ""}),
        ("OrganId>H56.90<", "OrganId> <", {"sender": Organ("", SENDER.name, SENDER.in_charge)}),
        ("OrganName>Sở Thử nghiệm A<", f"OrganName>{'A' * 100_001}<",
         {"sender": Organ(SENDER.code, "", SENDER.in_charge)}),
        ("V/v ứng", "V" * 100_001, {}),
        ("<edXML:SteeringType>", "<edXML:StatusCode/><edXML:SteeringType>", {}),
        ("edXML:MessageHeader>", "edXML:OtherHeader>", NOTHING),
    ],
)  # fmt: skip
def test_whatever_else_is_wrong_with_it(old: str, new: str, known: dict[str, object]) -> None:
    assert old in SECRET
    assert secret(SECRET.replace(old, new)) == bare(**known)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<edXML:Code>", "<edXML:Kode>"),
        ("</edXML:Subject>", "</edXML:Subjekt>"),
        ("</edXML:Subject>", ""),
        ("<edXML:Subject>", "<edXML:Subject "),
        ("[TỐI MẬT] V/v ứng phó bão số 12", "V/v A & B < C </i> [TỐI MẬT]"),
        ("<edXML:SteeringType>0</edXML:SteeringType>", "<x:S/>"),
        ("<?xml", "12<?xml"),
        ("<edXML xmlns", "<!DOCTYPE edXML><edXML xmlns"),
        (tree.NAMESPACE, "urn:other"),
        (tree.NAMESPACE, "http://www.e-doc.vn/Schema/"),
        ("số 12", "số \x01"),
        ("<edXML:SteeringType>", "<a/>" * 200_000 + "<edXML:SteeringType>"),
        ("<edXML:SteeringType>", "<a>" * 40 + "</a>" * 40 + "<edXML:SteeringType>"),
    ],
)
def test_a_mark_is_seen_in_what_is_no_package_at_all(old: str, new: str) -> None:
    assert old in SECRET
    assert secret(SECRET.replace(old, new)) == bare(**NOTHING)


@pytest.mark.parametrize(
    "mark", ["<![CDATA[[TỐI MẬT]]]>", "[T&#7888;I M&#7852;T]", "<b>[TỐI MẬT]</b>"]
)
def test_a_mark_is_seen_however_it_is_written(mark: str) -> None:
    written = SECRET.replace("[TỐI MẬT]", mark)
    assert secret(written) == bare()
    assert secret(written.replace("<edXML:Code>", "<edXML:Kode>")) == bare(**NOTHING)


@pytest.mark.parametrize(
    "element",
    [
        "<DoMat>Mật",
        "<x:Secrecy>Mật</x:Secrecy>",
        "<DoMat><Muc> Mật </Muc></DoMat><p:q/>",
        "<Extra confidentiality='Mật'/><p:q/>",
    ],
)
def test_an_element_for_secrecy_is_seen_there_too(element: str) -> None:
    broken = PLAIN.replace("<edXML:SteeringType>", f"{element}<edXML:SteeringType>")
    assert secret(broken) == bare("Mật", **NOTHING)


def test_a_secret_package_cut_off_in_transfer_is_secret_once_its_mark_came_through() -> None:
    for length in range(SECRET.index("V/v"), len(SECRET) - 10, 97):
        assert secret(SECRET[:length]) == bare(**NOTHING)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_mark_is_seen_in_the_wrong_encoding(encoding: str) -> None:
    assert secret(SECRET.encode(encoding)) == bare(**NOTHING)


def test_a_mark_is_seen_in_a_package_with_one_bad_byte_or_in_the_vietnamese_code_page() -> None:
    assert secret(SECRET.encode().replace(b"12/", b"\xff/")) == bare(**NOTHING)
    head = "<?xml version='1.0' encoding='windows-1258'?><edXML><Subject>[M\xc2\u0323T] V/v"
    assert secret(head.encode("cp1258")) == bare("MẬT", **NOTHING)


def test_a_mark_is_seen_in_a_package_over_the_limit_even_behind_its_files() -> None:
    file = "QUJD" * (tree.BYTES_LIMIT // 4)
    raw = f"<edXML><Attachment>{file}</Attachment><Subject>[TỐI MẬT] V/v</Subject></edXML>"
    assert secret(raw) == bare(**NOTHING)


@pytest.mark.parametrize(
    "element",
    [
        "<DoMat/><edXML:Kode>",
        "<DoMat></DoMat><edXML:Kode>",
        "<SecurityLevel xmlns='urn:x'>0</SecurityLevel><edXML:Kode>",
        "<Secrecy>Thường<Secrecy>",
        "<Extra secret=''/><edXML:Kode>",
        "<!-- TỐI MẬT --><edXML:Kode>",
    ],
)
def test_a_broken_package_without_a_mark_stays_unreadable(element: str) -> None:
    broken = PLAIN.replace("<edXML:SteeringType>", f"{element}<edXML:SteeringType>")
    with pytest.raises(Refusal):
        parse(broken.encode())


@pytest.mark.parametrize(
    "junk", ["<Subject>", "<Subject ", "<DoMat>", "a=", "a", "<a ", "A" * 59 + " ", "<a:", "( "]
)
def test_looking_for_a_mark_takes_no_longer_than_the_bytes_deserve(junk: str) -> None:
    raw = (f"<edXML><Subject>{junk * (4_000_000 // len(junk))}").encode()
    began = time.process_time()
    try:
        parse(raw)
    except Refusal:
        pass
    assert time.process_time() - began < 8


def test_a_file_of_before_2016_without_a_mark_is_still_refused() -> None:
    with pytest.raises(Refusal):
        parse((PACKAGES / "truoc_2016.xml").read_bytes())
