"""Văn bản đi, Việc quá hạn: the lists that somebody follows, on the office's pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from core.card import Area, Ref
from core.dossiers.dossier import DossierState
from core.incoming.document import IncomingState
from core.outgoing.document import OutgoingDocument, OutgoingState
from tests.contracts.test_dossiers import a_dossier
from tests.contracts.test_store import a_task
from tests.factories import (
    AGENCY,
    COLLEAGUE,
    HEAD,
    HEAD_2,
    NOW,
    PLANTS,
    SPECIALIST,
    an_id,
    an_incoming_document,
)
from tests.web.desk import Pages


@pytest.mark.basis("R-9.5b")
async def test_a_unit_follows_what_it_issues(pages: Pages) -> None:
    facts: dict[str, Any] = {
        "id": an_id("letter"), "agency_id": AGENCY.id, "drafter_id": SPECIALIST.id,
        "state": OutgoingState.DISPATCHED, "created_at": NOW, "unit_id": PLANTS.id,
        "subject": "V/v giống lúa", "reference": "01/SNNMT-TT", "approved_at": NOW,
        "dispatched_at": NOW, "needs_reply": True, "reply_by": NOW - timedelta(days=1),
        "deliveries": [{"name": "UBND tỉnh", "code": "", "status": "status-03"}],
    }  # fmt: skip
    pages.office.has(OutgoingDocument(**facts))
    browser = await pages.signed_in(COLLEAGUE)
    page = await browser.opens("/van-ban-di")
    assert "01/SNNMT-TT" in page.text
    assert "pill late" in page.text
    assert "V/v giống lúa" in (await browser.opens(f"/the/outgoing/{facts['id'].hex}")).text
    other = await pages.signed_in(HEAD_2)
    assert "Chưa có văn bản đi nào" in (await other.opens("/van-ban-di")).text


@pytest.mark.basis("R-12.4")
async def test_late_work_is_shown_to_who_answers_for_it(pages: Pages) -> None:
    document = pages.office.has(
        an_incoming_document(IncomingState.ASSIGNED, registered_at=NOW, arrival_number=7)
    )
    late = NOW - timedelta(days=3)
    pages.office.has(a_task(document.id, assignee_id=SPECIALIST.id, trail=[], due_at=late))
    head, other = await pages.signed_in(HEAD), await pages.signed_in(HEAD_2)
    assert document.subject in (await head.opens("/qua-han")).text
    assert "Không có việc nào quá hạn" in (await other.opens("/qua-han")).text


@pytest.mark.basis("R-3.15", "R-3.10")
async def test_a_dossier_is_listed_for_who_keeps_it_and_then_for_the_archive(pages: Pages) -> None:
    kept = pages.office.has(a_dossier(DossierState.OPEN, 1, HEAD.id, title="Vụ Đông Xuân"))
    pages.office.store.work.concern(Ref(Area.DOSSIER, kept.id), [HEAD.id])
    head = await pages.signed_in(HEAD)
    assert "Hồ sơ 01.TT năm 2026" in (await head.opens("/ho-so")).text
    assert "Vụ Đông Xuân" in (await head.opens(f"/the/dossier/{kept.id.hex}")).text
    other = await pages.signed_in(HEAD_2)
    assert "Chưa có hồ sơ nào" in (await other.opens("/ho-so")).text
    assert (await other.opens(f"/the/dossier/{kept.id.hex}")).status_code == 404
