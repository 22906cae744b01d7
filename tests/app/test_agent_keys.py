"""Proof: with every kind of key, in both appearances, signed by `vanthu agent` in its own process;
judged by pyHanko, pdfsig, qpdf and openssl, and measured on the pages that two renderers draw.
"""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from adapters.signing.key_place import key_place
from core import desk
from core.effects.begin_signing import BeginSigning
from core.effects.verify_signature import VerifySignature
from core.outgoing.document import OutgoingState
from core.people.person import Person
from core.procedure import Procedure
from core.signing.machine import KeyPlaceStrange
from core.signing.making import Appearance
from core.signing.places import MM
from core.signing.refusals import PinRunningOut, PinWrong, RemoteSigningRefused
from tests.adapters.signing import judges
from tests.adapters.signing.desk import issued
from tests.adapters.signing.test_keys import PIN, TOKEN, module, packed, service, token
from tests.adapters.signing.test_rendering import RENDERERS, ink
from tests.app.machines import Machine, served
from tests.app.test_signing_for_real import LEADING, approved, town
from tests.core.issuing import run
from tests.core.office import Office
from tests.factories import AGENCY, CLERK, LEADER, acting, an_agency_key
from tests.web.desk import TEXTS
from web import agent

__all__ = ["token", "town"]
pytestmark = pytest.mark.filterwarnings("ignore:It is recommended to use web.AppKey")
CODE, BEARER = "ABCDE-23456", "ma-truy-cap-cua-dich-vu"
SHOWN = OutgoingState.SIGNED, OutgoingState.SEALED


def in_file(folder: Path, kind: str, who: str) -> tuple[str, str]:
    path = folder / f"{kind}-{who}.p12"
    path.write_bytes(packed(kind, who))
    return str(path), "mat khau"


def on_token(_folder: Path, kind: str, who: str) -> tuple[str, str]:
    return f"pkcs11:token={TOKEN};object={kind}-{who}?module-path={module()}", PIN


def with_profile(town: Office, appearance: Appearance) -> None:
    told = Procedure(1, options={"signing": {"appearance": appearance.value}})
    town.store.work.procedures[AGENCY.id] = [told]


def register(town: Office, kind: str) -> None:
    device = town.store.work.entities[an_agency_key().id]
    device.fingerprint = hashlib.sha256(issued(kind, "agency").soft.certificate).hexdigest()


async def by_agent(town: Office, person: Person, one: Machine, draft: Any, pin: str) -> None:
    """Asked in the office, signed on the machine, with the digits that the card shows."""
    await run(town, BeginSigning)
    digits = town.now_is(draft).signing["digits"]
    ((key, *_rest, shown, _until),) = await one.waiting()
    assert shown == digits
    signed = await one.runs("sign", key[:12], "--digits", digits, pin=pin)
    assert signed.status == 0, signed.complained
    assert "kiểm tra chữ ký số" in signed.said
    await run(town, VerifySignature)


async def paired(town: Office, person: Person, one: Machine, at: str, key: str, pin: str) -> None:
    await desk.offer(CODE, acting(person), town.ports)
    told = await one.pairs(at, key, CODE, pin)
    assert told.status == 0, told.complained
    assert PIN not in one.settings.read_text(), "the PIN stays nowhere"
    assert one.settings.stat().st_mode & 0o777 == 0o600


def near(image: Any, box: list[float]) -> list[float]:
    """Red ink in and around this place: there is a stamp of urgency elsewhere."""
    around = [box[0] - 20, box[1] - 20, box[2] + 20, box[3] + 20]
    found = ink(image, "red", around)
    assert found is not None
    return [edge + around[at % 2] for at, edge in enumerate(found)]


def measured(pdf: bytes, folder: Path) -> dict[str, tuple[float, float]]:
    """Per renderer: the seal's width in mm, and which part of the signature it covers."""
    found = {}
    for name, draw in RENDERERS.items():
        image = draw(pdf, folder)
        image.save(folder / f"{name}.png")
        seal, hand = near(image, judges.box_of(pdf, "KyCoQuan")), ink(image, "blue")
        assert hand is not None
        across, down = (seal[2] - seal[0]) / MM, (seal[3] - seal[1]) / MM
        assert abs(across - down) <= 1
        found[name] = across, (seal[2] - hand[0]) / (hand[2] - hand[0])
    return found


def judged(town: Office, draft: Any, folder: Path) -> None:
    now = town.now_is(draft)
    assert now.state == OutgoingState.SEALED, now.signature_findings
    final = town.files.kept[now.sealed["sha256"]]
    assert final.startswith(town.files.kept[now.approved_sha256])
    judges.all_agree(final, folder)
    (folder / "final.pdf").write_bytes(final)
    for across, covered in measured(final, folder).values():
        assert abs(across - 36) <= 1
        assert 0.25 <= covered <= 0.42


