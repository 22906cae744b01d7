"""Chuẩn bị dự thảo để ký số — fields for every signature, before anybody approves (R-9.1, R-6.2c)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from core.effect import Effect
from core.errors import Fault, Refusal, Turn
from core.signing.making import Plan
from core.signing.required import Purpose
from core.step import Press
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Ports, Records


@dataclass(frozen=True)
class PrepareDraft(Effect):
    """Chuẩn bị — of the draft with this hash; `stamp` is the urgency's words or empty; `source` is
    the file to begin from where the draft is itself a prepared one. `initialler`, who judges the
    content, gets a field for the initials when he has a machine to sign with. `names` are of those who sign together, the signer first. A draft that cannot be
    prepared stays as it is, and says why: it can be signed elsewhere and handed in.
    """

    kind: ClassVar[str] = "prepare_draft"

    document_id: UUID
    sha256: str
    stamp: str
    source: str = ""
    initialler: UUID | None = None
    names: tuple[str, ...] = ()

    async def run(self, ports: Ports) -> Press | None:
        source = self.source or self.sha256
        answers: dict[str, Any] = {"sha256": self.sha256, "source": source}
        try:
            content = await ports.files.get(source)
            wanted = await ports.store.read(self._has_machine)
            places = await ports.linter.places(content, initialled=wanted, names=self.names)
            plan = Plan(places, self.stamp)
            prepared = await ports.signing.prepare(content, plan)
            answers["initials"] = bool(plan.places.initials)
            answers |= {"prepared": await ports.files.put(prepared), "size": len(prepared)}
        except Refusal as refusal:
            answers["refused"] = refusal.text.wire()
        except Fault as fault:
            if fault.turn is not Turn.NEVER:
                raise
            answers["refused"] = Text.of("finding-file-lost").wire()
        return Press("rpd", self.document_id, None, answers)

    def _has_machine(self, records: Records) -> bool:
        """An empty field that nobody can sign would only puzzle the receiver."""
        if self.initialler is None:
            return False
        return any(one.purpose is Purpose.PERSON for one in records.stations_of(self.initialler))
