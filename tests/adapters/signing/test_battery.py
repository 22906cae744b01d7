"""Every file of the battery gets its answer through the child process, quickly and in words."""

from __future__ import annotations

import asyncio
import time

import pytest

from adapters.signing.verifier import Verifier
from core.signing.identity import Declared
from core.signing.policy import Expected, held_against
from core.signing.report import Result, Verdict
from tests.adapters.signing import pki
from tests.adapters.signing.battery import ROWS, Row
from tests.adapters.signing.cases import texts

pytestmark = pytest.mark.basis("R-8.1a")
SECONDS, MEGABYTES = 20.0, 1024


def verifier(row: Row, folder) -> Verifier:
    roots = [pki.root()] if row.roots is None else row.roots
    crls = pki.crls(row.at) if row.crls is None else row.crls
    rows = (("goc", "pem", roots), ("thu hoi", "crl", crls), ("tra loi", "ocsp", row.answers))
    named = {}
    for name, ending, contents in rows:
        named[ending] = []
        for number, content in enumerate(contents):
            path = folder / f"{name} {number}.{ending}"
            path.write_bytes(content)
            named[ending].append(path)
    return Verifier(
        named["pem"], [*named["crl"], *named["ocsp"]], timeout=SECONDS, memory_mb=MEGABYTES
    )


@pytest.mark.parametrize("name", ROWS)
async def test_a_file_of_the_battery_gets_the_answer_that_is_due(name: str, tmp_path) -> None:
    row = ROWS[name]
    content = await asyncio.to_thread(row.make)
    asked = verifier(row, tmp_path)
    begun = time.monotonic()
    report = await asked.verify(content, row.at)
    assert time.monotonic() - begun < SECONDS
    await asked.close()
    expected = Expected(row.need, Declared("", row.agency, row.signer), row.reference)
    report = held_against(report, expected)
    said = [(one.check, one.result.value, one.detail.key) for one in report.findings]
    assert report.verdict.value == row.answer, said
    bad = {one.detail.key for one in report.findings if one.result is not Result.PASS}
    if row.code:
        assert any(key.startswith(f"verification-{row.code}") for key in bad), said
    for finding in report.findings:
        assert texts().plain(finding.detail).endswith("."), finding
    assert (report.verdict is Verdict.VALID) == (not bad)
