"""Files that mean harm to whoever opens them: locks, loops, depths and bombs."""

from __future__ import annotations

import io
import zlib


def encrypted(user: str) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(user, ownerPassword="chủ", canModify=0))
    canvas.drawString(100, 700, "mat")
    canvas.save()
    return out.getvalue()


def raw_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n" % number + body + b"\nendobj\n")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    out.write(
        b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start)
    )
    return out.getvalue()


_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def field_loop() -> bytes:
    root = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>"
    return raw_pdf(root, _PAGES, _PAGE, b"<</T(a)/FT/Sig/Kids[5 0 R]>>", b"<</T(b)/Kids[4 0 R]>>")


def page_loop() -> bytes:
    return raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 1>>")


def previous_loop() -> bytes:
    plain = raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", _PAGES, _PAGE)
    at = plain.rindex(b"xref\n0")
    return raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", _PAGES, _PAGE, trailer=b"/Prev %d" % at)


def nested(depth: int = 20_000) -> bytes:
    deep = b"<</Type/Catalog/Pages 2 0 R/Deep " + b"[" * depth + b"]" * depth + b">>"
    return raw_pdf(deep, _PAGES, _PAGE)


def deep_form(depth: int = 3_000) -> bytes:
    root = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[4 0 R]>>>>"
    chain = [b"<</T(f)/FT/Tx/Kids[%d 0 R]>>" % (5 + place) for place in range(depth)]
    return raw_pdf(root, _PAGES, _PAGE, *chain, b"<</T(f)/FT/Tx/V(x)>>")


def page_bomb() -> bytes:
    body = zlib.compress(bytes(300_000_000), 9)
    packed = b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(body) + body + b"\nendstream"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>"
    return raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", _PAGES, page, packed)


def object_bomb() -> bytes:
    """A cross-reference stream pointing into an object stream that inflates to 400 MB."""
    body = zlib.compress(b"1 0 " + b" " * 400_000_000, 9)
    head = b"%PDF-1.7\n"
    packed = b"4 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>\nstream\n" % len(
        body
    )
    first = head + packed + body + b"\nendstream\nendobj\n"
    rows = b"\x00\0\0\0\0" + b"\x02\0\0\4\0" * 3 + b"\x01" + len(head).to_bytes(3) + b"\0"
    xref = b"5 0 obj\n<</Type/XRef/Size 5/W[1 3 1]/Root 1 0 R/Length %d>>\nstream\n" % len(rows)
    return first + xref + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(first)
