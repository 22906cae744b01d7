"""What is seen of the signatures, by two unrelated renderers: validators never look."""

from __future__ import annotations

import asyncio
import io
import re
import subprocess

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat
from pyhanko.pdf_utils.reader import PdfFileReader

from core.signing.making import Appearance, Kind, Level, Plan, Profile, agency_act, corner_plan
from core.signing.places import MM, STAMPS
from tests.adapters.signing import judges
from tests.adapters.signing.cases import AGENCY
from tests.adapters.signing.desk import (
    ISSUED,
    REFERENCE,
    SEALED_AT,
    blank_letter,
    issued,
    leader,
    ready,
    signed,
    whole,
)
from tests.needs import needs_program

DPI = 200
SCALE = DPI / 72
STAMPED_AT = "2026-11-23T08:45:09+07:00"


def by_poppler(pdf: bytes, folder) -> Image.Image:
    (folder / "page.pdf").write_bytes(pdf)
    command = [needs_program("pdftoppm"), "-r", str(DPI), "-f", "1", "-singlefile", "-png"]
    subprocess.run([*command, folder / "page.pdf", folder / "page"], check=True)
    return Image.open(folder / "page.png").convert("RGB")


def by_pdfium(pdf: bytes, _folder) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    page = document[0]
    try:
        return page.render(scale=SCALE, may_draw_forms=True).to_pil().convert("RGB")
    finally:
        page.close()
        document.close()


RENDERERS = {"poppler": by_poppler, "pdfium": by_pdfium}


def ink(image: Image.Image, colour: str, box=None) -> tuple[float, ...] | None:
    """Where pixels of that colour are: left, bottom, right, top in points."""
    part = image if box is None else _cut(image, box)
    red, green, blue = part.split()
    wanted, others = {"red": (red, (green, blue)), "blue": (blue, (red, green))}[colour]
    strong = ImageChops.subtract(wanted, ImageChops.lighter(*others)).point(
        lambda value: 255 if value > 60 else 0
    )
    strong = strong.filter(ImageFilter.MinFilter(3))  # not the fringes of PDFium's small type
    strong = strong.filter(ImageFilter.MaxFilter(3))
    found = strong.getbbox()
    if found is None:
        return None
    left, top, right, bottom = (edge / SCALE for edge in found)
    high = part.height / SCALE
    return left, high - bottom, right, high - top


def _cut(image: Image.Image, box) -> Image.Image:
    left, bottom, right, top = box
    high = image.height / SCALE
    edges = (left, high - top, right, high - bottom)
    return image.crop(tuple(round(edge * SCALE) for edge in edges))


def test_the_seals_ring_is_whole_on_every_side(tmp_path):
    """As thick at the top of its box as at the bottom: nothing is cut off."""
    pdf = asyncio.run(whole(issued("ec", "person").soft, issued("ec", "agency").soft))
    page = pypdfium2.PdfDocument(pdf)
    page.init_forms()
    scale, side = 20, 36 * 72 / 25.4
    image = page[0].render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
    left, _bottom, right, top = judges.box_of(pdf, "KyCoQuan")
    middle, high = (left + right) / 2 * scale, image.height
    ends = [(high - top * scale, 1), (high - (top - side) * scale, -1)]
    thick = []
    for end, inwards in ends:
        line = [image.getpixel((int(middle), int(end + inwards * at))) for at in range(-10, 50)]
        thick.append(sum(red > 150 and green < 128 for red, green, _blue in line))
    assert abs(thick[0] - thick[1]) <= 3, thick
    assert min(thick) >= 30  # 1.8 points


