"""Kiểm tra thể thức — every rule over one paper: pass, fail, or unknown when it cannot be read."""

from __future__ import annotations

from functools import cache

import core.outgoing.format.rules
from core.discover import found
from core.outgoing.format.paper import Claims, Paper
from core.outgoing.format.rule import Rule
from core.signing.report import Finding, Result
from core.text import Text


@cache
def rules() -> tuple[Rule, ...]:
    """Mọi quy tắc — in the order of their ids; raises ValueError when two share one."""
    every = found(core.outgoing.format.rules, Rule)
    if len({rule.id for rule in every}) != len(every):
        raise ValueError("two rules of layout share an id")
    return tuple(sorted(every, key=lambda rule: int(rule.id[1:])))


def lint(paper: Paper, claims: Claims) -> tuple[Finding, ...]:
    """Kết quả — one finding for each rule (R-6.4a)."""
    unread = _unread(paper)
    if unread is not None:
        return tuple(Finding(rule.id, Result.UNKNOWN, unread) for rule in rules())
    return tuple(_judged(rule, paper, claims) for rule in rules())


def _judged(rule: Rule, paper: Paper, claims: Claims) -> Finding:
    fault = rule.look(paper, claims)
    if fault is not None:
        return Finding(rule.id, Result.FAIL, fault)
    if paper.cut:
        return Finding(rule.id, Result.UNKNOWN, Text.of("format-cut", name=rule.name))
    return Finding(rule.id, Result.PASS, Text.of("format-right", name=rule.name))


def _unread(paper: Paper) -> Text | None:
    if paper.trouble:
        return Text.of(f"format-trouble-{paper.trouble}")
    return Text.of("format-scan") if paper.scanned else None
