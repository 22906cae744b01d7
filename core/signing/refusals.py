"""Lời từ chối khi ký số — what a person can do something about; messages in `signing.ftl`."""

from __future__ import annotations

from core.errors import Refusal


class DraftDamaged(Refusal):
    """The draft is no whole PDF."""


class DraftLocked(Refusal):
    """The draft is encrypted or has a password."""


class DraftHasActions(Refusal):
    """JavaScript, actions or attachments: what is signed must not change or do anything."""


class DraftHasForm(Refusal):
    """Form fields of the draft's own could still be filled after the leader has signed."""


class DraftAlreadySigned(Refusal):
    """A signed file cannot be prepared: that would rewrite it."""


class DraftTooHeavy(Refusal):
    """Too many bytes, pages or objects, or not prepared within time and memory."""


class CosignerNotPrinted(Refusal):
    """The name of somebody who is to sign stands nowhere in the draft by itself."""


class PlaceOffPage(Refusal):
    """A signature, number or stamp would lie outside the page."""


class PictureNotPng(Refusal):
    """R-10.1a, R-10.2a: the picture is no PNG of reasonable size."""


class PictureNotBlue(Refusal):
    """R-10.1a: a person's signature is blue."""


class PictureNotRed(Refusal):
    """R-10.2a: a seal is red."""


class PictureNotTransparent(Refusal):
    """NĐ 30: the picture's background is transparent, so that nothing beneath is hidden."""


class CertificateExpired(Refusal):
    """R-11.1: an expired certificate cannot sign; `holder`, `until`."""


class CertificateNotTrusted(Refusal):
    """Revoked, of an unknown authority, or its state cannot be determined; `holder`."""


class CertificateUnfit(Refusal):
    """Not for signing documents, or its key is too weak or of an unknown kind; `holder`."""


class KeyFileRefused(Refusal):
    """The PKCS#12 file or its password is wrong; nobody can tell which."""


class TokenMissing(Refusal):
    """No such device is plugged in, or its driver is not there."""


class TokenKeyMissing(Refusal):
    """The device holds no such key, or no certificate for it."""


class PinWrong(Refusal):
    """A few more wrong ones lock the device."""


class PinRunningOut(PinWrong):
    """The device says that only a few tries are left."""


class PinLastTry(PinWrong):
    """The device says that one try is left; one more wrong one locks it."""


class PinLocked(Refusal):
    """Only its issuer can unlock the device."""


class RemoteSigningRefused(Refusal):
    """The remote signing service knows no such key, or was not given leave to sign."""


class SignatureFieldMissing(Refusal):
    """The file has no empty place for this signature; `field`."""


class SignatureFieldTaken(Refusal):
    """This place has been signed already; `field`."""


class SealSizeDiffers(Refusal):
    """R-10.2a: the place was prepared for a seal of another size; `prepared`, `wanted` in mm."""


class NumberAlreadyWritten(Refusal):
    """Number or date stand in the file already."""


class PreparationExpired(Refusal):
    """The key took too long; the time on the picture is no longer true."""


class SignatureMismatched(Refusal):
    """The key that signed is not that of the certificate, or it signed something else."""


class SignedFileNotValid(Refusal):
    """The finished file did not pass its own check; it was thrown away."""
