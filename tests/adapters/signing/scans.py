"""Scans made for the tests: pictures of one kind each, placed on pages of one kind each."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PIL import Image, ImageDraw

A4 = (595.28, 841.89)
INCH = 72.0


def picture(
    dpi: float = 200, size: tuple[float, float] = A4, mode: str = "RGB", **save: object
) -> bytes:
    """A JPEG of the whole sheet, taken at `dpi`; `density` is what its header says."""
    density = save.pop("density", dpi)
    out = io.BytesIO()
    image = canvas(dpi, size, mode)
    told = {"dpi": (density, density)} if density else {}
    image.save(out, "JPEG", quality=60, **told, **save)
    return out.getvalue()


def canvas(dpi: float, size: tuple[float, float], mode: str = "RGB") -> Image.Image:
    image = Image.new(mode, (round(size[0] / INCH * dpi), round(size[1] / INCH * dpi)), "white")
    draw = ImageDraw.Draw(image)
    for y in range(100, image.height - 100, 60):
        draw.line((100, y, image.width - 100, y), fill="red" if mode == "RGB" else 0, width=6)
    return image


@dataclass(frozen=True)
class Shot:
    """One image and where it lies: x, y, width, height in points."""

    data: bytes
    at: tuple[float, float, float, float]
    entries: dict[str, object]

    def put(self, pdf: Pdf) -> Stream:
        return Stream(
            pdf,
            self.data,
            Dictionary({"/Type": Name.XObject, "/Subtype": Name.Image} | self.entries),
        )


def jpeg(data: bytes, at: tuple[float, float, float, float] = (0, 0, *A4), **more: object) -> Shot:
    image = Image.open(io.BytesIO(data))
    space = {"RGB": Name.DeviceRGB, "L": Name.DeviceGray, "CMYK": Name.DeviceCMYK}[image.mode]
    entries: dict[str, object] = {
        "/Width": image.width,
        "/Height": image.height,
        "/BitsPerComponent": 8,
        "/ColorSpace": space,
        "/Filter": Name.DCTDecode,
    }
    return Shot(data, at, entries | {f"/{name}": value for name, value in more.items()})


def flat(
    width: int,
    height: int,
    space: object,
    at: tuple[float, float, float, float] = (0, 0, *A4),
    per_pixel: int = 1,
    **more: object,
) -> Shot:
    """A deflated picture of one shade."""
    data = zlib.compress(b"\x80" * (width * height * per_pixel))
    entries: dict[str, object] = {
        "/Width": width,
        "/Height": height,
        "/BitsPerComponent": 8,
        "/ColorSpace": space,
        "/Filter": Name.FlateDecode,
    }
    if space is None:
        del entries["/ColorSpace"]
    return Shot(data, at, entries | {f"/{name}": value for name, value in more.items()})


def a_page(pdf: Pdf, shots: Sequence[Shot], size: tuple[float, float] = A4, **more: object) -> None:
    names = {f"/Im{i}": pdf.make_indirect(shot.put(pdf)) for i, shot in enumerate(shots)}
    content = b"".join(
        b"q %f 0 0 %f %f %f cm /Im%d Do Q\n" % (*shot.at[2:], *shot.at[:2], i)
        for i, shot in enumerate(shots)
    )
    raw_page(pdf, content, Dictionary(XObject=Dictionary(names)), size, **more)


def raw_page(
    pdf: Pdf,
    content: bytes,
    resources: Dictionary,
    size: tuple[float, float] = A4,
    **more: object,
) -> None:
    page = pdf.add_blank_page(page_size=size)
    page.obj.Resources = resources
    page.obj.Contents = pdf.make_stream(content)
    for name, value in more.items():
        page.obj[f"/{name}"] = value


def written(pdf: Pdf, version: str = "1.4", **more: object) -> bytes:
    out = io.BytesIO()
    options = {"force_version": version, "object_stream_mode": pikepdf.ObjectStreamMode.disable}
    pdf.save(out, **(options | more))
    return out.getvalue()


def scan(
    *shots: Shot, version: str = "1.4", size: tuple[float, float] = A4, **more: object
) -> bytes:
    pdf = Pdf.new()
    a_page(pdf, shots, size, **more)
    return written(pdf, version)


def indexed(base: object) -> Array:
    return Array([Name.Indexed, base, 255, bytes(768)])
