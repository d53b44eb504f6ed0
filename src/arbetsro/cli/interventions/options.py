"""Options and arguments that several commands share, and the knowledge base that they read."""

import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from arbetsro.cli.options import language_for
from arbetsro.cli.output import tell
from arbetsro.language import Language, from_locale, say

if TYPE_CHECKING:
    from arbetsro.knowledge.faults import ContentFault
    from arbetsro.knowledge.library import Library

_LANGUAGE = from_locale()
#: What entries can be asked for, as in ``knowledge.matrix.Filter``.
FILTERS = (
    "level", "stage", "factor", "outcome", "kind", "strength", "nature", "branch", "size", "group",
)  # fmt: skip

JsonOption = Annotated[
    bool, typer.Option("--json", help=say("interventions.json", _LANGUAGE), show_default=False)
]


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each filter; it gets them together as ``asked``."""

    @wraps(command)
    def run(*, language: str | None, **values: Any) -> None:  # noqa: ANN401 - as the command has it
        from arbetsro.knowledge.matrix import Filter

        tongue = language_for(language)
        given = {name: values.pop(name) for name in FILTERS}
        asked = {name: word for name, word in given.items() if word is not None}
        _refuse_unknown(asked, tongue)
        command(asked=Filter(**asked), language=language, **values)

    given = inspect.signature(command).parameters
    own = [one for name, one in given.items() if name != "asked"]
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        sorted([*own, *map(_option, FILTERS)], key=lambda one: one.name == "language")
    )
    run.__annotations__ = {one.name: one.annotation for one in [*own, *map(_option, FILTERS)]}
    return run


def _option(name: str) -> inspect.Parameter:
    option = typer.Option(
        f"--{name}", metavar="WORD", help=say(f"interventions.only_{name}", _LANGUAGE)
    )
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, default=None, annotation=Annotated[str | None, option])


def _refuse_unknown(asked: dict[str, str], language: Language) -> None:
    from arbetsro.knowledge.faults import ContentFault
    from arbetsro.knowledge.vocabulary import Kind, terms

    faults = []
    for name, word in asked.items():
        known = terms(cast("Kind", name))
        if word not in known:
            values = {"given": word, "known": ", ".join(known)}
            faults.append(ContentFault("unknown_word", f"--{name}", values=values))
    if faults:
        raise refused(faults, language)


def refused(faults: "list[ContentFault]", language: Language) -> typer.Exit:
    """Tells what is wrong, and gives what ends the program."""
    from arbetsro.reporting.knowledge import fault

    for line in dict.fromkeys(fault(one, language) for one in faults):
        tell(line)
    return typer.Exit(2)


@contextmanager
def told_faults(language: Language) -> Iterator[None]:
    """What is wrong with content that is read in the block is told and ends the program."""
    from arbetsro.knowledge.faults import ContentError

    try:
        yield
    except ContentError as error:
        raise refused(list(error.faults), language) from error


def library(language: Language) -> "Library":
    """The knowledge base; one that is faulty ends the program with its faults told."""
    from arbetsro.knowledge.library import built_in

    with told_faults(language):
        return built_in()
