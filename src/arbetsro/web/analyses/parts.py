"""The parts of an analysis that have a page: the seven steps, and the sheets of the sixth."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from arbetsro.knowledge.library import built_in
from arbetsro.language import Language, Text
from arbetsro.web.analyses.content import Content, Value, items
from arbetsro.web.analyses.entry import unit_of, written
from arbetsro.web.analyses.fields import Field, ListDeclaration, field_at, lists
from arbetsro.web.analyses.guide import choices_of

#: The fields, rows of text and lists of each step, in the order of its page.
STEPS: dict[str, tuple[str, ...]] = {
    "situation": (
        "title", "A3", "period.start", "period.end", "contact", "group",
    ),
    "present_state": ("A4",),
    "causes": ("problems", "strained", "A5"),
    "goals": ("goals", "needs", "A6"),
    "interventions": (
        "A7", "plan_period.start", "plan_period.end", "interventions", "participation",
        "management_support", "follow_up",
    ),
    "calculation": ("A8",),
    "recommendation": ("A9", "pros", "cons", "evaluation"),
}  # fmt: skip
#: What the page of recommendations asks, besides what is strained.
ASKED = ("stage", "size", "branch", "absence", "concerned", "tried")
#: The sheets with a page of their own in the sixth step. H and I stand on the page of an activity.
SHEETS = ("C", "D", "E", "F", "G", "J", "K")
#: The pages of the sixth step besides the sheets.
BESIDE = ("uncertainty", "time", "scenarios")


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field on a page."""

    id: str
    address: str
    kind: str
    label: str
    hint: str
    text: str
    seen: int
    unit: str = ""
    code: str = ""
    choices: dict[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EntryView:
    """The entry of the knowledge base that an intervention was chosen from.

    Attributes:
        id: Its id.
        digest: Names what it said; blank where the case only names the entry.
        name: What it is called now, or its id where it is no longer there.
        words: What it changes, for whom, and what it acts on.
    """

    id: str
    digest: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class ThingView:
    """A thing in a list on a page."""

    id: str
    place: int
    is_first: bool
    is_last: bool
    name: str
    fields: tuple[FieldView, ...]
    inner: tuple["ListView", ...]
    entry: "EntryView | None" = None


@dataclass(frozen=True, slots=True)
class ListView:
    """A list on a page."""

    id: str
    address: str
    declared: ListDeclaration
    title: str
    add: str
    things: tuple[ThingView, ...]


Block = FieldView | ListView


@dataclass(frozen=True, slots=True)
class Blocks:
    """Makes what stands on the page of a step.

    Attributes:
        content: What the analysis holds.
        touched: The version that changed each address last.
        language: The language of the page.
    """

    content: Content
    touched: dict[str, int]
    language: Language

    def of(self, addresses: tuple[str, ...]) -> Iterator[Block]:
        """The blocks at these addresses."""
        for address in addresses:
            found = field_at(address)
            if found is not None:
                yield self.field(found, address)
            else:
                yield self.list(lists()[address], address)

    def field(self, found: Field, address: str) -> FieldView:
        """A field as it stands on a page."""
        value: Value = self.content.get(address)
        return FieldView(
            id=dom_id(address),
            address=address,
            kind=found.kind,
            label=found.label.in_(self.language),
            hint=found.hint.in_(self.language) if found.hint else "",
            text=written(found, value, self.language),
            seen=self.touched.get(address, 0),
            unit="%" if unit_of(found) == "share" and found.kind in {"share", "shares"} else "",
            code=found.row.code if found.row else "",
            choices=choices_of(found.choices) if found.choices else {},
        )

    def list(self, declared: ListDeclaration, address: str) -> ListView:
        """A list as it stands on a page, with all that its things hold."""
        ids = items(self.content, address)
        things = (self._thing(declared, item, i, len(ids)) for i, item in enumerate(ids))
        title, add = declared.title.in_(self.language), declared.add.in_(self.language)
        return ListView(dom_id(address), address, declared, title, add, tuple(things))

    def _thing(self, declared: ListDeclaration, item: str, index: int, count: int) -> ThingView:
        thing = f"{declared.key}.{item}"
        # The rows of activities and scenarios stand on pages of their own.
        shown = [f for f in declared.fields.values() if self._is_shown(f, thing)]
        inner = (self.list(lists()[key], f"{thing}.{key}") for key in declared.inner)
        return ThingView(
            id=item,
            place=index + 1,
            is_first=index == 0,
            is_last=index == count - 1,
            name=self.content.get(f"{thing}.name") or self.content.get(f"{thing}.text") or "",
            fields=tuple(self.field(f, f"{thing}.{f.key}") for f in shown),
            inner=tuple(inner),
            entry=self._entry(thing),
        )

    def _entry(self, thing: str) -> EntryView | None:
        """What an intervention from the knowledge base brought along."""
        reference = self.content.get(f"{thing}.entry")
        if not reference:
            return None
        id_, _, digest = reference.partition("@")
        known = built_in().get(id_)
        kept = (field_at(f"{thing}.{key}") for key in ("levels", "stages", "factors"))
        told = [
            written(one, self.content[f"{thing}.{one.key}"], self.language)
            for one in kept
            if one and f"{thing}.{one.key}" in self.content
        ]
        name = known.name.in_(self.language) if known else self.content.get(f"{thing}.name", id_)
        return EntryView(id_, digest, name, " · ".join(told))

    def _is_shown(self, found: Field, thing: str) -> bool:
        """Whether a field of a thing stands on its page: what the entry tells is not asked."""
        if found.kind in {"row", "kept"}:
            return False
        return found.key not in _TOLD_BY_ENTRY or f"{thing}.entry" not in self.content


#: What an intervention from the knowledge base brings along.
_TOLD_BY_ENTRY = frozenset({"like", "level", "stage", "acts_on"})


def dom_id(address: str) -> str:
    """The id of a field on its page."""
    return "f-" + address.replace(".", "-")
