"""Người của bản chạy thử — two made-up agencies with people of every role, always the same."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from uuid import UUID, uuid5

from core.people.agency import Agency, Unit
from core.people.person import Appointment, Person, Role
from core.procedure import Procedure

NAMES = UUID("5b2f6c1e-8a34-4f0d-9c67-d3a0c0ffee01")
FIRST_USER = 100_000_101


@dataclass(frozen=True)
class Desk:
    """Một chỗ ngồi — account, name and position; the unit's number; who is told when silent."""

    account: str
    name: str
    position: str
    role: Role
    unit: int | None
    after: str


@dataclass(frozen=True)
class Place:
    """Một cơ quan của bản chạy thử."""

    code: str
    name: str
    short: str
    units: tuple[str, str]
    desks: tuple[Desk, ...]
    procedure: Procedure | None = None

    @property
    def agency(self) -> Agency:
        return Agency(self._id("agency"), self.code, self.name, self.short, "Thanh Hóa")

    def _id(self, *parts: object) -> UUID:
        return uuid5(NAMES, "/".join([self.code, *map(str, parts)]))

    def unit(self, number: int) -> Unit:
        head = next(d for d in self.desks if d.role is Role.UNIT_HEAD and d.unit == number)
        return Unit(
            self._id("unit", number), self.agency.id, self.units[number], person_id(head.account)
        )

    def person(self, desk: Desk) -> Person:
        unit = None if desk.unit is None else self.unit(desk.unit).id
        own, after = person_id(desk.account), person_id(desk.after)
        return Person(
            own, self.agency.id, desk.account, desk.name, desk.position, unit, successor_id=after,
            phone=_phone(desk.account),
        )  # fmt: skip

    def appointment(self, desk: Desk) -> Appointment:
        unit = None if desk.unit is None else self.unit(desk.unit).id
        key = self._id("appointment", desk.account)
        return Appointment(key, person_id(desk.account), desk.role, desk.position, unit)


def _phone(account: str) -> str:
    """A number that nobody can have: none begins with 0000."""
    return f"0000{int(hashlib.sha256(account.encode()).hexdigest(), 16) % 10**6:06}"


def person_id(account: str) -> UUID:
    return uuid5(NAMES, f"person/{account}")


def _place(
    code: str,
    name: str,
    short: str,
    units: tuple[str, str],
    rows: str,
    procedure: Procedure | None = None,
) -> Place:
    """`rows`: twelve lines of account and name, in the order of `_SEATS`."""
    given = [line.strip().partition(" ")[::2] for line in rows.strip().splitlines()]
    accounts = [account for account, _ in given]
    desks = [
        Desk(account, full, position, role, unit, accounts[after])
        for (account, full), (position, role, unit, after) in zip(given, _SEATS, strict=True)
    ]
    return Place(code, name, short, units, tuple(desks), procedure)


# Position, role, unit, and the number of the seat that is told when this one is silent.
_SEATS = (
    ("Văn thư", Role.CLERK, None, 1),
    ("Văn thư", Role.CLERK, None, 0),
    ("Giám đốc", Role.LEADER, None, 3),
    ("Phó Giám đốc", Role.LEADER, None, 2),
    ("Trưởng phòng", Role.UNIT_HEAD, 0, 2),
    ("Chuyên viên", Role.SPECIALIST, 0, 4),
    ("Chuyên viên", Role.SPECIALIST, 0, 4),
    ("Trưởng phòng", Role.UNIT_HEAD, 1, 2),
    ("Chuyên viên", Role.SPECIALIST, 1, 7),
    ("Chuyên viên", Role.SPECIALIST, 1, 7),
    ("Lưu trữ", Role.ARCHIVIST, None, 0),
    ("Cán bộ CNTT", Role.ADMINISTRATOR, None, 2),
)

# As in a commune: a draft goes straight to the signer, without a paper copy for the file.
SHORT = Procedure(
    version=1,
    unused=frozenset({"pas"}),
    moves={"sub": {"drafting": "checked", "returned": "checked"}},
    options={"paper_copy": False},
)

PLACES = (
    _place(
        "000.00.02.H56",
        "Sở Nông nghiệp và Môi trường (minh họa)",
        "SNNMT",
        ("Phòng Trồng trọt", "Phòng Kế hoạch - Tài chính"),
        """
        thu.snn Lê Thị Thu
        dung.snn Ngô Thị Dung
        an.snn Lê Văn An
        hanh.snn Vũ Thị Hạnh
        binh.snn Trần Thị Bình
        son.snn Nguyễn Văn Sơn
        mai.snn Đỗ Thị Mai
        cuong.snn Phạm Văn Cường
        lan.snn Hoàng Thị Lan
        khoa.snn Bùi Đăng Khoa
        tam.snn Trịnh Thị Tâm
        duc.snn Lê Minh Đức
        """,
    ),
    _place(
        "000.00.03.H56",
        "Sở Công Thương (minh họa)",
        "SCT",
        ("Phòng Quản lý thương mại", "Phòng Quản lý năng lượng"),
        """
        yen.sct Nguyễn Thị Yến
        hoa.sct Phạm Thị Hoa
        thang.sct Đỗ Quốc Thắng
        nga.sct Lê Thị Nga
        hung.sct Trần Mạnh Hùng
        quynh.sct Vũ Như Quỳnh
        tuan.sct Hồ Anh Tuấn
        phuong.sct Đặng Thu Phương
        long.sct Ngô Hoàng Long
        ha.sct Mai Thị Hà
        loc.sct Cao Xuân Lộc
        vinh.sct Phan Quang Vinh
        """,
        SHORT,
    ),
)
CODES = tuple(place.code for place in PLACES)


def user_ids() -> dict[str, int]:
    """Số Telegram giả — by account; a hundred apart for each agency."""
    return {
        desk.account: FIRST_USER + 100 * number + seat
        for number, place in enumerate(PLACES)
        for seat, desk in enumerate(place.desks)
    }


def password_of(account: str) -> str:
    """Worth nothing: the demo answers only on this machine, and shows it to everybody."""
    return f"minh-hoa-{account}"


def secret_of(account: str) -> str:
    """The second factor's secret, likewise worth nothing."""
    return base64.b32encode(hashlib.sha256(f"demo/{account}".encode()).digest()[:20]).decode()
