"""The codebook of a survey: what each variable is, what its values mean, and the missing rule."""

from collections.abc import Iterator

from arbetsro import __version__
from arbetsro.instruments.instrument import Instrument
from arbetsro.language import Language, Writer, say
from arbetsro.reporting.document import Block, Bullets, Document, Heading, Paragraph, Table
from arbetsro.reporting.survey.columns import ANSWERS, RESULTS, Cell
from arbetsro.reporting.survey.export import Export, label_of_group, label_of_value
from arbetsro.surveys.instrument_questions import score_key
from arbetsro.surveys.variables import Background, Variable

#: The columns; the message ``survey_files.column_<name>`` tells what each holds.
COLUMNS = (
    "variable", "kind", "label", "scale_low", "scale_high", "direction", "part_of", "side",
    "value", "value_label", "missing", "source",
)  # fmt: skip
_KINDS = ("item", "score", "share")


def rows(export: Export, language: Language) -> Iterator[tuple[Cell, ...]]:
    """Each variable on a row of its own, and below it a row for each of its values."""
    rules = missing_rules(export, language)
    for one in export.form.variables:
        yield _variable(one, rules.get(one.key, ""), language)
        for at, value in enumerate(one.values):
            yield _value(one.key, value, label_of_value(one, at, language))
    for background in export.form.backgrounds:
        kind = say("survey_files.kind_background", language)
        blanks = ("",) * (len(COLUMNS) - 3)
        yield (background.key, kind, background.label.in_(language), *blanks)
        for value in background.values:
            yield _value(background.key, value, label_of_group(background, value, language))


def missing_rules(export: Export, language: Language) -> dict[str, str]:
    """How much must be answered, by the key of each variable that it holds for."""
    skipped = say("survey_files.missing_item", language)
    found = {one.key: skipped for one in export.form.variables if one.kind == "item"}
    for of in export.form.instruments:
        rule = of.missing.about.in_(language)
        found |= {score_key(of, one): rule for one in of.scales}
    shares = (one for one in export.form.variables if one.kind == "share")
    return found | {one.key: found.get(one.part_of, "") for one in shares}


def document(export: Export, language: Language) -> Document:
    """The codebook on paper."""
    return Document(
        title=say("survey_files.codebook", language),
        subtitle=export.title,
        language=language,
        made=export.made,
        footer=say("survey_files.footer", language, version=__version__, mark=export.mark),
        blocks=list(_blocks(export, language)),
    )


def _blocks(export: Export, language: Language) -> Iterator[Block]:
    yield Paragraph(say("survey_files.codebook_lead", language), "lead")
    for kind in _KINDS:
        found = [one for one in export.form.variables if one.kind == kind]
        if found:
            yield Heading(say(f"survey_files.codebook_{kind}", language))
            yield _table([_on_paper(one, language) for one in found], kind, language)
    if export.form.backgrounds:
        yield Heading(say("survey_files.codebook_background", language))
        told = [_background(one, language) for one in export.form.backgrounds]
        yield _table(told, "background", language)
    yield Heading(say("survey_files.codebook_missing", language))
    yield Bullets(tuple(_missing(export, language)))
    yield Heading(say("survey_files.codebook_columns", language))
    yield Paragraph(say("survey_files.codebook_columns_text", language))
    yield _columns(language)
    yield Heading(say("survey_files.about", language))
    yield Bullets(tuple(about(export, language)))


def about(export: Export, language: Language) -> Iterator[str]:
    """How the file was made, and what is not in it."""
    yield say(
        "survey_files.about_survey", language, title=export.title,
        begins=export.begins.isoformat(), ends=export.ends.isoformat(),
    )  # fmt: skip
    yield say("survey_files.about_threshold", language, least=export.published.threshold)
    yield say("survey_files.about_empty", language)
    yield say("survey_files.about_no_answers", language)
    yield say("survey_files.about_interval", language)
    yield say("survey_files.about_order", language)
    yield from (_of_instrument(one, language) for one in export.form.instruments)
    yield say(
        "survey_files.about_made", language, day=export.made.isoformat(), version=__version__,
        mark=export.mark,
    )  # fmt: skip


def _of_instrument(of: Instrument, language: Language) -> str:
    key = "about_instrument" if of.is_validated else "about_not_validated"
    return say(f"survey_files.{key}", language, label=of.label.in_(language), source=of.source)


def _missing(export: Export, language: Language) -> Iterator[str]:
    yield say("survey_files.missing_item", language)
    for of in export.form.instruments:
        yield f"{of.label.in_(language)}: {of.missing.about.in_(language)}"


def _variable(one: Variable, rule: str, language: Language) -> tuple[Cell, ...]:
    return (
        one.key,
        say(f"survey_files.kind_{one.kind}", language),
        one.label.in_(language),
        one.lowest,
        one.highest,
        say(f"survey_files.{one.direction}", language),
        one.part_of,
        say(f"survey_files.side_{one.side}", language),
        None,
        "",
        rule,
        one.source,
    )


def _value(key: str, value: int, label: str) -> tuple[Cell, ...]:
    return (key, *("",) * 7, value, label, "", "")


def _on_paper(one: Variable, language: Language) -> tuple[str, ...]:
    direction = say(f"survey_files.{one.direction}", language)
    told = _listed(one, language) or "–".join(_end(e, language) for e in (one.lowest, one.highest))
    return (one.key, one.label.in_(language), told, direction)


def _listed(one: Variable, language: Language) -> str:
    return "; ".join(
        f"{value} {label_of_value(one, at, language)}".strip()
        for at, value in enumerate(one.values)
    )


def _end(value: float, language: Language) -> str:
    return Writer(language).number(value, 0 if float(value).is_integer() else 2)


def _background(one: Background, language: Language) -> tuple[str, ...]:
    told = (f"{value} {label_of_group(one, value, language)}" for value in one.values)
    return (one.key, one.label.in_(language), "; ".join(told), "")


def _table(found: list[tuple[str, ...]], kind: str, language: Language) -> Table:
    heads = ("variable", "label", "values", "direction")
    return Table(
        header=tuple(say(f"survey_files.head_{one}", language) for one in heads),
        rows=tuple(found),
        caption=say(f"survey_files.codebook_{kind}", language),
        align=("left",) * 4,
        widths=(4, 6, 7, 3),
    )


def _columns(language: Language) -> Table:
    names = dict.fromkeys((*RESULTS, *ANSWERS))
    return Table(
        header=tuple(say(f"survey_files.head_{one}", language) for one in ("column", "holds")),
        rows=tuple((one, say(f"survey_files.column_{one}", language)) for one in names),
        caption=say("survey_files.codebook_columns", language),
        align=("left", "left"),
        widths=(2, 7),
    )
