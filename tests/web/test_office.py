"""Work done from the office's pages: the same steps, rights and questions as in the chat."""

from __future__ import annotations

from uuid import uuid4

import pytest

from core.card import Area, Ref
from core.incoming.document import IncomingDocument, IncomingState
from core.people.agency import Agency
from core.people.directory import Directory
from core.people.person import Person, Role
from core.people.secrets import code_digest
from core.waits.wait import Wait
from tests.core.office import a_pdf
from tests.factories import CLERK, LEADER, NOW, SPECIALIST, an_id, an_incoming_document
from tests.fakes.store import FakeStore
from tests.web.desk import FakeAccounts, Pages

OTHERS = Agency(an_id("so-ct"), "000.00.03.H56", "Sở Công Thương")
STRANGER = Person(
    an_id("la"), OTHERS.id, "la", "Người Khác", "Văn thư", roles=frozenset({Role.CLERK})
)


async def a_document(pages: Pages, *people: Person, **more: object) -> IncomingDocument:
    content = b"%PDF-1.7 noi dung"
    file = a_pdf(content, "45 - công văn.pdf")
    await pages.office.files.put(content)
    kept = {"sha256": file.sha256, "name": file.name, "size": file.size}
    document = pages.office.has(an_incoming_document(files=[kept], **more))
    ref = Ref(Area.INCOMING, document.id)
    work = pages.office.store.work
    work.put_waits(
        document.id,
        [Wait(Area.INCOMING, document.id, one.id, one.agency_id, document.state, NOW,
              urgency=document.urgency) for one in people],
    )  # fmt: skip
    work.concern(ref, [one.id for one in people])
    work.index(ref, document.agency_id, f"{document.reference} {document.subject}")
    return document


async def test_what_waits_is_listed_with_what_is_urgent_first(pages: Pages) -> None:
    await a_document(pages, CLERK, subject="V/v việc thường")
    await a_document(pages, CLERK, subject="V/v <b>hỏa tốc</b>", urgency=3)
    page = (await (await pages.signed_in(CLERK)).opens("/viec")).text
    assert page.index("hỏa tốc") < page.index("việc thường")
    assert "<b>hỏa tốc</b>" not in page
    assert "Hiện không có việc nào" in (await (await pages.signed_in(LEADER)).opens("/viec")).text


@pytest.mark.basis("R-6.3", "R-4.2")
async def test_the_card_has_the_table_of_the_law_and_lists_show_the_legal_value(
    pages: Pages,
) -> None:
    document = await a_document(pages, CLERK, signer_name="Hoàng Văn Minh")
    browser = await pages.signed_in(CLERK)
    page = (await browser.opens(f"/the/incoming/{document.id.hex}")).text
    assert "Thông tin văn bản (Điều 10)" in page
    assert page.count('<th scope="row">') == 16
    assert "Hoàng Văn Minh" in page
    assert "ℹ UBND tỉnh" in (await browser.opens("/viec")).text
    assert "ℹ UBND tỉnh" in (await browser.opens("/tim?q=bao")).text


@pytest.mark.basis("R-8.3")
async def test_every_card_says_why_it_is_here_and_by_which_rule(pages: Pages) -> None:
    document = await a_document(pages, CLERK)
    page = (await (await pages.signed_in(CLERK)).opens(f"/the/incoming/{document.id.hex}")).text
    told = page[page.index('id="can-cu"') :]
    for words in ("Vì sao anh/chị nhận", "Điều 8 khoản 3 Quy chế", "Làm gì thì dừng"):
        assert words in told


async def test_a_document_is_found_without_tone_marks(pages: Pages) -> None:
    await a_document(pages, CLERK, subject="V/v xây dựng Đường Đê")
    browser = await pages.signed_in(CLERK)
    assert "Đường Đê" in (await browser.opens("/tim?q=duong+de")).text
    assert "Không thấy" in (await browser.opens("/tim?q=khong+co")).text


async def test_a_card_shows_files_and_registers_with_one_button(pages: Pages) -> None:
    document = await a_document(pages, CLERK)
    browser = await pages.signed_in(CLERK)
    page = await browser.opens(f"/the/incoming/{document.id.hex}")
    assert "45 - công văn.pdf" in page.text
    assert "Vào sổ" in page.text
    await browser.sends(
        f"/the/incoming/{document.id.hex}", step="reg", version=str(document.version)
    )
    assert "Văn bản đến số" in (await browser.follows()).text
    assert pages.office.now_is(document).state is IncomingState.REGISTERED


