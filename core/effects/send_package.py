"""Gửi gói tin — one document to one receiver; then press `record_sending`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from core.card import Area, Ref
from core.effect import Effect, Lane
from core.effects.notify import Notify
from core.effects.refresh import Refresh
from core.errors import Fault, Turn
from core.exchange.package import Attachment, Organ, Package, PackageKind, Replied
from core.exchange.receiver import SENDING, UNSENT, moved
from core.journal.entry import Entry
from core.people.person import Role
from core.step import Press
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Ports, Records, UnitOfWork

_UNDERWAY = (SENDING, UNSENT)


@dataclass(frozen=True)
class SendPackage(Effect):
    """Gói tin đi — carries all it needs, so that a repeat is the same package to the byte, and the
    exchange and the receiver know it again by its identifier. `files` are {sha256, name}, the
    main one first; `sending` is 2 and more when it is sent again on purpose.
    """

    kind: ClassVar[str] = "send_package"
    keeps: ClassVar[timedelta] = timedelta(days=30)

    document_id: UUID
    from_code: str
    from_name: str
    to_code: str
    to_name: str
    document_uid: str
    number: str
    notation: str
    subject: str
    place: str
    issued_on: date
    type_name: str
    signer_position: str
    signer_name: str
    urgency: int
    due_on: date | None
    to_places: list[str]
    files: list[dict[str, Any]]
    in_reply_to: UUID | None = None
    replaces: UUID | None = None
    sending: int = 1

    @property
    def lane(self) -> Lane:
        return Lane.URGENT if self.urgency > 0 else Lane.NORMAL

    async def run(self, ports: Ports) -> Press | None:
        try:
            await ports.dms.send(await self._package(ports))
        except Fault as fault:
            now, final = ports.clock.now(), fault.turn is Turn.NEVER
            await ports.store.write(
                lambda work: _mark_unsent(work, self.document_id, self.to_code, now, final=final)
            )
            raise
        sent = {"receiver": self.to_code, "sha256": self.files[0]["sha256"]}
        return Press("snt", self.document_id, None, sent)

    async def _package(self, ports: Ports) -> Package:
        """Raises `Fault` NEVER when a file is not the one that was kept: then nothing is sent."""
        attachments = [
            Attachment(row["name"], await ports.files.get(row["sha256"]), "application/pdf")
            for row in self.files
        ]
        kind, replies = await ports.store.read(self._related)
        return Package(
            kind=kind,
            sending=self.sending,
            replies_to=replies,
            sender=Organ(self.from_code, self.from_name),
            receivers=(Organ(self.to_code, self.to_name),),
            document_uid=self.document_uid,
            number=self.number,
            notation=self.notation,
            subject=self.subject,
            place=self.place,
            issued_on=self.issued_on,
            type_name=ports.texts.plain(Text.of(self.type_name)),
            competence=self.from_name,
            signer_position=self.signer_position,
            signer_name=self.signer_name,
            due_on=self.due_on,
            urgency=self.urgency,
            to_places=tuple(self.to_places),
            attachments=tuple(attachments),
        )

    def _related(self, records: Records) -> tuple[PackageKind, tuple[Replied, ...]]:
        """What it answers, or which document of ours it takes the place of."""
        if self.replaces is not None:
            own = records.load(Ref(Area.OUTGOING, self.replaces))
            earlier = Replied(self.from_code, own.reference, own.document_uid)
            return PackageKind.REPLACE, (earlier,)
        if self.in_reply_to is None:
            return PackageKind.NEW, ()
        asked = records.load(Ref(Area.INCOMING, self.in_reply_to))
        return PackageKind.NEW, (Replied(asked.sender_code, asked.reference, asked.exchange_uid),)


def _unsent(row: dict[str, Any], now: datetime, final: bool) -> dict[str, Any]:
    waits = moved(row, UNSENT, now) if row["status"] == SENDING else row
    return waits | {"given_up": True} if final else waits


def _mark_unsent(
    work: UnitOfWork, document_id: UUID, code: str, now: datetime, *, final: bool
) -> None:
    """Chưa gửi được — once; the effect goes on trying, unless that is `final`."""
    ref = Ref(Area.OUTGOING, document_id)
    document = work.load(ref)
    rows = [
        _unsent(row, now, final) if row["code"] == code and row["status"] in _UNDERWAY else row
        for row in document.deliveries
    ]
    if rows == document.deliveries:
        return
    document.deliveries = rows
    work.save(document)
    work.record(
        Entry(document.agency_id, now, None, "exchange", "unsent", "R-9.4a", Area.OUTGOING,
              document_id, "", document.state, {"receiver": code})
    )  # fmt: skip
    name = next((row["name"] for row in rows if row["code"] == code), code)
    clerks = work.directory(document.agency_id).having(Role.CLERK) if final else ()
    told = [
        Notify(one.id, Area.OUTGOING, document_id, document.urgency, "reason-given-up", name)
        for one in clerks
    ]
    work.post(document.agency_id, [Refresh(Area.OUTGOING, document_id), *told], now)
