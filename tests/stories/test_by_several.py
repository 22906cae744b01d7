"""A joint letter: its signer and a colleague sign on their machines, a third in another office with
a program of his own; then the clerk seals it. Judged by others too.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from tests.adapters.papers.blocks import with_blocks
from tests.adapters.signing import judges
from tests.adapters.signing.test_rendering import RENDERERS, ink
from tests.app.machines import Machine
from tests.app.test_agent_keys import near
from tests.stories.desks import Desk, home_of, is_judged, why_or_on
from tests.stories.journeys import ON_BOTH_DATABASES, Letter, a_letter_about
from tests.stories.people import Someone, Town, until

pytestmark = [ON_BOTH_DATABASES, pytest.mark.filterwarnings("ignore:It is recommended to use web")]
THEIRS = "000.00.03.H56"
SUBJECT = "V/v phối hợp kiểm tra vật tư nông nghiệp"
MM = 72 / 25.4
FIELDS = ("KyNguoiCoThamQuyen", "KyNguoiCoThamQuyen2", "KyNguoiCoThamQuyen3")


def newest(town: Town, signatures: int) -> bytes:
    files = [one for one in (home_of(town) / "blobs").rglob("*") if one.is_file()]
    files.sort(key=lambda one: one.stat().st_mtime_ns, reverse=True)
    whole = (one.read_bytes() for one in files)
    return next(pdf for pdf in whole if pdf.count(b"/ByteRange") == signatures)


def is_drawn(sealed: bytes, folder: Path, renderer: str) -> Image.Image:
    """Each person's signature in a place of its own, and one seal of its true size."""
    image = RENDERERS[renderer](sealed, folder)
    boxes = [judges.box_of(sealed, name) for name in FIELDS]
    for box in boxes[:2]:  # a foreign program draws as it likes
        assert ink(image, "blue", box) is not None
    for left, one in enumerate(boxes):
        for other in boxes[left + 1 :]:
            assert (
                one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            )
    seal = near(image, judges.box_of(sealed, "KyCoQuan"))
    assert abs((seal[2] - seal[0]) / MM - 36) <= 1
    return image


@pytest.mark.basis("R-9.1", "R-9.2b", "R-9.2d", "R-8.3b-1")
def test_three_sign_one_letter_and_it_goes_out_sealed(town: Town, tmp_path: Path) -> None:
    leader, clerk = (town.having(role) for role in ("leader", "clerk"))
    deputy, guest = town.having("leader", 1), town.having("leader", agency=THEIRS)
    desks = [Desk(town, one, Machine(tmp_path / one.account)) for one in (leader, deputy, clerk)]
    for desk in desks:
        assert desk.pairs().status == 0
    his, second, hers = desks
    blocks = (("PHÓ GIÁM ĐỐC", deputy.name), ("SỞ CÔNG THƯƠNG", guest.name))
    letter = Letter(town, SUBJECT, with_blocks(a_letter_about(SUBJECT), *blocks))
    specialist = letter.having("specialist")
    specialist.uploads(letter.file_name, letter.pdf)
    specialist.taps("Không có độ mật", on="độ mật")
    _are_named(specialist, letter, f"{deputy.name}; {guest.name}, Giám đốc, Sở Công Thương")
    letter.is_submitted(letter.file_name, leader)
    letter.is_approved(SUBJECT)
    clerk.taps("Đạt thể thức", on=SUBJECT)
    if until(lambda: why_or_on(clerk, leader, SUBJECT), "the form is checked") == "why":
        clerk.says("Văn bản liên tịch, có nhiều ô ký.")

    leader.taps("Ký số trên máy ký", on=SUBJECT)
    his.signs(SUBJECT)
    deputy.taps("Cùng ký trên máy ký", on=SUBJECT)
    second.signs(SUBJECT)
    clerk.sees(SUBJECT, "rồi nộp lại", f"✔ Cùng ký: {deputy.name}")
    clerk.taps("Nộp bản đã cùng ký", on=SUBJECT)
    clerk.asked("Gửi tệp PDF")
    clerk.uploads("ban-da-ky.pdf", town.signs(newest(town, 2), guest))

    clerk.taps("Cấp số", on=SUBJECT)
    clerk.taps("Cấp số 0", on="Cấp số, ngày")
    clerk.taps("Ký số cơ quan trên máy ký", on=SUBJECT)
    hers.signs(SUBJECT)
    clerk.sees(SUBJECT, "chờ phát hành")
    clerk.taps("Phát hành", on=SUBJECT)
    clerk.taps("Không gửi kèm bản giấy", on="bản giấy")
    clerk.taps("Xác nhận", on="xin kiểm tra lại")
    arrived = town.having("clerk", agency=THEIRS).sees(SUBJECT, "C2", "C6", "C11")
    assert "✘" not in str(arrived["text"])
    sealed = is_judged(town, tmp_path, signatures=4)
    for renderer in RENDERERS:
        is_drawn(sealed, tmp_path, renderer).save(tmp_path / f"{renderer}-{len(FIELDS)}.png")


def _are_named(specialist: Someone, letter: Letter, people: str) -> None:
    specialist.taps("Người cùng ký", on=letter.file_name)
    specialist.asked("Ai cùng ký")
    specialist.says(people)
    specialist.taps("Đúng", on="Cùng ký:")
    specialist.sees(letter.file_name, "👥 Cùng ký:")
