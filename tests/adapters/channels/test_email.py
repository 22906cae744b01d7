"""What is peculiar to e-mail: SMTP and its failures, encryption, ids, headers, links."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.channels import connect
from adapters.channels.email.smtp import _stuffed
from core.card import Area, Button, Card, Exposure, Line, Ref
from core.codes.links import opened
from core.errors import Fault, Turn
from core.text import Text
from tests.adapters.channels.authority import certified
from tests.channels.email import KEY, KIT, READER, options
from tests.factories import CLERK, NOW, an_id
from tests.fakes.smtp import SmtpServer, listening

CARD = Card(
    Ref(Area.INCOMING, an_id("card")),
    4,
    Text.of("incoming-title", urgency=Text.of("mark-3"), number=1234),
    (Line(Text.of("line-subject", subject="V/v <ứng phó> & bão"), Exposure.ABSTRACT),),
    (
        Button("got", Text.of("step-acknowledge")),
        Button("ret", Text.of("step-return-to-sender")),
    ),
    urgency=3,
    code="K7QX",
    whose=CLERK.id,
)


@pytest.fixture
async def server() -> AsyncIterator[SmtpServer]:
    async with listening(SmtpServer()) as running:
        yield running


async def send(server: SmtpServer, card: Card = CARD, once: str = "7/notify", **more: str) -> str:
    channel = connect("email", options(server, **more), KIT)
    key, _ = await channel.send(READER, card, silent=True, reason=None, once=once)
    return key


async def turn(server: SmtpServer, **more: str) -> Turn:
    with pytest.raises(Fault) as fault:
        await send(server, **more)
    assert READER not in str(fault.value.reason)
    return fault.value.turn


async def test_the_letter_is_plain_and_html_and_says_what_can_be_done(server: SmtpServer) -> None:
    await send(server)
    (letter,) = server.letters
    assert (letter.sender, letter.reader) == ("vanthu@so-nn.example", READER)
    message = letter.message
    assert message["Subject"] == "🔴 HỎA TỐC · Văn bản đến số 1234"
    assert (message["Auto-Submitted"], message["Importance"]) == ("auto-generated", "high")
    plain, html = letter.part("plain"), letter.part("html")
    assert "V/v <ứng phó> & bão" in plain
    assert "V/v &lt;ứng phó&gt; &amp; bão" in html
    assert "<ứng" not in html
    assert "NHAN K7QX – Đã nhận" in plain
    assert "TUCHOI K7QX – Từ chối" in plain


async def test_the_subject_never_carries_the_abstract(server: SmtpServer) -> None:
    await send(server)
    assert "bão" not in server.letters[0].message["Subject"]


async def test_a_link_names_one_step_and_a_step_that_asks_leads_to_the_office(
    server: SmtpServer,
) -> None:
    await send(server)
    plain = server.letters[0].part("plain")
    (token,) = re.findall(r"https://vanthu\.example/xac-nhan/(\S+)", plain)
    link = opened(token, KEY, NOW)
    assert (link.person_id, link.ref, link.version, link.step) == (CLERK.id, CARD.ref, 4, "got")
    assert f"https://vanthu.example/the/incoming/{CARD.ref.id.hex}" in plain
    assert "K7QX" not in token


async def test_without_an_address_of_the_office_there_are_no_links(server: SmtpServer) -> None:
    channel = connect("email", options(server), replace(KIT, office=""))
    await channel.send(READER, CARD, silent=True, reason=None)
    assert "http" not in server.letters[0].part("plain")
    assert "NHAN K7QX" in server.letters[0].part("plain")


async def test_the_same_errand_has_the_same_message_id(server: SmtpServer) -> None:
    first, again, other = [await send(server, once=one) for one in ("7/n", "7/n", "8/n")]
    assert first == again != other
    assert [letter.message["Message-ID"] for letter in server.letters] == [first, again, other]
    assert re.fullmatch(r"<[0-9a-f]{32}@so-nn\.example>", first)
    assert await send(server, once="") != await send(server, once="")


@pytest.mark.parametrize(
    ("trust", "said"),
    [("bell", {"Có văn bản hoặc việc"}), ("number", {"1234", "NHAN K7QX"}),
     ("abstract", {"1234", "bão", "NHAN K7QX"})],
)  # fmt: skip
async def test_trust_decides_what_is_said(server: SmtpServer, trust: str, said: set[str]) -> None:
    await send(server, trust=trust)
    wire = server.letters[0].wire.decode("utf-8", "replace")
    plain = server.letters[0].part("plain")
    for one in ("Có văn bản hoặc việc", "1234", "bão", "NHAN K7QX"):
        assert (one in plain or one in wire) == (one in said)


@pytest.mark.parametrize(
    ("faults", "drops", "wanted"),
    [
        ({"RCPT": "550 unknown"}, [], Turn.NEVER),
        ({"RCPT": "450 busy"}, [], Turn.AGAIN),
        ({"MAIL": "550 not you"}, [], Turn.AGAIN),
        ({"MAIL": "421 later"}, [], Turn.AGAIN),
        ({"DATA": "554 no"}, [], Turn.NEVER),
        ({"DATA": "250 what"}, [], Turn.AGAIN),
        ({"BODY": "552 too large"}, [], Turn.NEVER),
        ({"BODY": "451 try later"}, [], Turn.AGAIN),
        ({"EHLO": "554 go away"}, [], Turn.AGAIN),
        ({}, ["EHLO"], Turn.AGAIN),
        ({}, ["RCPT"], Turn.AGAIN),
        ({}, ["DATA"], Turn.AGAIN),
        ({}, ["BODY"], Turn.UNKNOWN),
    ],
)
async def test_every_failure_says_whose_turn_it_is(
    server: SmtpServer, faults: dict[str, str], drops: list[str], wanted: Turn
) -> None:
    server.faults, server.drops = dict(faults), list(drops)
    if "EHLO" in faults:
        server.faults["HELO"] = faults["EHLO"]
    assert await turn(server) is wanted


async def test_a_server_that_says_nothing_and_one_that_is_not_there_are_tried_again(
    server: SmtpServer,
) -> None:
    server.silent = True
    assert await turn(server, timeout="0.2") is Turn.AGAIN
    assert await turn(server, port="1") is Turn.AGAIN


async def test_a_wrong_address_never_reaches_the_server(server: SmtpServer) -> None:
    channel = connect("email", options(server), KIT)
    for wrong in (
        "",
        "thu",
        "a@b",
        "a@so.vn\r\nBcc: x@y.vn",
        "<a@so.vn>",
        "thư@so.vn",
        "a b@so.vn",
    ):
        with pytest.raises(Fault) as fault:
            await channel.send(wrong, CARD, silent=True, reason=None)
        assert fault.value.turn is Turn.NEVER
    assert server.letters == []


async def test_a_title_cannot_add_a_header(server: SmtpServer) -> None:
    title = Text.of("outgoing-title", urgency="", reference="1\r\nBcc: ke-la@xa.example\r\n\r\nx")
    await send(server, replace(CARD, title=title))
    assert server.letters[0].message["Bcc"] is None
    assert server.letters[0].message["Subject"] == "Văn bản đi 1 Bcc: ke-la@xa.example x"


async def test_the_letter_is_encrypted_and_the_password_goes_only_then(tmp_path: Path) -> None:
    tls, trusted = certified(tmp_path)
    async with listening(SmtpServer(tls, ("may", "mat-khau"))) as server:
        given = {"security": "starttls", "ca_file": trusted, "user": "may"}
        await send(server, password="mat-khau", **given)
        assert server.letters[0].encrypted
        assert server.letters[0].user == "may"
        assert await turn(server, password="sai", **given) is Turn.AGAIN
        assert await turn(server, **given | {"ca_file": ""}) is Turn.AGAIN
        server.tls = None
        assert await turn(server, password="mat-khau", **given) is Turn.AGAIN
        assert len(server.letters) == 1


def test_a_line_that_is_a_dot_does_not_end_the_letter() -> None:
    assert _stuffed(b"a\r\n.\r\nb") == b"a\r\n..\r\nb\r\n.\r\n"


@pytest.mark.parametrize(
    "more",
    [{"host": ""}, {"sender": "khong phai"}, {"security": "ssl3"}, {"port": "x"}, {"port": "0"},
     {"timeout": "900"}, {"trust": "body"}, {"pasword": "bi-mat"},
     {"security": "none", "user": "may", "password": "bi-mat"}],
)  # fmt: skip
def test_options_that_cannot_be_are_refused_without_repeating_them(more: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"\w") as refused:
        connect("email", options(SmtpServer(port=25), **more), KIT)
    assert "bi-mat" not in str(refused.value)


@pytest.mark.parametrize("name", ["telegraph", "_kit", "..", "email.smtp"])
def test_only_modules_in_the_folder_are_channels(name: str) -> None:
    with pytest.raises(ValueError, match="channel"):
        connect(name, {}, KIT)
