"""The registers and the routing slip on the office's pages."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest

from core.card import Area, Ref
from core.incoming.document import IncomingDocument, IncomingState
from tests.factories import CLERK, LEADER, NOW, SPECIALIST, an_incoming_document
from tests.web.desk import Pages
from web.office import registers


def entered(pages: Pages, number: int, **more: Any) -> IncomingDocument:
    given: dict[str, Any] = {
        "state": IncomingState.REGISTERED,
        "arrival_number": number,
        "registered_at": NOW + timedelta(minutes=number),
        "subject": f"V/v việc thứ {number}",
    }
    document: IncomingDocument = pages.office.has(an_incoming_document(**given | more))
    ref = Ref(Area.INCOMING, document.id)
    pages.office.store.work.index(ref, document.agency_id, document.subject)
    return document


@pytest.mark.basis("R-3.9")
async def test_the_register_shows_its_newest_lines_and_goes_on_to_the_oldest(pages: Pages) -> None:
    for number in range(1, 61):
        entered(pages, number)
    browser = await pages.signed_in(CLERK)
    seen = ""
    page = (await browser.opens("/so")).text
    assert page.index("việc thứ 60<") < page.index("việc thứ 36<")
    assert "việc thứ 35<" not in page
    for _ in range(3):
        seen += page
        older = [
            part.split('"')[0] for part in page.split('href="')[1:] if "sau=" in part.split('"')[0]
        ]
        page = (await browser.opens(older[0].replace("&amp;", "&"))).text if older else ""
    assert [n for n in range(1, 61) if f"việc thứ {n}<" not in seen] == []
    assert page == ""


@pytest.mark.basis("R-8.2a")
async def test_a_recalled_line_is_struck_on_the_page(pages: Pages) -> None:
    recall = {"by": "", "reason": "", "order": "QĐ 12", "at": NOW.isoformat()}
    entered(pages, 1, state=IncomingState.RECALLED, recall=recall)
    page = (await (await pages.signed_in(CLERK)).opens("/so")).text
    assert 'class="struck"' in page
    assert "Thu hồi theo QĐ 12" in page


async def test_words_and_days_narrow_the_register_and_its_export(pages: Pages) -> None:
    entered(pages, 1, subject="V/v xây dựng Đường Đê")
    entered(pages, 2, subject="V/v khác", registered_at=NOW - timedelta(days=30))
    browser = await pages.signed_in(LEADER)
    assert "Đường Đê" in (await browser.opens("/so?q=duong+de")).text
    assert "V/v khác" not in browser.last.text
    page = (await browser.opens("/so?den=2026-11-01")).text
    assert "V/v khác" in page
    assert "Đường Đê" not in page
    found = await browser.opens("/so/xuat.csv?q=duong+de&nam=2026")
    rows = list(csv.reader(io.StringIO(found.content.decode("utf-8-sig")), delimiter=";"))
    assert [row[5] for row in rows[1:]] == ["V/v xây dựng Đường Đê"]
    assert "Không có dòng nào" in (await browser.opens("/so?nam=2019")).text


@pytest.mark.basis("R-3.9")
@pytest.mark.parametrize("book", ["incoming", "outgoing", "follow-up"])
@pytest.mark.parametrize(
    ("form", "begins"), [("pdf", b"%PDF"), ("docx", b"PK"), ("csv", b"\xef\xbb\xbf")]
)
async def test_every_register_is_exported_in_every_form(
    pages: Pages, book: str, form: str, begins: bytes
) -> None:
    entered(pages, 1)
    answer = await (await pages.signed_in(CLERK)).opens(f"/so/xuat.{form}?so={book}&nam=2026")
    assert answer.status_code == 200
    assert answer.content.startswith(begins)
    assert f"so-{book}-2026.{form}" in answer.headers["content-disposition"]
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.basis("R-5.1")
async def test_others_see_and_export_only_what_concerns_them(pages: Pages) -> None:
    mine, _other = entered(pages, 1), entered(pages, 2)
    pages.office.store.work.concern(Ref(Area.INCOMING, mine.id), [SPECIALIST.id])
    browser = await pages.signed_in(SPECIALIST)
    page = (await browser.opens("/so")).text
    assert "việc thứ 1<" in page
    assert "việc thứ 2<" not in page
    assert "chỉ hiện các văn bản liên quan" in page
    said = (await browser.opens("/so/xuat.csv")).content.decode("utf-8-sig")
    assert "việc thứ 2" not in said


async def test_nobody_sees_the_register_of_another_agency(pages: Pages) -> None:
    entered(pages, 1, agency_id=uuid4())
    assert "việc thứ 1<" not in (await (await pages.signed_in(CLERK)).opens("/so")).text


async def test_a_stranger_is_sent_to_sign_in(pages: Pages) -> None:
    for path in ("/so", "/so/xuat.pdf", f"/the/incoming/{uuid4().hex}/phieu.pdf"):
        answer = await pages.browser().opens(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/dang-nhap")


@pytest.mark.parametrize(
    "query",
    ["so=../x", "nam=99999", "nam=-1", "nam=²٣²٣", "tu=2026-13-45", "den=hom-nay", "sau=~~", "sau=x",
     "sau=2026-11-23T01:00:00~1~zz", "sau=2026-11-23T01:00:00~1~" + "0" * 32,
     "so=outgoing&sau=2026-11-23~99999999999999999~" + "0" * 32, "q=%00%22%27*", "q=" + "x" * 9000,
     "tu=2027-01-01", "tu=2026-12-31&den=2026-01-01"],
)  # fmt: skip
async def test_an_address_that_makes_no_sense_is_answered_calmly(pages: Pages, query: str) -> None:
    entered(pages, 1)
    browser = await pages.signed_in(CLERK)
    assert (await browser.opens(f"/so?{query}")).status_code == 200
    assert (await browser.opens(f"/so/xuat.csv?{query}")).status_code == 200


async def test_there_are_three_forms_and_no_other(pages: Pages) -> None:
    browser = await pages.signed_in(CLERK)
    for form in ("xlsx", "exe", "html"):
        assert (await browser.opens(f"/so/xuat.{form}")).status_code == 404


async def test_a_register_too_long_for_paper_says_so(
    pages: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(registers.MOST, "pdf", 2)
    for number in range(1, 4):
        entered(pages, number)
    browser = await pages.signed_in(CLERK)
    answer = await browser.opens("/so/xuat.pdf")
    assert answer.status_code == 422
    assert "nhiều hơn 2 dòng" in answer.text
    assert (await browser.opens("/so/xuat.csv")).status_code == 200


@pytest.mark.basis("R-8.4a")
@pytest.mark.basis("R-12.1")
async def test_the_slip_hangs_on_the_card_and_leaves_the_original_alone(pages: Pages) -> None:
    content = b"%PDF-1.7 ban goc"
    sha = await pages.office.files.put(content)
    kept = [{"sha256": sha, "name": "goc.pdf", "size": len(content)}]
    document = entered(pages, 7, files=kept)
    browser = await pages.signed_in(CLERK)
    address = f"/the/incoming/{document.id.hex}"
    assert f"{address}/phieu.pdf" in (await browser.opens(address)).text
    answer = await browser.opens(f"{address}/phieu.pdf")
    read = pypdfium2.PdfDocument(answer.content)
    page = read[0]
    text = page.get_textpage()
    assert "PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN" in text.get_text_bounded()
    text.close()
    page.close()
    read.close()
    assert (await browser.opens(f"{address}/phieu.docx")).content.startswith(b"PK")
    assert (await browser.opens(f"/files/incoming/{document.id.hex}/{sha}")).content == content


@pytest.mark.basis("R-5.1")
async def test_the_slip_is_for_those_who_may_see_the_document(pages: Pages) -> None:
    document = entered(pages, 7)
    waiting = pages.office.has(replace(document, id=uuid4(), arrival_number=None))
    browser = await pages.signed_in(SPECIALIST)
    assert (await browser.opens(f"/the/incoming/{document.id.hex}/phieu.pdf")).status_code == 404
    clerk = await pages.signed_in(CLERK)
    assert (await clerk.opens(f"/the/incoming/{waiting.id.hex}/phieu.pdf")).status_code == 422
    assert "chưa vào sổ" in clerk.last.text
    for wrong in (
        f"/the/incoming/{document.id.hex}/phieu.exe",
        f"/the/task/{document.id.hex}/phieu.pdf",
    ):
        assert (await clerk.opens(wrong)).status_code == 404
