"""Bảng nhân sự — agencies, units and people as dated data, and how an account is secured."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.db.schema import (
    day,
    flag,
    instant,
    key,
    listed,
    metadata,
    number,
    only_where,
    person,
    word,
)
from adapters.db.types import Key, Serial

agencies = sa.Table(
    "agencies",
    metadata,
    key("id", primary=True),
    word("code"),
    word("name"),
    word("short_name"),
    word("place"),
    word("old_code"),
    day("valid_from"),
    day("valid_to", optional=True),
    number("directory_version"),
    sa.Index("agencies_code", "code"),
)

units = sa.Table(
    "units",
    metadata,
    key("id", primary=True),
    sa.Column("agency_id", Key(), sa.ForeignKey("agencies.id"), nullable=False),
    word("name"),
    key("head_id", optional=True),
    day("valid_from"),
    day("valid_to", optional=True),
    word("short_name"),
    sa.Index("units_of_agency", "agency_id"),
)

correspondents = sa.Table(
    "correspondents",
    metadata,
    word("code", primary=True),
    word("name"),
    word("short_name"),
    flag("electronic"),
)

people = sa.Table(
    "people",
    metadata,
    key("id", primary=True),
    sa.Column("agency_id", Key(), sa.ForeignKey("agencies.id"), nullable=False),
    word("account"),
    word("name"),
    word("position"),
    key("unit_id", optional=True),
    key("successor_id", optional=True),
    word("phone"),
    sa.Index("people_account", "account", unique=True),
    sa.Index("people_of_agency", "agency_id"),
)

appointments = sa.Table(
    "appointments",
    metadata,
    key("id", primary=True),
    person(),
    word("role"),
    word("position"),
    key("unit_id", optional=True),
    day("valid_from"),
    day("valid_to", optional=True),
    sa.Index("appointments_of_person", "person_id"),
)

links = sa.Table(
    "links",
    metadata,
    sa.Column("id", Serial(), primary_key=True),
    word("channel"),
    word("address"),
    person(),
    instant("linked_at"),
    instant("ended_at", optional=True),
    instant("lost_at", optional=True),
)
LIVE = links.c.ended_at.is_(None)
sa.Index("links_one_chat", links.c.person_id, links.c.channel, unique=True, **only_where(LIVE))
sa.Index("links_one_person", links.c.channel, links.c.address, unique=True, **only_where(LIVE))

proposals = sa.Table(
    "proposed_addresses",
    metadata,
    person(primary=True),
    word("channel", primary=True),
    word("address"),
)

link_codes = sa.Table(
    "link_codes",
    metadata,
    word("digest", primary=True),
    person(),
    instant("expires_at"),
    instant("used_at", optional=True),
)

typed_codes = sa.Table(
    "typed_codes",
    metadata,
    person(primary=True),
    word("code", primary=True),
    word("area"),
    key("document_id"),
    number("version"),
    instant("expires_at"),
    sa.Index("typed_codes_of_card", "document_id", "person_id"),
)

stations = sa.Table(
    "stations",
    metadata,
    word("digest", primary=True),
    key("id"),
    sa.Column("agency_id", Key(), sa.ForeignKey("agencies.id"), nullable=False),
    person(),
    word("name"),
    word("purpose"),
    word("holder"),
    word("certificate"),
    instant("paired_at"),
    listed("chain"),
    instant("ended_at", optional=True),
    sa.Index("stations_of_person", "person_id"),
)

second_factors = sa.Table(
    "second_factors",
    metadata,
    person(primary=True),
    word("sealed"),
    number("last_step"),
    number("failures"),
    instant("locked_until", optional=True),
)

passwords = sa.Table("passwords", metadata, person(primary=True), word("hash"), flag("must_change"))
