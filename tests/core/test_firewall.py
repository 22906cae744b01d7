"""Duyệt, ký, đóng dấu là ba việc: every state that can be reached keeps them apart (N10, R-11.3c)."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from core.card import Area, Ref
from core.effects.send_package import SendPackage
from core.effects.verify_signature import VerifySignature
from core.errors import Refusal
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.certificate import CertificateState
from core.people.person import Actor, Person, Role
from core.perform import perform
from core.signing.entitled import DeviceNotAssigned, NoAgencyCertificate
from core.signing.report import Result
from core.step import NotYourStep, Press
from tests.core.issuing import (
    APPROVED,
    PERSON,
    SEAL,
    SEALED,
    SIGNED,
    SYSTEM,
    MarkVerifier,
    a_file,
    a_numbered,
    an_approved,
    an_issuing_office,
    run,
)
from tests.core.office import Office
from tests.factories import (
    CLERK,
    CLERK_2,
    DEPUTY,
    HEAD,
    LEADER,
    NOW,
    SPECIALIST,
    acting,
    an_agency_key,
)

ANOTHER = b"%PDF-1.7 another draft"
FILES = {
    "approved": APPROVED,
    "signed": SIGNED,
    "sealed": SEALED,
    "sealed-only": APPROVED + SEAL,
    "another": ANOTHER,
    "another-signed": ANOTHER + PERSON,
    "deputy": APPROVED + "\n<person:Vũ Thị Hạnh>".encode(),
}
HASHES = {hashlib.sha256(content).hexdigest(): name for name, content in FILES.items()}
PEOPLE = (CLERK, CLERK_2, LEADER, DEPUTY, HEAD, SPECIALIST)
CERTIFIED = {OutgoingState.SIGNED, OutgoingState.NUMBERED, OutgoingState.SEALED}
MOST_PENDING = 2  # checks that wait at the same time
OUT = {OutgoingState.SEALED, OutgoingState.DISPATCHED, OutgoingState.DELIVERED}


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


@dataclass(frozen=True)
class Move:
    """One press: by whom, which step, with which file or answers."""

    by: Person | None
    code: str
    file: str = ""
    words: tuple[tuple[str, Any], ...] = ()

    def __str__(self) -> str:
        return f"{self.by.account if self.by else 'system'}:{self.code}:{self.file}"


def moves() -> Iterator[Move]:
    """What anybody might try on a document between approval and dispatch."""
    for by in (*PEOPLE, None):
        yield Move(by, "fmt")
        yield Move(by, "num", words=(("number", "take"),))
        yield Move(by, "apv")
        yield Move(by, "iss", words=(("papers", ()),))
        yield Move(by, "sgn", "signed")
        yield Move(by, "sel", "sealed")
    yield Move(SPECIALIST, "rnw", "another", (("secrecy", "secrecy-none"),))
    yield Move(LEADER, "bsg")
    yield Move(CLERK, "bsl")
    for name in FILES:
        yield Move(LEADER, "sgn", name)
        yield Move(CLERK, "sel", name)


def looks(document: OutgoingDocument, office: Office) -> tuple[Any, ...]:
    """What tells two situations apart."""

    def name(row: dict[str, Any] | None) -> str:
        return HASHES.get((row or {}).get("sha256", ""), "")

    pending = tuple(sorted(one.sha256 for one in office.asked(VerifySignature)))
    return (
        document.state, name(document.signed), name(document.sealed), name(document.drafts[-1]),
        HASHES.get(document.approved_sha256, ""), document.approved_by, document.checked_by,
        tuple(row["result"] for row in document.signature_findings), pending,
    )  # fmt: skip


def holds(document: OutgoingDocument, office: Office) -> None:
    """The wall itself."""
    journal = [one for one in office.store.work.journal if one.document_id == document.id]
    if document.state in CERTIFIED | OUT:
        assert document.approved_by == document.signer_id
        assert office.files.kept[document.approved_sha256] == APPROVED
        assert document.signed is not None
        assert office.files.kept[document.signed["sha256"]] == SIGNED
        assert [one.person_id for one in journal if one.step == "sgn"][-1] == document.signer_id
    if document.state in OUT:
        assert document.sealed is not None
        assert office.files.kept[document.sealed["sha256"]] == SEALED
        assert [one.person_id for one in journal if one.step == "sel"][-1] == CLERK.id
        assert all(row["result"] == Result.PASS for row in document.signature_findings)
    if office.asked(SendPackage):
        assert document.state in OUT


async def tried(office: Office, key: Any, move: Move) -> bool:
    """False when it was refused."""
    actor = acting(move.by) if move.by else SYSTEM
    document = office.store.work.entities[key]
    answers: dict[str, Any] = {name: _plain(value) for name, value in move.words}
    if move.file:
        answers["file"] = await a_file(office, FILES[move.file])
    version = document.version if move.by else None
    code = "111111" if move.code == "apv" else ""
    try:
        await perform(
            Press(move.code, key, version, answers, code, asked=True), actor, office.ports
        )
    except Refusal:
        return False
    return True


async def delivered(office: Office) -> None:
    """The checks that wait are made; one of a file replaced since is refused, as in delivery."""
    for effect in office.asked(VerifySignature):
        office.store.work.posted.remove(effect)
        with suppress(Refusal):
            await perform(await effect.run(office.ports), SYSTEM, office.ports)


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.basis("R-11.3b", "R-11.3c", "R-9.1")
async def test_no_order_of_presses_seals_what_was_not_signed_or_signs_what_was_not_approved() -> (
    None
):
    office = an_issuing_office()
    the_key(office).substitutes = []
    for person in PEOPLE:
        office.with_second_factor(person)
    document = await an_approved(office)
    office.store.work.concern(Ref(Area.OUTGOING, document.id), [SPECIALIST.id])
    seen, queue, passed = set(), deque([vars(office.store.work)]), set[str]()
    while queue:
        at = queue.popleft()
        for move in (*moves(), None):
            vars(office.store.work).update(at, posted=list(at["posted"]))
            if move is None:
                await delivered(office)
            else:
                if not await tried(office, document.id, move):
                    continue
                assert move.by is not None, move
                passed.add(move.code)
            now = office.store.work.entities[document.id]
            holds(now, office)
            look, pending = looks(now, office), len(office.asked(VerifySignature))
            if len(now.drafts) <= 2 and pending <= MOST_PENDING and look not in seen:
                seen.add(look)
                queue.append(dict(vars(office.store.work)))
    reached = {look[0] for look in seen}
    assert {*CERTIFIED, OutgoingState.DISPATCHED, OutgoingState.DRAFTING} <= reached
    assert {"fmt", "num", "sgn", "sel", "iss", "rnw", "bsg", "bsl"} <= passed


FOUR_CASES = [
    (APPROVED + SEAL, MarkVerifier(), "C2"),  # no person's signature: not even the signed file
    (SIGNED.replace(b"An>", b"Em>") + SEAL, MarkVerifier(), "C2"),  # another's
    (SEALED, MarkVerifier(Result.FAIL), "C3"),  # it does not verify
    (SEALED, MarkVerifier(Result.UNKNOWN), "C3"),  # it cannot be determined
]


@pytest.mark.basis("R-11.3c")
@pytest.mark.parametrize(("content", "verifier", "check"), FOUR_CASES)
async def test_without_a_valid_personal_signature_nothing_is_sealed(
    office: Office, content: bytes, verifier: MarkVerifier, check: str
) -> None:
    document = await a_numbered(office)
    office.verifier = verifier  # type: ignore[assignment] # another small fake
    await office.press(CLERK, "sel", document, file=await a_file(office, content))
    await run(office, VerifySignature)
    now = office.now_is(document)
    assert now.state == OutgoingState.NUMBERED
    assert check in {row["check"] for row in now.signature_findings if row["result"] != "pass"}


@pytest.mark.basis("R-11.3c")
async def test_after_a_valid_personal_signature_it_is_sealed(office: Office) -> None:
    document = await a_numbered(office)
    await office.press(CLERK, "sel", document, file=await a_file(office, SEALED))
    await run(office, VerifySignature)
    assert office.now_is(document).state == OutgoingState.SEALED


def the_key(office: Office) -> Any:
    return office.store.work.entities[an_agency_key().id]


@pytest.mark.basis("R-11.2")
@pytest.mark.parametrize("code", ["sel", "bsl"])
async def test_a_clerk_without_the_device_in_writing_cannot_seal(office: Office, code: str) -> None:
    document = await a_numbered(office)
    key = the_key(office)
    key.state, key.keeper_id = CertificateState.IN_USE, None
    answers = {"file": await a_file(office, SEALED)} if code == "sel" else {}
    with pytest.raises(DeviceNotAssigned):
        await office.press(CLERK, code, document, **answers)
    del office.store.work.entities[key.id]
    with pytest.raises(NoAgencyCertificate):
        await office.press(CLERK, code, document, **answers)


@pytest.mark.basis("R-11.3a")
async def test_a_substitute_seals_only_within_the_written_period(office: Office) -> None:
    document = await a_numbered(office)
    row = the_key(office).substitutes[0]
    row["until_at"] = NOW.isoformat()
    with pytest.raises(DeviceNotAssigned):
        await office.press(CLERK_2, "bsl", document)
    row["until_at"] = (NOW + timedelta(days=1)).isoformat()
    await office.press(CLERK_2, "bsl", document)


@pytest.mark.basis("R-11.1", "R-11.2")
async def test_a_seal_by_a_key_that_is_not_registered_has_the_wrong_holder(office: Office) -> None:
    document = await a_numbered(office)
    the_key(office).fingerprint = "another device"
    await office.press(CLERK, "sel", document, file=await a_file(office, SEALED))
    await run(office, VerifySignature)
    now = office.now_is(document)
    assert now.state == OutgoingState.NUMBERED
    (wrong,) = [row for row in now.signature_findings if row["result"] != "pass"]
    assert (wrong["check"], wrong["text"]["key"]) == ("C7", "refusal-key-not-registered")


@pytest.mark.basis("R-11.1")
async def test_a_person_whose_registered_certificate_was_revoked_has_not_signed(
    office: Office,
) -> None:
    own = an_agency_key(
        id=LEADER.id, holder_id=LEADER.id, holder_name=LEADER.name, keeper_id=None,
        fingerprint=f"person:{LEADER.name}", state=CertificateState.REVOKED, revoked_at=NOW,
    )  # fmt: skip
    office.has(own)
    document = await an_approved(office)
    await office.press(CLERK, "fmt", document)
    await office.press(LEADER, "sgn", document, file=await a_file(office, SIGNED))
    await run(office, VerifySignature)
    now = office.now_is(document)
    assert now.state == OutgoingState.FORM_CHECKED
    assert "refusal-certificate-revoked" in {r["text"]["key"] for r in now.signature_findings}


@pytest.mark.basis("R-11.3b")
@pytest.mark.parametrize("code", ["sgn", "sel", "bsg", "bsl"])
async def test_the_system_itself_neither_signs_nor_seals(office: Office, code: str) -> None:
    from core import catalogue

    step = catalogue.steps()[code]
    assert Role.SYSTEM not in step.roles
    document = await a_numbered(office)
    with pytest.raises(NotYourStep):
        await perform(Press(code, document.id, None, {}), Actor.system(document.agency_id),
                      office.ports)  # fmt: skip
