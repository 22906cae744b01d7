"""Tiếp nhận: every package is answered, and nothing is lost; of a secret one nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from core.effects.notify import Notify
from core.effects.report_status import ReportStatus
from core.effects.verify_package import VerifyPackage
from core.errors import Refusal
from core.exchange.package import Arrival, Attachment, Hop, Organ, Package, Replied
from core.exchange.status import ExchangeStatus
from core.incoming.card import lines
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.parcel import Parcel, ParcelState
from core.receive import receive
from core.text import Text
from tests.core.formats.samples import ole
from tests.core.office import SIGNER, Office, an_arrival
from tests.factories import AGENCY, CLERK, CLERK_2, NOW

PACKAGE = Package(
    sender=Organ("000.00.01.H56", "UBND tỉnh"),
    receivers=(Organ(AGENCY.code, AGENCY.name),),
    document_uid="000.00.01.H56,2026/11/23,5678/UBND-NN",
    number="5678",
    notation="UBND-NN",
    subject="V/v ứng phó bão số 12",
    issued_on=NOW.date(),
    type_name="Công văn",
    signer_position="Chủ tịch",
    signer_name=SIGNER,
    trace=(Hop("000.00.01.H56", NOW),),
    attachments=(Attachment("5678.pdf", b"%PDF-1.7 body"),),
)


class Unreadable(Refusal):
    pass


@dataclass
class Mailbox:
    """An exchange with one package; what was done with it is remembered."""

    package: Any = PACKAGE
    settled: list[bool] = field(default_factory=list)
    rejected: list[str] = field(default_factory=list)

    def read(self, raw: bytes) -> Any:
        if isinstance(self.package, Exception):
            raise self.package
        return self.package

    async def settle(self, arrival: Arrival, *, keep: bool) -> None:
        self.settled.append(keep)

    async def reject(self, arrival: Arrival, reason: str) -> None:
        self.rejected.append(reason)


def documents(office: Office, kind: type) -> list[Any]:
    return [one for one in office.store.work.entities.values() if isinstance(one, kind)]


async def test_an_arrival_is_stored_reported_and_sent_to_the_checks(office: Office) -> None:
    office.dms = Mailbox()
    await receive(an_arrival(b"raw bytes"), office.ports)
    (document,) = documents(office, IncomingDocument)
    assert office.files.kept[document.raw_sha256] == b"raw bytes"
    assert office.asked(ReportStatus)[0].status is ExchangeStatus.ARRIVED
    assert len(office.asked(VerifyPackage)) == 1
    assert office.dms.settled == [True]


async def test_the_same_package_again_makes_no_second_document(office: Office) -> None:
    office.dms = Mailbox()
    await receive(an_arrival(b"raw"), office.ports)
    await receive(an_arrival(b"raw"), office.ports)
    await receive(an_arrival(b"raw"), office.ports)
    assert len(documents(office, IncomingDocument)) == 1
    (parcel,) = documents(office, Parcel)
    assert parcel.state is ParcelState.DUPLICATE
    assert {e.person_id for e in office.asked(Notify)} == {CLERK.id, CLERK_2.id}


@pytest.mark.basis("R-1.2")
async def test_of_a_secret_package_nothing_is_kept_and_the_sender_is_told(office: Office) -> None:
    office.dms = Mailbox(replace(PACKAGE, secrecy="Tối mật", subject="ĐIỀU BÍ MẬT"))
    await receive(an_arrival(b"raw bytes of a secret"), office.ports)
    assert office.files.kept == {}
    assert documents(office, IncomingDocument) == []
    assert office.dms.settled == [False]
    assert office.asked(ReportStatus)[0].status is ExchangeStatus.REFUSED
    assert "BÍ MẬT" not in repr(vars(office.store.work))


def a_bare(code: str, uid: str) -> Package:
    """What is left of a secret package when it comes to the core."""
    return Package(Organ(code), (), uid, number="", notation="", subject="", secrecy="MẬT")


@pytest.mark.basis("R-1.2")
@pytest.mark.parametrize("uid", ["", PACKAGE.document_uid])
async def test_a_secret_package_of_nobody_known_is_shown_and_answered_to_nobody(
    office: Office, uid: str
) -> None:
    office.dms = Mailbox(a_bare("", uid))
    await receive(an_arrival(b"raw bytes of a secret"), office.ports)
    (parcel,) = documents(office, Parcel)
    assert (parcel.state, parcel.raw_sha256) == (ParcelState.SECRET, "")
    assert parcel.reason["key"] == "parcel-secret-unanswered"
    assert {e.person_id for e in office.asked(Notify)} == {CLERK.id, CLERK_2.id}
    assert office.asked(ReportStatus) == []
    assert office.files.kept == {}
    assert (office.dms.settled, office.dms.rejected) == ([False], [])


@pytest.mark.basis("R-1.2")
async def test_a_secret_package_without_identifier_is_answered_to_its_sender(
    office: Office,
) -> None:
    office.dms = Mailbox(a_bare(PACKAGE.sender.code, ""))
    await receive(an_arrival(b"raw"), office.ports)
    (told,) = office.asked(ReportStatus)
    assert (told.to_code, told.status) == (PACKAGE.sender.code, ExchangeStatus.REFUSED)


@pytest.mark.basis("R-1.2", "R-3.5")
async def test_secret_packages_without_names_are_told_apart_by_how_they_came(
    office: Office,
) -> None:
    office.dms = Mailbox(a_bare("", ""))
    first = an_arrival(b"raw")
    for arrival in (first, first, an_arrival(b"raw"), replace(first, raw=b"other")):
        await receive(arrival, office.ports)
    assert len(documents(office, Parcel)) == 2
    assert office.dms.settled == [False] * 4


async def test_what_is_odd_is_kept_as_a_message_for_the_clerk(office: Office) -> None:
    odd = Text.of("oddity-no-content", name="thieu.pdf")
    office.dms = Mailbox(replace(PACKAGE, oddities=(odd,)))
    await receive(an_arrival(b"raw"), office.ports)
    (document,) = documents(office, IncomingDocument)
    assert [Text.unwire(row) for row in document.oddities] == [odd]
    said = [line.text for line in lines(document, office.store.work.directory(AGENCY.id), [], NOW)]
    assert Text.of("finding-oddity", words=odd) not in said  # not checked yet
    document.state = IncomingState.VERIFIED
    said = [line.text for line in lines(document, office.store.work.directory(AGENCY.id), [], NOW)]
    assert Text.of("finding-oddity", words=odd) in said


async def test_an_unreadable_package_is_shown_to_the_clerks_with_its_reason(office: Office) -> None:
    office.dms = Mailbox(Unreadable(line=12))
    await receive(an_arrival(b"<broken"), office.ports)
    (parcel,) = documents(office, Parcel)
    assert parcel.state is ParcelState.UNREADABLE
    assert parcel.reason["params"] == {"line": "12"}
    assert office.files.kept[parcel.raw_sha256] == b"<broken"
    assert office.dms.rejected


@pytest.mark.basis("R-3.5")
async def test_a_package_for_somebody_else_is_a_finding_for_the_clerk(office: Office) -> None:
    office.dms = Mailbox(replace(PACKAGE, receivers=(Organ("000.00.09.H56", "Sở khác"),)))
    await receive(an_arrival(b"raw"), office.ports)
    (document,) = documents(office, IncomingDocument)
    failed = [row["check"] for row in document.findings if row["result"] == "fail"]
    assert failed == ["C11"]


@pytest.mark.basis("R-6.5b")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("virus.exe", b"MZ"),
        ("anh.png", b"\x89PNG"),
        ("van ban.pdf", b"MZ\x90"),
        ("bang.doc", b"MZ"),
    ],
)
async def test_a_forbidden_or_false_format_is_named(
    office: Office, name: str, content: bytes
) -> None:
    files = (*PACKAGE.attachments, Attachment(name, content))
    office.dms = Mailbox(replace(PACKAGE, attachments=files))
    await receive(an_arrival(b"raw"), office.ports)
    (document,) = documents(office, IncomingDocument)
    (row,) = [row for row in document.findings if row["result"] == "fail"]
    assert row["check"] == "C10"
    assert name in repr(row["text"])


@pytest.mark.basis("R-6.3")
@pytest.mark.parametrize(
    ("gone", "said"),
    [
        ({"sender": Organ("", "UBND tỉnh")}, "field-sender-code"),
        ({"document_uid": ""}, "field-document-uid"),
        ({"number": ""}, "field-number"),
        ({"notation": ""}, "field-notation"),
        ({"issued_on": None}, "field-issued-on"),
        ({"type_name": ""}, "field-type-name"),
        ({"subject": ""}, "field-subject"),
        ({"attachments": ()}, "finding-no-files"),
        ({"signer_position": ""}, "field-signer-position"),
        ({"signer_name": ""}, "field-signer-name"),
        ({"sender": Organ("000.00.01.H56", "")}, "field-sender-name"),
        ({"receivers": ()}, "field-receivers"),
        ({"trace": ()}, "field-sent-at"),
        ({"trace": (Hop("000.00.01.H56", None),)}, "field-sent-at"),
    ],
)
async def test_an_obligatory_item_that_is_missing_is_named(
    office: Office, gone: dict[str, Any], said: str
) -> None:
    office.dms = Mailbox(replace(PACKAGE, **gone))
    await receive(an_arrival(b"raw"), office.ports)
    (document,) = documents(office, IncomingDocument)
    (row,) = [row for row in document.findings if row["check"] == "C10"]
    assert row["result"] == "fail"
    assert f"'{said}'" in repr(row["text"])


@pytest.mark.basis("R-6.3")
async def test_a_number_inside_the_notation_is_a_number(office: Office) -> None:
    office.dms = Mailbox(replace(PACKAGE, number="", notation="5678/UBND-NN"))
    await receive(an_arrival(b"raw"), office.ports)
    (document,) = documents(office, IncomingDocument)
    assert {row["result"] for row in document.findings} == {"pass"}


@pytest.mark.basis("R-8.4c-2", "R-6.3")
async def test_what_it_answers_and_whether_it_wants_an_answer_are_kept(office: Office) -> None:
    answered = Replied(AGENCY.code, "12/SNN-VP", "uid-12")
    office.dms = Mailbox(replace(PACKAGE, steering=1, replies_to=(answered,)))
    await receive(an_arrival(b"raw"), office.ports)
    (document,) = documents(office, IncomingDocument)
    assert document.needs_reply
    assert document.answers_to == [
        {"agency": AGENCY.code, "reference": "12/SNN-VP", "document_uid": "uid-12"}
    ]
    assert (document.sent_at, document.trace[0]["code"]) == (NOW, "000.00.01.H56")


@pytest.mark.basis("R-6.5b")
async def test_a_file_with_old_macros_needs_a_persons_decision(office: Office) -> None:
    old = Attachment("bang.doc", ole("WordDocument", "Macros"))
    office.dms = Mailbox(replace(PACKAGE, attachments=(*PACKAGE.attachments, old)))
    await receive(an_arrival(b"raw"), office.ports)
    (document,) = documents(office, IncomingDocument)
    assert [r["result"] for r in document.findings if r["check"] == "C10"] == ["unknown"]


async def test_a_declared_but_absent_file_is_named(office: Office) -> None:
    files = (*PACKAGE.attachments, Attachment("phu luc.xlsx", None))
    office.dms = Mailbox(replace(PACKAGE, attachments=files))
    await receive(an_arrival(b"raw"), office.ports)
    (document,) = documents(office, IncomingDocument)
    assert document.missing_files == ["phu luc.xlsx"]
    assert "phu luc.xlsx" in repr(document.findings)


async def test_a_package_in_a_mailbox_that_is_not_ours_is_put_aside(office: Office) -> None:
    office.dms = Mailbox()
    await receive(an_arrival(b"raw", "000.00.99.H56"), office.ports)
    assert office.dms.rejected
    assert office.store.work.entities == {}
