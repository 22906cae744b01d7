"""Lời từ chối của máy ký — what the signing agent on a person's own machine says no to (R-11.1).

It trusts nothing that the server says: each of these means that the key was not used.
"""

from __future__ import annotations

from core.errors import Refusal


class FileAltered(Refusal):
    """The attributes to be signed are of another file than the one that is shown."""


class FileGapStrange(Refusal):
    """The file leaves out of its signature more than the signature itself, or disagrees about it."""


class AttributesStrange(Refusal):
    """Something else than digest, kind and certificate is to be signed, or it is no such thing."""


class CertificateSwapped(Refusal):
    """The signature would name another certificate than this machine's; `holder`."""


class DeviceSwapped(Refusal):
    """The key that was opened is not the one that was paired; `holder`."""


class RequestChanged(Refusal):
    """Between looking and signing it became something else."""


class ServerNotSecure(Refusal):
    """Only https; http only to this very machine."""


class ServerUnreachable(Refusal):
    """No answer, or none in time; `server`."""


class ServerStrange(Refusal):
    """Not an answer of this product, or far too large a one; `server`."""


class ServerSaid(Refusal):
    """The server's own sentence, `said`."""


class PairingEnded(Refusal):
    """The server does not know this machine any more; `server`."""


class NotPairedYet(Refusal):
    """Nothing in this person's settings."""


class PairingUnreadable(Refusal):
    """The settings' file is damaged; `path`."""


class KeyPlaceStrange(Refusal):
    """Neither a key file nor a PKCS#11 address with token, object and module-path."""
