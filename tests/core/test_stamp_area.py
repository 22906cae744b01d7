"""R-1.2: a word of secrecy that stands alone is a stamp; a sentence about secrets is none."""

from __future__ import annotations

import unicodedata

import pytest

from core.checks.uploads import SecretStamp, look_at
from core.effects.notify import Notify
from core.exchange.formats import FileRefused
from core.exchange.stamp_area import standing_secrecy
from tests.core.office import Office

pytestmark = pytest.mark.basis("R-1.2")


@pytest.mark.parametrize(
    ("words", "mark"),
    [
        ("UBND TỈNH\r\nSố: 12/UBND\r\nMẬT\r\nKính gửi", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("M Ậ T", "MẬT"),
        ("T U Y Ệ T   M Ậ T", "TUYỆT MẬT"),
        ("[ MẬT ]", "MẬT"),
        ("“TỐI MẬT”.", "TỐI MẬT"),
        ("ĐỘ MẬT: MẬT", "MẬT"),
        ("Mức\nTỐI\nMẬT", "MẬT"),
        (unicodedata.normalize("NFD", "TỐI MẬT"), "TỐI MẬT"),
        ("M A \u0323 \u0302 T", "MẬT"),
        ("tèi mËt", "TỐI MẬT"),
        ("TUYEÄT MAÄT", "TUYỆT MẬT"),
        ("V/v danh mục văn bản không có tính chất MẬT", ""),
        ("không có tính chất MẬT", ""),
        ("Mật", ""),
        ("mật", ""),
        ("BÍ MẬT", ""),
        ("MẬT ONG", ""),
        ("MẬT KHẨU", ""),
        ("ĐỘ MẬT", ""),
        ("", ""),
    ],
)
def test_only_a_standing_word_counts(words: str, mark: str) -> None:
    assert standing_secrecy(words) == mark


async def test_an_upload_with_a_stamp_is_asked_about_and_not_kept(office: Office) -> None:
    with pytest.raises(SecretStamp):
        await look_at("du thao.pdf", "%PDF-1.7 stamp:MẬT".encode(), office.ports)
    with pytest.raises(FileRefused):
        await look_at("du thao.pdf", b"MZ", office.ports)
    seed = "%PDF-1.7 stamp:văn bản không có tính chất MẬT".encode()
    await look_at("du thao.pdf", seed, office.ports)
    assert office.files.kept == {}
    assert office.asked(Notify) == []
