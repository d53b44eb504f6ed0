"""``arbetsro instrument list``: the questionnaires that are built in."""

from typing import TYPE_CHECKING, Any

from arbetsro.cli.instrument.options import JsonOption
from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console, print_json
from arbetsro.language import Language, say

if TYPE_CHECKING:
    from arbetsro.instruments.structure import Instrument


def list_instruments(as_json: JsonOption = False, language: LanguageOption = None) -> None:
    """Lists the built-in questionnaires, and whose words their items have."""
    from arbetsro.instruments.instrument import instruments

    tongue = language_for(language)
    if as_json:
        print_json([summary(one, tongue) for one in instruments()])
        return
    out = console()
    for one in instruments():
        _print(one, tongue, out)


def summary(of: "Instrument", language: Language) -> dict[str, Any]:
    """What programs are told of an instrument in a list."""
    return {
        "id": of.id,
        "version": of.version,
        "label": of.label.in_(language),
        "items": len(of.items),
        "scores": [one.key for one in of.scales],
        "has_words": of.has_words(),
        "is_validated": of.is_validated,
        "screens": of.screens,
    }


def _print(of: "Instrument", language: Language, out: Any) -> None:  # noqa: ANN401 - Rich's own
    from rich.padding import Padding
    from rich.text import Text as Line

    facts = (
        of.id,
        say("cli.instrument_items", language, count=len(of.items)),
        say(f"cli.instrument_words_{'here' if of.has_words() else 'loaded'}", language),
        *(() if of.is_validated else (say("cli.instrument_not_validated", language),)),
    )
    out.print(Line(of.label.in_(language), style="bold"))
    out.print(Padding(Line(" · ".join(facts), style="dim"), (0, 0, 0, 2)))
