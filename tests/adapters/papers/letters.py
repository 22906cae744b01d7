"""A right letter, put on the page line by line; a test changes one thing of it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from typing import Any

from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from adapters.signing.stamps import font

MM = 72 / 25.4
SENTENCE = (
    "Thực hiện Công văn số 45/UBND-VP ngày 02 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh về việc trả"
    " lời kiến nghị của cử tri, Sở Nông nghiệp và Môi trường báo cáo kết quả thực hiện như sau: các"
    " đơn vị đã rà soát, tổng hợp đầy đủ số liệu và gửi đúng thời hạn quy định. "
)


@dataclass(frozen=True)
class Put:
    """One line: its words, what of it stands at x (mm from the left), the y of its top (mm)."""

    words: str
    x: float
    y: float
    size: float = 13
    face: str = "Tinos-Regular"
    at: str = "middle"


def heading() -> dict[str, Put]:
    return {
        "parent": Put("UBND TỈNH THANH HÓA", 64, 20.5, 12),
        "agency": Put("SỞ NÔNG NGHIỆP VÀ MT", 64, 26, 12, "Tinos-Bold"),
        "nation": Put("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 148, 20.5, 12, "Tinos-Bold"),
        "motto": Put("Độc lập - Tự do - Hạnh phúc", 148, 26, 13, "Tinos-Bold"),
        "number": Put("Số:      /SNNMT-VP", 64, 35),
        "date": Put("Thanh Hóa, ngày 05 tháng 3 năm 2026", 148, 35, 13, "Tinos-Italic"),
        "about": Put("V/v trả lời kiến nghị của cử tri", 64, 41, 12),
    }


def closing() -> dict[str, Put]:
    return {
        "copies": Put("Nơi nhận:", 30, 0, 12, "Tinos-BoldItalic", "left"),
        "above": Put("- Như trên;", 30, 5, 11, at="left"),
        "kept": Put("- Lưu: VT, VP.", 30, 10, 11, at="left"),
        "capacity": Put("KT. GIÁM ĐỐC", 148, 0, 13, "Tinos-Bold"),
        "position": Put("PHÓ GIÁM ĐỐC", 148, 5.5, 13, "Tinos-Bold"),
        "signer": Put("Lê Văn An", 148, 40, 13, "Tinos-Bold"),
    }


@dataclass(frozen=True)
class Letter:
    """Left and right margins in mm, top and bottom of the running text; `number_at` says where
    page numbers stand: x and y of the top in mm, or None.
    """

    parts: dict[str, Put] = field(default_factory=lambda: heading() | closing())
    size: tuple[float, float] = (210, 297)
    left: float = 30
    right: float = 15
    lower: float = 22
    upper: float = 22
    body_size: float = 14
    body_face: str = "Tinos-Regular"
    sentence: str = SENTENCE
    sentences: int = 4
    first_numbered: bool = False
    number_at: tuple[float, float] | None = (112.5, 11)
    count_from: int = 1

    def but(self, name: str, words: str | None = None, **change: Any) -> Letter:
        """The same with one part changed; without words and changes the part is left out."""
        parts = dict(self.parts)
        put = parts.pop(name)
        if words is not None:
            change["words"] = words
        if change:
            parts[name] = replace(put, **change)
        return replace(self, parts=parts)

    def plus(self, **more: Put) -> Letter:
        return replace(self, parts=self.parts | more)

    def pdf(self) -> bytes:
        for name in ("Regular", "Bold", "Italic", "BoldItalic"):
            font(f"Tinos-{name}")
        out = io.BytesIO()
        canvas = Canvas(out, pagesize=(self.size[0] * MM, self.size[1] * MM), invariant=1)
        below = heading().keys() | (self.parts.keys() - closing().keys())
        self._puts(canvas, below, 0)
        foot, page = self._body(canvas, 62, 1)
        if foot > 297 - self.lower - 50:
            foot, page = self._next(canvas, page)
        self._puts(canvas, closing().keys(), foot + 4)
        canvas.save()
        return out.getvalue()

    def _puts(self, canvas: Canvas, names: Any, down: float) -> None:
        for name, put in self.parts.items():
            if name in names:
                draw(canvas, replace(put, y=put.y + down), self.size[1])
        if self.first_numbered and not down:
            draw(canvas, Put("1", 112.5, 11), self.size[1])

    def _body(self, canvas: Canvas, y: float, page: int) -> tuple[float, int]:
        width = (self.size[0] - self.left - self.right) * MM
        step = self.body_size * 1.25 / MM
        for _ in range(self.sentences):
            for line in simpleSplit(self.sentence, self.body_face, self.body_size, width):
                if y + step > self.size[1] - self.lower:
                    y, page = self._next(canvas, page)
                self._justified(canvas, line, y)
                y += step
        return y, page

    def _justified(self, canvas: Canvas, line: str, y: float) -> None:
        put = Put(line, self.left, y, self.body_size, self.body_face, "left")
        draw(canvas, put, self.size[1])

    def _next(self, canvas: Canvas, page: int) -> tuple[float, int]:
        canvas.showPage()
        if self.number_at is not None:
            words = str(page + self.count_from)
            draw(canvas, Put(words, *self.number_at), self.size[1])
        return self.upper, page + 1


def draw(canvas: Canvas, put: Put, height: float) -> None:
    canvas.setFont(put.face, put.size)
    width = stringWidth(put.words, put.face, put.size)
    x = put.x * MM - (width / 2 if put.at == "middle" else 0)
    canvas.drawString(x, (height - put.y) * MM - put.size * 0.891, put.words)
