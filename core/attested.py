"""Biên bản khẩn đọc thành lời — the evidence as tables: for each receiver its lines, then all others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core import catalogue
from core.calendar import TIME_ZONE
from core.card import Area
from core.evidence.checking import names_receiver
from core.evidence.evidence import Evidence
from core.text import Text

SHORT = 12
"""Letters of a hash on paper; the file inside has all of them."""
_SYSTEM, _EXCHANGE = "system", "exchange"
_VIAS = {"web", "agent", "telegram", "email", "matrix", "zalo"}
_CALLS = ("gdc", "kgd")
_OUTCOMES = {"reached", "relayed", "missed"}


@dataclass(frozen=True)
class Told:
    """Một dòng — when, what, who and by which way, and its place in the journal."""

    at: str
    what: Text
    who: Text
    seq: str
    hash: str


@dataclass(frozen=True)
class Receiver:
    """Một nơi nhận, người nhận — where it stood, and the lines that show it."""

    name: str
    state: Text
    confirmed: bool
    lines: tuple[Told, ...]


@dataclass(frozen=True)
class Attested:
    """Biên bản khẩn — `facts` stand above the tables as (label, value)."""

    agency: str
    title: Text
    about: Text
    facts: tuple[tuple[Text, Text], ...]
    receivers: tuple[Receiver, ...]
    others: tuple[Told, ...]
    asked: Text
    sha256: str
    count: int


def attested(evidence: Evidence) -> Attested:
    """Of our own evidence; somebody else's is checked first."""
    area, about = evidence.about["area"], evidence.about
    belongs = _ABOUT[area]
    rows = [(row, _lines(evidence, row, belongs)) for row in evidence.receivers]
    shown = {line.seq for _, lines in rows for line in lines}
    others = (one for one in _since(evidence) if str(one["seq"]) not in shown)
    said = {
        "urgency": Text.of(f"urgency-{about['urgency']}"),
        "reference": about["reference"] or "—",
    }
    return Attested(
        agency=evidence.agency["name"],
        title=Text.of("attested-title"),
        about=Text.of(f"attested-about-{area}", **said),
        facts=tuple(_facts(evidence)),
        receivers=tuple(
            Receiver(row["name"], Text.unwire(row["state"]), row["confirmed"], tuple(lines))
            for row, lines in rows
        ),
        others=tuple(_told(one, evidence) for one in others),
        asked=Text.of("attested-asked", name=_name(evidence.made["by"], evidence),
                      at=_moment(evidence.made["at"])),
        sha256=evidence.sha256,
        count=len(evidence.entries),
    )  # fmt: skip


def _facts(evidence: Evidence) -> Iterator[tuple[Text, Text]]:
    about = evidence.about
    for name in ("subject", "issued_on", "sender", "sent_at", "arrived_at", "sha256"):
        value = str(about.get(name) or "")
        if not value:
            continue
        if name.endswith("_at"):
            value = _moment(value)
        if name == "issued_on":
            value = f"{datetime.fromisoformat(value):%d/%m/%Y}"
        yield Text.of(f"attested-{name.replace('_', '-')}"), Text.of("attested-value", words=value)


def _since(evidence: Evidence) -> Iterator[Mapping[str, Any]]:
    """What was done to it before it went out, or came in, is another story."""
    begins = evidence.about.get("sent_at") or evidence.about.get("arrived_at") or ""
    start = datetime.fromisoformat(begins) if begins else None
    for one in evidence.entries:
        if start is None or datetime.fromisoformat(one["at"]) >= start:
            yield one


def _lines(evidence: Evidence, row: Mapping[str, Any], belongs: Belongs) -> list[Told]:
    return [_told(one, evidence) for one in _since(evidence) if belongs(one, row)]


Belongs = Callable[[Mapping[str, Any], Mapping[str, Any]], bool]


