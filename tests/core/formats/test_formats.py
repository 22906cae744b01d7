"""R-6.5: exactly the listed formats, by content and by name; every trick is refused by its name."""

from __future__ import annotations

import unicodedata
import zipfile

import pytest

from core.exchange.formats import ALLOWED, FileRefused, look, refuse
from tests.core.formats.samples import (
    MACRO,
    PDF,
    RTF,
    SHEET,
    TEXT,
    WORD,
    content_types,
    jpeg,
    lying,
    odf,
    ole,
    ooxml,
    zipped,
)
from tests.texts import TEXTS

SOUND = {
    "van ban.pdf": PDF,
    "co ghi chu.pdf": PDF + b"\n%% 2",
    "ghi chu.txt": TEXT.encode(),
    "utf16.txt": TEXT.encode("utf-16"),
    "co dau.txt": b"\xef\xbb\xbf" + TEXT.encode(),
    "to rời.txt": unicodedata.normalize("NFD", TEXT).encode(),
    "tieng phap.txt": "Déjà vu à la fenêtre, où l'été".encode(),
    "to trinh.rtf": RTF,
    "cu.doc": ole("WordDocument", "1Table"),
    "moi.DOCX": ooxml(),
    "tu do.odt": odf(),
    "bang.csv": 'số,tên\n1,"An, Bình"\n'.encode(),
    "cu.xls": ole("Workbook"),
    "rat cu.xls": ole("Book"),
    "moi.xlsx": ooxml(SHEET),
    "tu do.ods": odf("spreadsheet"),
    "anh.jpeg": jpeg(),
    "anh.jpg": jpeg((0xFE, "chụp tại hiện trường".encode())),
    "co bieu do.docx": ooxml(more={"word/embeddings/Microsoft_Excel_Sheet1.xlsx": ooxml(SHEET)}),
}


@pytest.mark.basis("R-6.5b", "R-6.5c", "R-6.5d", "R-6.5đ")
@pytest.mark.parametrize("name", SOUND)
def test_every_format_of_the_list_is_taken(name: str) -> None:
    assert look(name, SOUND[name]) == ()


@pytest.mark.basis("R-6.5b", "R-6.5đ")
def test_the_list_is_exactly_the_regulations() -> None:
    said = "pdf txt rtf doc docx odt csv xls xlsx ods jpeg jpg"
    assert set(ALLOWED) == {f".{ending}" for ending in said.split()}


BOMB = zipped({"[Content_Types].xml": content_types(WORD), "part.xml": bytes(40 * 2**20)})
PLAIN_ZIP = zipped({"a.txt": b"x"})
TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam, ®éc lËp tù do h¹nh phóc. V/v øng phã b·o sè 12 t¹i ®Þa ph­¬ng".encode(
    "latin-1"
)
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, ñoäc laäp töï do haïnh phuùc".encode("latin-1")

