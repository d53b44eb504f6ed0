"""What a figure rests on: the limit that a share is counted by, and where the rule stands."""

from arbetsro.instruments.instrument import Instrument, Threshold
from arbetsro.language import Language, Writer, say
from arbetsro.surveys.form import Form
from arbetsro.surveys.instrument_questions import score_key
from arbetsro.surveys.variables import Variable


def rule_of(form: Form, variable: Variable, language: Language) -> str:
    """The limit of a share and where it stands, or the source of another figure."""
    found = _threshold(form, variable)
    if found is None:
        return variable.source
    limit, of = found
    rule = say(
        f"survey_results.limit_{limit.direction}",
        language,
        value=_plain(limit.value, language),
        instrument=of.label.in_(language),
        source=limit.source,
    )
    return rule if limit.is_validated else say("survey_results.untested", language, rule=rule)


def tested_of(form: Form, variable: Variable, language: Language) -> str:
    """What the limit of a share has been tested for; blank for another figure."""
    found = _threshold(form, variable)
    return found[0].validated_for.in_(language) if found else ""


def _threshold(form: Form, variable: Variable) -> tuple[Threshold, Instrument] | None:
    for of in form.instruments:
        for scale in of.scales:
            limit = of.threshold_of(scale.key)
            is_it = variable.kind == "share" and variable.part_of == score_key(of, scale)
            if is_it and limit is not None:
                return limit, of
    return None


def _plain(value: float, language: Language) -> str:
    """A number with no more decimals than it has, and two at most."""
    decimals = next(n for n in (0, 1, 2) if n == 2 or round(value, n) == value)
    return Writer(language).number(value, decimals)
