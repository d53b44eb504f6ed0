"""The JSON of an evaluation keeps to the schema that ships with the package."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from arbetsro.reporting.evaluation.data import as_data, schema

from .sample import few, published, twice

SHIPPED = json.loads(
    (files("arbetsro.reporting.evaluation") / "evaluation.schema.json").read_text("utf-8")
)


def test_the_schema_that_ships_is_that_of_the_results():
    # A change of the results is a change of the form: write ``schema()`` to the file anew, and
    # raise FORMAT where a reader would have to change.
    assert schema() == SHIPPED


@pytest.mark.parametrize("found", [published(), twice(), few()], ids=["published", "twice", "few"])
def test_results_keep_to_it(found):
    plain = json.loads(json.dumps(as_data(found), allow_nan=False))
    assert [fault.message for fault in Draft202012Validator(SHIPPED).iter_errors(plain)] == []


def test_everything_in_it_is_explained():
    parts = [SHIPPED, *SHIPPED["$defs"].values()]
    assert all(part["description"] for part in parts)


def test_what_is_hidden_is_null():
    assert as_data(few())["outcome"]["problem"]["change"] is None
    assert as_data(few())["participants"]["problem"]["answered"] is None
