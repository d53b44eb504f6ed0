"""What may be seen of a meeting: its cards, and the dots once they may be told."""

from collections.abc import Collection
from dataclasses import dataclass

from arbetsro.language import Language
from arbetsro.statistics.disclosure import is_shown
from arbetsro.web.investigations.models import Meeting, MeetingCard
from arbetsro.workenv.cards import Card, cards
from arbetsro.workenv.maps import Item, Side, weight_of_dots

#: The cards that are talked about first.
TOP = 3
#: The weight of what nobody has been able to weigh.
_MIDDLE = 3


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card as a page shows it.

    Attributes:
        card: The card on the table.
        label: What stands on it.
        about: What it means; blank for one of the meeting's own.
        asks: The question that asks for the cause; blank for one of the meeting's own.
        dots: How many it got; nothing while or where that is not told.
        share: Its dots in percent of those of the card that got most.
        usual: The keys of the built-in resources that often answer this demand.
    """

    card: MeetingCard
    label: str
    about: str
    asks: str
    dots: int | None
    share: int
    usual: Collection[str]


@dataclass(frozen=True, slots=True)
class Table:
    """All that lies on the table.

    Attributes:
        demands: The demands, those with most dots first where dots are told.
        resources: The resources in the same way.
        telephones: How many telephones have given their dots.
        is_told: Whether the dots may be told.
    """

    demands: tuple[CardShown, ...]
    resources: tuple[CardShown, ...]
    telephones: int
    is_told: bool


def table_of(meeting: Meeting, language: Language) -> Table:
    """The table of a meeting. Dots are told once the giving is closed, and only of five or more."""
    telephones = meeting.ballots.count()
    is_told = meeting.stage == Meeting.Stage.TALK and is_shown(telephones)
    laid = list(meeting.cards.prefetch_related("answered_by"))
    demands, resources = (_side(laid, side, language, is_told) for side in MeetingCard.Side.values)
    return Table(demands, resources, telephones, is_told)


def label_of(card: MeetingCard, language: Language) -> str:
    """What stands on a card, in the reader's language where the program knows it."""
    known = cards().get(card.card)
    return known.label.in_(language) if known else card.text


def _side(
    laid: Collection[MeetingCard], side: str, language: Language, is_told: bool
) -> tuple[CardShown, ...]:
    ours = [card for card in laid if card.side == side]
    if is_told:
        ours.sort(key=lambda card: (-card.dots, card.place))
    most = max((card.dots for card in ours), default=0) or 1
    return tuple(_shown(card, language, most, is_told) for card in ours)


def _shown(card: MeetingCard, language: Language, most: int, is_told: bool) -> CardShown:
    known: Card | None = cards().get(card.card)
    return CardShown(
        card=card,
        label=label_of(card, language),
        about=known.about.in_(language) if known else "",
        asks=known.cause.in_(language) if known else "",
        dots=card.dots if is_told else None,
        share=round(100 * card.dots / most) if is_told else 0,
        usual=known.answers if known else (),
    )


def as_items(meeting: Meeting) -> tuple[Item, ...]:
    """The cards as a map: those that got dots, or all with the middle weight if dots are hidden."""
    table = table_of(meeting, "sv")
    demands = _items(table.demands, "demand", table)
    return demands + _items(table.resources, "resource", table)


def _items(shown: Collection[CardShown], side: Side, table: Table) -> tuple[Item, ...]:
    most = max((one.dots or 0 for one in shown), default=0)
    kept = [one for one in shown if one.dots or one.card.cause] or list(shown)
    kept = kept if table.is_told else list(shown)
    return tuple(
        Item(
            key=str(one.card.pk),
            side=side,
            text=one.card.text,
            weight=weight_of_dots(one.dots or 0, most) if table.is_told else _MIDDLE,
            card=one.card.card,
            cause=one.card.cause,
            meets=tuple(str(other.pk) for other in one.card.answered_by.all()),
        )
        for one in kept
    )
