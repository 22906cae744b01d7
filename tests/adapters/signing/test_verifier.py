from __future__ import annotations

import asyncio
import os
import signal

import pytest

from adapters.signing.verifier import Verifier
from core.signing.report import Verdict
from tests.adapters.signing.cases import CODE, LATER, checked, good, office, with_page_added


@pytest.fixture
async def verifier(tmp_path):
    (tmp_path / "roots").mkdir()
    (tmp_path / "crls").mkdir()
    (tmp_path / "roots" / "goc.pem").write_bytes(office().root.pem)
    (tmp_path / "roots" / "hong.pem").write_bytes(b"not a certificate")
    (tmp_path / "crls" / "goc.crl").write_bytes(office().crl)
    (tmp_path / "crls" / "hong.crl").write_bytes(b"not a list")
    made = Verifier(tmp_path / "roots", tmp_path / "crls")
    yield made
    await made.close()


async def test_the_child_says_what_the_function_says(verifier):
    for content in (good(), with_page_added(good()), b"", b"%PDF-1.4 broken"):
        expected = await asyncio.to_thread(checked, content)
        assert await verifier.verify(content, LATER) == expected


async def test_one_warm_child_serves_many_files_asked_at_once(verifier):
    reports = await asyncio.gather(*(verifier.verify(good(), LATER) for _ in range(4)))
    child = verifier._child
    await verifier.verify(good(), LATER)
    assert {report.verdict for report in reports} == {Verdict.VALID}
    assert verifier._child is child


async def test_a_dead_child_leaves_the_file_undecided_and_the_next_one_is_checked(verifier):
    await verifier.verify(good(), LATER)
    os.kill(verifier._child.pid, signal.SIGKILL)
    report = await verifier.verify(good(), LATER)
    assert report.verdict is Verdict.INDETERMINATE
    assert [one.detail.key for one in report.findings] == ["verification-not-completed"]
    assert (await verifier.verify(good(), LATER)).verdict is Verdict.VALID


async def test_a_check_that_takes_too_long_is_undecided(tmp_path):
    verifier = Verifier([], [], timeout=0.01)
    report = await verifier.verify(good(), LATER)
    await verifier.close()
    assert report.verdict is Verdict.INDETERMINATE
    assert len(report.findings) == 1


async def test_a_child_without_memory_leaves_the_file_undecided():
    verifier = Verifier([], [], memory_mb=40)
    report = await verifier.verify(good(), LATER)
    await verifier.close()
    assert report.verdict is Verdict.INDETERMINATE


async def test_a_caller_who_gives_up_does_not_spoil_the_next_answer(verifier):
    first = asyncio.create_task(verifier.verify(good(), LATER))
    await asyncio.sleep(0.05)
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    assert (await verifier.verify(b"", LATER)).verdict is Verdict.INVALID


async def test_an_empty_folder_of_roots_trusts_nobody(tmp_path):
    verifier = Verifier(tmp_path / "roots", tmp_path / "crls")
    report = await verifier.verify(good(), LATER)
    await verifier.close()
    assert report.verdict is Verdict.INDETERMINATE


@pytest.mark.parametrize(("code", "result"), [(CODE, "pass"), ("000.00.99.H56", "fail")])
async def test_the_declared_sender_is_compared_when_it_is_known(verifier, code, result):
    report = await verifier.verify(good(), LATER, sender=code)
    last = report.findings[-1]
    assert (last.check, last.result.value) == ("C7", result)
