"""``arbetsro reference``: reference values, searchable."""

from typing import TYPE_CHECKING, Annotated

import typer

from arbetsro.cli.options import LanguageOption, language_for
from arbetsro.cli.output import console, tell
from arbetsro.language import Language, Writer, from_locale, say

if TYPE_CHECKING:
    from rich.console import Console

    from arbetsro.economics.declared import ReferenceValue

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORDS]", help=say("cli.words", from_locale()), show_default=False),
]


def search_reference(words: Words = None, language: LanguageOption = None) -> None:
    """Searches the reference values to compare or compute with."""
    from arbetsro.economics.declared import reference_values

    tongue = language_for(language)
    found = [one for one in reference_values().values() if _matches(one, words or [], tongue)]
    if not found:
        tell(say("cli.no_reference", tongue, words=" ".join(words or [])))
        raise typer.Exit(1)
    out = console()
    for one in found:
        _print(one, tongue, out)
    if usable := next((one for one in found if one.rows), None):
        hint = say("cli.reference_use", tongue, row=usable.rows[0], id=usable.id)
        out.print(f"\n{hint}", style="dim", soft_wrap=True)


def _matches(one: "ReferenceValue", words: list[str], language: Language) -> bool:
    texts = (one.label, one.population, *((one.note,) if one.note else ()))
    text = " ".join((one.id, one.citation, str(one.year), *(t.in_(language) for t in texts)))
    codes = {code.lower() for code in one.rows}
    return all(word.lower() in text.lower() or word.lower() in codes for word in words)


def _print(one: "ReferenceValue", language: Language, out: "Console") -> None:
    from rich.padding import Padding
    from rich.text import Text as Line

    value = _written(one, language)
    head = Line.assemble((value, "bold"), "  ", one.label.in_(language))
    details = [f"{one.population.in_(language)}, {one.year}"]
    if one.note:
        details.append(f"{say('cli.beware', language)}: {one.note.in_(language)}")
    details.append(f"{say('cli.source', language)}: {one.citation} ({one.found_in})")
    codes = f"{say('cli.row_codes', language)} {', '.join(one.rows)} · " if one.rows else ""
    details.append(f"{codes}{one.id}")
    out.print()
    out.print(head)
    for detail in details:
        out.print(Padding(Line(detail, style="dim"), (0, 0, 0, 2)))


def _written(one: "ReferenceValue", language: Language) -> str:
    from arbetsro.economics.declared import rows_by_code

    unit = rows_by_code()[one.rows[0]].unit if one.rows else "share"
    writer = Writer(language)
    if one.low is not None and one.high is not None:
        span = f"{writer.value(one.low, unit)} – {writer.value(one.high, unit)}"
        return say("cli.reference_span", language, span=span, value=writer.value(one.value, unit))
    return writer.value(one.value, unit)
