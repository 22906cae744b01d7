"""Ghi kết quả kiểm tra bản số hóa — right: it waits for the agency's signature; else why not (R-8.5b)."""

from __future__ import annotations

from uuid import UUID

from core.effects.notify import Notify
from core.incoming.document import IncomingDocument, IncomingState
from core.people.person import Role
from core.step import AlreadyRecorded, Context, OldCheck, Settles, step


@step(
    code="rsx",
    basis=("R-8.5b", "R-8.5c"),
    roles={Role.SYSTEM},
    moves={IncomingState.SCANNED: IncomingState.SCANNED},
    settles=Settles.NONE,
    moves_version=False,
)
def record_examination(document: IncomingDocument, context: Context) -> None:
    answers, scan = context.answers, document.scan
    if scan is None or scan["sha256"] != answers["sha256"]:
        raise OldCheck
    if scan.get("refused") == answers.get("refused", ""):
        raise AlreadyRecorded
    if "refused" in answers:
        document.scan = scan | {"refused": answers["refused"]}
        context.note(sha256=answers["sha256"], refused=answers["refused"]["key"])
        reason = "reason-scan-refused"
    else:
        kept = {name: value for name, value in scan.items() if name != "refused"}
        now = {"sha256": answers["prepared"], "size": answers["size"]}
        more = {"original": answers["sha256"], "pages": answers["pages"]}
        document.scan = kept | now | more | {"unsure": answers["unsure"]}
        document.files = [now | {"name": scan["name"]}]
        context.note(sha256=answers["sha256"], prepared=answers["prepared"])
        reason = "reason-scan-examined"
    person = UUID(hex=scan["person"])
    context.ask(Notify(person, document.area, document.id, document.urgency, reason))
