"""Bảo quản chữ ký số: looked at again in time, told once when it turns, renewed before the end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from core.effects.notify import Notify
from core.errors import Fault, Turn
from core.preserving import going_round
from core.preserving.going_round import SOON, UNSURE, USUAL, preserve
from core.preserving.look import MARGIN
from core.preserving.telling import tell_turned
from core.signing.preserved import FIRST
from core.signing.report import Finding, Result, SignatureReport, verdict_of
from core.text import Text
from scheduler.job import Options
from scheduler.jobs.preserve_signatures import preserve_signatures
from tests.core.issuing import SEALED, a_dispatched, a_file, an_issuing_office
from tests.core.office import Office, a_signature
from tests.factories import CLERK, CLERK_2

pytestmark = pytest.mark.basis("R-9.3", "R-6.1")
DAY = timedelta(days=1)
STAMP = b"\n<stamp>"


class Judge:
    """Says `result` of everything; a file holds `lasts` long, and so much longer with each stamp."""

    def __init__(self, lasts: timedelta = timedelta(days=400)) -> None:
        self.result, self.lasts, self.asked = Result.PASS, lasts, list[bytes]()
        self.from_: datetime | None = None

    async def verify(self, content: bytes, at: datetime, *, sender: str = "") -> SignatureReport:
        self.asked.append(content)
        self.from_ = self.from_ or at
        until = self.from_ + self.lasts * (1 + content.count(STAMP))
        findings = tuple(
            Finding(f"C{n}", self.result, Text.of("finding-addressed")) for n in range(1, 7)
        )
        seen = (a_signature("A"),) if b"<" in content else ()
        return SignatureReport("", verdict_of(findings), findings, seen, (), until)

    async def verify_detached(
        self, content: bytes, signature: bytes, at: datetime, *, sender: str = ""
    ) -> SignatureReport:
        return await self.verify(signature, at)


class Stamper:
    """Adds a stamp, unless it is away."""

    def __init__(self) -> None:
        self.away, self.spoils = False, False

    async def renew(self, pdf: bytes, now: datetime) -> bytes:
        if self.away:
            raise Fault(Turn.AGAIN, "timestamp service: away")
        return b"other" if self.spoils else pdf + STAMP


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


async def issued(office: Office) -> tuple[Any, Judge]:
    document = await a_dispatched(office)
    judge = Judge()
    office.verifier = judge  # type: ignore[assignment]
    return office.now_is(document), judge


def row(office: Office, document: Any) -> Any:
    return office.store.work.kept_signatures[document.id]


async def looked(office: Office, **later: float) -> dict[str, str]:
    office.clock.advance(**later)
    return await preserve(office.ports)


async def test_what_is_issued_is_looked_at_again_a_day_later_and_then_every_month(
    office: Office,
) -> None:
    document, judge = await issued(office)
    assert row(office, document).next_at == document.dispatched_at + FIRST
    await looked(office, hours=23)
    assert judge.asked == []
    await looked(office, hours=2)
    assert judge.asked == [SEALED]
    now = row(office, document)
    assert (now.next_at - now.checked_at, now.turned_at) == (USUAL, None)
    assert now.files[0]["verdict"] == "valid"
    assert office.now_is(document).recheck is None, "nothing has changed, nothing is said"


@pytest.mark.basis("R-8.1a")
async def test_a_verdict_that_turns_is_recorded_with_its_evidence_and_told_once(
    office: Office,
) -> None:
    document, judge = await issued(office)
    await looked(office, days=2)
    judge.result = Result.FAIL
    await looked(office, days=31)
    now = office.now_is(document)
    assert now.recheck["files"][0]["verdict"] == "invalid"
    entry = office.store.work.journal[-1]
    assert (entry.step, entry.details["was"], entry.details["verdict"]) == (
        "rko",
        "valid",
        "invalid",
    )
    assert entry.details["seen"][0]["signer"] == "A"
    card = await office.card(CLERK, document)
    assert card is not None
    assert "recheck-invalid" in {line.text.key for line in card.lines}
    office.clock.at = office.clock.at.replace(hour=3)  # ten in the morning
    assert await tell_turned(office.ports) == len({CLERK.id, CLERK_2.id})
    assert await tell_turned(office.ports) == 0
    (told, *_) = [one for one in office.asked(Notify) if one.reason == "reason-signature-turned"]
    assert told.names == office.now_is(document).reference
    await looked(office, days=31)
    assert row(office, document).turned_at is None, "the same verdict again is no news"


async def test_nobody_is_told_at_night(office: Office) -> None:
    document, judge = await issued(office)
    judge.result = Result.FAIL
    await looked(office, days=2)
    office.clock.at = office.clock.at.replace(hour=15)
    assert await tell_turned(office.ports) == 0
    assert row(office, document).turned_at is not None


async def test_many_that_turn_in_a_day_are_one_message(office: Office) -> None:
    documents = [await a_dispatched(office, subject=f"V/v số {n}") for n in range(8)]
    office.verifier = Judge()  # type: ignore[assignment]
    office.verifier.result = Result.FAIL
    await looked(office, days=2)
    office.clock.at = office.clock.at.replace(hour=3)
    await tell_turned(office.ports)
    told = [one for one in office.asked(Notify) if one.reason == "reason-signature-turned"]
    assert {one.person_id for one in told} == {CLERK.id, CLERK_2.id}
    assert told[0].names.endswith("… (8)")
    assert all(row(office, one).turned_at is None for one in documents)


async def test_what_cannot_be_told_is_looked_at_once_more_before_it_counts(office: Office) -> None:
    document, judge = await issued(office)
    await looked(office, days=2)
    judge.result = Result.UNKNOWN
    await looked(office, days=31)
    now = row(office, document)
    assert (now.files[0]["verdict"], now.files[0]["doubted"]) == ("valid", True)
    assert now.next_at - now.checked_at == SOON
    judge.result = Result.PASS
    await looked(office, days=2)
    assert not row(office, document).files[0]["doubted"]
    judge.result = Result.UNKNOWN
    await looked(office, days=31)
    await looked(office, days=2)
    now = row(office, document)
    assert (now.files[0]["verdict"], now.next_at - now.checked_at) == ("indeterminate", UNSURE)
    assert now.turned_at is not None


async def test_a_timestamp_is_added_before_the_last_one_ends(office: Office) -> None:
    document, judge = await issued(office)
    office.archive = Stamper()
    await looked(office, days=2)
    ends = datetime.fromisoformat(row(office, document).files[0]["until"])
    while row(office, document).next_at < ends - MARGIN:
        office.clock.at = row(office, document).next_at
        await preserve(office.ports)
        assert row(office, document).files[0]["latest"] == document.sealed["sha256"]
    office.clock.at = row(office, document).next_at
    assert office.clock.at <= ends - MARGIN + DAY
    await preserve(office.ports)
    kept = row(office, document).files[0]
    assert office.files.kept[kept["latest"]] == SEALED + STAMP
    assert office.files.kept[document.sealed["sha256"]] == SEALED, "the old one stays"
    now = office.now_is(document)
    assert now.sealed["sha256"] == document.sealed["sha256"]
    card = await office.card(CLERK, document)
    assert card is not None
    assert kept["latest"] in {file.sha256 for file in card.files}
    assert "recheck-renewed" in {line.text.key for line in card.lines}
    assert row(office, document).turned_at is None
    judge.asked.clear()
    office.clock.at = row(office, document).next_at
    await preserve(office.ports)
    assert judge.asked == [SEALED + STAMP], "from now on the newest is looked at"


async def test_without_a_service_nothing_is_renewed(office: Office) -> None:
    document, _judge = await issued(office)
    await looked(office, days=390)
    assert row(office, document).files[0]["latest"] == document.sealed["sha256"]
    assert row(office, document).next_at == office.clock.at + USUAL


@pytest.mark.parametrize("how", ["away", "spoils"])
async def test_what_cannot_be_renewed_today_is_tried_again_tomorrow(
    office: Office, how: str
) -> None:
    document, _judge = await issued(office)
    await looked(office, days=2)
    office.archive = Stamper()
    setattr(office.archive, how, True)
    troubles = await looked(office, days=390)
    assert list(troubles) == [document.sealed["name"]]
    now = row(office, document)
    assert (now.files[0]["latest"], now.next_at) == (
        document.sealed["sha256"], office.clock.at + SOON,
    )  # fmt: skip
    setattr(office.archive, how, False)
    assert await looked(office, days=2) == {}
    assert row(office, document).files[0]["latest"] != document.sealed["sha256"]


async def test_a_crash_at_any_point_leaves_it_to_be_done_once(office: Office) -> None:
    document, judge = await issued(office)
    office.archive = Stamper()
    await looked(office, days=2)
    judge.result = Result.FAIL
    office.clock.advance(days=390)
    before = row(office, document)

    class Dying:
        """Dies at the commit: what the unit did is gone."""

        def __init__(self, store: Any) -> None:
            self.store = store

        async def read(self, query: Any) -> Any:
            return await self.store.read(query)

        async def write(self, unit: Any) -> Any:
            raise SystemExit

    with pytest.raises(SystemExit):
        await preserve(replace(office.ports, store=Dying(office.store)))
    assert row(office, document) == before
    journal = len(office.store.work.journal)
    await preserve(office.ports)
    await preserve(office.ports)
    assert len(office.store.work.journal) == journal + 1


async def test_of_two_that_look_at_once_one_writes(office: Office) -> None:
    document, judge = await issued(office)
    await looked(office, days=2)
    judge.result = Result.FAIL
    office.clock.advance(days=31)
    again = judge.verify

    async def meanwhile(content: bytes, at: datetime, *, sender: str = "") -> SignatureReport:
        judge.verify = again  # type: ignore[method-assign]
        await preserve(office.ports)
        return await again(content, at)

    judge.verify = meanwhile  # type: ignore[method-assign]
    await preserve(office.ports)
    steps = [one.step for one in office.store.work.journal]
    assert steps.count("rko") == 1
    assert row(office, document).files[0]["verdict"] == "invalid"


async def test_a_busy_store_is_asked_again_and_a_lost_file_is_unknown(office: Office) -> None:
    document, _judge = await issued(office)
    get = office.files.get

    async def busy(sha256: str) -> bytes:
        raise Fault(Turn.AGAIN, "busy")

    office.files.get = busy  # type: ignore[method-assign]
    assert await looked(office, days=2) == {document.id.hex: "busy"}
    assert row(office, document).files == []
    office.files.get = get  # type: ignore[method-assign]
    kept = office.files.kept.pop(document.sealed["sha256"])
    await looked(office, hours=2)
    await looked(office, days=2)
    assert row(office, document).files[0]["verdict"] == "indeterminate"
    office.files.kept[document.sealed["sha256"]] = kept


async def test_one_round_is_bounded_and_goes_on_where_it_ended(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [await a_dispatched(office, subject=f"V/v số {n}") for n in range(5)]
    judge = Judge()
    office.verifier = judge  # type: ignore[assignment]
    office.clock.advance(days=2)
    monkeypatch.setattr(going_round, "BATCH", 3)
    await preserve(office.ports)
    assert len(judge.asked) == 3
    assert await preserve(office.ports, seconds=-1) == {}
    await preserve_signatures.run(office.ports, Options())
    assert len(judge.asked) == 5
    assert all(row(office, one).checked_at for one in documents)


async def test_what_was_taken_back_or_never_signed_is_not_kept(office: Office) -> None:
    document, judge = await issued(office)
    office.store.work.entities[document.id].sealed = None
    await looked(office, days=2)
    assert document.id not in office.store.work.kept_signatures
    assert judge.asked == []


async def test_a_signature_beside_a_file_is_looked_at_with_its_file(office: Office) -> None:
    document, judge = await issued(office)
    table = await a_file(office, b"PK table", "So lieu.xlsx")
    seal = await a_file(office, b"<seal>", "So lieu.xlsx.p7s")
    office.store.work.entities[document.id].appendices = [table | {"sealed": seal}]
    office.archive = Stamper()
    await looked(office, days=390)
    files = {one["name"]: one for one in row(office, document).files}
    assert files["So lieu.xlsx.p7s"]["beside"] == table["sha256"]
    assert files["So lieu.xlsx.p7s"]["latest"] == seal["sha256"], "it cannot hold a timestamp"
    assert b"<seal>" in judge.asked
