from __future__ import annotations

import asyncio
import os
import signal
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web
from asn1crypto import tsp

from adapters.signing.workshop import Equipment, Workshop
from core.errors import Fault
from core.signing.making import Kind, Level, Plan, Prepared, Profile, agency_act, corner_plan
from core.signing.refusals import (
    CertificateExpired,
    CertificateNotTrusted,
    DraftAlreadySigned,
    PreparationExpired,
    SignatureFieldMissing,
    SignatureFieldTaken,
    SignatureMismatched,
)
from tests.adapters.signing import judges
from tests.adapters.signing.cases import AGENCY, LATER, checked, office, results
from tests.adapters.signing.desk import (
    AT,
    SEALED_AT,
    blank_letter,
    clerk,
    issued,
    leader,
    timestamper,
)


@asynccontextmanager
async def timestamps():
    """A timestamp service on loopback."""

    async def answer(request: web.Request) -> web.Response:
        asked = tsp.TimeStampReq.load(await request.read())
        said = timestamper().request_tsa_response(asked)
        return web.Response(body=said.dump(), content_type="application/timestamp-reply")

    app = web.Application()
    app.router.add_post("/", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/"
    finally:
        await runner.cleanup()


@pytest.fixture
def known(tmp_path):
    (tmp_path / "goc.pem").write_bytes(office().root.pem)
    (tmp_path / "goc.crl").write_bytes(office().crl)
    return (tmp_path / "goc.pem",), (tmp_path / "goc.crl",)


@pytest.fixture
async def workshop(known):
    shop = Workshop(Equipment(*known))
    yield shop
    await shop.close()


def person():
    return issued("ec", "person").soft


def agency():
    return issued("ec", "agency").soft


async def prepared_letter(shop: Workshop) -> bytes:
    pdf, places = blank_letter()
    return await shop.prepare(pdf, Plan(places))


@pytest.mark.parametrize("level", Level)
async def test_the_whole_chain_is_made_in_the_child(known, level, tmp_path):
    async with timestamps() as url:
        shop, profile = Workshop(Equipment(*known, timestamp_url=url)), Profile(level)
        pdf = await shop.sign(await prepared_letter(shop), person(), leader(profile))
        pdf = await shop.sign(pdf, agency(), clerk(profile))
        await shop.close()
    report = await asyncio.to_thread(checked, pdf, LATER)
    assert set(results(report).values()) == {"pass"}
    await asyncio.to_thread(judges.all_agree, pdf, tmp_path)


async def test_a_preparation_is_kept_as_json_and_signed_by_another_machine(workshop):
    import json

    key = person()
    begun = await workshop.begin(
        await prepared_letter(workshop), key.certificate, leader(), key.chain
    )
    assert len(begun.attributes) < 400
    kept = json.loads(json.dumps(begun.state()))
    again = Prepared.of(begun.pdf, kept)
    assert again == begun
    other = Workshop()
    signed = await other.finish(again, await key.sign(again.attributes), AT + timedelta(minutes=3))
    await other.close()
    assert signed.startswith(begun.pdf[: begun.start])


async def test_a_preparation_expires(workshop):
    key = person()
    begun = await workshop.begin(
        await prepared_letter(workshop), key.certificate, leader(), key.chain
    )
    signature = await key.sign(begun.attributes)
    for now in (AT + timedelta(minutes=11), AT - timedelta(seconds=1)):
        with pytest.raises(PreparationExpired):
            await workshop.finish(begun, signature, now)


async def test_the_answer_of_another_key_is_thrown_away(workshop):
    key = person()
    begun = await workshop.begin(
        await prepared_letter(workshop), key.certificate, leader(), key.chain
    )
    for wrong in (
        await agency().sign(begun.attributes),
        await key.sign(b"else"),
        b"\x00" * 70,
        b"",
    ):
        with pytest.raises(SignatureMismatched):
            await workshop.finish(begun, wrong, AT)


async def test_a_preparation_that_was_altered_makes_no_document(workshop):
    from core.signing.refusals import SignedFileNotValid

    key = person()
    begun = await workshop.begin(
        await prepared_letter(workshop), key.certificate, leader(), key.chain
    )
    altered = replace(begun, pdf=begun.pdf.replace(b"/Rotate 0", b"/Rotate 1", 1))
    if altered.pdf == begun.pdf:
        altered = replace(begun, pdf=begun.pdf.replace(b"595.27", b"595.28", 1))
    assert altered.pdf != begun.pdf
    with pytest.raises(SignedFileNotValid):
        await workshop.finish(altered, await key.sign(begun.attributes), AT)


@pytest.mark.basis("R-11.1")
async def test_an_expired_or_revoked_certificate_cannot_begin(known, workshop):
    key, pdf = person(), await prepared_letter(workshop)
    late = replace(leader(), at=AT.replace(year=2046))
    with pytest.raises(CertificateExpired):
        await workshop.begin(pdf, key.certificate, late, key.chain)
    from adapters.signing import authority

    revoked = [(issued("ec", "person").certificate, AT - timedelta(days=1))]
    known[1][0].write_bytes(authority.revocation_list(office().root, revoked))
    with pytest.raises(CertificateNotTrusted):
        await workshop.begin(pdf, key.certificate, leader(), key.chain)


async def test_a_certificate_of_an_unknown_authority_cannot_begin(workshop):
    from adapters.signing import authority
    from adapters.signing.sign import key_of

    stranger = key_of(authority.issue_person(authority.make_root(), "Người lạ", "Nơi khác"))
    pdf = await prepared_letter(workshop)
    with pytest.raises(CertificateNotTrusted):
        await workshop.begin(pdf, stranger.certificate, leader(), stranger.chain)


async def test_a_place_is_signed_once_and_a_number_written_once(workshop):
    pdf = await workshop.sign(await prepared_letter(workshop), person(), leader())
    with pytest.raises(SignatureFieldTaken):
        await workshop.sign(pdf, person(), leader())
    with pytest.raises(SignatureFieldMissing):
        await workshop.sign(pdf, person(), leader(field="KyNguoiKhac"))
    pdf = await workshop.sign(pdf, agency(), clerk())
    with pytest.raises(SignatureFieldTaken):
        await workshop.sign(pdf, agency(), clerk())
    with pytest.raises(DraftAlreadySigned):
        await workshop.prepare(pdf, Plan(blank_letter()[1]))


async def test_without_a_timestamp_service_nothing_is_signed(known):
    for url in ("", "http://127.0.0.1:9/"):
        shop = Workshop(Equipment(*known, timestamp_url=url))
        with pytest.raises(Fault, match="timestamp"):
            await shop.sign(await prepared_letter(shop), person(), leader(Profile(Level.T)))
        await shop.close()


async def test_a_killed_child_is_replaced_and_nothing_is_half_done(workshop):
    before = await prepared_letter(workshop)
    os.kill(workshop._child.pid, signal.SIGKILL)
    with pytest.raises(Fault):
        await workshop.sign(before, person(), leader())
    assert len(await prepared_letter(workshop)) == len(before)
    assert await workshop.sign(before, person(), leader())


@pytest.mark.basis("R-9.2d")
async def test_an_attachment_that_is_no_pdf_gets_a_signature_of_its_own(known, tmp_path):
    content = b"so lieu,\xc4\x91\xc6\xa1n v\xe1\xbb\x8b\n" * 1000
    async with timestamps() as url:
        shop = Workshop(Equipment(*known, timestamp_url=url))
        for level in (Level.B, Level.T):
            act = agency_act(Kind.ATTACHMENT, SEALED_AT, Profile(level), AGENCY)
            container = await shop.sign_detached(content, agency(), act)
            await asyncio.to_thread(judges.openssl_root, tmp_path)
            await asyncio.to_thread(judges.verify, content, container, tmp_path)
        await shop.close()
    with pytest.raises(AssertionError):
        await asyncio.to_thread(judges.verify, content + b"x", container, tmp_path)


@pytest.mark.basis("R-8.5c")
@pytest.mark.parametrize("appearance", ["seed2019", "nd30"])
@pytest.mark.parametrize("kind", [Kind.ATTACHMENT, Kind.SCAN, Kind.COPY])
async def test_the_agency_signs_at_the_top_right_of_page_1(workshop, kind, appearance, tmp_path):
    from core.signing.making import Appearance

    profile = Profile(appearance=Appearance(appearance))
    pdf, plan = blank_letter()[0], corner_plan(kind, profile)
    made = workshop.copy if kind is Kind.COPY else workshop.prepare
    act = agency_act(kind, SEALED_AT, profile, AGENCY, reference="1234/SNV-VP", title="SAO Y")
    signed = await workshop.sign(await made(pdf, plan), agency(), act)
    await asyncio.to_thread(judges.all_agree, signed, tmp_path, 1)
    left, bottom = judges.box_of(signed, "KyCoQuan")[:2]
    assert left > 595 / 2
    assert bottom > 842 * 0.75


async def test_a_copy_of_a_signed_document_shows_its_signatures_and_is_signed_anew(workshop):
    pdf = await workshop.sign(await prepared_letter(workshop), person(), leader())
    pdf = await workshop.sign(pdf, agency(), clerk())
    profile = Profile()
    copy = await workshop.copy(pdf, corner_plan(Kind.COPY, profile), [0])
    act = agency_act(Kind.COPY, SEALED_AT, profile, AGENCY, title="TRÍCH SAO")
    signed = await workshop.sign(copy, agency(), act)
    assert list(judges.fields_of(signed)) == ["KyCoQuan"]


async def test_the_event_loop_goes_on_while_a_file_is_signed(workshop):
    pdf, stalls = await prepared_letter(workshop), []

    async def beat() -> None:
        while True:
            before = asyncio.get_running_loop().time()
            await asyncio.sleep(0.002)
            stalls.append(asyncio.get_running_loop().time() - before - 0.002)

    beating = asyncio.create_task(beat())
    await workshop.sign(pdf, person(), leader())
    beating.cancel()
    assert len(stalls) > 5
