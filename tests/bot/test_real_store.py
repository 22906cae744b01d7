"""The bot over the real store, intake and conversations: nothing here depends on the fakes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid5

import pytest

from adapters.db.conversations import Conversations
from adapters.db.intake import Intake
from adapters.db.migrate import migrate
from adapters.db.set_up import SetUp
from adapters.db.store import Database, open_store
from core.card import Area, Ref
from core.people.person import Appointment
from core.people.secrets import LinkCode, code_digest
from tests.bot.desk import Desk, at_work, labels, text
from tests.core.office import FakeClock, Office
from tests.factories import AGENCY, FINANCE, NOW, PEOPLE, PLANTS, SPECIALIST


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 'office.db'}"
    migrate(url)
    opened = open_store(url, NOW.date)
    set_up = SetUp(opened)
    await set_up.put_agency(AGENCY)
    for person in PEOPLE:
        await set_up.put_person(person)
    for unit in (PLANTS, FINANCE):
        await set_up.put_unit(unit)
    for person in PEOPLE:
        for role in person.roles:
            its = uuid5(person.id, role)
            await set_up.appoint(Appointment(its, person.id, role, person.position, person.unit_id))
    yield opened
    await opened.close()


@pytest.fixture
async def desk(store: Database) -> AsyncIterator[Desk]:
    office = Office(clock=FakeClock(), store=store)
    kept = {"intake": Intake(store, office.clock), "conversations": Conversations(store)}
    async with at_work(office, **kept) as ready:
        yield ready


async def test_a_specialist_links_drafts_lists_and_submits(desk: Desk, store: Database) -> None:
    link = LinkCode(code_digest("K7Q2"), SPECIALIST.id, NOW + timedelta(minutes=10))
    await store.write(lambda work: work.put_link_code(link))
    phone = desk.phone("may cua Son")
    await desk.write(phone, "/start K7Q2")
    assert "chuyên viên" in text(desk.last(phone))
    await desk.upload(phone, name="phong dich.pdf")
    await desk.tap(phone, "Không có độ mật")
    assert "phong dich" in text(desk.last(phone))
    await desk.write(phone, "/tim phong dich")
    await desk.tap(phone, labels(desk.last(phone))[0])
    await desk.write(phone, "/viec")
    assert text(desk.last(phone)).startswith("📋 1 việc")
    await desk.tap(phone, "📤 Trình dự thảo")
    await desk.tap(phone, "Công văn")
    await desk.write(phone, "V/v phòng dịch 2026")
    await desk.write(phone, "UBND tỉnh; Sở Y tế")
    assert "Sở Y tế: chỉ gửi 1 bản giấy" in text(desk.last(phone))
    await desk.tap(phone, "Đúng")
    signer = next(x for x in labels(desk.last(phone)) if "Lê Văn An" in x)
    await desk.tap(phone, signer)
    await desk.tap(phone, "Khẩn")
    answer = await desk.tap(phone, "Không phải phản hồi")
    assert answer["text"] == "Đã trình dự thảo."
    waits = await store.read(lambda records: records.waits_for(PLANTS.head_id, 10))
    ref = Ref(Area.OUTGOING, waits[0].document_id)
    assert (await store.read(lambda records: records.load(ref))).urgency == 1
    hung = await store.read(lambda records: records.hangings(ref))
    assert [one.person_id for one in hung] == [SPECIALIST.id]
