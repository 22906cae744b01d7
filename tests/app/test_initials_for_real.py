"""Ký nháy with the real workshop, the real verifier and keys on three machines; judged by others too."""

from __future__ import annotations

import asyncio
import hashlib
import io
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PIL import ImageChops
from pyhanko.pdf_utils.reader import PdfFileReader

from core.effects.lint_draft import LintDraft
from core.effects.prepare_draft import PrepareDraft
from core.outgoing.document import OutgoingState
from core.perform import perform
from core.procedure import Procedure
from core.signing.making import Appearance
from core.step import Press
from tests.adapters.signing import desk as papers
from tests.adapters.signing import judges
from tests.adapters.signing.test_rendering import RENDERERS, SCALE
from tests.app.test_signing_for_real import LEADING, machine, signs, town
from tests.core.issuing import run
from tests.core.office import Office
from tests.factories import AGENCY, CLERK, HEAD, LEADER, SPECIALIST, acting, an_agency_key

__all__ = ["town"]
NAMES = ["KyNhay", "KyNguoiCoThamQuyen", "KyCoQuan"]


def blue(image: Any, box: list[float]) -> int:
    """How many pixels in this place are; the strokes of an initial are thin."""
    left, bottom, right, top = (edge * SCALE for edge in box)
    red, green, inked = image.crop((left, image.height - top, right, image.height - bottom)).split()
    more = ImageChops.subtract(inked, ImageChops.lighter(red, green))
    return sum(more.histogram()[40:])


async def submitted(town: Office) -> Any:
    pdf, _places = papers.blank_letter()
    file = {"sha256": await town.files.put(pdf), "name": "du thao.pdf", "size": len(pdf)}
    press = Press("dft", uuid4(), 0, {"secrecy": "secrecy-none", "file": file})
    draft = town.store.work.load((await perform(press, acting(SPECIALIST), town.ports)).ref)
    facts = {
        "type": "type-letter", "subject": "V/v báo cáo", "receivers": "UBND tỉnh",
        "signer": LEADER.id.hex, "urgency": "urgency-1", "reply": "",
    }  # fmt: skip
    await town.press(SPECIALIST, "sub", draft, **facts)
    await run(town, PrepareDraft)
    return draft


@pytest.mark.basis("R-8.3b-1", "R-9.1", "R-9.2b", "R-9.2d", "R-11.1")
@pytest.mark.parametrize("appearance", Appearance)
async def test_initials_leader_and_seal_stand_up_to_every_judge(
    town: Office, tmp_path: Path, appearance: Appearance
) -> None:
    options = {"signing": {"appearance": appearance.value}}
    town.store.work.procedures[AGENCY.id] = [Procedure(1, options=options)]
    heads = papers.issued_to(HEAD.name).soft
    leaders, agencys = (papers.issued("ec", who).soft for who in ("person", "agency"))
    device = town.store.work.entities[an_agency_key().id]
    device.fingerprint = hashlib.sha256(agencys.certificate).hexdigest()
    reads, his = await machine(town, HEAD, heads), await machine(town, LEADING, leaders)
    hers = await machine(town, CLERK, agencys)
    draft = await submitted(town)
    await run(town, LintDraft)
    await town.press(HEAD, "bky", draft)
    await signs(town, reads, heads, draft)
    now = town.now_is(draft)
    assert now.state == OutgoingState.CHECKED, now.signature_findings
    await run(town, LintDraft)
    assert "unknown" not in {row["result"] for row in town.now_is(draft).form_findings}
    town.with_second_factor(LEADER)
    await town.press(LEADER, "apv", draft, proof="111111")
    await town.press(CLERK, "fmt", draft, words="Mẫu của phép thử.")
    await town.press(LEADER, "bsg", draft)
    await signs(town, his, leaders, draft)
    assert town.now_is(draft).state == OutgoingState.SIGNED, town.now_is(draft).signature_findings
    await town.press(CLERK, "num", draft, number="take")
    await town.press(CLERK, "bsl", draft)
    await signs(town, hers, agencys, draft)
    now = town.now_is(draft)
    assert now.state == OutgoingState.SEALED, now.signature_findings
    final = town.files.kept[now.sealed["sha256"]]
    assert final.startswith(town.files.kept[now.approved_sha256])
    (tmp_path / "final.pdf").write_bytes(final)
    await asyncio.to_thread(judges.all_agree, final, tmp_path, 3)
    seen = list(PdfFileReader(io.BytesIO(final)).embedded_regular_signatures)
    assert [one.field_name for one in seen] == NAMES
    for draw in RENDERERS.values():
        assert blue(draw(final, tmp_path), judges.box_of(final, "KyNhay")) > 20


async def test_no_machine_no_field(town: Office) -> None:
    draft = await submitted(town)
    pdf = town.files.kept[town.now_is(draft).draft.sha256]
    assert "KyNhay" not in judges.fields_of(pdf)
