"""Thay đổi được phép sau khi ký — pyHanko's rules for what a later revision may do, mended.

pyHanko 0.38.0 counts an appearance that nobody has touched as changed when it was last written
before the signed revision, and so breaks a locked field as soon as anything is appended. What was
not written again since the signed revision needs no permission.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from pyhanko.sign import diff_analysis
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.fields import MDPPerm

from adapters.signing.form import Field

rules: Any = diff_analysis  # without annotations of its own
_policy: Any = rules.DEFAULT_DIFF_POLICY
_Generic: Any = rules.GenericFieldModificationRule


class _Written(_Generic):  # type: ignore[misc] # pyHanko is without types
    def check_form_field(self, fq_name: str, spec: Any, context: Any) -> Iterable[Any]:
        xrefs = context.new.reader.xrefs
        for level, update in super().check_form_field(fq_name, spec, context):
            if xrefs.get_last_change(update.updated_ref) > context.old.revision:
                yield level, update


POLICY: Any = rules.StandardDiffPolicy(
    global_rules=list(_policy.global_rules),
    form_rule=rules.FormUpdatingRule(
        field_rules=[
            rules.SigFieldCreationRule(),
            rules.SigFieldModificationRule(),
            _Written(),
        ]
    ),
)


def changed(status: Any) -> tuple[ModificationLevel, tuple[str, ...]]:
    """Mức thay đổi và những ô đã đổi sau chữ ký này; OTHER when it is beyond any permission."""
    fields = getattr(status.diff_result, "changed_form_fields", None)
    level = status.modification_level
    if level is None:
        level = (
            ModificationLevel.OTHER if status.diff_result is not None else ModificationLevel.NONE
        )
    return level, tuple(sorted(fields or ()))


def open_to_filling(
    signatures: Sequence[Any], form: Sequence[Field], fillable: Sequence[str]
) -> bool:
    """Biểu mẫu của nơi khác — the first signature certifies the file and lets its form be filled, and
    none of the fields are those that our offices fill: what others mean by theirs a person has to
    read. What some signature locked is altered whatever this says.
    """
    if not signatures or any(one.name in fillable for one in form):
        return False
    first = signatures[0]
    root = first.reader.get_historical_root(first.signed_revision)
    certified = "/Perms" in root and "/DocMDP" in root["/Perms"]
    return certified and first.docmdp_level in {MDPPerm.FILL_FORMS, MDPPerm.ANNOTATE}


def beyond(names: Sequence[str], form: Sequence[Field], fillable: Sequence[str]) -> list[str]:
    """Ô không được phép điền — neither a signature's nor one that the office fills in."""
    kinds = {field.name: field.kind for field in form}
    return [name for name in names if kinds.get(name) != "/Sig" and name not in fillable]
