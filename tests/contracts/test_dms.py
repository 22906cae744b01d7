"""One suite for every exchange: the folder and the fake behave alike."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from adapters.dms import connect
from adapters.edxml.build import build
from adapters.edxml.parse import parse
from core.exchange.package import Package, PackageKind, StatusNotice
from core.exchange.status import ExchangeStatus
from tests.adapters.edxml.samples import NOON, a_notice, a_package
from tests.fakes.dms import FakeDms

if TYPE_CHECKING:
    from core.ports import Dms

RAW = build(a_package(), NOON)


class Stage:
    """An exchange, a way to deliver to it, and a look at what became of things."""

    def __init__(self, dms: Dms) -> None:
        self.dms = dms

    delivers: Callable[[bytes, str, str], None]
    outgoing: Callable[[], list[Package | StatusNotice]]
    kept: Callable[[], list[bytes]]
    refused: Callable[[], list[tuple[bytes, str]]]


def on_folder(root: Path) -> Stage:
    stage = Stage(connect("folder", {"root": str(root), "agencies": "H56.91,H56.92"}))
    ages = iter(range(1000))

    def delivers(raw: bytes, mailbox: str, name: str) -> None:
        path = root / mailbox / "in" / "new" / name
        path.write_bytes(raw)
        then = time.time() - 1000 + next(ages)
        os.utime(path, (then, then))

    def notes(pattern: str) -> list[Path]:
        return sorted(p for p in root.glob(pattern) if p.suffix != ".err")

    stage.delivers = delivers
    stage.outgoing = lambda: [parse(p.read_bytes()) for p in notes("*/out/new/*")]
    stage.kept = lambda: [p.read_bytes() for p in notes("*/in/done/*")]
    stage.refused = lambda: [
        (p.read_bytes(), p.with_name(f"{p.name}.err").read_text().strip())
        for p in notes("*/in/bad/*")
    ]
    return stage


def on_list(_: Path) -> Stage:
    dms = FakeDms()
    stage = Stage(dms)
    stage.delivers = lambda raw, mailbox, name: dms.delivers(raw, mailbox, name) and None
    stage.outgoing = lambda: [*dms.sent, *dms.reported]
    stage.kept = lambda: [arrival.raw for arrival in dms.done]
    stage.refused = lambda: [(arrival.raw, reason) for arrival, reason in dms.bad]
    return stage


@pytest.fixture(params=[on_folder, on_list], ids=["folder", "fake"])
def stage(request: pytest.FixtureRequest, tmp_path: Path) -> Stage:
    return request.param(tmp_path)


async def test_nothing_waits_in_a_new_exchange(stage: Stage) -> None:
    assert list(await stage.dms.fetch()) == []


async def test_an_arrival_says_whose_mailbox_it_is_in_and_carries_the_bytes(stage: Stage) -> None:
    stage.delivers(RAW, "H56.91", "a.edxml")
    (arrival,) = await stage.dms.fetch()
    assert (arrival.mailbox, arrival.name, arrival.raw) == ("H56.91", "a.edxml", RAW)


async def test_arrivals_come_oldest_first_over_all_mailboxes_and_at_most_as_many_as_asked(
    stage: Stage,
) -> None:
    for mailbox, name in [("H56.92", "z"), ("H56.91", "y"), ("H56.92", "x")]:
        stage.delivers(RAW, mailbox, name)
    assert [a.name for a in await stage.dms.fetch(limit=2)] == ["z", "y"]
    assert [a.name for a in await stage.dms.fetch()] == ["z", "y", "x"]


async def test_an_arrival_comes_again_until_it_is_settled(stage: Stage) -> None:
    stage.delivers(RAW, "H56.91", "a.edxml")
    (first,) = await stage.dms.fetch()
    (again,) = await stage.dms.fetch()
    assert first == again
    await stage.dms.settle(again, keep=True)
    assert list(await stage.dms.fetch()) == []
    assert stage.kept() == [RAW]


async def test_settling_without_keeping_leaves_no_content(stage: Stage) -> None:
    stage.delivers(RAW, "H56.91", "a.edxml")
    (arrival,) = await stage.dms.fetch()
    await stage.dms.settle(arrival, keep=False)
    assert (stage.kept(), stage.refused(), list(await stage.dms.fetch())) == ([], [], [])


async def test_a_rejected_arrival_is_put_aside_with_the_reason(stage: Stage) -> None:
    stage.delivers(b"junk", "H56.91", "a.edxml")
    (arrival,) = await stage.dms.fetch()
    await stage.dms.reject(arrival, "Không phải gói tin")
    assert stage.refused() == [(b"junk", "Không phải gói tin")]
    assert list(await stage.dms.fetch()) == []


@pytest.mark.parametrize("keep", [True, False])
async def test_settling_and_rejecting_again_changes_nothing(stage: Stage, keep: bool) -> None:
    stage.delivers(RAW, "H56.91", "a.edxml")
    (arrival,) = await stage.dms.fetch()
    await stage.dms.settle(arrival, keep=keep)
    await stage.dms.settle(arrival, keep=keep)
    await stage.dms.reject(arrival, "muộn")
    assert stage.refused() == []
    assert len(stage.kept()) == int(keep)


async def test_a_later_arrival_of_the_same_name_is_not_settled_with_the_first(
    stage: Stage,
) -> None:
    stage.delivers(RAW, "H56.91", "a.edxml")
    (first,) = await stage.dms.fetch()
    other = build(a_package(number="13"), NOON)
    await stage.dms.settle(first, keep=True)
    stage.delivers(other, "H56.91", "a.edxml")
    await stage.dms.settle(first, keep=False)
    assert [a.raw for a in await stage.dms.fetch()] == [other]


async def test_what_is_sent_twice_goes_out_once(stage: Stage) -> None:
    await stage.dms.send(a_package())
    await stage.dms.send(a_package())
    assert stage.outgoing() == [a_package()]


@pytest.mark.basis("R-9.4a")
async def test_what_is_sent_again_on_purpose_is_another_message(stage: Stage) -> None:
    for sending in (1, 2, 2):
        await stage.dms.send(a_package(sending=sending))
    found = [one for one in stage.outgoing() if isinstance(one, Package)]
    assert len(found) == 2
    assert {one.document_uid for one in found} == {a_package().document_uid}


async def test_a_recall_of_the_same_document_is_another_message(stage: Stage) -> None:
    await stage.dms.send(a_package())
    await stage.dms.send(a_package(kind=PackageKind.RECALL))
    assert len(stage.outgoing()) == 2


async def test_a_status_reported_twice_goes_out_once(stage: Stage) -> None:
    await stage.dms.report(a_notice())
    await stage.dms.report(a_notice())
    await stage.dms.report(a_notice(status=ExchangeStatus.ACCEPTED))
    found = {notice.status for notice in stage.outgoing() if isinstance(notice, StatusNotice)}
    assert found == {ExchangeStatus.ARRIVED, ExchangeStatus.ACCEPTED}
    assert len(stage.outgoing()) == 2


async def test_an_exchange_reads_what_it_fetched(stage: Stage) -> None:
    stage.delivers(RAW, "H56.91", "a.edxml")
    (arrival,) = await stage.dms.fetch()
    assert stage.dms.read(arrival.raw) == a_package()


@pytest.mark.basis("R-1.2")
@pytest.mark.parametrize("spoilt", [b"DocType>7<", b"DocType>0"], ids=["unreadable", "broken"])
async def test_a_secret_package_is_read_as_secret_though_it_is_unreadable(
    stage: Stage, spoilt: bytes
) -> None:
    raw = build(a_package(), NOON).replace(b"V/v", "[TỐI MẬT] V/v".encode())
    read = stage.dms.read(raw.replace(b"DocType>0<", spoilt))
    assert isinstance(read, Package)
    assert (read.secrecy, read.subject, read.attachments) == ("TỐI MẬT", "", ())
