"""Báo cáo, phát hành muộn: the figures on the office's pages and as files."""

from __future__ import annotations

import csv
import io
from datetime import timedelta
from typing import Any

import pypdfium2
import pytest

from core.incoming.document import IncomingState
from core.outgoing.document import OutgoingDocument, OutgoingState
from tests.factories import (
    AGENCY,
    CLERK,
    HEAD,
    HEAD_2,
    LEADER,
    NOW,
    PLANTS,
    SPECIALIST,
    an_id,
    an_incoming_document,
)  # fmt: skip
from tests.web.desk import Pages


def a_letter(pages: Pages, name: str, **more: Any) -> OutgoingDocument:
    facts: dict[str, Any] = {
        "id": an_id(name), "agency_id": AGENCY.id, "drafter_id": SPECIALIST.id,
        "state": OutgoingState.NUMBERED, "created_at": NOW, "unit_id": PLANTS.id,
        "subject": f"V/v {name}", "approved_at": NOW - timedelta(days=3),
        "signed_at": NOW - timedelta(days=3), "issue_by": NOW - timedelta(hours=1),
    }  # fmt: skip
    document: OutgoingDocument = pages.office.has(OutgoingDocument(**(facts | more)))
    return document


def two_late(pages: Pages) -> None:
    a_letter(pages, "chưa phát hành")
    a_letter(pages, "đã ra muộn", state=OutgoingState.DISPATCHED, dispatched_at=NOW,
             issued_on=NOW.date(), reference="02/SNNMT-TT")  # fmt: skip
    a_letter(pages, "còn hạn", issue_by=NOW + timedelta(hours=1))


@pytest.mark.basis("R-6.2a", "R-12.4")
async def test_what_was_signed_and_is_not_out_in_time_stands_among_what_is_late(
    pages: Pages,
) -> None:
    two_late(pages)
    for person, sees in ((CLERK, True), (LEADER, True), (HEAD, True), (HEAD_2, False)):
        page = (await (await pages.signed_in(person)).opens("/qua-han")).text
        assert ("V/v chưa phát hành" in page) is sees, person.name
        assert ("quá hạn phát hành: 1" in page) is sees
        assert "V/v còn hạn" not in page


@pytest.mark.basis("R-12.4", "R-6.2a")
async def test_the_report_counts_on_the_page_and_in_every_file(pages: Pages) -> None:
    two_late(pages)
    pages.office.has(
        an_incoming_document(IncomingState.REGISTERED, registered_at=NOW, arrival_number=7)
    )
    browser = await pages.signed_in(CLERK)
    page = (await browser.opens("/bao-cao")).text
    assert "Ngày 23/11/2026" in page
    assert "Tháng 11/2026" in (await browser.opens("/bao-cao?ky=month")).text
    made = await browser.opens("/bao-cao/xuat.csv?ky=month&ngay=2026-11-23")
    rows = dict(csv.reader(io.StringIO(made.content.decode("utf-8-sig")), delimiter=";"))
    assert rows["Văn bản đến mới vào sổ"] == "1"
    assert rows["Văn bản đi phát hành muộn (Điều 6 khoản 2)"] == "1"
    assert rows["Đã ký, quá hạn phát hành (hiện nay)"] == "1"
    assert rows[AGENCY.name] == "Tháng 11/2026"
    pdf = pypdfium2.PdfDocument((await browser.opens("/bao-cao/xuat.pdf")).content)
    said = pdf[0].get_textpage().get_text_bounded()
    pdf.close()
    assert "quá hạn phát hành" in said
    docx = await browser.opens("/bao-cao/xuat.docx")
    assert docx.content[:2] == b"PK"
    assert 'filename="bao-cao-day-2026-11-23.docx"' in docx.headers["content-disposition"]
    assert (await browser.opens("/bao-cao/xuat.exe")).status_code == 404


@pytest.mark.parametrize("query", ["ky=năm", "ngay=hôm+qua", "ky=day&ngay=9999-12-31"])
async def test_a_period_that_is_none_is_read_as_today(pages: Pages, query: str) -> None:
    browser = await pages.signed_in(LEADER)
    assert "Ngày 23/11/2026" in (await browser.opens(f"/bao-cao?{query}")).text


@pytest.mark.basis("R-5.1")
async def test_a_specialist_is_offered_no_report(pages: Pages) -> None:
    browser = await pages.signed_in(SPECIALIST)
    assert "/bao-cao" not in (await browser.opens("/viec")).text
    for address in ("/bao-cao", "/bao-cao/xuat.csv"):
        answer = await browser.opens(address)
        assert answer.status_code >= 400
        assert "Báo cáo dành cho lãnh đạo" in answer.text
