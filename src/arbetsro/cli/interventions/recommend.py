"""``arbetsro interventions recommend``: what could help, and why."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from arbetsro.cli.interventions.options import JsonOption, library, refused, told_faults
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console, print_json
from arbetsro.language import Language, from_locale, say

if TYPE_CHECKING:
    from arbetsro.knowledge.library import Library
    from arbetsro.knowledge.profile import Profile
    from arbetsro.knowledge.recommend import Recommendation, Weights

_LANGUAGE = from_locale()
_IN_FULL = 8

ProfilePath = Annotated[
    Path,
    typer.Argument(
        metavar="PROFILE", help=say("interventions.profile", _LANGUAGE), show_default=False
    ),
]
WeightOption = Annotated[
    list[str] | None,
    typer.Option("--weight", metavar="NAME=0-10", help=say("interventions.weight", _LANGUAGE)),
]
TopOption = Annotated[
    int,
    typer.Option("--top", metavar="N", min=1, help=say("interventions.top", _LANGUAGE)),
]


def recommend_interventions(
    profile: ProfilePath,
    weight: WeightOption = None,
    top: TopOption = _IN_FULL,
    as_json: JsonOption = False,
    language: LanguageOption = None,
) -> None:
    """Orders what could help the organisation of a profile, each with the reasons for its place."""
    from arbetsro.knowledge.recommend import recommend

    tongue = language_for(language)
    known = library(tongue)
    with told_faults(tongue):
        weights = _weights(weight or [])
        found = recommend(known, _profile(profile, known, tongue), weights)
    if as_json:
        _print_json(found, tongue)
    else:
        _print(found, known, tongue, top)


def _weights(given: list[str]) -> "Weights":
    from arbetsro.knowledge.weighing import read_weights

    pairs = (one.partition("=") for one in given)
    return read_weights({name.strip(): text for name, _, text in pairs}, file="--weight")


def _profile(path: Path, known: "Library", language: Language) -> "Profile":
    from arbetsro.knowledge.content import load
    from arbetsro.knowledge.faults import ContentFault
    from arbetsro.knowledge.profile import read_profile

    faults: list[ContentFault] = []
    table = load(path.name, path, faults)
    if faults:
        raise refused(faults, language)
    return read_profile(table, entries=known.entries, file=path.name)


def _print_json(found: "Recommendation", language: Language) -> None:
    from arbetsro.reporting.interventions import recommendation_data

    print_json(recommendation_data(found, language))


def _print(found: "Recommendation", known: "Library", language: Language, top: int) -> None:
    from arbetsro.reporting.interventions import recommendation_document
    from arbetsro.reporting.terminal import show

    show(recommendation_document(found, known, language, top=top), console())
