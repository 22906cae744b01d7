"""The demo's signing desk: a PDF in, the same PDF with one more signature out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from app.demo.authority import ensure
from app.demo.clock import DemoClock
from app.demo.letters import PROVINCE
from app.demo.sign_route import SignRoute
from app.demo.signing import SigningDesk
from core.ports import Ports
from tests.core.issuing import an_approved, an_issuing_office
from tests.core.office import Office
from tests.fakes.store import FakeStore
from tests.stories.conftest import a_pdf

__all__ = ["a_pdf"]


@dataclass
class Home:
    """As much of a house as the desk looks at."""

    store: FakeStore
    ports: Ports


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


@pytest.fixture
def client(office: Office, tmp_path: Path) -> httpx.AsyncClient:
    ensure(tmp_path, PROVINCE)
    home: Any = Home(office.store, office.ports)
    routes = FastAPI()
    route = SignRoute(home, DemoClock(), SigningDesk(tmp_path))
    routes.add_api_route("/demo/sign", route.__call__, methods=["POST"])
    return httpx.AsyncClient(transport=httpx.ASGITransport(app=routes), base_url="http://demo")


@pytest.mark.basis("R-9.1")
async def test_the_file_due_for_a_document_is_signed_by_its_id(
    office: Office, client: httpx.AsyncClient, a_pdf: bytes
) -> None:
    sha256 = await office.files.put(a_pdf)
    document = await an_approved(office, approved_sha256=sha256)
    asked = {"document_id": str(document.id), "account": "an.snn", "as": "person"}
    answer = await client.post("/demo/sign", json=asked)
    assert answer.status_code == 200
    assert answer.content.startswith(a_pdf)
    assert len(answer.content) > len(a_pdf)


@pytest.mark.parametrize(
    "asked",
    [
        {"document_id": "x", "account": "an.snn"},
        {"document_id": "00000000-0000-0000-0000-000000000001", "account": "an.snn"},
        {},
        [],
    ],
)
async def test_what_cannot_be_signed_is_said(client: httpx.AsyncClient, asked: Any) -> None:
    answer = await client.post("/demo/sign", json=asked)
    assert answer.status_code == 422
    assert "PDF" in answer.json()["detail"]


async def test_nobody_unknown_signs(client: httpx.AsyncClient, a_pdf: bytes) -> None:
    files = {"file": ("a.pdf", a_pdf, "application/pdf")}
    answer = await client.post("/demo/sign", data={"account": "ai.do"}, files=files)
    assert answer.status_code == 422