REFUSED = [
    ("virus.exe", b"MZ\x90", "format-forbidden"),
    ("anh.png", b"\x89PNG", "format-forbidden"),
    ("tap.zip", PLAIN_ZIP, "format-forbidden"),
    ("trinh chieu.pptx", ooxml(), "format-forbidden"),
    ("macro.docm", ooxml(MACRO), "format-forbidden"),
    ("khong duoi", b"x", "format-forbidden"),
    ("rong.pdf", b"", "format-empty"),
    *((f"doi ten{kind}", b"MZ\x90\x00 rest", "format-program") for kind in ALLOWED),
    ("linux.doc", b"\x7fELF\x02", "format-program"),
    # OOXML and ODF
    ("doi ten.docx", ooxml(MACRO), "format-macro"),
    ("co vba.docx", ooxml(more={"word/vbaProject.bin": b"x"}), "format-macro"),
    ("an vba.docx", ooxml(more={"word/VBAproject.BIN": b"x"}), "format-macro"),
    ("macro4.xlsx", ooxml(SHEET, {"xl/macrosheets/sheet1.xml": b"x"}), "format-macro"),
    ("bang.docx", ooxml(SHEET), "format-false"),
    ("van ban.xlsx", ooxml(WORD), "format-false"),
    ("mau.docx", ooxml(WORD.replace("document.main", "template.main")), "format-false"),
    ("che.docx", ooxml(WORD.replace("word", "&#119;ord")), "format-false"),
    ("chi la zip.docx", PLAIN_ZIP, "format-false"),
    ("odt.docx", odf(), "format-false"),
    ("docx.odt", ooxml(), "format-false"),
    ("bang.odt", odf("spreadsheet"), "format-false"),
    ("van ban.ods", odf("text"), "format-false"),
    ("basic.odt", odf(more={"Basic/Standard/Module1.xml": b"x"}), "format-macro"),
    ("khoa.odt", odf(manifest=b"<manifest:encryption-data/>"), "format-encrypted"),
    ("khoa.docx", ole("EncryptionInfo", "EncryptedPackage"), "format-encrypted"),
    ("bom.docx", BOMB, "format-bomb"),
    ("dong.docx", ooxml(more={f"p{n}.xml": b"" for n in range(5001)}), "format-bomb"),
    ("noi doi.docx", lying(ooxml(), "part.xml", 5), "format-tricky"),
    ("len cap.docx", ooxml(more={"../../etc/passwd": b"x"}), "format-tricky"),
    ("goc.docx", ooxml(more={"/etc/passwd": b"x"}), "format-tricky"),
    ("windows.docx", ooxml(more={"C:/x": b"x"}), "format-tricky"),
    ("hai ten.docx", ooxml(more={"PART.xml": b"x"}), "format-tricky"),
    ("zip trong.docx", ooxml(more={"word/a.zip": PLAIN_ZIP}), "format-nested"),
    ("exe trong.docx", ooxml(more={"word/embeddings/a.exe": b"MZ"}), "format-nested"),
    ("macro trong.docx", ooxml(more={"word/embeddings/a.xlsx": ooxml(SHEET, {"xl/vbaProject.bin": b"x"})}), "format-macro"),
    ("sau qua.docx", ooxml(more={"word/embeddings/a.docx": ooxml(more={"word/embeddings/b.docx": ooxml()})}), "format-nested"),
    ("noi them.docx", ooxml() + b"<script>", "format-tail"),
    ("cut.docx", ooxml()[:60], "format-damaged"),
    # OLE
    ("bang.doc", ole("Workbook"), "format-false"),
    ("van ban.xls", ole("WordDocument"), "format-false"),
    ("trinh chieu.doc", ole("PowerPoint Document"), "format-false"),
    ("ca hai.xls", ole("Workbook", "WordDocument"), "format-false"),
    ("docx.doc", ooxml(), "format-false"),
    ("rtf.doc", RTF, "format-false"),
    ("khoa.doc", ole("WordDocument", locked=True), "format-encrypted"),
    ("cut.doc", ole("WordDocument")[:600], "format-damaged"),
    ("kem zip.doc", ole("WordDocument") + PLAIN_ZIP, "format-polyglot"),
    # pictures
    ("png.jpeg", b"\x89PNG\r\n\x1a\n", "format-false"),
    ("cut.jpeg", jpeg()[:-2], "format-damaged"),
    ("kem zip.jpg", jpeg(after=PLAIN_ZIP), "format-polyglot"),
    ("kem pdf.jpg", jpeg(after=PDF), "format-tail"),
    ("kem web.jpg", jpeg((0xFE, b"<html><script>alert(1)</script>")), "format-polyglot"),
    ("pdf truoc.jpg", jpeg((0xFE, PDF)), "format-polyglot"),
    # PDF
    ("lech.pdf", b"GIF89a" + PDF, "format-polyglot"),
    ("zip.pdf", PDF + PLAIN_ZIP, "format-polyglot"),
    ("web.pdf", PDF.replace(b"1 0 obj", b"<script>x</script>1 0 obj", 1), "format-polyglot"),
    ("noi them.pdf", PDF + b"MZ hidden program", "format-tail"),
    ("chu.pdf", b"no pdf at all", "format-false"),
    # text
    ("tcvn3.txt", TCVN3, "format-tcvn3"),
    ("tcvn3.csv", TCVN3, "format-tcvn3"),
    ("tcvn3 trong utf8.txt", TCVN3.decode("latin-1").encode(), "format-tcvn3"),
    ("vni.txt", VNI, "format-vni"),
    ("vni trong utf8.txt", VNI.decode("latin-1").encode(), "format-vni"),
    ("windows 1258.txt", b"\xfe\xff\xff abc \x80", "format-not-unicode"),
    ("nul.txt", b"abc\x00def", "format-nul"),
    ("dieu khien.txt", b"abc\x01def", "format-false"),
    ("pdf.txt", PDF, "format-false"),
    ("web.txt", b"<!DOCTYPE html><html>", "format-polyglot"),
    ("zip.csv", b"a,b\n" + PLAIN_ZIP, "format-polyglot"),
    # RTF
    ("doi tuong.rtf", rb"{\rtf1{\object\objemb{\*\objdata 0105}}}", "format-object"),
    ("nhi phan.rtf", rb"{\rtf1\bin12 abc}", "format-object"),
    ("nul.rtf", b"{\\rtf1 a\x00b}", "format-nul"),
    ("kem zip.rtf", RTF + PLAIN_ZIP, "format-polyglot"),
    ("noi them.rtf", RTF + b"MZ", "format-tail"),
    ("chu.rtf", b"plain", "format-false"),
]  # fmt: skip