async def test_an_old_page_decides_nothing(pages: Pages) -> None:
    document = await a_document(pages, CLERK)
    browser = await pages.signed_in(CLERK)
    await browser.opens(f"/the/incoming/{document.id.hex}")
    for version in ("7", "", "abc", "9" * 30, "-1"):
        answer = await browser.sends(
            f"/the/incoming/{document.id.hex}", step="reg", version=version
        )
        assert answer.status_code == 409
    assert pages.office.now_is(document).state is IncomingState.VERIFIED


async def test_questions_are_asked_one_after_the_other(pages: Pages) -> None:
    document = await a_document(pages, CLERK)
    browser, path = await pages.signed_in(CLERK), f"/the/incoming/{document.id.hex}"
    await browser.opens(path)
    await browser.sends(path, step="ret", version=str(document.version))
    page = await browser.follows()
    assert 'type="checkbox"' in page.text
    option = page.text.split('name="option" value="')[1].split('"')[0]
    await browser.sends(f"{path}/hoi", option=option)
    page = await browser.follows()
    assert "textarea" in page.text
    short = await browser.sends(f"{path}/hoi", words="x" * 5000)
    assert short.status_code == 422
    await browser.sends(f"{path}/hoi", words="Thiếu phụ lục, đề nghị gửi lại.")
    page = await browser.follows()
    if "Xác nhận" in page.text and pages.office.now_is(document).state is IncomingState.VERIFIED:
        await browser.sends(f"{path}/hoi", option="yes")
        page = await browser.follows()
    assert "Thiếu phụ lục" in page.text
    assert pages.office.now_is(document).state is IncomingState.RETURNED
    assert pages.conversations.kept == {}


async def test_an_answer_to_an_older_question_is_not_taken(pages: Pages) -> None:
    document = await a_document(pages, CLERK)
    browser, path = await pages.signed_in(CLERK), f"/the/incoming/{document.id.hex}"
    await browser.opens(path)
    await browser.sends(path, step="ret", version=str(document.version))
    await browser.follows()
    answer = await browser.sends(f"{path}/hoi", token="0" * 16, option="c10")
    assert answer.status_code == 303
    assert answer.headers["location"].endswith("/hoi")
    await browser.follows()
    await browser.sends(f"{path}/hoi", cancel="1")
    assert (await browser.follows()).status_code == 200
    assert pages.conversations.kept == {}


async def test_a_step_of_others_cannot_be_pressed_by_hand(pages: Pages) -> None:
    document = await a_document(pages, CLERK, SPECIALIST)
    browser = await pages.signed_in(SPECIALIST)
    await browser.opens(f"/the/incoming/{document.id.hex}")
    for step in ("reg", "ver", "xxx"):
        fields = {"step": step, "version": str(document.version)}
        page = await browser.opens("/lien-ket")
        assert page.status_code == 200
        answer = await browser.sends(f"/the/incoming/{document.id.hex}", **fields)
        assert answer.status_code in {403, 409}
    assert pages.office.now_is(document).state is IncomingState.VERIFIED


@pytest.mark.basis("R-5.1")
async def test_files_belong_to_those_who_may_see_the_card() -> None:
    from tests.core.office import Office
    from tests.factories import PEOPLE, an_office

    office = Office(store=FakeStore(an_office(), Directory(OTHERS, (), (STRANGER,))))
    pages = Pages(office=office, accounts=FakeAccounts([*PEOPLE, STRANGER]))
    document = await a_document(pages, CLERK)
    sha256 = document.files[0]["sha256"]
    addresses = [
        f"/the/incoming/{document.id.hex}",
        f"/files/incoming/{document.id.hex}/{sha256}",
        f"/pages/incoming/{document.id.hex}/{sha256}",
    ]
    clerk, stranger = await pages.signed_in(CLERK), await pages.signed_in(STRANGER)
    unconcerned = await pages.signed_in(SPECIALIST)
    for address in addresses:
        assert (await clerk.opens(address)).status_code == 200
        assert (await stranger.opens(address)).status_code == 404
        assert (await unconcerned.opens(address)).status_code == 404


async def test_a_file_that_is_not_the_cards_own_is_not_handed_out(pages: Pages) -> None:
    document, other = await a_document(pages, CLERK), await pages.office.files.put(b"khac")
    browser = await pages.signed_in(CLERK)
    own = document.files[0]["sha256"]
    for address in (
        f"/files/incoming/{document.id.hex}/{other}",
        f"/pages/incoming/{document.id.hex}/{other}",
        f"/files/task/{document.id.hex}/{own}",
        f"/files/incoming/{uuid4().hex}/{own}",
        f"/files/khac/{document.id.hex}/{own}",
        f"/files/incoming/xyz/{own}",
    ):
        assert (await browser.opens(address)).status_code == 404


