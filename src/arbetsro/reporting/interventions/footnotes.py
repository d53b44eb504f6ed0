"""Claims with marks, and the sources that the marks lead to."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from arbetsro.knowledge.content import Claim
from arbetsro.knowledge.sources import Reference
from arbetsro.language import Language, say
from arbetsro.reporting.document import Block, Bullets, Heading
from arbetsro.reporting.knowledge import source


@dataclass(slots=True)
class Footnotes:
    """Numbers sources in the order in which they are met."""

    language: Language
    _numbers: dict[Reference, int] = field(default_factory=dict)

    def claim(self, claim: Claim) -> str:
        """What a claim says, with the marks of its sources."""
        return self.marked(claim.text.in_(self.language), claim.sources)

    def claims(self, claims: Iterable[Claim]) -> Bullets:
        """Several claims as a list."""
        return Bullets(tuple(map(self.claim, claims)))

    def marked(self, text: str, sources: Iterable[Reference]) -> str:
        """A text with the marks of what it rests on."""
        numbers = [self._numbers.setdefault(one, len(self._numbers) + 1) for one in sources]
        return f"{text} {''.join(f'[{number}]' for number in numbers)}".rstrip()

    def blocks(self) -> tuple[Block, ...]:
        """The list that the marks lead to."""
        lines = [
            f"[{number}] {source(one, self.language)}" for one, number in self._numbers.items()
        ]
        return Heading(say("knowledge.sources", self.language), 2), Bullets(tuple(lines))
