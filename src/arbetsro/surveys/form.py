"""The form of a survey: what is asked, what may be answered, and the columns that it gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from arbetsro.instruments.instrument import Instrument, instrument
from arbetsro.instruments.wording import Wording
from arbetsro.language.catalogue import message
from arbetsro.surveys import instrument_questions
from arbetsro.surveys.asking import Choice, Question, Section
from arbetsro.surveys.form_faults import FormError, FormFault
from arbetsro.surveys.own_questions import backgrounds, own_questions, texts
from arbetsro.surveys.plain import readable
from arbetsro.surveys.plan import Plan, Table
from arbetsro.surveys.variables import Background, Variable

__all__ = ["Choice", "Form", "FormError", "FormFault", "Question", "Section", "read_form"]

#: The longest answer in one's own words, in characters.
LONGEST_TEXT = 2000
_MOST_INSTRUMENTS = 10
#: The longest number that is read; no scale has longer ones.
_DIGITS = 4


@dataclass(frozen=True)
class Form:
    """What is asked, in order.

    Attributes:
        sections: The instruments, then the own questions.
        background: Questions about the one who answers, asked last.
        texts: Questions answered in one's own words.
        variables: The columns of the frozen file: answers, then scores, then shares.
        backgrounds: The columns that divide the whole.
        instruments: The instruments, with only what is asked of each.
    """

    sections: tuple[Section, ...]
    background: tuple[Question, ...]
    texts: tuple[Question, ...]
    variables: tuple[Variable, ...]
    backgrounds: tuple[Background, ...]
    instruments: tuple[Instrument, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything that is asked, in order."""
        asked = (one for section in self.sections for one in section.questions)
        return (*asked, *self.background, *self.texts)

    @property
    def screens(self) -> bool:
        """Whether something in it looks for ill-health, so that there must be follow-up."""
        return any(one.screens for one in self.instruments)

    def question(self, key: str) -> Question:
        """The question with this key; ``KeyError`` where there is none."""
        return self._by_key[key]

    @cached_property
    def _by_key(self) -> Mapping[str, Question]:
        return {one.key: one for one in self.questions}

    def checked(self, answers: Mapping[str, object]) -> dict[str, int | str]:
        """What somebody answered, by the key of the question, without what was left blank.

        Args:
            answers: Numbers, or what a page sends for them: their digits.

        Raises:
            FormError: A question or a value that the form does not have; every one is named.
        """
        found, faults = {}, []
        for key, given in answers.items():
            read = _read(self._by_key.get(key), key, given)
            if isinstance(read, FormFault):
                faults.append(read)
            elif read is not None:
                found[key] = read
        if faults:
            raise FormError(faults)
        return found

    def row(self, answers: Mapping[str, int]) -> dict[str, int | float | None]:
        """One value for each column; what is missing is nothing, never a number.

        Raises:
            WrongAnswer: A value that an instrument does not have.
        """
        found: dict[str, int | float | None] = {}
        for one in self.instruments:
            found |= instrument_questions.values(one, answers)
        keys = [*(one.key for one in self.variables), *(one.key for one in self.backgrounds)]
        return {key: found[key] if key in found else answers.get(key) for key in keys}


def read_form(
    plan: Mapping[str, object],
    wordings: Mapping[str, Wording] = {},
    others: Mapping[str, Instrument] = {},
) -> Form:
    """The form that a plan asks for.

    Args:
        plan: ``instruments`` (id, form, modules), ``own`` (key, text, scale, high), ``background``
            (key, text, choices) and ``texts`` (key, text), each a list.
        wordings: The words that licence holders have loaded, by the id of the instrument.
        others: Instruments of the organisation's own, by id, beside those that are built in.

    Raises:
        FormError: It cannot be asked; every fault is named.
    """
    reader = Plan()
    reader.expect(plan, {"instruments", "own", "background", "texts"}, "")
    chosen = list(_chosen(reader, plan, wordings, others))
    own = list(own_questions(reader, plan))
    found = _form(reader, chosen, own, plan)
    reader.faults += _clashes(found)
    if not found.sections and not reader.faults:
        reader.fault("nothing_asked", "instruments")
    if reader.faults:
        raise FormError(reader.faults)
    return found


_Chosen = tuple[Instrument, tuple[Section, ...]]