def words(pdf: bytes, folder) -> list[tuple[str, tuple[float, ...]]]:
    """Every word with its box in points from the lower left, of poppler's glyphs."""
    (folder / "words.pdf").write_bytes(pdf)
    said = subprocess.run(
        [needs_program("pdftotext"), "-bbox", folder / "words.pdf", "-"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    high = float(re.search(r'<page width="[\d.]+" height="([\d.]+)"', said)[1])
    pattern = r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>'
    return [(word, (float(x0), high - float(y1), float(x1), high - float(y0)))
            for x0, y0, x1, y1, word in re.findall(pattern, said)]  # fmt: skip


def within(inner, outer, slack: float = 1.5) -> bool:
    return (
        inner[0] >= outer[0] - slack
        and inner[1] >= outer[1] - slack
        and inner[2] <= outer[2] + slack
        and inner[3] <= outer[3] + slack
    )


@pytest.fixture(scope="module")
def letters():
    async def make():
        keys = issued("ec", "person").soft, issued("ec", "agency").soft
        return {one: await whole(*keys, Level.B, appearance=one) for one in Appearance}

    return asyncio.run(make())


@pytest.mark.basis("R-10.2a")
@pytest.mark.basis("R-10.2b")
@pytest.mark.basis("R-10.1b")
@pytest.mark.parametrize("appearance", Appearance)
@pytest.mark.parametrize("renderer", RENDERERS)
def test_the_seal_has_its_real_size_and_covers_a_third_of_the_signature(
    letters, renderer, appearance, tmp_path
):
    image = RENDERERS[renderer](letters[appearance], tmp_path)
    seal, hand = ink(image, "red"), ink(image, "blue")
    across, down = (seal[2] - seal[0]) / MM, (seal[3] - seal[1]) / MM
    assert abs(across - 36) <= 1
    assert abs(down - 36) <= 1
    box = judges.box_of(letters[appearance], "KyNguoiCoThamQuyen")
    assert 0.25 <= (seal[2] - box[0]) / (box[2] - box[0]) <= 0.42
    assert 0.25 <= (seal[2] - hand[0]) / (hand[2] - hand[0]) <= 0.42
    assert (seal[0] + seal[2]) / 2 < (hand[0] + hand[2]) / 2
    shared = (hand[0], hand[1], seal[2], hand[3])
    assert ink(image, "blue", shared)  # seen through the seal
    position, name = (
        next(at for word, at in words(letters[appearance], tmp_path) if word == said)
        for said in ("GIÁM", "Tuyết")
    )
    assert name[3] <= hand[1] < hand[3] <= position[1]


@pytest.mark.basis("R-9.2b")
@pytest.mark.parametrize("appearance", Appearance)
def test_number_and_date_stand_whole_in_their_places(letters, appearance, tmp_path):
    pdf = letters[appearance]
    seen = words(pdf, tmp_path)
    for name, said in (("so_ky_hieu", f"Số: {REFERENCE}"), ("ngay_ban_hanh", ISSUED)):
        box = judges.box_of(pdf, name)
        inside = [word for word, at in seen if within(at, box)]
        for word in said.split():
            assert word in inside, (word, inside)


@pytest.mark.basis("R-10.2c")
def test_the_agency_s_name_and_the_time_stand_under_the_seal(letters, tmp_path):
    pdf = letters[Appearance.SEED2019]
    box = judges.box_of(pdf, "KyCoQuan")
    inside = [word for word, at in words(pdf, tmp_path) if within(at, box)]
    assert STAMPED_AT in inside
    assert {"Sở", "Nội", "vụ"} <= set(inside)
    plain = [word for word, _ in words(letters[Appearance.ND30], tmp_path)]
    assert STAMPED_AT not in plain


@pytest.mark.basis("R-9.2b")
def test_the_visible_time_and_the_signed_time_are_the_same_instant(letters):
    found = PdfFileReader(io.BytesIO(letters[Appearance.SEED2019])).embedded_signatures
    assert found[-1].sig_object["/M"] == "D:20261123084509+07'00'"
    assert found[0].sig_object["/M"] == "D:20261123080509+07'00'"


@pytest.mark.parametrize("appearance", Appearance)
def test_two_renderers_show_the_same_page(letters, appearance, tmp_path):
    pages = [draw(letters[appearance], tmp_path).resize((413, 585)) for draw in RENDERERS.values()]
    assert max(ImageStat.Stat(ImageChops.difference(*pages)).mean) < 2


def test_nothing_touches_the_edge_of_its_box(letters, tmp_path):
    """What is clipped shows as ink along the edge."""
    pdf = letters[Appearance.SEED2019]
    image = by_poppler(pdf, tmp_path)
    for name in ("so_ky_hieu", "ngay_ban_hanh"):
        left, bottom, right, top = judges.box_of(pdf, name)
        for edge in ((left, bottom, left + 1, top), (right - 1, bottom, right, top)):
            assert ImageStat.Stat(_cut(image, edge).convert("L")).extrema[0][0] > 200, name


@pytest.mark.basis("R-10.3a")
@pytest.mark.parametrize("word", STAMPS)
async def test_the_urgency_stamp_has_its_word_and_size(word, tmp_path):
    _, places = blank_letter()
    stamped = ready(Plan(places, urgency=word))
    found = ink(await asyncio.to_thread(by_pdfium, stamped, tmp_path), "red")
    assert abs((found[2] - found[0]) - STAMPS[word]) < MM
    assert abs((found[3] - found[1]) - 8 * MM) < MM
    assert ink(by_pdfium(ready(), tmp_path), "red") is None
    later = await signed(stamped, issued("ec", "person").soft, leader())
    assert abs(ink(by_pdfium(later, tmp_path), "red")[3] - found[3]) < 1


@pytest.mark.basis("R-8.5c")
@pytest.mark.parametrize("kind", [Kind.SCAN, Kind.ATTACHMENT, Kind.COPY])
async def test_what_stands_at_the_top_right_follows_the_appearance(kind, tmp_path):
    for appearance in Appearance:
        profile = Profile(appearance=appearance)
        act = agency_act(kind, SEALED_AT, profile, AGENCY, reference=REFERENCE, title="SAO LỤC")
        pdf = await signed(ready(corner_plan(kind, profile)), issued("ec", "agency").soft, act)
        box = judges.box_of(pdf, "KyCoQuan")
        inside = [word for word, at in words(pdf, tmp_path) if within(at, box)]
        red = ink(by_pdfium(pdf, tmp_path), "red")
        assert STAMPED_AT in inside
        assert (red is None) is (appearance is Appearance.ND30)
        assert red is None or abs((red[2] - red[0]) / MM - 36) <= 1
        assert ("LỤC" in inside) is (kind is Kind.COPY)
        numbered = kind is Kind.ATTACHMENT and appearance is Appearance.ND30
        assert (REFERENCE in inside) is numbered
