"""Văn bản — load, add and save what people decide about; whoever comes second is told so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from adapters.db import tables
from adapters.db.mapping import Mapped, binds, insert_once
from adapters.db.sql import Sql, Statement, Told
from adapters.db.types import dumps
from core import catalogue
from core.card import Area, Ref
from core.step import NoSuchDocument, Stale

TABLES: dict[Area, sa.Table] = {
    Area.INCOMING: tables.incoming,
    Area.PARCEL: tables.parcels,
    Area.TASK: tables.tasks,
    Area.OUTGOING: tables.outgoing,
    Area.CHECK: tables.checks,
    Area.OPINION: tables.opinions,
    Area.DELEGATION: tables.delegations,
    Area.CERTIFICATE: tables.certificates,
    Area.ACCESS: tables.accesses,
    Area.DOSSIER: tables.dossiers,
    Area.COPY: tables.copies,
    Area.CALL: tables.call_sheets,
    Area.CANARY: tables.canaries,
    Area.DUTY: tables.duty_rosters,
    Area.ATTESTATION: tables.attestations,
}


class Collided(Exception):
    """Somebody else added the same thing, perhaps this very moment: worth a second try."""


@dataclass(frozen=True)
class Shelf:
    """Ngăn — one area's mapping and its statements; `saves` by the columns that differ."""

    mapped: Mapped[Any]
    load: Statement
    hold: Statement
    add: Statement
    saves: dict[tuple[str, ...], Statement] = field(default_factory=dict)

    @classmethod
    def of(cls, area: Area) -> Shelf:
        mapped = Mapped(catalogue.KINDS[area].entity, TABLES[area])
        table = mapped.table
        here = table.c.id == sa.bindparam("at_id")
        load = sa.select(*mapped.columns).where(here)
        hold = load.with_for_update(key_share=True)
        return cls(mapped, load=load, hold=hold, add=insert_once(table))

    def save(self, names: tuple[str, ...]) -> Statement:
        found = self.saves.get(names)
        if found is None:
            table = self.mapped.table
            here = table.c.id == sa.bindparam("at_id")
            still = table.c.version == sa.bindparam("known_version")
            found = self.saves[names] = sa.update(table).where(here, still).values(binds(names))
        return found


SHELVES = {area: Shelf.of(area) for area in Area}
_TASKS = (
    sa.select(*SHELVES[Area.TASK].mapped.columns)
    .where(tables.tasks.c.document_id == sa.bindparam("document_id"))
    .order_by(tables.tasks.c.lead.desc(), tables.tasks.c.created_at, tables.tasks.c.id)
)
_OPINIONS = (
    sa.select(*SHELVES[Area.OPINION].mapped.columns)
    .where(tables.opinions.c.about_id == sa.bindparam("about_id"))
    .order_by(tables.opinions.c.created_at, tables.opinions.c.id)
)
_ATTESTATIONS = (
    sa.select(*SHELVES[Area.ATTESTATION].mapped.columns)
    .where(
        tables.attestations.c.about_id == sa.bindparam("about_id"),
        tables.attestations.c.state == "sealed",
    )
    .order_by(tables.attestations.c.asked_at.desc(), tables.attestations.c.id)
    .limit(sa.bindparam("limit", type_=sa.Integer()))
)
_PACKAGE = tables.incoming.c
_KNOWN = (
    sa.select(_PACKAGE.id)
    .where(
        _PACKAGE.agency_id == sa.bindparam("agency_id"),
        _PACKAGE.sender_code == sa.bindparam("sender"),
        _PACKAGE.document_uid == sa.bindparam("document_uid"),
        _PACKAGE.kind == sa.bindparam("kind"),
    )
    .order_by(_PACKAGE.arrival.desc())
)
_SENT = sa.select(tables.outgoing.c.id).where(
    tables.outgoing.c.agency_id == sa.bindparam("agency_id"),
    tables.outgoing.c.document_uid == sa.bindparam("document_uid"),
)
_ANSWERS = (
    sa.select(tables.outgoing.c.id)
    .where(tables.outgoing.c.in_reply_to == sa.bindparam("in_reply_to"))
    .order_by(tables.outgoing.c.created_at, tables.outgoing.c.id)
)
_ALIKE = (
    sa.select(_PACKAGE.id)
    .where(
        _PACKAGE.agency_id == sa.bindparam("agency_id"),
        _PACKAGE.likeness == sa.bindparam("likeness"),
    )
    .order_by(_PACKAGE.received_at.desc(), _PACKAGE.id)
    .limit(sa.bindparam("limit", type_=sa.Integer()))
)
_CONCERNED = sa.select(sa.literal(1)).where(
    tables.concerns.c.area == sa.bindparam("area"),
    tables.concerns.c.document_id == sa.bindparam("document_id"),
    tables.concerns.c.person_id == sa.bindparam("person_id"),
)
_CONCERN = insert_once(tables.concerns)