@pytest.mark.basis("R-6.5b", "R-6.5c", "R-6.5đ", "R-6.4b")
@pytest.mark.parametrize(("name", "content", "key"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_false_or_hiding_file_is_refused_by_name_and_reason(
    name: str, content: bytes, key: str
) -> None:
    first = look(name, content)[0]
    assert first.grave
    assert first.text.key == key
    said = TEXTS.plain(first.text)
    assert name in said
    assert said[0].isupper()
    with pytest.raises(FileRefused) as refusal:
        refuse(name, content)
    assert TEXTS.plain(refusal.value.text) == said


WARNED = [
    ("macro.doc", ole("WordDocument", "Macros", below=("VBA",)), "format-old-macro"),
    ("macro.xls", ole("Workbook", "_VBA_PROJECT_CUR"), "format-old-macro"),
    ("nhung.doc", ole("WordDocument", "ObjectPool", below=("\x01Ole10Native",)), "format-embedded"),
    ("nhung.docx", ooxml(more={"word/embeddings/oleObject1.bin": b"x"}), "format-embedded"),
    ("phong cu.rtf", rb"{\rtf1{\fonttbl{\f0 .VnTime;}}C}", "format-old-font"),
    ("goi ra.csv", b"ten,so\n=cmd|' /C calc'!A0,1\n", "format-formula"),
]


@pytest.mark.basis("R-6.5b")
@pytest.mark.parametrize(("name", "content", "key"), WARNED, ids=[row[0] for row in WARNED])
def test_what_may_be_dangerous_is_a_warning_that_passes(
    name: str, content: bytes, key: str
) -> None:
    (only,) = look(name, content)
    assert (only.grave, only.text.key) == (False, key)
    assert name in TEXTS.plain(only.text)
    refuse(name, content)


@pytest.mark.basis("R-6.5b")
def test_an_excel_sheet_inside_a_word_document_makes_it_no_excel_file() -> None:
    assert look("a.doc", ole("ObjectPool", "WordDocument", below=("Workbook",)))[0].grave is False
    assert look("a.xls", ole("ObjectPool", "WordDocument", below=("Workbook",)))[0].grave


@pytest.mark.basis("R-6.5b")
def test_overlapping_entries_are_found() -> None:
    whole = ooxml()
    at = whole.rindex(b"PK\x01\x02")
    twisted = whole[: at + 42] + bytes(4) + whole[at + 46 :]
    assert look("a.docx", twisted)[0].text.key in {"format-tricky", "format-damaged"}


@pytest.mark.parametrize("kind", ALLOWED)
def test_no_beginning_or_rubble_of_a_sound_file_makes_the_look_fail(kind: str) -> None:
    for name, content in SOUND.items():
        for length in range(0, len(content), max(1, len(content) // 40)):
            look(f"x{kind}", content[:length])
            look(f"x{kind}", content[:length] + b"\xff\x00\xfe" + content[length + 3 :])
        assert name


def test_a_stored_package_of_honest_size_is_taken() -> None:
    files = {"[Content_Types].xml": content_types(WORD), "part.xml": b"x" * 3_000_000}
    assert look("a.docx", zipped(files, zipfile.ZIP_STORED)) == ()
