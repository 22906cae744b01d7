"""People and documents for tests: plain functions with sensible defaults."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4, uuid5

from core.incoming.document import IncomingDocument, IncomingState
from core.people.agency import Agency, Unit
from core.people.certificate import Certificate, CertificateState
from core.people.directory import Directory
from core.people.person import Actor, Person, Role

NAMES = UUID("11111111-2222-3333-4444-555555555555")
NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)  # 08:30 Monday in Thanh Hóa


def an_id(name: str) -> UUID:
    return uuid5(NAMES, name)


AGENCY = Agency(an_id("so-nn"), "000.00.02.H56", "Sở Nông nghiệp và Môi trường", "SNNMT")
PLANTS = Unit(an_id("phong-tt"), AGENCY.id, "Phòng Trồng trọt", an_id("binh"))
FINANCE = Unit(an_id("phong-kh"), AGENCY.id, "Phòng Kế hoạch - Tài chính", an_id("cuong"))


def a_person(
    account: str, name: str, position: str, *roles: Role, unit: Unit | None = None, after: str = ""
) -> Person:
    return Person(
        an_id(account),
        AGENCY.id,
        account,
        name,
        position,
        unit.id if unit else None,
        frozenset(roles),
        an_id(after) if after else None,
    )


CLERK = a_person("thu", "Lê Thị Thu", "Văn thư", Role.CLERK, after="dung")
CLERK_2 = a_person("dung", "Ngô Thị Dung", "Văn thư", Role.CLERK, after="giam")
LEADER = a_person("giam", "Lê Văn An", "Giám đốc", Role.LEADER, after="pho")
DEPUTY = a_person("pho", "Vũ Thị Hạnh", "Phó Giám đốc", Role.LEADER, after="giam")
HEAD = a_person("binh", "Trần Thị Bình", "Trưởng phòng", Role.UNIT_HEAD, unit=PLANTS, after="giam")
HEAD_2 = a_person(
    "cuong", "Phạm Văn Cường", "Trưởng phòng", Role.UNIT_HEAD, unit=FINANCE, after="giam"
)
SPECIALIST = a_person(
    "an", "Nguyễn Văn Sơn", "Chuyên viên", Role.SPECIALIST, unit=PLANTS, after="binh"
)
COLLEAGUE = a_person("em", "Đỗ Thị Mai", "Chuyên viên", Role.SPECIALIST, unit=PLANTS, after="binh")
ARCHIVIST = a_person("luu", "Lương Thị Lưu", "Lưu trữ viên", Role.ARCHIVIST)
OFFICER = a_person("tuan", "Đinh Anh Tuấn", "Quản trị CNTT", Role.ADMINISTRATOR)
PEOPLE = (CLERK, CLERK_2, LEADER, DEPUTY, HEAD, HEAD_2, SPECIALIST, COLLEAGUE)


def an_agency_key(**more: object) -> Certificate:
    """The agency's device: given to one clerk in writing, and the other may stand in."""
    begin, end = NOW - timedelta(days=30), NOW + timedelta(days=300)
    substitute = {
        "person_id": CLERK_2.id.hex, "name": CLERK_2.name, "number": "13/GP-SNNMT",
        "on": "2026-10-24", "from_at": begin.isoformat(), "until_at": end.isoformat(),
        "by": LEADER.name, "at": begin.isoformat(),
    }  # fmt: skip
    given: dict[str, object] = {
        "id": an_id("khoa-co-quan"), "agency_id": AGENCY.id, "state": CertificateState.HANDED_OVER,
        "holder_id": None, "holder_name": AGENCY.name, "serial": "1", "issuer": "CA",
        "fingerprint": f"agency:{AGENCY.code}", "valid_from": begin, "valid_until": end,
        "device": "USB Token", "entered_at": begin, "keeper_id": CLERK.id, "keep_from": begin,
        "keep_until": end, "basis_number": "12/QĐ-SNNMT", "basis_on": date(2026, 10, 24),
        "received_at": begin, "substitutes": [substitute],
    }  # fmt: skip
    return Certificate(**{**given, **more})  # type: ignore[arg-type] # as each test says


def an_office() -> Directory:
    return Directory(AGENCY, (PLANTS, FINANCE), PEOPLE)


def acting(person: Person, via: str = "test") -> Actor:
    return Actor(person.id, person.agency_id, via)


def an_incoming_document(
    state: IncomingState = IncomingState.VERIFIED, **more: object
) -> IncomingDocument:
    return IncomingDocument(
        **{
            "id": uuid4(),
            "agency_id": AGENCY.id,
            "state": state,
            "document_uid": f"000.00.01.H56,2026/11/23,{uuid4().hex[:8]}/UBND-NN",
            "sender_code": "000.00.01.H56",
            "sender_name": "UBND tỉnh",
            "number": "5678",
            "notation": "UBND-NN",
            "subject": "V/v ứng phó bão số 12",
            "received_at": NOW,
            "raw_sha256": "0" * 64,
        }
        | more
    )
