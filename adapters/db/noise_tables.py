"""Bảng giờ yên lặng, và số tin trong ngày của mỗi người (N23)."""

from __future__ import annotations

import sqlalchemy as sa

from adapters.db.schema import flag, metadata, number, person, word

quiet_hours = sa.Table(
    "quiet_hours",
    metadata,
    person(primary=True),
    word("begins"),
    word("ends"),
    flag("days_off"),
)

noise = sa.Table(
    "noise",
    metadata,
    person(primary=True),
    word("day", primary=True),
    number("sounded"),
    number("silent"),
)
