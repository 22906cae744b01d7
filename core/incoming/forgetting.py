"""Xóa nội dung văn bản mật — nothing of a secret document's content stays here (R-1.2)."""

from __future__ import annotations

from core.effects.drop_files import DropFiles
from core.incoming.document import IncomingDocument


def forget(document: IncomingDocument) -> DropFiles:
    """As of a declared secret only who sent it and when is kept; the files go after the commit.

    The identifier stays: it is the key under which the same package, sent again, is recognised.
    """
    hashes = [str(row["sha256"]) for row in document.files]
    held = [one for one in (document.scan, document.sealed) if one]
    hashes += [row[name] for row in held for name in ("sha256", "original") if name in row]
    hashes += [row["latest"] for row in (document.recheck or {}).get("files", [])]
    effect = DropFiles(document.id, ",".join(dict.fromkeys([*hashes, document.raw_sha256])))
    document.subject = document.content = document.raw_sha256 = ""
    document.number = document.notation = document.likeness = ""
    document.type_name = document.competence = document.place = ""
    document.signer_position = document.signer_name = ""
    document.files, document.missing_files, document.oddities = [], [], []
    document.answers_to, document.twins = [], []
    document.scan = document.sealed = document.signing = document.signing_refused = None
    document.recheck = None
    document.issued_on = document.due_on = None
    document.findings = [row for row in document.findings if row["check"] == "C12"]
    for row in document.findings:
        row["text"] = {"key": "reason-c12", "params": {}}
    return effect
