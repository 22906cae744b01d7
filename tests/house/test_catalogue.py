"""Nothing appears or vanishes unseen: codes are permanent, every step is complete."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from core import catalogue
from core.people.person import Role
from core.step import Step

ROOT = Path(__file__).resolve().parents[2]

# Every code that was ever shipped: it sits in messages already sent. Only ever add to this list.
SHIPPED = {
    "acc", "acu", "ans", "apv", "att", "bck", "beg", "brp", "bsa", "bsg", "bsl", "cdu", "cfd", "chk",
    "chs", "cls", "com", "cor", "crc", "cst", "dav", "dft", "dir", "dlv", "dsp", "dtt", "due", "erq",
    "ext", "fin", "fmt", "fwd", "got", "gra", "hbk", "hea", "heo", "hon", "hrc", "iss", "mrc", "npc",
    "num", "opn", "opt", "pas", "ppr", "ras", "rbg", "rca", "rcl", "rcv", "reg", "rep", "ret", "rff",
    "rfm", "rfx", "rly", "rnw", "rov", "rpa", "rpd", "rpl", "rrm", "rrp", "rsa", "rsd", "rsg", "sel",
    "sgn", "sla", "snt", "stp", "sub", "trf", "tuq", "ver", "vng",
    "bky", "kyn", "rky", "sky", "xky", "bcg", "ckg", "rcg", "tck",
    "cpt", "gtb", "hhc", "hnl", "ltb", "ntb", "thc",
    "bsc", "ers", "qlb", "rbs", "rss", "rsx", "sho", "ssc", "stn",
    "rki", "rko",
    "cld", "dxl", "kpt", "ktb",
    "wfo", "wft", "whs", "wkt", "wnl", "wrf", "wrt", "wtl", "wtn",
    "gdc", "gll", "kgd", "vtd", "vtk", "vtq",
    "bct", "bgc", "dct", "nct", "xct",
    "bbk", "ebk", "lbd", "lbk", "rbk", "rbq", "rsb", "sbk",
    "bsy", "dsa", "erc", "ksa", "lsa", "rbc", "rcs", "rsc", "sao", "sdi", "ssy",
}  # fmt: skip
EFFECTS = {
    "attest", "begin_reply", "begin_signing", "carry_canary", "catch_up", "close_opinion", "cut_chat", "drop_files", "end_request",
    "examine_scan", "file_document", "follow", "lint_draft", "make_copy", "move_chat", "notify",
    "prepare_appendix", "prepare_draft",
    "record_reply", "refresh", "remind", "remind_check", "remind_recall", "report_status", "send_link_code",
    "send_package", "send_recall", "verify_package", "verify_signature", "watch_replies",
}  # fmt: skip

EVERY = sorted(catalogue.steps().values(), key=lambda step: step.code)


def test_the_steps_are_exactly_those_that_were_shipped() -> None:
    assert set(catalogue.steps()) == SHIPPED


def test_the_effects_are_exactly_those_that_were_shipped() -> None:
    assert set(catalogue.effects()) == EFFECTS


@pytest.mark.parametrize("step", EVERY, ids=lambda step: step.name)
def test_every_step_has_a_basis_a_place_and_a_vietnamese_docstring(step: Step) -> None:
    source = Path(str(step.body.__code__.co_filename)).read_text(encoding="utf-8")
    assert Path(step.body.__code__.co_filename).stem == step.name
    assert all(re.fullmatch(r"R-\d+(\.\d+)?[a-zđ]?(-\d)?", rule) for rule in step.basis)
    assert re.match(r'"""[^\n]*[À-ỹ][^\n]* — ', source), "the first line begins with the legal term"


@pytest.mark.parametrize("step", EVERY, ids=lambda step: step.name)
def test_every_step_is_pressed_by_a_test(step: Step) -> None:
    tests = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests").rglob("test_*.py"))
    assert f'"{step.code}"' in tests, f"no test presses {step.name}"


def test_the_system_has_no_buttons_and_people_no_system_steps() -> None:
    mixed = [s.name for s in EVERY if Role.SYSTEM in s.roles and len(s.roles) > 1]
    assert mixed == []
