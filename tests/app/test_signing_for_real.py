"""The whole chain with the real workshop, the real verifier and keys on the signers' machines.

Judged by pdfsig, qpdf and openssl too, and looked at as a drawn page.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest

from adapters.papers.linter import Linter
from adapters.signing.holder_card import HolderCards
from adapters.signing.soft_key import SoftKey
from adapters.signing.verifier import Verifier
from adapters.signing.workshop import Equipment, Workshop
from core import desk
from core.effects.begin_signing import BeginSigning
from core.effects.prepare_draft import PrepareDraft
from core.effects.verify_signature import VerifySignature
from core.outgoing.document import OutgoingState
from core.people.person import Person
from core.perform import perform
from core.signing.station import Station
from core.step import Press
from tests.adapters.signing import desk as papers
from tests.adapters.signing import judges
from tests.adapters.signing.cases import AGENCY as OFFICE_NAME
from tests.adapters.signing.cases import CODE, PERSON, office
from tests.core.issuing import an_issuing_office, run
from tests.core.office import Office
from tests.factories import AGENCY, CLERK, HEAD, LEADER, SPECIALIST, acting, an_agency_key

LEADING = replace(LEADER, name=PERSON)


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Office]:
    """The office of the core's tests, called as the certificates call it."""
    roots, crls = tmp_path / "roots", tmp_path / "crls"
    roots.mkdir(), crls.mkdir()
    (roots / "root.pem").write_bytes(office().root.pem)
    (crls / "root.crl").write_bytes(office().crl)
    here = an_issuing_office()
    known = here.store.work.directories[AGENCY.id]
    people = tuple(LEADING if one.id == LEADER.id else one for one in known.people)
    agency = replace(known.agency, name=OFFICE_NAME, code=CODE)
    here.store.work.directories[AGENCY.id] = replace(known, people=people, agency=agency)
    workshop, verifier = Workshop(Equipment((roots,), (crls,))), Verifier(roots, crls)
    here.signing, here.verifier = workshop, verifier  # type: ignore[assignment]
    here.holders, here.linter = HolderCards(), Linter()  # type: ignore[assignment]
    try:
        yield here
    finally:
        await workshop.close()
        await verifier.close()


async def approved(town: Office) -> Any:
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
    await town.press(HEAD, "pas", draft)
    town.with_second_factor(LEADER)
    await town.press(LEADER, "apv", draft, proof="111111")
    await town.press(CLERK, "fmt", draft, words="Mẫu của phép thử.")
    return draft


async def machine(town: Office, person: Person, key: SoftKey) -> Station:
    await desk.offer("ABCDE-23456", acting(person), town.ports)
    certificates = [key.certificate, *key.chain]
    _token, station = await desk.pair("ABCDE-23456", "Máy bàn", certificates, town.ports)
    return station


async def signs(town: Office, station: Station, key: SoftKey, draft: Any) -> None:
    await run(town, BeginSigning)
    (waiting,) = await desk.waiting(station, town.ports)
    attributes = base64.b64decode(waiting.request["attributes"])
    await desk.hand_in(station, draft.id, await key.sign(attributes), town.ports)
    await run(town, VerifySignature)


@pytest.mark.basis("R-9.1", "R-9.2b", "R-9.2d", "R-11.1")
@pytest.mark.parametrize("kind", ["ec", "rsa"])
async def test_leader_and_clerk_sign_on_their_own_machines(
    town: Office, tmp_path: Path, kind: str
) -> None:
    leaders, agencys = papers.issued(kind, "person").soft, papers.issued(kind, "agency").soft
    draft = await approved(town)
    device = town.store.work.entities[an_agency_key().id]
    device.fingerprint = hashlib.sha256(agencys.certificate).hexdigest()
    his, hers = await machine(town, LEADING, leaders), await machine(town, CLERK, agencys)
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
    judges.all_agree(final, tmp_path)
    page = pypdfium2.PdfDocument(final)
    page.init_forms()
    said = page[0].get_textpage().get_text_bounded()
    assert "KHẨN" in said
