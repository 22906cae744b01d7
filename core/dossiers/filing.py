"""Đưa vào hồ sơ — from the card of a document, into a dossier of one's own (R-3.15, R-8.3a-1)."""

from __future__ import annotations

from uuid import UUID

from core.card import Ref
from core.dossiers.questions import PickDossier
from core.effects.file_document import FileDocument
from core.form import Form
from core.step import Context

QUESTIONS: Form = {"dossier": PickDossier()}


def file_document(ref: Ref, context: Context) -> None:
    """Đưa vào — the dossier is another thing, so it decides for itself."""
    dossier = UUID(hex=context.answers["dossier"])
    context.ask(FileDocument(dossier, ref.area, ref.id, context.person.id))
    context.note(dossier=dossier.hex)
