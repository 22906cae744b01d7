"""Chữ ký số trên bản số hóa: top right of page 1, whole, by two renderers (R-8.5c)."""

from __future__ import annotations

import pytest
from PIL import Image, ImageChops

from adapters.signing.draft import normalised
from adapters.signing.fields import with_fields
from adapters.signing.scan_child import examine
from core.signing.making import Appearance, Kind, Profile, agency_act, corner_plan
from core.signing.places import MM
from core.signing.report import Result
from tests.adapters.signing import judges
from tests.adapters.signing.cases import AGENCY
from tests.adapters.signing.desk import SEALED_AT, issued, signed
from tests.adapters.signing.scans import A4, jpeg, picture, scan
from tests.adapters.signing.test_rendering import RENDERERS, SCALE, STAMPED_AT, within, words

pytestmark = pytest.mark.basis("R-8.5c")
A5 = (419.53, 595.28)


def a_scan(size: tuple[float, float] = A4, **more: object) -> bytes:
    return scan(jpeg(picture(size=size), (0, 0, *size)), size=size, **more)


def prepared(content: bytes, profile: Profile) -> bytes:
    return with_fields(normalised(content), corner_plan(Kind.SCAN, profile))


async def sealed(ready: bytes, profile: Profile, name: str = AGENCY) -> bytes:
    act = agency_act(Kind.SCAN, SEALED_AT, profile, name)
    return await signed(ready, issued("ec", "agency").soft, act)


def changed(before: Image.Image, after: Image.Image) -> tuple[float, float, float, float]:
    """Where the signature made the page look different, in points from the lower left."""
    seen = ImageChops.difference(before, after).convert("L").point(lambda v: 255 if v > 24 else 0)
    box = seen.getbbox()
    assert box is not None
    left, top, right, bottom = (edge / SCALE for edge in box)
    high = after.height / SCALE
    return left, high - bottom, right, high - top


@pytest.mark.parametrize("appearance", list(Appearance))
@pytest.mark.parametrize("size", [A4, A5], ids=["A4", "A5"])
@pytest.mark.parametrize("renderer", list(RENDERERS))
async def test_the_signature_lies_whole_in_the_top_right_quarter_of_page_1(
    appearance, size, renderer, tmp_path
):
    profile = Profile(appearance=appearance)
    ready = prepared(a_scan(size), profile)
    out = await sealed(ready, profile)
    assert out.startswith(ready)
    box = judges.box_of(out, "KyCoQuan")
    assert box[0] >= size[0] / 2
    assert box[1] >= size[1] / 2
    assert box[2] <= size[0]
    assert box[3] <= size[1]
    draw = RENDERERS[renderer]
    seen = changed(draw(ready, tmp_path), draw(out, tmp_path))
    assert within(seen, box, slack=0.5)
    if appearance is Appearance.SEED2019:
        assert abs((seen[2] - seen[0]) / MM - 36) <= 1  # the seal in its real size, nothing cut off
    inside = [word for word, at in words(out, tmp_path) if within(at, box)]
    assert STAMPED_AT in inside
    assert set(AGENCY.split()) <= set(inside)
    judges.all_agree(out, tmp_path, 1)


async def test_words_alone_are_ten_points_and_a_long_name_is_not_cut(tmp_path):
    profile, name = Profile(appearance=Appearance.ND30), "Sở Nông nghiệp và Môi trường tỉnh " * 3
    out = await sealed(prepared(a_scan(), profile), profile, name.strip())
    box = judges.box_of(out, "KyCoQuan")
    found = [word for word, at in words(out, tmp_path) if within(at, box)]
    assert found.count("trường") == 3
    assert STAMPED_AT in found
    usual = await sealed(prepared(a_scan(), profile), profile)
    (at,) = [at for word, at in words(usual, tmp_path) if word == STAMPED_AT]
    assert 8 <= at[3] - at[1] <= 12


@pytest.mark.basis("R-8.5b")
@pytest.mark.parametrize("size", [A4, A5], ids=["A4", "A5"])
def test_a_right_scan_is_as_right_once_it_is_prepared(size):
    content = a_scan(size)
    for one in (content, prepared(content, Profile())):
        report = examine(one)
        assert {finding.result for finding in report.findings} == {Result.PASS}, report
