"""A scan waits on the clerk's machine like any other file: the same JSON, of the kind “scan”."""

from __future__ import annotations

import base64

import httpx
import pytest

from core import desk
from core.effects.begin_signing import BeginSigning
from core.effects.verify_signature import VerifySignature
from core.incoming.document import IncomingState
from tests.core.issuing import MarkVerifier, run
from tests.core.test_digitising import PREPARED, an_examined
from tests.core.test_signing_desk import AGENCYS
from tests.factories import CLERK, acting, an_agency_key
from tests.web.desk import Pages
from tests.web.test_agent import BASE, b64


@pytest.mark.basis("R-8.5c", "R-11.1", "R-11.3b")
async def test_a_scan_is_listed_fetched_signed_and_declined(pages: Pages) -> None:
    office = pages.office
    office.has(an_agency_key())
    office.verifier = MarkVerifier()  # type: ignore[assignment] # another small fake
    await desk.offer("ABCD-2345", acting(CLERK), office.ports)
    token, _station = await desk.pair("ABCD-2345", "Máy văn thư", [AGENCYS], office.ports)
    client = httpx.AsyncClient(
        transport=httpx.ASGITransport(app=pages.app), base_url=f"{BASE}/agent/v1/",
        headers={"authorization": f"Bearer {token}"},
    )  # fmt: skip
    document = await an_examined(office)
    await office.press(CLERK, "bsc", document)
    await run(office, BeginSigning)
    (row,) = (await client.get("waiting")).json()["requests"]
    assert (row["id"], row["kind"], row["file"], row["reference"]) == (
        document.id.hex, "scan", "quet.pdf", "15/SCT-VP",
    )  # fmt: skip
    file = (await client.get(f"waiting/{row['id']}/file")).content
    assert file.startswith(PREPARED)
    assert (await client.post(f"waiting/{row['id']}/refuse", json={})).status_code == 200
    assert (await client.get("waiting")).json()["requests"] == []
    await office.press(CLERK, "bsc", document)
    await run(office, BeginSigning)
    (row,) = (await client.get("waiting")).json()["requests"]
    signature = b64(AGENCYS + base64.b64decode(row["attributes"]))
    answer = await client.post(f"waiting/{row['id']}/signature", json={"signature": signature})
    assert answer.status_code == 200, answer.text
    await run(office, VerifySignature)
    assert office.now_is(document).state == IncomingState.VERIFIED
    await client.aclose()