def _to_agency(entry: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    return names_receiver(entry, row)


def _to_person(entry: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Lines of the part that was given, and calls to who holds it."""
    if entry["document_id"].replace("-", "") == row["task"]:
        return True
    details = entry["details"]
    return row["person"] in (details.get("of"), details.get("silent_id"), details.get("called_id"))


_ABOUT: Mapping[str, Belongs] = {Area.OUTGOING: _to_agency, Area.INCOMING: _to_person}


def _told(entry: Mapping[str, Any], evidence: Evidence) -> Told:
    return Told(
        f"{datetime.fromisoformat(entry['at']).astimezone(TIME_ZONE):%H:%M:%S %d/%m/%Y}",
        _what(entry),
        _who(entry, evidence),
        str(entry["seq"]),
        entry["hash"][:SHORT],
    )


def _who(entry: Mapping[str, Any], evidence: Evidence) -> Text:
    via = entry["via"]
    if not entry["person_id"]:
        return Text.of("attested-by-exchange" if via == _EXCHANGE else "attested-by-system")
    name = _name(entry["person_id"].replace("-", ""), evidence)
    way = Text.of(f"attested-via-{via}") if via in _VIAS else Text.of("attested-value", words=via)
    return Text.of("attested-by", name=name, way=way)


def _name(person: str, evidence: Evidence) -> str:
    return evidence.people.get(person, "—")


def _moment(iso: str) -> str:
    return f"{datetime.fromisoformat(iso).astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"


def _what(entry: Mapping[str, Any]) -> Text:
    """Việc — in words of its own where the line has facts that matter, else the step's label."""
    code, details = entry["step"], entry["details"]
    say = _SAYS.get(code)
    if say is not None:
        return say(details)
    step = catalogue.steps().get(code)
    return step.label if step else Text.of("attested-act", code=code)


def _sent(details: Mapping[str, Any]) -> Text:
    return Text.of("attested-sent", digest=str(details.get("sha256", ""))[:SHORT])


def _status(details: Mapping[str, Any]) -> Text:
    said = [str(details.get(name) or "") for name in ("words", "staff")]
    words = "; ".join(filter(None, said))
    status = Text.of(f"attested-status-{details.get('status', '00')}")
    return Text.of("attested-said", status=status, words=words) if words else status


def _confirmed(details: Mapping[str, Any]) -> Text:
    at, manner = _moment(details["at"]), details["manner"]
    return Text.of("attested-confirmed-line", at=at, manner=manner)


def _chased(details: Mapping[str, Any]) -> Text:
    return Text.of("attested-chased", manner=details.get("manner", ""))


def _climb(details: Mapping[str, Any]) -> Text:
    names = {name: str(details.get(name, "—")) for name in ("silent", "called")}
    return Text.of("attested-climb", times=int(details.get("times", 1)), **names)


def _sheet(details: Mapping[str, Any]) -> Text:
    names: Sequence[str] = details.get("names", ())
    if not names:
        return Text.of("attested-sheet-ended")
    return Text.of("attested-sheet", names=", ".join(names))


def _call(details: Mapping[str, Any]) -> Text:
    outcome = details.get("outcome") if details.get("outcome") in _OUTCOMES else "missed"
    said = {"name": str(details.get("name", "—")), "answered": str(details.get("answered", ""))}
    return Text.of(f"attested-call-{outcome}", **said)


_SAYS: Mapping[str, Callable[[Mapping[str, Any]], Text]] = {
    "iss": lambda details: Text.of(
        "attested-issued", digest=str(details.get("sha256", ""))[:SHORT]
    ),
    "snt": _sent,
    "unsent": lambda _: Text.of("attested-unsent"),
    "status": _status,
    "cfd": _confirmed,
    "chs": _chased,
    "climb": _climb,
    "call_sheet": _sheet,
    "hov": lambda _: Text.of("attested-handed-over"),
    "receive": lambda _: Text.of("attested-received"),
    "recall": lambda _: Text.of("attested-recall-came"),
    "sent-again": lambda _: Text.of("attested-sent-again"),
    "replaced": lambda _: Text.of("attested-replaced"),
    "replied": lambda _: Text.of("attested-replied"),
    **dict.fromkeys(_CALLS, _call),
}
