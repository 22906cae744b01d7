"""Scans of every kind, each right or wrong in one point (Điều 8.5b)."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image

from adapters.signing.scan_child import examine
from core.signing.report import Result, Verdict
from core.signing.scan import ScanReport
from tests.adapters.signing.scans import (
    A4,
    Shot,
    a_page,
    canvas,
    flat,
    indexed,
    jpeg,
    picture,
    raw_page,
    scan,
    written,
)

pytestmark = pytest.mark.basis("R-8.5b")
WIDE, HIGH = 1654, 2339
GOOD = picture()


def said(report: ScanReport, page: int = 1) -> dict[str, str]:
    """The result of each rule for one page, and of the rules for the whole file."""
    return {one.rule.value: one.result.value for one in report.findings if one.page in {0, page}}


def result(content: bytes, rule: str, page: int = 1) -> str:
    return said(examine(content), page)[rule]


RIGHT = dict.fromkeys(("file", "version", "image", "colour", "resolution", "ratio"), "pass")


def but(**different: str) -> dict[str, str]:
    return RIGHT | different


def test_a_right_scan_passes_in_every_point() -> None:
    report = examine(scan(jpeg(GOOD)))
    assert said(report) == RIGHT
    assert report.verdict is Verdict.VALID


def test_an_older_version_is_refused_and_the_catalogue_may_raise_it() -> None:
    assert said(examine(scan(jpeg(GOOD), version="1.3"))) == but(version="fail")
    pdf = Pdf.new()
    a_page(pdf, [jpeg(GOOD)])
    pdf.Root.Version = Name("/1.6")
    raised = examine(written(pdf, "1.3"))
    assert (said(raised), raised.version) == (RIGHT, "1.6")
    pdf.Root.Version = Name("/1.2")
    assert examine(written(pdf, "1.5")).version == "1.5"


def test_a_grey_or_black_and_white_scan_is_refused() -> None:
    assert said(examine(scan(jpeg(picture(mode="L"))))) == but(colour="fail")
    stencil = Shot(
        zlib.compress(bytes(207 * HIGH)),
        (0, 0, *A4),
        {
            "/Width": WIDE,
            "/Height": HIGH,
            "/ImageMask": True,
            "/BitsPerComponent": 1,
            "/Filter": Name.FlateDecode,
        },
    )
    assert said(examine(scan(stencil))) == but(colour="fail", ratio="unknown")


def test_too_few_dots_are_refused_and_199_95_is_200() -> None:
    assert said(examine(scan(jpeg(picture(150))))) == but(resolution="fail")
    assert result(scan(jpeg(GOOD, (0, 0, A4[0] + 0.15, A4[1]))), "resolution") == "pass"
    assert result(scan(jpeg(picture(198))), "resolution") == "fail"


def test_the_coarser_side_counts() -> None:
    squeezed = flat(WIDE, HIGH // 2, Name.DeviceRGB, per_pixel=3)
    assert result(scan(squeezed), "resolution") == "fail"


def test_half_size_is_seen_by_the_density_in_the_picture() -> None:
    half = (A4[0] / 2, A4[1] / 2)
    assert said(examine(scan(jpeg(GOOD, (0, 0, *half)), size=half))) == but(ratio="fail")


def test_half_size_on_a_whole_page_is_no_scan_of_that_page() -> None:
    half = jpeg(GOOD, (100, 200, A4[0] / 2, A4[1] / 2))
    assert said(examine(scan(half))) == but(image="fail", ratio="fail")


def test_without_density_the_ratio_is_undetermined() -> None:
    report = examine(scan(jpeg(picture(density=0))))
    assert said(report) == but(ratio="unknown")
    assert report.verdict is Verdict.INDETERMINATE
    assert said(examine(scan(jpeg(picture(density=72))))) == but(ratio="unknown")


def test_density_is_read_from_exif_and_per_centimetre_too() -> None:
    exif = Image.Exif()
    exif[0x011A], exif[0x011B], exif[0x0128] = 200.0, 200.0, 2
    assert result(scan(jpeg(picture(density=0, exif=exif))), "ratio") == "pass"
    exif[0x011A], exif[0x011B], exif[0x0128] = 39.37, 39.37, 3
    assert result(scan(jpeg(picture(density=0, exif=exif))), "ratio") == "fail"
    metric = bytearray(GOOD)
    at = metric.index(b"JFIF\0") + 7
    metric[at : at + 5] = b"\x02\x00\x4f\x00\x4f"
    assert result(scan(jpeg(bytes(metric))), "ratio") == "pass"


def test_user_unit_makes_the_page_larger_and_the_picture_coarser() -> None:
    half = (A4[0] / 2, A4[1] / 2)
    shot = jpeg(GOOD, (0, 0, *half))
    assert said(examine(scan(shot, size=half, UserUnit=2))) == RIGHT
    assert said(examine(scan(jpeg(GOOD), UserUnit=2))) == but(resolution="fail", ratio="fail")


@pytest.mark.parametrize(
    ("make", "colour"),
    [
        (lambda pdf: Name.DeviceCMYK, "pass"),
        (lambda pdf: indexed(Name.DeviceRGB), "pass"),
        (lambda pdf: indexed(Name.DeviceGray), "fail"),
        (lambda pdf: Array([Name.CalRGB, Dictionary(WhitePoint=[0.95, 1, 1.09])]), "pass"),
        (lambda pdf: Array([Name.Lab, Dictionary(WhitePoint=[0.95, 1, 1.09])]), "pass"),
        (lambda pdf: Array([Name.CalGray, Dictionary(WhitePoint=[0.95, 1, 1.09])]), "fail"),
        (lambda pdf: Array([Name.ICCBased, Stream(pdf, b"", N=3)]), "pass"),
        (lambda pdf: Array([Name.ICCBased, Stream(pdf, b"", N=1)]), "fail"),
        (lambda pdf: Array([Name.ICCBased, Stream(pdf, b"", Alternate=Name.DeviceRGB)]), "pass"),
        (lambda pdf: indexed(Array([Name.ICCBased, Stream(pdf, b"", N=3)])), "pass"),
        (lambda pdf: Array([Name.Separation, Name.Black, Name.DeviceCMYK, Dictionary()]), "fail"),
        (lambda pdf: Name.Unheard, "unknown"),
        (lambda pdf: Array([]), "unknown"),
    ],
)
def test_colour_is_told_by_the_colour_space(make: object, colour: str) -> None:
    pdf = Pdf.new()
    shot = flat(WIDE, HIGH, make(pdf), per_pixel=1)  # type: ignore[operator]
    a_page(pdf, [shot])
    assert said(examine(written(pdf))) == but(colour=colour, ratio="unknown")


def test_a_picture_with_one_component_is_not_coloured_whatever_is_said_of_it() -> None:
    assert result(scan(jpeg(picture(mode="L"), ColorSpace=Name.DeviceRGB)), "colour") == "fail"


def test_a_dictionary_that_claims_more_dots_than_there_are_gains_nothing() -> None:
    assert result(scan(jpeg(picture(100), Width=WIDE, Height=HIGH)), "resolution") == "fail"


@pytest.mark.parametrize(("mode", "colour"), [("RGB", "pass"), ("L", "fail")])
def test_jpeg_2000_is_read_without_a_colour_space(mode: str, colour: str) -> None:
    out = io.BytesIO()
    canvas(200, A4, mode).save(out, "JPEG2000")
    entries = {"/Width": WIDE, "/Height": HIGH, "/Filter": Name.JPXDecode}
    shot = Shot(out.getvalue(), (0, 0, *A4), entries)
    assert said(examine(scan(shot))) == but(colour=colour, ratio="unknown")


def test_the_density_in_jpeg_2000_proves_the_ratio() -> None:
    out = io.BytesIO()
    canvas(200, A4).save(out, "JPEG2000")
    data = out.getvalue()
    per_metre = (7874).to_bytes(2, "big") + (1).to_bytes(2, "big")
    box = (26).to_bytes(4, "big") + b"res " + (18).to_bytes(4, "big") + b"resc" + per_metre * 2
    box += b"\0\0"
    at = data.index(b"jp2h") - 4
    size = int.from_bytes(data[at : at + 4], "big")
    head = data[:at] + (size + len(box)).to_bytes(4, "big") + data[at + 4 : at + size] + box
    entries = {"/Width": WIDE, "/Height": HIGH, "/Filter": Name.JPXDecode}
    assert said(examine(scan(Shot(head + data[at + size :], (0, 0, *A4), entries)))) == RIGHT


@pytest.mark.parametrize("wrapping", ["FlateDecode", "ASCII85Decode", "ASCIIHexDecode"])
def test_a_wrapped_jpeg_is_still_read(wrapping: str) -> None:
    import base64

    wrap = {
        "FlateDecode": zlib.compress,
        "ASCII85Decode": lambda data: base64.a85encode(data, wrapcol=72) + b"~>",
        "ASCIIHexDecode": lambda data: data.hex().encode() + b">",
    }[wrapping]
    shot = jpeg(GOOD, Filter=Array([Name(f"/{wrapping}"), Name.DCTDecode]))
    assert said(examine(scan(Shot(wrap(GOOD), shot.at, shot.entries)))) == RIGHT


def test_layers_count_by_the_finest_and_it_is_said() -> None:
    background = jpeg(picture(100))
    stencil = flat(WIDE * 2, HIGH * 2, None, ImageMask=True)
    report = examine(scan(background, stencil))
    assert said(report) == RIGHT
    (found,) = [one for one in report.findings if one.rule == "resolution"]
    assert dict(found.detail.params)["how"].key == "scan-dpi-finest"  # type: ignore[union-attr]


def test_what_an_opaque_picture_hides_does_not_count() -> None:
    assert said(examine(scan(jpeg(GOOD), jpeg(picture(72, mode="L"))))) == but(
        colour="fail", resolution="fail"
    )


def test_strips_beside_each_other_are_one_scan() -> None:
    quarter = A4[1] / 4
    strip = picture(size=(A4[0], quarter))
    strips = [jpeg(strip, (0, i * quarter, A4[0], quarter)) for i in range(4)]
    assert said(examine(scan(*strips))) == RIGHT
    grey = jpeg(picture(size=(A4[0], quarter), mode="L"), (0, 0, A4[0], quarter))
    assert said(examine(scan(grey, *strips[1:]))) == but(colour="fail")


def test_a_page_without_an_image_is_no_scan() -> None:
    pdf = Pdf.new()
    raw_page(pdf, b"0 0 100 100 re f", Dictionary())
    report = examine(written(pdf))
    assert said(report) == {"file": "pass", "version": "pass", "image": "fail"}


def test_each_page_has_its_own_findings() -> None:
    pdf = Pdf.new()
    for data in (GOOD, picture(150), picture(mode="L")):
        a_page(pdf, [jpeg(data)])
    report = examine(written(pdf))
    assert [said(report, page) for page in (1, 2, 3)] == [
        RIGHT,
        but(resolution="fail"),
        but(colour="fail"),
    ]
    assert [(one.rule, one.page) for one in report.faults] == [("resolution", 2), ("colour", 3)]


def in_forms(depth: int, matrix: str = "1 0 0 1 0 0") -> bytes:
    pdf = Pdf.new()
    inner = pdf.make_indirect(jpeg(GOOD).put(pdf))
    content, resources = (
        b"q 595.28 0 0 841.89 0 0 cm /X Do Q",
        Dictionary(XObject=Dictionary(X=inner)),
    )
    for _ in range(depth):
        form = pdf.make_stream(
            content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, *A4], Resources=resources,
            Matrix=Array([pikepdf.Object.parse(one.encode()) for one in matrix.split()]),
        )  # fmt: skip
        content, resources = b"q /X Do Q", Dictionary(XObject=Dictionary(X=form))
    raw_page(pdf, content, resources)
    return written(pdf)


def test_pictures_inside_forms_are_found_with_the_matrix_of_the_form() -> None:
    assert said(examine(in_forms(3))) == RIGHT
    assert said(examine(in_forms(1, "2 0 0 2 0 0"))) == but(resolution="fail", ratio="fail")


def test_forms_nested_too_deep_are_undetermined() -> None:
    assert said(examine(in_forms(40))) == {"file": "unknown"}


def test_inherited_resources_and_turned_pictures_are_understood() -> None:
    pdf = Pdf.new()
    image = pdf.make_indirect(jpeg(GOOD).put(pdf))
    raw_page(pdf, b"q 0 841.89 -595.28 0 595.28 0 cm /X Do Q", Dictionary())
    del pdf.pages[0].obj.Resources
    pdf.Root.Pages.Resources = Dictionary(XObject=Dictionary(X=image))
    found = said(examine(written(pdf)))
    assert found["image"] == "pass"
    assert found["resolution"] == "fail", "a portrait picture stretched over a turned page"


def test_an_inline_picture_is_read_with_its_abbreviations() -> None:
    pdf = Pdf.new()
    data = zlib.compress(b"\x80" * (WIDE * HIGH))
    head = b"q 595.28 0 0 841.89 0 0 cm BI /W %d /H %d /BPC 8 /CS %%s /F /Fl ID " % (WIDE, HIGH)
    for space in (b"/G", b"/Own", b"[/I /RGB 1 <000000ffffff>]"):
        resources = Dictionary(ColorSpace=Dictionary(Own=Array([Name.Lab, Dictionary()])))
        raw_page(pdf, head % space + data + b"\nEI Q", resources)
    report = examine(written(pdf))
    assert [said(report, page)["colour"] for page in (1, 2, 3)] == ["fail", "pass", "pass"]
    assert said(report, 2) == but(ratio="unknown")


def test_only_what_is_inside_the_crop_box_is_the_page() -> None:
    wide = (A4[0] * 2, A4[1])
    cropped = scan(jpeg(GOOD), size=wide, CropBox=Array([0, 0, 595.28, 841.89]))
    assert said(examine(cropped)) == RIGHT
    assert said(examine(scan(jpeg(GOOD), size=wide)))["image"] == "fail"


def test_the_report_survives_the_wire() -> None:
    report = examine(scan(jpeg(picture(150))))
    assert ScanReport.unwire(report.wire()) == report
    assert {one.result for one in report.faults} == {Result.FAIL}