def load(sql: Sql, ref: Ref, *, held: bool = False) -> tuple[Any, Told]:
    """The thing, and its row as it stands. `held` keeps the row from other transactions until this
    one ends (PostgreSQL): two writers that leave the version would overwrite each other. Raises
    `NoSuchDocument`.
    """
    shelf = SHELVES[ref.area]
    found = sql.told(shelf.hold if held else shelf.load, at_id=ref.id)
    if found is None:
        raise NoSuchDocument
    return shelf.mapped.thing(found[0]), found


def tasks_of(sql: Sql, document_id: UUID) -> Sequence[Any]:
    """The tasks of a document, the lead's first."""
    mapped = SHELVES[Area.TASK].mapped
    return [mapped.thing(row) for row in sql.rows(_TASKS, document_id=document_id)]


def opinions_of(sql: Sql, about_id: UUID) -> Sequence[Any]:
    """Everybody's opinion of one thing, in the order of asking."""
    mapped = SHELVES[Area.OPINION].mapped
    return [mapped.thing(row) for row in sql.rows(_OPINIONS, about_id=about_id)]


def attestations_of(sql: Sql, about_id: UUID, limit: int) -> Sequence[Any]:
    """Biên bản khẩn đã ký số của một văn bản — the newest first."""
    mapped = SHELVES[Area.ATTESTATION].mapped
    return [mapped.thing(row) for row in sql.rows(_ATTESTATIONS, about_id=about_id, limit=limit)]


def add_once(sql: Sql, entity: Any) -> bool:
    """False when a thing with this id is there already."""
    shelf = SHELVES[entity.area]
    return sql.change(shelf.add, shelf.mapped.row(entity)) == 1


def add(sql: Sql, entity: Any) -> None:
    """Raises `Stale` when a thing with this id is there already (`Collided` where units can meet)."""
    if not add_once(sql, entity):
        raise Stale if sql.database == "sqlite" else Collided


def save(sql: Sql, entity: Any, before: Told | None, *, moves: bool) -> None:
    """Raises `Stale` when the version has moved; then the entity has the next one, if it moves. Of
    a row known from `before` only what differs is written: an index is untouched by what it lacks.
    """
    shelf = SHELVES[entity.area]
    known, after = entity.version, entity.version + moves
    values = shelf.mapped.row(entity) | {"version": after}
    statement = shelf.save(_differing(shelf, values, before) or ("version",))
    if sql.change(statement, values | {"at_id": entity.id, "known_version": known}) != 1:
        raise Stale
    entity.version = after


def _differing(shelf: Shelf, values: dict[str, Any], before: Told | None) -> tuple[str, ...]:
    """Lists and mappings may have been changed in place, so they are held against what was stored."""
    mapped = shelf.mapped
    if before is None:
        return tuple(name for name in mapped.names if name != "id")
    return tuple(
        name
        for name, was, stored in zip(mapped.names, *before, strict=True)
        if (
            dumps(values[name]) != stored
            if name in mapped.nested
            else values[name] is not was and values[name] != was
        )
    )


def known(sql: Sql, agency_id: UUID, sender: str, document_uid: str, kind: int) -> UUID | None:
    given = {"agency_id": agency_id, "sender": sender, "document_uid": document_uid}
    row = sql.first(_KNOWN, **given, kind=int(kind))
    return row[0] if row else None


def sent(sql: Sql, agency_id: UUID, document_uid: str) -> UUID | None:
    if not document_uid:
        return None
    row = sql.first(_SENT, agency_id=agency_id, document_uid=document_uid)
    return row[0] if row else None


def answers_to(sql: Sql, incoming_id: UUID) -> Sequence[UUID]:
    """Drafts and documents of ours that answer this one, in the order of their beginning."""
    return [row[0] for row in sql.rows(_ANSWERS, in_reply_to=incoming_id)]


def alike(sql: Sql, agency_id: UUID, likeness: str, limit: int) -> Sequence[UUID]:
    """Documents with the same folded số ký hiệu, the latest first."""
    if not likeness:
        return []
    rows = sql.rows(_ALIKE, agency_id=agency_id, likeness=likeness, limit=limit)
    return [row[0] for row in rows]


def concerned(sql: Sql, ref: Ref, person_id: UUID) -> bool:
    given = {"area": ref.area.value, "document_id": ref.id, "person_id": person_id}
    return sql.first(_CONCERNED, **given) is not None


def concern(sql: Sql, ref: Ref, person_ids: Iterable[UUID]) -> None:
    sql.each(
        _CONCERN,
        [
            {"area": ref.area.value, "document_id": ref.id, "person_id": person_id}
            for person_id in person_ids
        ],
    )
