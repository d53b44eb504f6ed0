"""The JSON result keeps to the schema that ships with the package."""

import copy
import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from arbetsro.economics.analysis import analyse
from arbetsro.economics.case import Activity, Case, Intervention
from arbetsro.economics.case_file import read_case
from arbetsro.economics.result import as_data

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.toml"))
SCHEMA = json.loads((files("arbetsro.economics") / "analysis.schema.json").read_text("utf-8"))


def faults(document: object) -> list[str]:
    """What the schema holds against a document, as it reads once written and read again."""
    plain = json.loads(json.dumps(document, allow_nan=False))
    found = Draft202012Validator(SCHEMA).iter_errors(plain)
    return [f"{fault.json_path}: {fault.message}" for fault in found]


@pytest.fixture(scope="module")
def document() -> dict:
    return as_data(analyse(read_case(next(e for e in EXAMPLES if e.stem == "demo-alltjanst"))))


def test_the_schema_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_result_of_every_example_keeps_to_the_schema(path):
    assert faults(as_data(analyse(read_case(path)))) == []


@pytest.mark.parametrize(
    "case",
    [
        Case("Nothing filled in"),
        Case("Wrong values", rows={"C7": 22, "C5": 0, "D4": 12}),
        Case("More than the paper holds", interventions=(
            *(Intervention(f"No. {i}", activities=(Activity("one", 100, 100),)) for i in range(6)),
            Intervention("Without activities"),
            Intervention("Without cost", activities=(Activity("none"),)),
        )),
    ],
    ids=lambda case: case.organisation,
)  # fmt: skip
def test_results_with_gaps_and_faults_keep_to_it_too(case):
    assert faults(as_data(analyse(case))) == []


def spoilt(document: dict, *path: str | int, value: object) -> dict:
    wrong = copy.deepcopy(document)
    place = wrong
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return wrong


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("extra",), 1),
        (("format",), 2),
        (("fingerprint",), "not hexadecimal"),
        (("rows", "C20"), "22 212 432"),
        (("rows", "Z1"), 1.0),
        (("rows", "H4"), 1.0),
        (("returns", "profit"), 1.0),
        (("interventions", 0, "cost"), 1.0),
        (("uncertainty", "chance_of_profit"), 97.0),
        (("uncertainty", "result"), "C20"),
        (("missing",), None),
    ],
)
def test_a_wrong_document_does_not_keep_to_it(document, path, value):
    assert faults(document) == []
    assert faults(spoilt(document, *path, value=value)) != []


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_a_document_without_one_of_its_parts_does_not_keep_to_it(document, key):
    assert faults({name: part for name, part in document.items() if name != key}) != []


def test_every_property_is_described():
    assert list(undescribed(SCHEMA, "$")) == []


def undescribed(schema: object, place: str):
    if isinstance(schema, list):
        for i, part in enumerate(schema):
            yield from undescribed(part, f"{place}[{i}]")
    if isinstance(schema, dict):
        for name, part in schema.get("properties", {}).items():
            if "description" not in part:
                yield f"{place}.{name}"
        for name, part in schema.items():
            yield from undescribed(part, f"{place}.{name}")
