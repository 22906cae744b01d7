"""One contract for keys, wherever they are: PKCS#12, PKCS#11 (SoftHSM), remote signing (CSC)."""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from aiohttp import web
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)

from adapters.signing.remote_key import RemoteKey, RemotePlace
from adapters.signing.soft_key import SoftKey
from adapters.signing.token_key import TokenKey, TokenPlace
from core.errors import Fault
from core.signing.making import Level
from core.signing.refusals import (
    KeyFileRefused,
    PinWrong,
    RemoteSigningRefused,
    TokenKeyMissing,
    TokenMissing,
)
from tests.adapters.signing import judges
from tests.adapters.signing.cases import LATER, checked, results
from tests.adapters.signing.desk import DER, issued, root, whole
from tests.needs import missing, needs_program

PIN, TOKEN = "24681357", "van-thu"
MODULES = ("/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
           "/usr/lib64/pkcs11/libsofthsm2.so", "/usr/local/lib/softhsm/libsofthsm2.so")  # fmt: skip
# the dummy service's own way of keeping its settings
pytestmark = pytest.mark.filterwarnings("ignore:It is recommended to use web.AppKey")
CREDENTIALS = frozenset({"rsa-person", "rsa-agency", "ec-person", "ec-agency"})
KINDS = ["pkcs12-rsa", "pkcs12-ec", "pkcs11-rsa", "pkcs11-ec", "csc-rsa", "csc-ec"]


def module() -> str:
    found = next((one for one in MODULES if Path(one).exists()), None)
    return found or missing("libsofthsm2.so is missing: install the package softhsm2")


@pytest.fixture(scope="session")
def token(tmp_path_factory):
    """A device of our own: SoftHSM reads its settings once, so there is one for the whole run."""
    program, folder = needs_program("softhsm2-util"), tmp_path_factory.mktemp("token")
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\n")
    os.environ["SOFTHSM2_CONF"] = str(settings)
    so_pin = ["--so-pin", "13572468", "--pin", PIN]
    subprocess.run([program, "--init-token", "--free", "--label", TOKEN, *so_pin], check=True,
                   capture_output=True)  # fmt: skip
    for number, (kind, who) in enumerate(
        [("rsa", "person"), ("rsa", "agency"), ("ec", "person"), ("ec", "agency")], 1
    ):
        put_on_token(folder, number, kind, who)
    return module()


def put_on_token(folder: Path, number: int, kind: str, who: str) -> None:
    holder = issued(kind, who)
    put(folder, f"{kind}-{who}", number, holder.private, holder.certificate)


def put(folder: Path, label: str, number: int, private, certificate) -> None:
    """A key and its certificate onto the device, under one label and number."""
    program, key = needs_program("softhsm2-util"), folder / "key.pem"
    key.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    place = ["--token", TOKEN, "--pin", PIN, "--label", label, "--id", f"{number:08x}"]
    subprocess.run([program, "--import", str(key), *place], check=True, capture_output=True)
    key.unlink()
    put_certificate(label, number, certificate.public_bytes(DER))


def put_certificate(label: str, number: int, content: bytes) -> None:
    import pkcs11
    from pkcs11.util.x509 import decode_x509_certificate

    library = pkcs11.lib(module())
    library.reinitialize()
    with library.get_token(token_label=TOKEN).open(rw=True, user_pin=PIN) as session:
        facts = decode_x509_certificate(content)
        facts[pkcs11.Attribute.LABEL] = label
        facts[pkcs11.Attribute.ID] = number.to_bytes(4, "big")
        facts[pkcs11.Attribute.TOKEN] = True
        session.create_object(facts)


class Vault:
    """The authority that the dummy service signs for: the tests' own, by “rsa-person” and so on."""

    key_set = property(lambda self: self)

    def get_cert(self, label):
        from asn1crypto import x509 as asn1

        if label == "root":
            return asn1.Certificate.load(root())
        return asn1.Certificate.load(issued(*label.split("-")).certificate.public_bytes(DER))

    def get_chain(self, _label):
        return ["root"]

    def is_subject_key_available(self, _label):
        return True

    def get_private_key(self, label):
        from asn1crypto import keys

        private = issued(*label.split("-")).private
        return keys.PrivateKeyInfo.load(
            private.private_bytes(DER, PrivateFormat.PKCS8, NoEncryption())
        )


