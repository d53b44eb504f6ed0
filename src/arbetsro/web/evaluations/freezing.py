"""Making a data set safe, and seeing to it that two sets never differ by a few people."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from arbetsro.evaluation.coarsening import Coarse
from arbetsro.evaluation.dataset import DataSet
from arbetsro.language import LANGUAGES, Text, say
from arbetsro.web.care.models import Clinic
from arbetsro.web.evaluations.gathering import Gathered
from arbetsro.web.evaluations.models import FrozenSet

Trace = Mapping[str, str]


def trace_of(found: Iterable[Gathered]) -> dict[str, str]:
    """By person, a fingerprint that changes when anything in their row does."""
    return {str(one.applicant.pk): _fingerprint(one.row) for one in found}


def differing(one: Trace, other: Trace) -> int:
    """How many people two sets differ by: those in only one of them, or with another row."""
    return sum(one.get(key) != other.get(key) for key in {*one, *other})


def coarse_as_data(coarse: Coarse) -> dict[str, Any]:
    """What was made coarser, as it is kept."""
    return {
        "levels": dict(coarse.levels),
        "emptied": dict(coarse.emptied),
        "combinations": coarse.combinations,
        "smallest": coarse.smallest,
    }


def about(clinic: Clinic) -> Text:
    """Where a data set comes from, as its files tell."""
    return Text(**{one: say("evaluations.about", one, clinic=clinic.name) for one in LANGUAGES})


def data_of(found: FrozenSet) -> DataSet:
    """The data set as it was frozen."""
    return DataSet(tuple(found.rows), about=about(found.clinic))


def _fingerprint(row: Mapping[str, object]) -> str:
    text = json.dumps(row, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
