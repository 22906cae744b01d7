"""Biểu mẫu — the kinds of questions that a step may ask."""

from core.form.checked import check_answers
from core.form.filed import (
    AllowedFile,
    FileNeeded,
    FileTooLarge,
    PdfFile,
    PdfNeeded,
    SealedFile,
    SealedFileNeeded,
)
from core.form.kit import (
    AnswerNeeded,
    Answers,
    ChooseFromList,
    Each,
    Form,
    Given,
    Option,
    Proof,
    Question,
    Value,
    World,
    label_of,
    plain,
)
from core.form.picked import Choose, ChooseMany, PickFrom, PickPeople, PickPerson
from core.form.secrecy import UPLOAD, Secrecy, StateSecret, refuse_secret
from core.form.termed import Deadline, provisional, term_days
from core.form.written import Day, Moment, Words

__all__ = [
    "UPLOAD",
    "AllowedFile",
    "AnswerNeeded",
    "Answers",
    "Choose",
    "ChooseFromList",
    "ChooseMany",
    "Day",
    "Deadline",
    "Each",
    "FileNeeded",
    "FileTooLarge",
    "Form",
    "Given",
    "Moment",
    "Option",
    "PdfFile",
    "PdfNeeded",
    "PickFrom",
    "PickPeople",
    "PickPerson",
    "Proof",
    "Question",
    "SealedFile",
    "SealedFileNeeded",
    "Secrecy",
    "StateSecret",
    "Value",
    "Words",
    "World",
    "check_answers",
    "label_of",
    "plain",
    "provisional",
    "refuse_secret",
    "term_days",
]
