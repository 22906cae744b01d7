"""Thể thức: a right letter passes every rule; with one thing changed it fails exactly that one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from adapters.papers.linter import Linter
from adapters.texts.fluent import FluentTexts
from app.demo.papers import LetterFields, letter
from core.outgoing.format.lint import rules
from core.signing.report import Finding, Result
from tests.adapters.papers.letters import SENTENCE, Letter, Put

TEXTS = FluentTexts(Path(__file__).resolve().parents[3] / "locales" / "vi")
RIGHT = Letter()
LONG = replace(RIGHT, sentences=14)
NAMED = (
    RIGHT.but("about")
    .but("number", "Số: 07/BC-SNNMT")
    .plus(
        title=Put("BÁO CÁO", 112.5, 46, 14, "Tinos-Bold"),
        abstract=Put("Kết quả công tác tháng 3 năm 2026", 112.5, 53, 14, "Tinos-Bold"),
    )
)
TCVN3 = "Thùc hiÖn C«ng v¨n sè 45 cña UBND tØnh vÒ viÖc tr¶ lêi kiÕn nghÞ cña cö tri vµ b\u00b8o c\u00b8o. "


async def linted(
    content: bytes, type_name: str = "type-letter", signer: str = "Lê Văn An", urgency: int = 0
) -> list[Finding]:
    found = await Linter().lint(content, type_name=type_name, signer=signer, urgency=urgency)
    assert [finding.check for finding in found] == [f"F{n}" for n in range(1, len(found) + 1)]
    return list(found)


def failed(found: list[Finding]) -> dict[str, str]:
    return {f.check: TEXTS.plain(f.detail) for f in found if f.result is not Result.PASS}


RIGHT_ONES = {
    "the letter": RIGHT,
    "two pages": LONG,
    "number given": RIGHT.but("number", "Số: 05/SNNMT-VP"),
    "long number": RIGHT.but("number", "Số: 1245/SNNMT-QLĐĐ"),
    "dotted number": RIGHT.but("number", "Số: …../SNNMT-VP"),
    "foreign affairs": RIGHT.but("number", "Số: 15/SNgV-LS"),
    "day left open": RIGHT.but("date", "Thanh Hóa, ngày      tháng 3 năm 2026"),
    "january": RIGHT.but("date", "Thanh Hóa, ngày 12 tháng 01 năm 2026"),
    "december": RIGHT.but("date", "Thanh Hóa, ngày 31 tháng 12 năm 2026"),
    "head signs": RIGHT.but("capacity").but("position", "GIÁM ĐỐC"),
    "acting head": RIGHT.but("capacity", "Q. GIÁM ĐỐC").but("position"),
    "thirteen point": replace(RIGHT, body_size=13),
    "a committee has nobody above": RIGHT.but("parent").but("agency", "ỦY BAN NHÂN DÂN"),
    "the other place of the tone mark": RIGHT.but("nation", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    "a rule made of strokes": RIGHT.plus(stroke=Put("_______", 64, 30, 12)),
    "no blank after the colon": RIGHT.but("number", "Số:15/SNNMT-VP"),
    "everything left open": RIGHT.but("date", "Thanh Hóa, ngày      tháng      năm 2026"),
    "widest margins": replace(RIGHT, left=35, right=20),
}


@pytest.mark.basis("R-6.4a")
@pytest.mark.parametrize("right", [*RIGHT_ONES.values()], ids=[*RIGHT_ONES])
async def test_a_right_letter_passes_every_rule(right: Letter) -> None:
    assert failed(await linted(right.pdf())) == {}


@pytest.mark.basis("R-6.4a")
async def test_a_named_type_passes_every_rule() -> None:
    assert failed(await linted(NAMED.pdf(), "type-report")) == {}


ONE_WRONG = {
    "letter format": ("F1", replace(RIGHT, size=(216, 280))),
    "text too high": ("F2", replace(LONG, upper=14)),
    "text too low": ("F2", replace(LONG, lower=12)),
    "heading too high": ("F2", RIGHT.but("nation", y=15).but("parent", y=15)),
    "left too narrow": ("F3", replace(RIGHT, left=25)),
    "left too wide": ("F3", replace(RIGHT, left=40)),
    "right too narrow": ("F3", replace(RIGHT, right=10)),
    "right too wide": ("F3", replace(RIGHT, right=27)),
    "another face": ("F4", RIGHT.but("above", face="Helvetica", words="- Nhu tren;")),
    "old letters": ("F5", replace(RIGHT, sentence=TCVN3 * 3)),
    "no nation": ("F6", RIGHT.but("nation")),
    "nation in small letters": ("F6", RIGHT.but("nation", "Cộng hòa xã hội chủ nghĩa Việt Nam")),
    "nation misspelt": ("F6", RIGHT.but("nation", "CỘNG HÒA XÃ HỘI CHỦ NGHỈA VIỆT NAM")),
    "no motto": ("F7", RIGHT.but("motto")),
    "motto without blanks": ("F7", RIGHT.but("motto", "Độc lập-Tự do-Hạnh phúc")),
    "motto above": ("F7", RIGHT.but("motto", y=20.5).but("nation", y=26)),
    "agency in small letters": ("F8", RIGHT.but("agency", "Sở Nông nghiệp và MT")),
    "agency not bold": ("F8", RIGHT.but("agency", face="Tinos-Regular")),
    "no parent": ("F8", RIGHT.but("parent")),
    "no number": ("F9", RIGHT.but("number")),
    "no colon": ("F9", RIGHT.but("number", "Số 15/SNNMT-VP")),
    "no leading zero": ("F9", RIGHT.but("number", "Số: 5/SNNMT-VP")),
    "a zero too many": ("F9", RIGHT.but("number", "Số: 015/SNNMT-VP")),
    "blank in the notation": ("F9", RIGHT.but("number", "Số: 15/SNNMT - VP")),
    "notation of another type": ("F9", RIGHT.but("number", "Số: 15/BC-SNNMT")),
    "no unit in the notation": ("F9", RIGHT.but("number", "Số: 15/SNNMT")),
    "no date": ("F10", RIGHT.but("date")),
    "day without zero": ("F10", RIGHT.but("date", "Thanh Hóa, ngày 5 tháng 3 năm 2026")),
    "month with zero": ("F10", RIGHT.but("date", "Thanh Hóa, ngày 05 tháng 03 năm 2026")),
    "february without zero": ("F10", RIGHT.but("date", "Thanh Hóa, ngày 05 tháng 2 năm 2026")),
    "no such day": ("F10", RIGHT.but("date", "Thanh Hóa, ngày 30 tháng 02 năm 2026")),
    "no place": ("F10", RIGHT.but("date", "Ngày 05 tháng 3 năm 2026")),
    "no comma": ("F10", RIGHT.but("date", "Thanh Hóa ngày 05 tháng 3 năm 2026")),
    "date upright": ("F10", RIGHT.but("date", face="Tinos-Regular")),
    "no abstract": ("F11", RIGHT.but("about")),
    "abstract on the right": ("F11", RIGHT.but("about", x=148, y=45)),
    "no receivers": ("F12", RIGHT.but("copies", "- Như dưới;")),
    "receivers without colon": ("F12", RIGHT.but("copies", "Nơi nhận")),
    "nothing kept": ("F12", RIGHT.but("kept")),
    "kept elsewhere": ("F12", RIGHT.but("kept", "- Lưu: P. Trồng trọt.")),
    "prefix with a stroke": ("F13", RIGHT.but("capacity", "K/T GIÁM ĐỐC")),
    "prefix without a dot": ("F13", RIGHT.but("capacity", "KT GIÁM ĐỐC")),
    "for whom but not as what": ("F13", RIGHT.but("position")),
    "another signer": ("F14", RIGHT.but("signer", "Lê Văn Anh")),
    "no signer": ("F14", RIGHT.but("signer")),
    "a degree": ("F14", RIGHT.but("signer", "TS. Lê Văn An")),
    "stamped for nothing": ("F15", RIGHT.plus(stamp=Put("KHẨN", 64, 48, 13, "Tinos-Bold"))),
    "first page numbered": ("F16", replace(LONG, first_numbered=True)),
    "no page number": ("F16", replace(LONG, number_at=None)),
    "page number below": ("F16", replace(LONG, number_at=(112.5, 283))),
    "page number aside": ("F16", replace(LONG, number_at=(190, 11))),
    "page number wrong": ("F16", replace(LONG, count_from=4)),
    "twelve point": ("F17", replace(RIGHT, body_size=12)),
    "fifteen point": ("F17", replace(RIGHT, body_size=15)),
}


@pytest.mark.basis("R-6.4a")
@pytest.mark.parametrize(("rule", "wrong"), [*ONE_WRONG.values()], ids=[*ONE_WRONG])
async def test_one_wrong_thing_fails_exactly_its_own_rule(rule: str, wrong: Letter) -> None:
    assert list(failed(await linted(wrong.pdf()))) == [rule]


NAMED_WRONG = {
    "no title": ("F11", NAMED.but("title")),
    "title aside": ("F11", NAMED.but("title", x=70)),
    "title not bold": ("F11", NAMED.but("title", face="Tinos-Regular")),
    "no abstract": ("F11", NAMED.but("abstract")),
    "a letter's notation": ("F9", NAMED.but("number", "Số: 15/SNNMT-VP")),
}


@pytest.mark.parametrize(("rule", "wrong"), [*NAMED_WRONG.values()], ids=[*NAMED_WRONG])
async def test_a_report_with_one_wrong_thing_fails_that_rule(rule: str, wrong: Letter) -> None:
    assert list(failed(await linted(wrong.pdf(), "type-report"))) == [rule]


def test_every_rule_is_failed_by_a_letter_here_has_a_name_and_a_basis() -> None:
    here = {rule for rule, _ in ONE_WRONG.values()}
    assert [rule.id for rule in rules() if rule.id not in here] == []
    assert all("Phụ lục I" in rule.basis for rule in rules())
    assert all(TEXTS.plain(rule.name)[0].isupper() for rule in rules())


def demo_letter(**change: object) -> LetterFields:
    fields = LetterFields(
        parent="Ủy ban nhân dân tỉnh Thanh Hóa",
        agency="Sở Nông nghiệp và Môi trường",
        reference="123/SNNMT-VP",
        place="Thanh Hóa",
        issued_on=date(2026, 3, 5),
        subject="trả lời kiến nghị của cử tri trước kỳ họp thứ 20",
        to=("Ủy ban nhân dân tỉnh", "Sở Công Thương"),
        body=(SENTENCE.strip(),) * 3,
        copies_to=("Như trên", "Lưu: VT, VP"),
        position="KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC",
        signer="Lê Văn An",
    )  # fmt: skip
    return replace(fields, **change)


@pytest.mark.basis("R-10.3a")
@pytest.mark.parametrize(("urgency", "word"), [*enumerate(("", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"))])
async def test_the_letter_of_the_demo_passes_every_rule(urgency: int, word: str) -> None:
    content = letter(demo_letter(urgency=word))
    assert failed(await linted(content, urgency=urgency)) == {}
    assert list(failed(await linted(content, urgency=(urgency + 1) % 4))) == ["F15"]


async def test_a_letter_of_one_indented_line_passes_every_rule() -> None:
    short = LetterFields(
        parent="UBND TỈNH (MINH HỌA)", agency="SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG",
        reference="      /SNNMT-TT", place="Thanh Hóa", issued_on=date(2026, 11, 23),
        subject="trả lời kiến nghị của cử tri", to=("UBND tỉnh",),
        body=("Sở Nông nghiệp và Môi trường báo cáo kết quả giải quyết kiến nghị như sau.",),
        copies_to=("Như trên", "Lưu: VT, TT"), position="GIÁM ĐỐC", signer="Lê Văn An",
    )  # fmt: skip
    assert failed(await linted(letter(short))) == {}


async def test_the_letter_of_a_committee_passes_every_rule() -> None:
    content = letter(
        demo_letter(
            parent="", agency="Ủy ban nhân dân tỉnh", reference="45/UBND-VP",
            position="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
        )
    )  # fmt: skip
    assert failed(await linted(content)) == {}
