"""Marks of secrecy: found where writers put them, not found where the words only occur."""

from __future__ import annotations

import pytest

from adapters.edxml.build import build
from adapters.edxml.parse import parse
from adapters.edxml.refusals import SecretNotSent
from adapters.edxml.secrecy import secrecy_mark
from core.exchange.package import Package
from tests.adapters.edxml.samples import NOON, a_package


@pytest.mark.basis("R-1.2")
@pytest.mark.parametrize(
    ("subject", "level"),
    [
        ("[MẬT] V/v phương án", "MẬT"),
        ("[Mật] V/v phương án", "MẬT"),
        ("(TỐI MẬT) V/v phương án", "TỐI MẬT"),
        ("TUYỆT MẬT: V/v phương án", "TUYỆT MẬT"),
        ("TUYỆT  MẬT V/v phương án", "TUYỆT MẬT"),
        ("MẬT - V/v phương án", "MẬT"),
        ("MẬT V/v phương án", "MẬT"),
        ("MẬT", "MẬT"),
        ("Mật: V/v phương án", "MẬT"),
        ("Độ mật: Tối mật. V/v phương án", "TỐI MẬT"),
        ("HỎA TỐC - MẬT: V/v phương án", "MẬT"),
        ("[HỎA TỐC] [MẬT] V/v phương án", "MẬT"),
        ("[KHẨN - MẬT] V/v phương án", "MẬT"),
        ("V/v phương án [MẬT]", "MẬT"),
        ("V/v phương án (Độ mật: Tuyệt mật).", "TUYỆT MẬT"),
        ("V/v phương án - TỐI MẬT", "TỐI MẬT"),
        ("V/v phương án, MẬT", "MẬT"),
        ("[MA\u0323\u0302T] V/v phương án", "MẬT"),
    ],
)
def test_a_mark_of_secrecy_is_found(subject: str, level: str) -> None:
    assert secrecy_mark(subject) == level


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "V/v gửi văn bản không có tính chất MẬT qua mạng",
        "Văn bản không có tính chất MẬT",
        "V/v bảo vệ bí mật nhà nước",
        "V/V BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "V/V CÔNG TÁC BẢO MẬT",
        "BÍ MẬT NHÀ NƯỚC",
        "Mật độ xây dựng khu đô thị",
        "MẬT ĐỘ DÂN SỐ NĂM 2026",
        "MẬT ONG XUẤT KHẨU",
        "Mật ong: giải pháp tiêu thụ",
        "V/v xuất khẩu mật ong",
        "(MẬT ĐỘ) V/v quy hoạch",
        "V/v đổi mật khẩu",
        "Độ mật: Thường. V/v phương án",
        "HỎA TỐC: V/v ứng phó bão",
        "V/v sử dụng dấu chỉ mức độ TUYỆT MẬT, TỐI MẬT trên văn bản",
    ],
)
def test_the_words_alone_are_no_mark(subject: str) -> None:
    assert secrecy_mark(subject) == ""


def with_element(element: str) -> Package:
    raw = build(a_package(), NOON).decode()
    raw = raw.replace("<edXML:SteeringType>", f"{element}<edXML:SteeringType>")
    package = parse(raw.encode())
    assert isinstance(package, Package)
    return package


@pytest.mark.parametrize(
    ("element", "secrecy"),
    [
        ("<edXML:SecurityLevel>1</edXML:SecurityLevel>", "1"),
        ("<SecretLevel>Tối mật</SecretLevel>", "Tối mật"),
        ("<Do_Mat>Mật</Do_Mat>", "Mật"),
        ('<x:DoMat xmlns:x="urn:x"><x:Muc> Mật </x:Muc></x:DoMat>', "Mật"),
        ('<Extra confidentiality="Mật"/>', "Mật"),
        ("<SecurityLevel>0</SecurityLevel>", ""),
        ("<SecurityLevel> Thường </SecurityLevel>", ""),
        ("<Secrecy>Không</Secrecy>", ""),
        ("<DoMat/>", ""),
    ],
)
def test_an_element_for_secrecy_is_found_though_the_standard_has_none(
    element: str, secrecy: str
) -> None:
    assert with_element(element).secrecy == secrecy


def test_a_secret_package_is_never_written() -> None:
    with pytest.raises(SecretNotSent):
        build(a_package(secrecy="MẬT"), NOON)