def _form(
    reader: Plan, chosen: list[_Chosen], own: list[tuple[Question, Variable]], plan: Table
) -> Form:
    last = list(backgrounds(reader, plan))
    asked = [section for _, sections in chosen for section in sections]
    if own:
        questions = tuple(question for question, _ in own)
        asked.append(Section("own", message("instruments.own_questions"), None, questions))
    items = [
        one for of, sections in chosen for one in instrument_questions.item_variables(of, sections)
    ]
    scores = [one for of, _ in chosen for one in instrument_questions.score_variables(of)]
    shares = [one for of, _ in chosen for one in instrument_questions.share_variables(of)]
    return Form(
        sections=tuple(asked),
        background=tuple(question for question, _ in last),
        texts=tuple(texts(reader, plan)),
        variables=(*items, *(variable for _, variable in own), *scores, *shares),
        backgrounds=tuple(one for _, one in last),
        instruments=tuple(of for of, _ in chosen),
    )


def _chosen(
    reader: Plan, plan: Table, wordings: Mapping[str, Wording], others: Mapping[str, Instrument]
) -> Iterator[_Chosen]:
    """The instruments of a plan, with only what is asked of each."""
    seen: set[str] = set()
    for one, at in reader.each(plan, "instruments", _MOST_INSTRUMENTS):
        reader.expect(one, {"id", "form", "modules"}, at)
        id_ = str(one.get("id", ""))[:40]
        of = _known(id_, others)
        if of is None:
            reader.fault("unknown_instrument", f"{at}.id", given=id_)
        elif id_ in seen:
            reader.fault("instrument_twice", f"{at}.id", label=of.label)
        elif asked := _asked(reader, _part(reader, of, one, at), wordings.get(id_), at):
            yield asked
        seen.add(id_)


def _known(id_: str, others: Mapping[str, Instrument]) -> Instrument | None:
    if id_ in others:
        return others[id_]
    try:
        return instrument(id_)
    except KeyError:
        return None


def _part(reader: Plan, of: Instrument, table: Table, at: str) -> Instrument:
    """What a plan asks of an instrument: one of its forms, and the modules that are chosen."""
    modules = table.get("modules", [])
    known = tuple(one.key for one in of.sections if one.is_module)
    if not isinstance(modules, list) or any(one not in known for one in modules):
        reader.fault("unknown_module", f"{at}.modules", label=of.label, known=", ".join(known))
        modules = []
    if of.forms and table.get("form"):
        word = reader.word(table, "form", tuple(one.key for one in of.forms), at)
        of = of.form(word)
    return of.with_modules(modules)


def _asked(reader: Plan, of: Instrument, wording: Wording | None, at: str) -> _Chosen | None:
    """An instrument with its questions; nothing, and a fault, where its words may not be shown."""
    used = None if of.has_words() else wording
    if used is None and not of.has_words():
        reader.fault("wording_missing", f"{at}.id", label=of.label, id=of.id)
        return None
    if used and any(item.number not in used.items for item in of.items):
        reader.fault("wording_is_of_another", f"{at}.id", label=of.label, id=of.id)
        return None
    if not instrument_questions.has_named_answers(of, used):
        reader.fault("answers_unnamed", f"{at}.id", label=of.label, id=of.id)
        return None
    return of, instrument_questions.sections(of, used)


def _clashes(form: Form) -> Iterator[FormFault]:
    """Columns of different instruments that would have the same name."""
    keys = [one.key for one in form.variables]
    for key in sorted({key for key in keys if keys.count(key) > 1}):
        # Own questions with the same key have been told of where they stand.
        if not key.startswith("o_"):
            yield FormFault("columns_clash", key, {"given": key})


def _read(question: Question | None, key: str, given: object) -> int | str | FormFault | None:
    """An answer; nothing where it was left blank."""
    if question is None:
        return FormFault("no_such_question", str(key)[:60])
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    if question.kind == "text":
        return _text_of(key, given)
    value = int(given) if isinstance(given, str) and _is_number(given) else given
    if type(value) is int and question.has_choice(value):
        return value
    known = ", ".join(str(one.value) for one in question.choices)
    return FormFault("not_an_answer", key, {"given": str(given)[:40], "known": known})


def _text_of(key: str, given: object) -> str | FormFault | None:
    if not isinstance(given, str):
        return FormFault("not_a_text", key)
    text = readable(given)
    if len(text) > LONGEST_TEXT:
        return FormFault("answer_too_long", key, {"n": len(text), "most": LONGEST_TEXT})
    return text or None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _DIGITS