@pytest.mark.basis("R-8.2a")
async def test_the_file_of_what_was_taken_back_is_gone(pages: Pages) -> None:
    document = await a_document(pages, CLERK)
    browser = await pages.signed_in(CLERK)
    kept = pages.office.store.work.entities[document.id]
    kept.recall = {"by": "UBND tỉnh", "reason": "Nhầm.", "order": "12", "at": NOW.isoformat()}
    answer = await browser.opens(f"/files/incoming/{document.id.hex}/{document.files[0]['sha256']}")
    assert answer.status_code == 410
    assert "thu hồi" in answer.text


async def test_a_file_is_a_download_and_never_a_page_of_ours(pages: Pages) -> None:
    document = await a_document(pages, CLERK)
    browser = await pages.signed_in(CLERK)
    answer = await browser.opens(f"/files/incoming/{document.id.hex}/{document.files[0]['sha256']}")
    assert answer.content == b"%PDF-1.7 noi dung"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_link_code_is_shown_once_and_kept_as_a_digest(pages: Pages) -> None:
    browser = await pages.signed_in(CLERK)
    await browser.opens("/lien-ket")
    page = await browser.sends("/lien-ket")
    code = page.text.split("/start ")[1].split("<")[0].strip()
    kept = pages.office.store.work.codes[code_digest(code)]
    assert kept.person_id == CLERK.id
    assert code not in repr(pages.office.store.work.journal)
    assert "/start" not in (await browser.opens("/lien-ket")).text


async def test_a_draft_is_handed_in_with_its_file(pages: Pages) -> None:
    browser = await pages.signed_in(SPECIALIST)
    await browser.opens("/viec")
    await browser.sends("/du-thao")
    page = await browser.follows()
    address = page.request.url.path
    assert "Không có độ mật" in page.text
    choices = page.text.split('name="option" value="')[1:]
    none = next(one.split('"')[0] for one in choices if "Không có độ mật" in one)
    await browser.sends(address, option=none)
    page = await browser.follows()
    assert 'type="file"' in page.text
    wrong = await browser.sends(address, files={"file": ("a.exe", b"MZ", "application/pdf")})
    assert "Chỉ nhận tệp PDF" in wrong.text
    secret = "%PDF-1.7 stamp:MẬT".encode()
    wrong = await browser.sends(address, files={"file": ("a.pdf", secret, "application/pdf")})
    assert "“MẬT” ở vùng đóng dấu" in wrong.text
    tail = b"%PDF-1.7 %%EOF MZ\x90"
    wrong = await browser.sends(address, files={"file": ("a.pdf", tail, "application/pdf")})
    assert "dữ liệu lạ" in wrong.text
    assert pages.office.files.kept == {}
    pdf = {"file": ("dự thảo.pdf", b"%PDF-1.7 x", "application/pdf")}
    await browser.sends(address, files=pdf)
    assert "Dự thảo" in (await browser.follows()).text


async def test_a_page_that_does_not_exist_says_so_in_vietnamese(pages: Pages) -> None:
    answer = await (await pages.signed_in(CLERK)).opens("/khong-co")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.text


@pytest.mark.basis("R-8.5a")
async def test_the_clerk_digitises_paper_on_the_office_pages(pages: Pages) -> None:
    assert "/so-hoa" not in (await (await pages.signed_in(LEADER)).opens("/viec")).text
    browser = await pages.signed_in(CLERK)
    assert "/so-hoa" in (await browser.opens("/viec")).text
    await browser.sends("/so-hoa")
    page = await browser.follows()
    address = page.request.url.path
    choices = page.text.split('name="option" value="')[1:]
    none = next(one.split('"')[0] for one in choices if "Không có độ mật" in one)
    pdf = {"file": ("quét.pdf", b"%PDF-1.7 x", "application/pdf")}
    for answer in (
        {"option": none}, {"files": pdf}, {"words": "Công ty Lúa Vàng"}, {"option": "yes"},
        {"words": "15/LV"}, {"words": "20/11/2026"}, {"words": "Công văn về giống lúa"},
        {"option": "urgency-0"},
    ):  # fmt: skip
        await browser.sends(address, **answer)
        page = await browser.follows()
    assert "Chưa ký số bản số hóa" in page.text
