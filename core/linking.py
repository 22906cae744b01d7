"""Liên kết địa chỉ — a mailbox becomes somebody's channel once the code that was sent there comes back."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from core.effects.send_link_code import SendLinkCode
from core.errors import Refusal
from core.journal.entry import Entry
from core.people.directory import Stranger
from core.people.mailbox import is_mailbox, mailbox
from core.people.person import Actor
from core.people.secrets import LinkCodeInvalid, address_digest
from core.ports import Address, Ports, UnitOfWork

TRIES = 5
SPAN = timedelta(minutes=10)
_BASIS = "R-3.17"
_LONGEST = 40


class NotAMailbox(Refusal):
    """Not the form of an e-mail address."""


class ChannelNotHere(Refusal):
    """This office has not set the channel up."""


class TooManyLetters(Refusal):
    """Five codes in ten minutes: somebody's mailbox is not to be flooded from here."""


class MailboxTaken(Refusal):
    """The mailbox is linked to somebody else."""


async def offer(channel: str, written: str, actor: Actor, ports: Ports) -> str:
    """Gửi mã tới địa chỉ — the address as it is kept. Raises `NotAMailbox`, `ChannelNotHere`,
    `TooManyLetters`.
    """
    address, person_id, now = mailbox(written), _person(actor), ports.clock.now()
    if channel not in ports.channels:
        raise ChannelNotHere
    if not is_mailbox(address):
        raise NotAMailbox
    await _counted(person_id, now, ports)
    effect = SendLinkCode(person_id, channel, address)

    def unit(work: UnitOfWork) -> None:
        work.post(actor.agency_id, [effect], now)
        work.record(_entry(actor, "link_code", "made", now, {"channel": channel}))

    await ports.store.write(unit)
    return address


async def prove(channel: str, written: str, code: str, actor: Actor, ports: Ports) -> None:
    """Xác minh — links the address; the one before ends. Raises `LinkCodeInvalid`, `MailboxTaken`."""
    address, now = mailbox(written), ports.clock.now()
    digest = address_digest(channel, address, code[:_LONGEST])
    await ports.store.write(lambda work: _linked(work, channel, address, digest, actor, now))


async def leave(channel: str, actor: Actor, ports: Ports) -> None:
    """Bỏ liên kết — at once: nothing more is sent there, and links in letters open nothing."""
    now, person_id = ports.clock.now(), _person(actor)

    def unit(work: UnitOfWork) -> None:
        for one in work.addresses(person_id):
            if one.channel == channel:
                work.unlink(person_id, one, now)
        work.record(_entry(actor, "unlink", "unlinked", now, {"channel": channel}))

    await ports.store.write(unit)


def _linked(
    work: UnitOfWork, channel: str, address: str, digest: str, actor: Actor, now: datetime
) -> None:
    kept = work.link_code(digest)
    if kept is None or kept.person_id != _person(actor):
        raise LinkCodeInvalid
    spent = kept.spent(now)
    here = work.person_at(channel, address)
    if here is not None and here.person_id != kept.person_id:
        raise MailboxTaken
    work.put_link_code(spent)
    work.link(kept.person_id, Address(channel, address), now)
    said = {"channel": channel, "address": address}
    work.record(_entry(actor, "link", "linked", now, said))


async def _counted(person_id: UUID, now: datetime, ports: Ports) -> None:
    key = f"link-letters:{person_id.hex}"
    kept = await ports.conversations.get(key) or {}
    recent = [one for one in kept.get("at", []) if now - datetime.fromisoformat(one) < SPAN]
    if len(recent) >= TRIES:
        raise TooManyLetters
    await ports.conversations.put(key, {"at": [*recent, now.isoformat()]})


def _entry(actor: Actor, step: str, after: str, now: datetime, details: dict[str, str]) -> Entry:
    person_id = _person(actor)
    return Entry(
        agency_id=actor.agency_id,
        at=now,
        person_id=person_id,
        via=actor.via,
        step=step,
        basis=_BASIS,
        area="person",
        document_id=person_id,
        before="",
        after=after,
        details=details,
    )


def _person(actor: Actor) -> UUID:
    if actor.person_id is None:
        raise Stranger
    return actor.person_id
