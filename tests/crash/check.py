"""What must be found when a story is over, however often its office died on the way."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sqlite3
from collections import Counter
from pathlib import Path
from typing import Any

from adapters.db.audit import chains
from tests.crash.story import Story
from tests.factories import AGENCY

REPLAYED = {"Stale", "NotNow"}
TABLES = ("incoming", "tasks", "outgoing", "parcels", "checks")
BY_ACCOUNT = "join people p on p.id = {}.person_id"
Chat = list[dict[str, Any]]


def check(home: Path, story: Story) -> None:
    """Everything but the chat: that needs to be compared."""
    with sqlite3.connect(home / "office.sqlite3") as db:
        _decided(db, story)
        _numbered(db, story)
        _settled(db)
        _digests(db, story)
        db.execute("pragma wal_checkpoint(truncate)")
    _files(home, story)
    _exchange(home, story)
    (chain,) = asyncio.run(chains(f"sqlite:///{home / 'office.sqlite3'}"))
    assert (chain.entries, chain.broken_at) == (len(story.steps.split()), None)


def _decided(db: sqlite3.Connection, story: Story) -> None:
    steps = [row[0] for row in db.execute("select step from journal order by seq")]
    assert steps == story.steps.split(), " ".join(steps)
    for table in TABLES:
        states = sorted(row[0] for row in db.execute(f"select state from {table}"))
        assert states == story.states.get(table, "").split(), table
    who = f"select p.account from waits w {BY_ACCOUNT.format('w')}"
    assert {row[0] for row in db.execute(who)} == story.waits


def _numbered(db: sqlite3.Connection, story: Story) -> None:
    """No number is burnt, none is given twice."""
    given = (
        "select arrival_number from incoming where arrival_number is not null"
        " union all select number from outgoing where number is not null"
    )
    numbers = sorted(row[0] for row in db.execute(given))
    assert numbers == list(range(1, story.numbers + 1))
    last = [row[0] for row in db.execute("select last from registers")]
    assert last == ([story.numbers] if story.numbers else [])


def _settled(db: sqlite3.Connection) -> None:
    """Nothing is on its way, nothing was given up, every update was handled."""
    left = "select count(*) from outbox where state not in ('done', 'unknown')"
    assert db.execute(left).fetchone() == (0,)
    assert db.execute("select count(*) from intake where state != 'done'").fetchone() == (0,)


def _digests(db: sqlite3.Connection, story: Story) -> None:
    made = f"select day, half, p.account from checks c {BY_ACCOUNT.format('c')} order by 1, 2, 3"
    found: dict[str, list[str]] = {}
    for day, half, account in db.execute(made):
        found.setdefault(f"{day}/{half}", []).append(account)
    assert {slot: " ".join(who) for slot, who in found.items()} == (story.digests or {})


def _files(home: Path, story: Story) -> None:
    """Each file once, whole, under its hash; nothing half-written; of a secret one nothing."""
    kept = {path.name: path.read_bytes() for path in (home / "blobs").rglob("*") if path.is_file()}
    assert kept == {hashlib.sha256(content).hexdigest(): content for content in story.files}
    for path in home.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        assert not any(hushed in content for hushed in story.hushed), path


def _exchange(home: Path, story: Story) -> None:
    box = home / "exchange" / AGENCY.code
    assert list((box / "in" / "new").iterdir()) == [], "a package was left lying"
    sent = sorted(path.name[-8:-6] for path in (box / "out" / "new").iterdir())
    assert sent == story.statuses.split()
    path = home / "refusals"
    refused = path.read_text(encoding="utf-8").split() if path.exists() else []
    assert len(refused) <= 2, refused  # one death, one update fed again
    assert set(refused[1::2]) <= REPLAYED


def chat(home: Path) -> Chat:
    lines = (home / "chat.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def check_calm(rows: Chat, story: Story) -> None:
    """Who was shown how many cards, and called how often."""
    assert Counter(row["to"] for row in rows) == story.cards
    reasons = Counter(row["reason"] for row in rows)
    assert {r: n for r, n in reasons.items() if r in story.calls} == story.calls
    assert not any(row["again"] for row in rows)


def check_cards(home: Path, calm: Chat) -> None:
    """The same cards as in an undisturbed life, but for the one that was on its way at the death:
    nobody knows whether it arrived. An urgent one is said once more, with its label; any other
    waits for the digest.
    """
    rows = chat(home)
    plain = Counter(_card(row) for row in rows if not row["again"])
    wanted = Counter(_card(row) for row in calm)
    assert plain <= wanted, f"doubled or uncalled for: {plain - wanted}"
    unknown = _unknown(home)
    assert len(unknown) <= 1
    assert (wanted - plain).total() <= len(unknown), f"lost: {wanted - plain}"
    said_again = [(row["to"], row["ref"]) for row in rows if row["again"]]
    assert said_again == [(who, ref) for who, ref, urgency in unknown if urgency]
    for who, ref, *_ in wanted - plain:
        assert (who, ref) in {(known[0], known[1]) for known in unknown}


def _card(row: dict[str, Any]) -> tuple[Any, ...]:
    return row["to"], row["ref"], row["version"], row["reason"]


def _unknown(home: Path) -> list[tuple[str, str, int]]:
    """Cards of which nobody knows: to whom, of what, how urgent."""
    with sqlite3.connect(home / "office.sqlite3") as db:
        known = {row[0].hex(): row[1] for row in db.execute("select id, account from people")}
        rows = db.execute("select body from outbox where state = 'unknown' and kind = 'notify'")
        bodies = [json.loads(row[0]) for row in rows]
    return [(known[b["person_id"]], b["document_id"], b.get("urgency", 0)) for b in bodies]