async def everybody_signs(town: Office, folder: Path, kind: str, kept: Any) -> Any:
    """The document, after the leader and the clerk have signed with keys that are kept there."""
    register(town, kind)
    draft = await approved(town)
    app = FastAPI()
    app.include_router(agent.router(replace(town.ports, texts=TEXTS)))
    his, hers = Machine(folder / "his"), Machine(folder / "hers")
    async with served(app) as at:
        key, pin = kept(folder, kind, "person")
        await paired(town, LEADING, his, at, key, pin)
        await town.press(LEADER, "bsg", draft)
        await by_agent(town, LEADING, his, draft, pin)
        assert town.now_is(draft).state == SHOWN[0], town.now_is(draft).signature_findings
        await town.press(CLERK, "num", draft, number="take")
        key, pin = kept(folder, kind, "agency")
        await paired(town, CLERK, hers, at, key, pin)
        await town.press(CLERK, "bsl", draft)
        await by_agent(town, CLERK, hers, draft, pin)
    return draft


@pytest.mark.basis("R-9.1", "R-9.2b", "R-9.2d", "R-10.2a", "R-10.2b", "R-11.1")
@pytest.mark.parametrize("appearance", Appearance)
@pytest.mark.parametrize("kind", ["rsa", "ec"])
@pytest.mark.parametrize("kept", [in_file, on_token])
async def test_leader_and_clerk_sign_by_agent_and_everybody_agrees(
    town: Office, token: str, tmp_path: Path, kept: Any, kind: str, appearance: Appearance
) -> None:
    with_profile(town, appearance)
    draft = await everybody_signs(town, tmp_path, kind, kept)
    await asyncio.to_thread(judged, town, draft, tmp_path)


@pytest.mark.basis("R-9.1", "R-9.2b", "R-9.2d", "R-10.2a", "R-10.2b", "R-11.1")
@pytest.mark.parametrize("appearance", Appearance)
@pytest.mark.parametrize("kind", ["rsa", "ec"])
async def test_a_remote_signing_service_goes_the_same_way(
    town: Office, tmp_path: Path, kind: str, appearance: Appearance
) -> None:
    """The agent reaches the service; its token and the PIN are typed each time, and kept nowhere."""
    with_profile(town, appearance)
    async with service(pin=PIN, token=BEARER) as address:

        def at_service(_folder: Path, kind: str, who: str) -> tuple[str, str]:
            place = f"csc:credential={kind}-{who}?address={address}&ask=token,pin"
            return place, f"{BEARER} {PIN}"

        draft = await everybody_signs(town, tmp_path, kind, at_service)
    for one in tmp_path.rglob("agent.json"):
        assert BEARER not in one.read_text()
        assert PIN not in one.read_text()
    await asyncio.to_thread(judged, town, draft, tmp_path)


async def test_a_remote_service_with_a_wrong_pin_or_token_signs_nothing() -> None:
    async with service(pin=PIN, token=BEARER) as address:
        place = key_place(f"csc:credential=ec-person?address={address}&ask=token,pin")
        with pytest.raises(RemoteSigningRefused):
            await place.opened(f"khac {PIN}")
        key = await place.opened(f"{BEARER} 0000")
        with pytest.raises(RemoteSigningRefused):
            await key.sign(b"attributes")
        told_nothing = await place.opened(BEARER)
        with pytest.raises(RemoteSigningRefused):
            await told_nothing.sign(b"attributes")


@pytest.mark.parametrize(
    "told",
    ["csc:", "csc:credential=a", "csc:?address=https://a.vn", "csc:credential=a?address=http://a.vn",
     "csc:credential=a?address=https://u:p@a.vn", "csc:credential=a;pin=1?address=https://a.vn",
     "csc:credential=a?address=https://a.vn/?token=x", "csc:credential=a?address=ftp://127.0.0.1",
     "csc:credential=a?address=https://a.vn&ask=pin,pin", "csc:credential=a?address=https:"],
)  # fmt: skip
def test_an_address_that_is_not_safe_or_not_whole_is_no_place_for_a_key(told: str) -> None:
    with pytest.raises(KeyPlaceStrange):
        key_place(told)


async def test_a_device_says_when_few_tries_are_left(token: str) -> None:
    """SoftHSM says so after the first wrong one, and never locks: the last two are not played."""
    place = key_place(on_token(Path(), "ec", "person")[0])
    with pytest.raises(PinWrong) as caught:
        await place.opened("00000000")
    assert isinstance(caught.value, PinRunningOut)
    assert (await place.opened(PIN)).certificate
