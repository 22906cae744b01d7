"""The whole road of a paper document with real scans, keys, machines and verifier (R-8.5)."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from adapters.signing.scans import ScanReader
from core.card import Area, Ref
from core.effects.examine_scan import ExamineScan
from core.effects.verify_signature import VerifySignature
from core.incoming.document import IncomingState, LegalValue
from core.perform import perform
from core.signing.making import Kind, Profile, agency_act, corner_plan
from core.step import Press
from tests.adapters.signing import desk as papers
from tests.adapters.signing import judges
from tests.adapters.signing.cases import AGENCY as OFFICE_NAME
from tests.adapters.signing.scans import jpeg, picture, scan
from tests.app.test_signing_for_real import machine, signs, town
from tests.core.issuing import run
from tests.core.office import Office
from tests.core.test_digitising import FACTS
from tests.factories import CLERK, acting, an_agency_key
from tests.texts import TEXTS

__all__ = ["town"]
GOOD = scan(jpeg(picture()))


async def digitised(town: Office, content: bytes) -> Any:
    file = {"sha256": await town.files.put(content), "name": "quet.pdf", "size": len(content)}
    town.scans = ScanReader()
    press = Press("sho", uuid4(), 0, FACTS | {"file": file})
    document = town.store.work.load((await perform(press, acting(CLERK), town.ports)).ref)
    await run(town, ExamineScan)
    return town.now_is(document)


@pytest.mark.basis("R-8.5a", "R-8.5c", "R-3.11", "R-11.3c")
@pytest.mark.parametrize("kind", ["ec", "rsa"])
async def test_a_scan_is_signed_on_the_clerks_machine_and_registered(
    town: Office, tmp_path: Path, kind: str
) -> None:
    key = papers.issued(kind, "agency").soft
    device = town.store.work.entities[an_agency_key().id]
    device.fingerprint = hashlib.sha256(key.certificate).hexdigest()
    station = await machine(town, CLERK, key)
    document = await digitised(town, GOOD)
    assert "refused" not in document.scan, document.scan
    examined = town.files.kept[document.scan["sha256"]]
    await town.press(CLERK, "bsc", document)
    await signs(town, station, key, document)
    now = town.now_is(document)
    assert now.state == IncomingState.VERIFIED, now.signature_findings
    assert now.legal_value == LegalValue.EQUALS_PAPER
    final = town.files.kept[now.main_file.sha256]
    assert final.startswith(examined)
    judges.all_agree(final, tmp_path, 1)
    await town.press(CLERK, "reg", document)
    assert town.now_is(document).arrival_number == 1


@pytest.mark.basis("R-11.3c", "R-3.11")
async def test_a_scan_that_another_agency_signed_is_not_ours_to_seal(town: Office) -> None:
    profile, key = Profile(), papers.issued("ec", "agency").soft
    theirs = await town.signing.prepare(GOOD, corner_plan(Kind.SCAN, profile))
    act = agency_act(Kind.SCAN, town.clock.now(), profile, OFFICE_NAME)
    signed = await town.signing.sign(theirs, key, act)
    document = await digitised(town, signed)
    assert "original" not in document.scan
    assert document.scan["refused"]["key"].startswith("refusal-")


@pytest.mark.basis("R-8.5b")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (scan(jpeg(picture(mode="L"))), "Trang 1: ảnh đen trắng hoặc thang xám"),
        (scan(jpeg(picture(150))), "150 dpi"),
        (scan(jpeg(picture()), version="1.3"), "1.3"),
    ],
)
async def test_a_bad_scan_is_told_its_fault_with_the_page(
    town: Office, content: bytes, said: str
) -> None:
    document = await digitised(town, content)
    card = await town.card(CLERK, document)
    assert card is not None
    assert said in " ".join(TEXTS.plain(line.text) for line in card.lines)
    assert town.store.work.load(Ref(Area.INCOMING, document.id)).state == IncomingState.SCANNED
    assert town.asked(VerifySignature) == []