@contextlib.asynccontextmanager
async def service(vault=None, credentials=CREDENTIALS, pin="", token=""):
    """The dummy signing service on loopback; it insists on the hash of each signature, and, unlike
    the package's own, on this PIN and this bearer token.
    """
    from csc_dummy.csc_dummy_server import CSCWithCertomancer

    class Service(CSCWithCertomancer):
        def _parse_credential_id(self, cred_id):
            if cred_id not in credentials:
                raise web.HTTPNotFound
            return vault or Vault(), SimpleNamespace(label=cred_id, subject_key=cred_id)

        async def credentials_authorize(self, request):
            if pin and (await request.json()).get("PIN") != pin:
                raise web.HTTPBadRequest
            return await super().credentials_authorize(request)

    @web.middleware
    async def known(request, handler):
        if token and request.headers.get("Authorization") != f"Bearer {token}":
            raise web.HTTPUnauthorized
        return await handler(request)

    server = Service(None)
    server.app.middlewares.append(known)
    server.register_routes()
    runner = web.AppRunner(server.app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


@pytest.fixture
async def key_of(request):
    """`await key_of("rsa", "person")` — of the kind that the test is run for."""
    home = request.node.callspec.params["kind"].split("-")[0]
    if home == "csc":
        async with service() as address:

            async def remote(kind, who):
                return await RemoteKey.found(RemotePlace(address, f"{kind}-{who}"))

            yield remote
    elif home == "pkcs11":
        path = request.getfixturevalue("token")

        async def on_token(kind, who):
            found = await TokenKey.found(TokenPlace(path, TOKEN, f"{kind}-{who}"), PIN)
            return replace(found, chain=(root(),))

        yield on_token
    else:

        async def in_file(kind, who):
            return SoftKey.opened(packed(kind, who), b"mat khau")

        yield in_file


def packed(kind: str, who: str) -> bytes:
    one = issued(kind, who)
    return pkcs12.serialize_key_and_certificates(
        b"key", one.private, one.certificate, [x509.load_der_x509_certificate(root())],
        BestAvailableEncryption(b"mat khau"),
    )  # fmt: skip


def check(certificate: bytes, signature: bytes, content: bytes) -> None:
    public = x509.load_der_x509_certificate(certificate).public_key()
    if isinstance(public, rsa.RSAPublicKey):
        public.verify(signature, content, padding.PKCS1v15(), SHA256())
    else:
        public.verify(signature, content, ec.ECDSA(SHA256()))


@pytest.mark.parametrize("kind", KINDS)
async def test_a_key_signs_what_it_is_given_and_nothing_else(kind, key_of):
    key = await key_of(kind.split("-")[1], "person")
    signature = await key.sign(b"attributes")
    check(key.certificate, signature, b"attributes")
    with pytest.raises(InvalidSignature):
        check(key.certificate, signature, b"other attributes")
    assert tuple(key.chain) == (root(),)
    assert "24681357" not in repr(key)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_key_signs_several_times_at_once(kind, key_of):
    key = await key_of(kind.split("-")[1], "agency")
    contents = [bytes([number]) * 100 for number in range(6)]
    signatures = await asyncio.gather(*map(key.sign, contents))
    for signature, content in zip(signatures, contents, strict=True):
        check(key.certificate, signature, content)


@pytest.mark.basis("R-9.2d")
@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("kind", KINDS)
async def test_a_letter_signed_with_any_key_at_any_level_stands_up_to_every_judge(
    kind, level, key_of, tmp_path
):
    algorithm = kind.split("-")[1]
    pdf = await whole(await key_of(algorithm, "person"), await key_of(algorithm, "agency"), level)
    report = await asyncio.to_thread(checked, pdf, LATER)
    assert results(report) == dict.fromkeys(["C1", "C2", "C3", "C4", "C5", "C6"], "pass")
    await asyncio.to_thread(judges.all_agree, pdf, tmp_path)


async def test_a_key_file_with_a_wrong_password_is_refused():
    for content, password in ((packed("ec", "person"), b"sai"), (b"no key file", b"")):
        with pytest.raises(KeyFileRefused):
            SoftKey.opened(content, password)


async def test_a_wrong_pin_is_refused_with_a_warning_and_the_right_one_still_works(token):
    place = TokenPlace(token, TOKEN, "rsa-person")
    with pytest.raises(PinWrong):
        await TokenKey.found(place, "00000000")
    assert (await TokenKey.found(place, PIN)).certificate


async def test_a_device_or_key_that_is_not_there_is_named(token):
    with pytest.raises(TokenKeyMissing):
        await TokenKey.found(TokenPlace(token, TOKEN, "khong co"), PIN)
    with pytest.raises(TokenMissing):
        await TokenKey.found(TokenPlace(token, "thiet bi khac", "rsa-person"), PIN)
    with pytest.raises(TokenMissing):
        await TokenKey.found(TokenPlace("/no/such/driver.so", TOKEN, "rsa-person"), PIN)


async def test_a_remote_service_that_refuses_or_is_down_is_told_apart():
    async with service() as address:
        with pytest.raises(RemoteSigningRefused):
            await RemoteKey.found(RemotePlace(address, "nobody"))
    with pytest.raises(Fault):
        await RemoteKey.found(RemotePlace(address, "rsa-person"))


def test_a_remote_service_is_reached_by_https_alone():
    with pytest.raises(ValueError, match="https"):
        RemotePlace("http://ky.example.vn", "key")
