"""Bảng dữ liệu — what every decision leaves behind; all tables can be had from here."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.db.access_table import accesses
from adapters.db.attestation_table import attestations
from adapters.db.call_table import call_sheets
from adapters.db.canary_table import canaries
from adapters.db.certificate_tables import certificates
from adapters.db.copy_table import copies
from adapters.db.duty_table import duty_rosters
from adapters.db.entity_tables import (
    checks,
    delegations,
    dossiers,
    incoming,
    opinions,
    parcels,
    tasks,
)
from adapters.db.noise_tables import noise, quiet_hours
from adapters.db.outgoing_table import outgoing
from adapters.db.people_tables import (
    LIVE,
    agencies,
    appointments,
    correspondents,
    link_codes,
    links,
    passwords,
    people,
    proposals,
    second_factors,
    stations,
    typed_codes,
    units,
)
from adapters.db.preserved_table import preserved
from adapters.db.schema import (
    KEPT,
    WAITING,
    instant,
    key,
    listed,
    metadata,
    number,
    only_where,
    word,
)
from adapters.db.types import Serial

__all__ = [
    "LIVE", "VISITS", "accesses", "agencies", "appointments", "attestations", "call_sheets", "canaries",
    "certificates", "checks", "copies",
    "correspondents", "delegations", "dossiers", "duty_rosters", "incoming", "link_codes", "links", "metadata",
    "noise", "opinions", "outgoing", "parcels", "passwords", "people", "preserved", "proposals", "quiet_hours", "second_factors",
    "stations", "tasks", "typed_codes", "units",
]  # fmt: skip

procedures = sa.Table(
    "procedures",
    metadata,
    key("agency_id", primary=True),
    number("version", primary=True),
    listed("data"),
)

registers = sa.Table(
    "registers",
    metadata,
    key("agency_id", primary=True),
    word("kind", primary=True),
    number("year", primary=True),
    word("series", primary=True),
    number("last"),
)

journal = sa.Table(
    "journal",
    metadata,
    key("agency_id", primary=True),
    number("seq", primary=True),
    instant("at"),
    key("person_id", optional=True),
    word("via"),
    word("step"),
    word("basis"),
    word("area"),
    key("document_id"),
    word("before"),
    word("after"),
    listed("details"),
    word("previous"),
    word("hash"),
)

_ENDS = journal.c.after.in_([sa.literal_column("'returned'"), sa.literal_column("'recalled'")])
sa.Index("journal_ends", journal.c.agency_id, journal.c.at, **only_where(_ENDS))

VISITS: sa.ColumnElement[bool] = journal.c.step.in_(
    [sa.literal_column("'chk'"), sa.literal_column("'sign_in'")]
)
sa.Index("journal_about", journal.c.document_id, journal.c.seq)
sa.Index("journal_visits", journal.c.agency_id, journal.c.at, **only_where(VISITS))

waits = sa.Table(
    "waits",
    metadata,
    word("area"),
    key("document_id", primary=True),
    key("person_id", primary=True),
    key("agency_id"),
    word("state"),
    instant("since"),
    number("urgency"),
    instant("due_at", optional=True),
    instant("repeat_at", optional=True),
    instant("climb_at", optional=True),
    number("times"),
    key("from_person_id", optional=True),
    instant("acknowledged_at", optional=True),
    instant("reached_at", optional=True),
    sa.Index("waits_of_person", "person_id", "urgency", "due_at"),
    sa.Index("waits_of_agency", "agency_id", "person_id"),
)
sa.Index("waits_repeat", waits.c.repeat_at, **only_where(waits.c.repeat_at.is_not(None)))
sa.Index("waits_urgent", waits.c.urgency, **only_where(waits.c.urgency > 0))
sa.Index("waits_climb", waits.c.climb_at, **only_where(waits.c.climb_at.is_not(None)))

concerns = sa.Table(
    "concerns",
    metadata,
    word("area", primary=True),
    key("document_id", primary=True),
    key("person_id", primary=True),
)

hangings = sa.Table(
    "hangings",
    metadata,
    word("area", primary=True),
    key("document_id", primary=True),
    key("person_id", primary=True),
    word("channel", primary=True),
    word("address", primary=True),
    word("message_key", primary=True),
    word("digest"),
    number("place"),
    listed("reason", optional=True),
    number("version"),
    sa.Index("hangings_of_chat", "address", "place"),
)

search = sa.Table(
    "search",
    metadata,
    sa.Column("id", Serial(), primary_key=True),
    word("area"),
    key("document_id"),
    key("agency_id"),
    word("words"),
    sa.Index("search_document", "document_id", unique=True),
)

ticks = sa.Table(
    "ticks", metadata, word("job", primary=True), word("slot", primary=True), instant("at")
)

outbox = sa.Table(
    "outbox",
    metadata,
    sa.Column("id", Serial(), primary_key=True),
    key("agency_id"),
    word("kind"),
    word("road"),
    number("lane"),
    word("state"),
    listed("body"),
    number("attempts"),
    instant("posted_at"),
    instant("due_at"),
    instant("expires_at"),
    instant("claimed_at", optional=True),
    instant("ended_at", optional=True),
    word("note"),
    key("person_id", optional=True),
)
_WAITS = only_where(outbox.c.state == WAITING)
sa.Index("outbox_next", outbox.c.road, outbox.c.lane, outbox.c.id, outbox.c.due_at, **_WAITS)
sa.Index("outbox_expiry", outbox.c.road, outbox.c.expires_at, **_WAITS)
_CALM = only_where(sa.and_(outbox.c.state == WAITING, outbox.c.lane == sa.literal_column("1")))
sa.Index("outbox_of_person", outbox.c.person_id, **_CALM)
_SENDING = only_where(outbox.c.state == sa.literal_column("'sending'"))
sa.Index("outbox_sending", outbox.c.id, **_SENDING)

intake = sa.Table(
    "intake",
    metadata,
    sa.Column("id", Serial(), primary_key=True),
    word("source"),
    number("key"),
    sa.Column("body", sa.LargeBinary(), nullable=False),
    word("state"),
    number("attempts"),
    word("note"),
    instant("kept_at"),
    sa.Index("intake_once", "source", "key", unique=True),
)
sa.Index("intake_next", intake.c.source, intake.c.id, **only_where(intake.c.state == KEPT))

conversations = sa.Table("conversations", metadata, word("key", primary=True), listed("value"))
