"""What a page may not hold: words outside the messages, and anything that runs or paints inline."""

import re
from collections.abc import Collection
from html.parser import HTMLParser

#: Names that are the same in every language.
NAMES = re.compile(r"\b(arbetsro|Svenska|English|Dansk)\b")
LETTER = re.compile(r"[^\W\d_]")
SPOKEN = {"title", "alt", "aria-label", "aria-description", "aria-roledescription", "placeholder"}
BUTTONS = {"submit", "button", "reset"}
#: Attributes that make a browser fetch something by itself, or go where they say.
ADDRESSES = {"src", "srcset", "href", "action", "formaction", "data", "poster"}


def blocks_in_tags(template: str) -> set[str]:
    """The blocks that stand inside a tag of the page: what they hold is no text."""
    return set(re.findall(r"<[a-z][^<>]*?{%\s*block\s+(\w+)", template))


def without_tags(template: str, no_text: Collection[str] = ()) -> str:
    """The source of a template without comments, tags and values.

    Args:
        template: The source.
        no_text: Blocks that are left out with what they hold.
    """
    template = re.sub(r"{%\s*comment.*?endcomment\s*%}", "", template, flags=re.DOTALL)
    template = re.sub(r"{#.*?#}", "", template)
    for name in no_text:
        block = rf"{{%\s*block {name}\s*%}}.*?{{%\s*endblock.*?%}}"
        template = re.sub(block, "", template, flags=re.DOTALL)
    return re.sub(r"{{.*?}}|{%.*?%}", " ", template, flags=re.DOTALL)


def has_words(text: str | None) -> bool:
    """Whether a text holds letters of its own."""
    return bool(LETTER.search(NAMES.sub("", text or "")))


class Faults(HTMLParser):
    """Reads markup and notes what may not be there."""

    def __init__(self, markup: str, *, words: bool) -> None:
        super().__init__()
        self.found: list[str] = []
        self._words = words
        self._inside = ""
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._inside = tag if tag in {"script", "style"} else ""
        if tag == "style" or (tag == "script" and "src" not in given):
            self._note(f"an inline <{tag}>")
        for name, value in attrs:
            if name == "style" or name.startswith(("on", "hx-on")):
                self._note(f"{name}= on <{tag}>")
            if name in ADDRESSES and re.match(r"\s*(https?:|//|javascript:)", value or ""):
                self._note(f"{name}={value!r} on <{tag}>")
            if self._words and self._is_spoken(tag, name, given) and has_words(value):
                self._note(f"{name}={value!r} on <{tag}>")

    def _is_spoken(self, tag: str, name: str, given: dict[str, str | None]) -> bool:
        of_a_button = tag == "input" and name == "value" and given.get("type") in BUTTONS
        return of_a_button or name in SPOKEN or (name == "label" and tag in {"option", "optgroup"})

    def handle_data(self, data: str) -> None:
        if self._words and not self._inside and has_words(data):
            self._note(repr(" ".join(data.split())))

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def _note(self, what: str) -> None:
        self.found.append(f"line {self.getpos()[0]}: {what}")
