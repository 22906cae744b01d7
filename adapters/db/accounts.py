"""Tài khoản — linked chats, one-time link codes and the second factor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from adapters.db.directories import bump
from adapters.db.mapping import Mapped, binds, upsert
from adapters.db.sql import Sql
from adapters.db.tables import LIVE, link_codes, links, people, proposals, second_factors
from core.people.person import Actor
from core.people.secrets import LinkCode, SecondFactor
from core.ports import Address

_CODES = Mapped(LinkCode, link_codes)
_FACTORS = Mapped(SecondFactor, second_factors)
_CHANNEL = links.c.channel == sa.bindparam("channel")
_ADDRESS = links.c.address == sa.bindparam("address")
_PERSON = links.c.person_id == sa.bindparam("person_id")
_AT = (
    sa.select(people.c.id, people.c.agency_id)
    .join(links, links.c.person_id == people.c.id)
    .where(LIVE, _CHANNEL, _ADDRESS)
)
_OF_PERSON = (
    sa.select(links.c.channel, links.c.address, links.c.lost_at)
    .where(LIVE, _PERSON)
    .order_by(links.c.id)
)
# Two statements, each with its own index: one “or” would walk all links of the channel.
_END_HERE, _END_THEIRS = (
    sa.update(links).where(LIVE, _CHANNEL, one).values(ended_at=sa.bindparam("now"))
    for one in (_ADDRESS, _PERSON)
)
_UNLINK = (
    sa.update(links).where(LIVE, _CHANNEL, _ADDRESS, _PERSON).values(ended_at=sa.bindparam("now"))
)
_LOST = sa.update(links).where(LIVE, _CHANNEL, _ADDRESS, _PERSON, links.c.lost_at.is_(None))
_LOST = _LOST.values(lost_at=sa.bindparam("since", type_=links.c.lost_at.type))
_FOUND = sa.update(links).where(LIVE, _CHANNEL, _ADDRESS, _PERSON).values(lost_at=None)
_LINK = sa.insert(links).values(binds(["channel", "address", "person_id", "linked_at"])).inline()
_PROPOSED = sa.select(proposals.c.address).where(
    proposals.c.person_id == sa.bindparam("person_id"),
    proposals.c.channel == sa.bindparam("channel"),
)
_PROPOSE = upsert(proposals)
_CODE = (
    sa.select(*_CODES.columns)
    .where(link_codes.c.digest == sa.bindparam("digest"))
    .with_for_update()
)
_PUT_CODE = upsert(link_codes)
_FACTOR = (
    sa.select(*_FACTORS.columns)
    .where(second_factors.c.person_id == sa.bindparam("person_id"))
    .with_for_update()
)
_PUT_FACTOR = upsert(second_factors)
_ONE = people.c.id == sa.bindparam("whose", type_=people.c.id.type)
_PUT_PHONE = sa.update(people).where(_ONE).values(phone=sa.bindparam("number"))
_AGENCY_OF = sa.select(people.c.agency_id).where(_ONE)


def person_at(sql: Sql, channel: str, address: str) -> Actor | None:
    row = sql.first(_AT, channel=channel, address=address)
    return Actor(row[0], row[1], channel) if row else None


def addresses(sql: Sql, person_id: UUID) -> Sequence[Address]:
    rows = sql.rows(_OF_PERSON, person_id=person_id)
    return [Address(channel, address, lost_at is not None) for channel, address, lost_at in rows]


def link(sql: Sql, person_id: UUID, address: Address, now: datetime) -> None:
    """Liên kết — one chat per person and channel, one person per chat: earlier ones end."""
    here = {"channel": address.channel, "address": address.address, "person_id": person_id}
    sql.change(_END_HERE, {"channel": address.channel, "address": address.address, "now": now})
    sql.change(_END_THEIRS, {"channel": address.channel, "person_id": person_id, "now": now})
    sql.change(_LINK, here | {"linked_at": now})


def proposed(sql: Sql, person_id: UUID, channel: str) -> str:
    """What the agency's list says; empty when it says nothing."""
    row = sql.first(_PROPOSED, person_id=person_id, channel=channel)
    return row[0] if row else ""


def propose(sql: Sql, person_id: UUID, address: Address) -> None:
    given = {"person_id": person_id, "channel": address.channel, "address": address.address}
    sql.change(_PROPOSE, given)


def unlink(sql: Sql, person_id: UUID, address: Address, now: datetime) -> None:
    """Gỡ liên kết — of this person alone: the chat may be somebody else's by now."""
    here = {"channel": address.channel, "address": address.address, "person_id": person_id}
    sql.change(_UNLINK, here | {"now": now})


def lost(sql: Sql, person_id: UUID, address: Address, since: datetime | None) -> bool:
    """Mất, có lại — whether that is news."""
    here = {"channel": address.channel, "address": address.address, "person_id": person_id}
    if since is None:
        return sql.change(_FOUND, here) == 1
    return sql.change(_LOST, here | {"since": since}) == 1


def link_code(sql: Sql, digest: str) -> LinkCode | None:
    row = sql.first(_CODE, digest=digest)
    return _CODES.thing(row) if row else None


def put_link_code(sql: Sql, code: LinkCode) -> None:
    sql.change(_PUT_CODE, _CODES.row(code))


def second_factor(sql: Sql, person_id: UUID) -> SecondFactor | None:
    row = sql.first(_FACTOR, person_id=person_id)
    return _FACTORS.thing(row) if row else None


def put_second_factor(sql: Sql, factor: SecondFactor) -> None:
    sql.change(_PUT_FACTOR, _FACTORS.row(factor))


def put_phone(sql: Sql, person_id: UUID, number: str) -> None:
    """It is part of the directory, which is read anew."""
    sql.change(_PUT_PHONE, {"whose": person_id, "number": number})
    for row in sql.rows(_AGENCY_OF, whose=person_id):
        bump(sql, row[0])
