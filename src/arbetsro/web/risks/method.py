"""The method by which an organisation rates its risks, and the words of a rating made by one."""

from dataclasses import dataclass
from typing import NamedTuple

from arbetsro.language import Text
from arbetsro.web.organisations.models import Organisation
from arbetsro.web.risks.models import OwnMethod, Rating
from arbetsro.workenv.rating import Level, Method, as_table, methods, read_method

#: What holds until an organisation has chosen.
USUAL = "colours"


class Current(NamedTuple):
    """The method that holds, and the choice of it; nothing was chosen where there is no row."""

    row: OwnMethod | None
    method: Method


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a rating by a matrix, as they were called when it was made."""

    probability: Text
    consequence: Text


def current_method(organisation: Organisation) -> Current:
    """The method that an organisation rates by now: the latest that it chose, or colours."""
    row = OwnMethod.objects.filter(organisation=organisation).first()
    return Current(row, method_of(row) if row else methods()[USUAL])


def kept_method(organisation: Organisation) -> tuple[OwnMethod, Method]:
    """The same as a row that a rating can refer to; made where the organisation has not chosen."""
    row, method = current_method(organisation)
    if row is None:
        row = OwnMethod.objects.create(
            organisation=organisation, key=method.key, content=as_table(method)
        )
    return row, method


def method_of(row: OwnMethod) -> Method:
    """The method as it was when it was chosen."""
    return read_method(row.key, row.content)


def grid(method: Method) -> list[tuple[Text, tuple[Level, ...]]]:
    """The rows of a matrix, the most probable first: the step and its levels. None for colours."""
    return list(zip(method.probability, method.cells, strict=True))[::-1]


def steps_of(rating: Rating) -> Steps | None:
    """What was said of probability and consequence; nothing for a rating by colours."""
    if rating.probability is None or rating.consequence is None:
        return None
    method = method_of(rating.method)
    return Steps(
        method.probability[rating.probability - 1], method.consequence[rating.consequence - 1]
    )
