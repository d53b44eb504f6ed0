"""A commented case file to fill in, written from the declarations."""

import textwrap
from collections.abc import Iterator

from arbetsro.economics.declared import MODULES, reference_values, sheets
from arbetsro.language import Language, Writer, say
from arbetsro.worksheets import Row, Sheet

_WIDTH = 98


def template(language: Language) -> str:
    """The text of a new case file, with every row explained in ``language``."""
    return "\n".join(_lines(language)) + "\n"


def _lines(language: Language) -> Iterator[str]:
    yield from _comment(say("template.head", language))
    yield "#"
    yield from _comment(say("template.how", language))
    yield "#"
    yield from _comment(say("template.uncertain", language))
    yield "#   C7 = { low = 0.18, likely = 0.22, high = 0.28 }"
    yield from _comment(say("template.borrowed", language))
    example = next(one for one in reference_values().values() if "C7" in one.rows)
    yield f'#   C7 = {{ reference = "{example.id}" }}'
    yield from ("", "format = 1", f'language = "{language}"', "")
    yield from _comment(say("template.beyond", language, modules=", ".join(MODULES)))
    yield from ('# beyond = ["turnover"]', "", "[organisation]")
    yield f'name = "{say("template.organisation", language)}"'
    yield f'contact = "{say("template.contact", language)}"'
    for key in ("period", "plan_period"):
        yield ""
        yield from _comment(say(f"template.{key}", language))
        yield from (f"# [{key}]", "# start = 2026-01-01", "# end = 2026-12-31")
    by_letter = {sheet.letter: sheet for sheet in sheets(MODULES)}
    for letter in "ACDEFJ":
        yield from _sheet(by_letter[letter], language, f"[{letter}]")
    yield from _interventions(by_letter, language)
    yield from _alternatives(language)
    yield from _sheet(by_letter["K"], language, "# [K]")


def _sheet(sheet: Sheet, language: Language, heading: str) -> Iterator[str]:
    yield ""
    yield from _comment(
        f"{sheet.letter}. {sheet.title.in_(language)}. {sheet.purpose.in_(language)}"
    )
    yield heading
    for row in sheet.rows:
        if row.is_input or row.unit == "text":
            yield from _row(row, language)


def _row(row: Row, language: Language) -> Iterator[str]:
    yield ""
    parts = [f"{row.label.in_(language)}. {row.help.in_(language)}"]
    if row.where:
        parts.append(row.where.in_(language))
    if row.default is not None:
        value = Writer(language).value(row.default, row.unit)
        parts.append(say("template.default", language, value=value, source=row.default_source))
    elif row.carried_from:
        parts.append(say("template.carried", language, code=row.carried_from[0]))
    yield from _comment(" ".join(parts))
    yield f'# {row.code} = ""' if row.unit == "text" else f"# {row.code} = "


def _interventions(by_letter: dict[str, Sheet], language: Language) -> Iterator[str]:
    yield ""
    yield from _comment(say("template.interventions", language))
    yield "# [[intervention]]"
    yield f'# name = "{say("template.intervention_name", language)}"'
    yield from _sheet(by_letter["B"], language, "# [intervention.B]")
    yield from ("", "# [[intervention.activity]]")
    yield f'# name = "{say("template.activity_name", language)}"'
    yield from ("# external = ", "# internal = ")
    for letter in "HI":
        yield from _sheet(by_letter[letter], language, f"# [intervention.activity.{letter}]")


def _alternatives(language: Language) -> Iterator[str]:
    yield ""
    yield from _comment(say("template.alternatives", language))
    yield from ("# [appraisal]", "# discount_rate = 0.08", "", "# [[alternative]]")
    yield f'# name = "{say("template.alternative_name", language)}"'
    yield '# base_investment = "G34"'
    yield '# yearly_benefit = "J7"'
    yield from ("# ramp_up_years = 2", "# fade_out_years = 1", "# yearly_cost = 0", "# life = 5")


def _comment(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ")
