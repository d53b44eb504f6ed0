"""Questions that an organisation asks beside the instruments: own, background and own words."""

from collections.abc import Iterator

from arbetsro.language import Text
from arbetsro.language.catalogue import message
from arbetsro.surveys.asking import Choice, Question
from arbetsro.surveys.plan import Plan, Table
from arbetsro.surveys.variables import Background, Direction, Variable

#: The answers that an own question may have. Their words are messages.
READY_SCALES = {"agree5": range(1, 6), "often5": range(1, 6), "yes_no": range(2)}
#: What a high answer means: yes, always, agree.
HIGH: dict[str, Direction] = {"good": "high_is_good", "bad": "high_is_bad", "none": "none"}
#: Few, so that the whole can be answered on a telephone and nobody stands alone in a group.
MOST_OWN, MOST_BACKGROUNDS, MOST_CHOICES, MOST_TEXTS = 20, 3, 6, 2
_FEWEST_CHOICES = 2


def own_questions(plan: Plan, table: Table) -> Iterator[tuple[Question, Variable]]:
    """The own questions of a plan, each with the column that it is told of by."""
    seen: set[str] = set()
    for number, (one, at) in enumerate(plan.each(table, "own", MOST_OWN), 1):
        plan.expect(one, {"key", "text", "scale", "high"}, at)
        key, text = f"o_{plan.key(one, at, seen)}", plan.text(one.get("text"), f"{at}.text")
        choices = ready_scale(plan.word(one, "scale", tuple(READY_SCALES), at))
        direction = HIGH[plan.word(one, "high", tuple(HIGH), at)]
        question = Question(key, text, choices, "own", number=number)
        yield question, item_variable(question, direction)


def item_variable(question: Question, direction: Direction) -> Variable:
    """The column of an answer that is told of as it is."""
    values = tuple(one.value for one in question.choices)
    return Variable(
        key=question.key,
        kind="item",
        label=question.text,
        values=values,
        value_labels=tuple(one.label for one in question.choices),
        lowest=values[0],
        highest=values[-1],
        direction=direction,
    )


def backgrounds(plan: Plan, table: Table) -> Iterator[tuple[Question, Background]]:
    """The questions about the one who answers, each with the column that divides the whole."""
    seen: set[str] = set()
    for number, (one, at) in enumerate(plan.each(table, "background", MOST_BACKGROUNDS), 1):
        plan.expect(one, {"key", "text", "choices"}, at)
        key, text = f"b_{plan.key(one, at, seen)}", plan.text(one.get("text"), f"{at}.text")
        choices = _choices(plan, one, at)
        values = tuple(each.value for each in choices)
        labels = tuple(each.label for each in choices)
        yield (
            Question(key, text, choices, "background", number=number),
            Background(key, text, values, labels),
        )


def _choices(plan: Plan, table: Table, at: str) -> tuple[Choice, ...]:
    given = plan.each(table, "choices", MOST_CHOICES, f"{at}.")
    choices = tuple(Choice(i, plan.text(*one)) for i, one in enumerate(given, 1))
    if len(choices) < _FEWEST_CHOICES:
        plan.fault("too_few_choices", f"{at}.choices", least=_FEWEST_CHOICES)
    return choices


def texts(plan: Plan, table: Table) -> Iterator[Question]:
    """The questions that are answered in one's own words."""
    seen: set[str] = set()
    for number, (one, at) in enumerate(plan.each(table, "texts", MOST_TEXTS), 1):
        plan.expect(one, {"key", "text"}, at)
        key = f"t_{plan.key(one, at, seen)}"
        yield Question(key, plan.text(one.get("text"), f"{at}.text"), (), "text", number=number)


def ready_scale(name: str) -> tuple[Choice, ...]:
    """The choices of one of the ready scales, in our own words."""
    return tuple(Choice(value, _label(name, value)) for value in READY_SCALES[name])


def _label(name: str, value: int) -> Text:
    return message(f"instruments.{name}_{value}")
