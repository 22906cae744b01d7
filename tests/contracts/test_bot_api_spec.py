"""Requests of the scenarios and replies of the sandbox against the public description."""

import functools
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from tests.needs import shared_data
from tests.sandbox.running import Running, running
from tests.sandbox.scenarios import SCENARIOS, Scenario, name_of
from tests.sandbox.via import VIAS, Via

Row = dict[str, Any]
_PLAIN = {
    "Integer": int, "String": str, "Boolean": bool, "True": bool, "Float": float,
    "Integer or String": (int, str),
}  # fmt: skip
_LATER = {"disabled"}  # fields of the Bot API after 10.1


@functools.cache
def _spec() -> Row:
    spec: Row = orjson.loads(shared_data("bot-api", "api-10.1.min.json").read_bytes())
    spec["by_name"] = {name.lower(): method for name, method in spec["methods"].items()}
    return spec


@pytest.fixture(scope="module")
def listening() -> Iterator[Running]:
    _spec()
    with running() as run:
        yield run


def _faults_in(value: object, kinds: list[str], path: str) -> list[str]:
    reasons = [_fault(value, kind, path) for kind in kinds]
    return [] if [] in reasons else reasons[0]


def _fault(value: object, kind: str, path: str) -> list[str]:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"{path}: {value!r} is no array"]
        inner = kind.removeprefix("Array of ")
        return [f for i, item in enumerate(value) for f in _fault(item, inner, f"{path}[{i}]")]
    if kind in _PLAIN:
        right = isinstance(value, _PLAIN[kind]) and (kind in {"Boolean", "True"}) == (
            isinstance(value, bool)
        )
        return [] if right else [f"{path}: {value!r} is no {kind}"]
    described = _spec()["types"][kind]
    if described.get("subtypes"):
        return _faults_in(value, described["subtypes"], path)
    return _object_faults(value, described, path)


def _object_faults(value: object, described: Row, path: str) -> list[str]:
    if not isinstance(value, dict):
        return [f"{path}: {value!r} is no {described['name']}"]
    fields = {field["name"]: field for field in described.get("fields", [])}
    faults = [f"{path}: unknown field {name}" for name in value.keys() - fields.keys() - _LATER]
    for name, field in fields.items():
        if name in value:
            faults += _faults_in(value[name], field["types"], f"{path}.{name}")
        elif field["required"]:
            faults.append(f"{path}: {name} is missing")
    return faults


def _request_faults(entry: Row) -> list[str]:
    method = _spec()["by_name"][entry["method"]]
    fields = {field["name"]: field for field in method.get("fields", [])}
    path = method["name"]
    faults = []
    for name, text in entry["parameters"].items():
        if name not in fields:
            uploaded = isinstance(text, str) and text.startswith("<")
            faults += [] if uploaded else [f"{path}: unknown parameter {name}"]
            continue
        faults += _faults_in(
            _read(text, fields[name]["types"]), fields[name]["types"], f"{path}.{name}"
        )
    missing = [n for n, f in fields.items() if f["required"] and n not in entry["parameters"]]
    return faults + [f"{path}: {name} is missing" for name in missing]


def _read(text: str, kinds: list[str]) -> object:
    """A form's string as the value that is meant."""
    if "String" in kinds or "InputFile" in kinds:
        return text
    return orjson.loads(text.lower() if text in {"True", "False"} else text)


def _reply_faults(entry: Row) -> list[str]:
    if not entry["result"]["ok"]:
        return _fault(entry["result"]["description"], "String", entry["method"])
    kinds = _spec()["by_name"][entry["method"]]["returns"]
    return _faults_in(entry["result"]["result"], kinds, entry["method"])


@pytest.mark.parametrize("library", list(VIAS))
@pytest.mark.parametrize("scenario", SCENARIOS, ids=name_of)
async def test_requests_and_replies_are_as_described(
    scenario: Scenario, library: str, listening: Running
) -> None:
    listening.sim("POST", "/reset")
    via: Via = VIAS[library](listening.url)
    await scenario(via, listening)
    await via.close()
    log = listening.sim("GET", "/log")
    assert log
    faults = [fault for entry in log for fault in _request_faults(entry) + _reply_faults(entry)]
    assert faults == []


def test_every_method_of_the_sandbox_is_a_real_one() -> None:
    from sandbox.methods import METHODS

    assert METHODS.keys() <= _spec()["by_name"].keys()
