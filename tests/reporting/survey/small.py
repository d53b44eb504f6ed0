"""A small survey that is published, with places of which one is hidden, for the tests of files."""

import random
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from arbetsro.reporting.survey.export import Export, Spot
from arbetsro.surveys.form import Form, read_form
from arbetsro.surveys.frozen import Sheet, digest, freeze
from arbetsro.surveys.published import Published
from arbetsro.surveys.publishing import publish
from arbetsro.surveys.results import results
from arbetsro.surveys.tree import UnitTree

PLAN = {
    "instruments": [{"id": "arbetsro", "form": "short"}],
    "own": [
        {
            "key": "own1", "scale": "agree5", "high": "good",
            "text": {"sv": "=Vi pausar", "en": "=We rest", "da": "=Vi holder pause"},
        }
    ],
    "background": [
        {
            "key": "b1",
            "text": {"sv": "Är du chef?", "en": "Do you manage?", "da": "Er du leder?"},
            "choices": [
                {"sv": "Ja", "en": "Yes", "da": "Ja"}, {"sv": "Nej", "en": "No", "da": "Nej"},
            ],
        }
    ],
}  # fmt: skip
#: The whole, Norr with two parts, Söder, where everybody answers the same, and a workshop of which
#: too few have answered.
TREE = UnitTree((1, 20, 21, 22, 30, 31), (-1, 0, 1, 1, 0, 0))
NAMES = {1: "Demo Alltjänst", 20: "Norr", 21: "Öster & Väster", 22: "Hemtjänsten", 30: "Söder",
         31: "Lilla verkstaden"}  # fmt: skip
#: The order of the tree as it is shown, which is not that of the ids.
SPOTS = tuple(
    Spot(id_, NAMES[id_], NAMES.get(above, ""), above)
    for id_, above in ((1, None), (31, 1), (30, 1), (20, 1), (22, 20), (21, 20))
)
_PEOPLE = {1: 40, 20: 20, 21: 36, 22: 14, 30: 8, 31: 3}


@cache
def form() -> Form:
    """What is asked."""
    return read_form(PLAN)


@cache
def published() -> Published:
    """What is told: everybody in Söder answers the same, so that nothing is told of them."""
    lots = random.Random(3)
    sheets = [Sheet(place, _answers(lots, place)) for place, n in _PEOPLE.items() for _ in range(n)]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "answers.parquet"
        file.write_bytes(freeze(form(), TREE, sheets, smallest=5))
        found = results(file, form().variables, form().backgrounds, TREE)
    table = publish(found, threshold=5, invited={1: 160, 20: 90, 21: 40, 22: 16, 30: 10, 31: 5})
    return Published.read(table)


def export(spots: tuple[Spot, ...] = SPOTS) -> Export:
    """What a file holds of it."""
    return Export.of(
        published(), spots, title="Våren", begins=date(2026, 3, 2), ends=date(2026, 3, 20),
        made=date(2026, 4, 1), mark=digest(b"")[:12], form=form(),
    )  # fmt: skip


def _answers(lots: random.Random, place: int) -> dict[str, int]:
    asked = [one for one in form().questions if one.choices]
    if place == 30:
        return {one.key: one.choices[0].value for one in asked}
    skipped = {one.key for one in asked if one.kind != "background" and lots.random() < 0.05}
    return {one.key: lots.choice(one.choices).value for one in asked if one.key not in skipped}
