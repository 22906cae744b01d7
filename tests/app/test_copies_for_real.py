"""The whole road of a copy with the real workshop, keys, machine and verifier (NĐ 30 Đ.25)."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from adapters.files.stamps import StampReader
from core.copies.copy import CopyState
from core.effects.make_copy import MakeCopy
from core.incoming.document import IncomingState, LegalValue
from core.signing.making import CopyForm, CopyKind, Kind, Profile, corner_plan
from tests.adapters.signing import desk as papers
from tests.adapters.signing import judges
from tests.adapters.signing.scans import jpeg, picture, scan
from tests.app.test_signing_for_real import machine, signs, town
from tests.core.issuing import run
from tests.core.office import Office
from tests.factories import CLERK, LEADER, an_agency_key, an_incoming_document

__all__ = ["town"]
FORM = CopyForm(
    CopyKind.CERTIFIED, "Sở Nội vụ", "01/SY-SNV", "Thanh Hóa, ngày 23 tháng 11 năm 2026",
    ("GIÁM ĐỐC",), "Lê Văn An", ("UBND tỉnh;", "Lưu: VT."),
)  # fmt: skip


def said(pdf: bytes, page: int = -1) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        document.init_forms()
        found = document[page if page >= 0 else len(document) - 1]
        return str(found.get_textpage().get_text_bounded())


def pages(pdf: bytes) -> int:
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


async def a_copy(town: Office, content: bytes, **more: Any) -> Any:
    file = {"sha256": await town.files.put(content), "name": "den.pdf", "size": len(content)}
    letter = town.has(
        an_incoming_document(
            IncomingState.REGISTERED, legal_value=LegalValue.EQUALS_PAPER, files=[file]
        )
    )
    answers = {"kind": "copy-kind-certified", "pages": "", "receivers": "", "readers": []}
    await town.press(CLERK, "sao", letter, **(answers | more))
    (copy,) = [one for one in town.store.work.entities.values() if one.area == "copy"]
    town.with_second_factor(LEADER)
    await town.press(LEADER, "dsa", copy, proof="111111")
    await run(town, MakeCopy)
    return town.now_is(copy)


@pytest.mark.basis("R-4.1", "R-11.1", "R-11.3b")
async def test_a_copy_is_sealed_on_the_clerks_machine_and_stands_up_to_every_judge(
    town: Office, tmp_path: Path
) -> None:
    key = papers.issued("ec", "agency").soft
    town.store.work.entities[an_agency_key().id].fingerprint = hashlib.sha256(
        key.certificate
    ).hexdigest()
    station = await machine(town, CLERK, key)
    copy = await a_copy(town, papers.blank_letter()[0])
    assert copy.state == CopyState.MADE, copy.unmade
    await town.press(CLERK, "bsy", copy)
    await signs(town, station, key, copy)
    now = town.now_is(copy)
    assert now.state == CopyState.SEALED, now.signature_findings
    final = town.files.kept[now.sealed["sha256"]]
    assert final.startswith(town.files.kept[now.made["sha256"]])
    judges.all_agree(final, tmp_path, 1)
    words = said(final)
    assert all(one in words for one in ("SAO Y", "Số: 01/SY-SNNMT", "Lưu: VT.", "GIÁM ĐỐC"))


@pytest.mark.basis("R-4.1")
async def test_a_page_that_is_not_there_cannot_be_extracted(town: Office) -> None:
    copy = await a_copy(town, papers.blank_letter()[0], kind="copy-kind-extract", pages="7")
    assert copy.state == CopyState.FAILED
    assert copy.unmade["key"] == "refusal-place-off-page"


@pytest.mark.basis("R-4.1")
async def test_the_form_stands_under_the_text_or_on_a_page_of_its_own(town: Office) -> None:
    letter, full = papers.blank_letter()[0], scan(jpeg(picture()))
    reader, plan = StampReader(), corner_plan(Kind.COPY, Profile())
    for source, own_page in ((letter, False), (full, True)):
        room = await reader.room(source)
        form = replace(FORM, room=room)
        made = await town.signing.copy(source, replace(plan, form=form))
        assert pages(made) == pages(source) + own_page, room
        assert "01/SY-SNV" in said(made)
    assert await reader.room(letter, 99) == 0.0
