"""Liên kết một cuộc trò chuyện — one chat for one person, one person for one chat (R-3.17, R-20.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from core.access.rules import entry
from core.card import Area, Ref
from core.effect import Effect
from core.effects.cut_chat import CutChat, unlinked
from core.effects.notify import Notify
from core.errors import Refusal
from core.people.access import Access, AccessKind, AccessState, access_id
from core.people.person import Actor
from core.people.secrets import LinkCode, LinkCodeInvalid, code_digest
from core.ports import Address, UnitOfWork
from core.step import NoSuchDocument

LONGEST_NAME = 60
LONGEST_CODE = 64


class ChatTaken(Refusal):
    """This chat is linked to somebody else."""


class PersonLinkedElsewhere(Refusal):
    """The person has another live chat: it has just been asked whether this one takes its place."""


def link(work: UnitOfWork, code: str, chat: Address, name: str, now: datetime) -> Actor | Refusal:
    """Liên kết — in one transaction. `PersonLinkedElsewhere` is returned, for the question to the
    other chat is kept; the rest is raised: `LinkCodeInvalid`, `ChatTaken`. A replay of the link that
    stands is no refusal.
    """
    kept = work.link_code(code_digest(code)) if len(code) <= LONGEST_CODE else None
    agency_id = work.agency_of(kept.person_id) if kept else None
    if kept is None or agency_id is None:
        raise LinkCodeInvalid
    here = work.person_at(chat.channel, chat.address)
    if here is not None and here.person_id == kept.person_id:
        return here
    asked = Ref(Area.ACCESS, access_id(kept.person_id, AccessKind.CHAT, kept.digest))
    if _there(work, asked):
        return PersonLinkedElsewhere()
    spent = kept.spent(now)
    if here is not None:
        raise ChatTaken
    work.put_link_code(spent)
    actor = Actor(kept.person_id, agency_id, chat.channel)
    before = work.addresses(kept.person_id)
    if any(one.channel == chat.channel for one in before):
        _ask(work, kept, actor, chat, name, now)
        return PersonLinkedElsewhere()
    work.link(kept.person_id, chat, now)
    details = {"channel": chat.channel, "address": chat.address}
    work.record(replace(entry(actor, kept.person_id, "link", now, **details), basis="R-3.17"))
    if before:
        _keep(work, kept, actor, chat, name, AccessState.KNOWN, now)
    return actor


def _there(work: UnitOfWork, ref: Ref) -> bool:
    try:
        work.load(ref)
    except NoSuchDocument:
        return False
    return True


def _ask(
    work: UnitOfWork, kept: LinkCode, actor: Actor, chat: Address, name: str, now: datetime
) -> None:
    _keep(work, kept, actor, chat, name, AccessState.ASKED, now)
    details = {"channel": chat.channel, "address": chat.address}
    work.record(entry(actor, kept.person_id, "link_asked", now, **details))


def _keep(
    work: UnitOfWork, kept: LinkCode, actor: Actor, chat: Address, name: str,
    state: AccessState, now: datetime,
) -> None:  # fmt: skip
    """The other chats of the person hear of it, with [Không phải tôi]."""
    one = Access(
        access_id(kept.person_id, AccessKind.CHAT, kept.digest), actor.agency_id, kept.person_id,
        AccessKind.CHAT, chat.channel, chat.address, name[:LONGEST_NAME], state, now,
    )  # fmt: skip
    work.add(one)
    reason = f"reason-chat-{'asked' if state is AccessState.ASKED else 'new'}"
    work.post(actor.agency_id, [Notify(kept.person_id, Area.ACCESS, one.id, reason=reason)], now)


def cut(work: UnitOfWork, agency_id: UUID, person_id: UUID, now: datetime) -> int:
    """Gỡ mọi cuộc trò chuyện — links end in this transaction, cards there are emptied after it;
    returns how many chats.
    """
    said: list[Effect] = []
    for one in work.addresses(person_id):
        bare = CutChat(person_id, one.channel, one.address, [])
        said.append(replace(bare, copies=unlinked(work, bare, now)))
    work.post(agency_id, said, now)
    return len(said)


def lose_phone(work: UnitOfWork, actor: Actor, person_id: UUID, now: datetime) -> int:
    """Mất điện thoại — chats are cut, and the second factor on that phone counts no longer: a new
    one needs the IT officer's permission.
    """
    count = cut(work, actor.agency_id, person_id, now)
    factor = work.second_factor(person_id)
    if factor is not None:
        work.put_second_factor(factor.voided())
    work.record(entry(actor, person_id, "phone_lost", now, chats=count))
    return count
