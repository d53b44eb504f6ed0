"""Words in LimeSurvey: HTML, in which braces are formulas."""

import html
import re
from html.parser import HTMLParser

#: A brace that is written like this is shown and never worked out.
_BRACES = {"{": "&#123;", "}": "&#125;"}
_BREAKS = {"br", "p", "div", "li", "tr"}


def as_markup(text: str) -> str:
    """Plain words so that LimeSurvey shows just them."""
    return "".join(_BRACES.get(one, one) for one in html.escape(text, quote=False))


def as_text(markup: str) -> str:
    """The words of a piece of HTML."""
    if "<" not in markup and "&" not in markup:
        return _spaced(markup)
    reader = _Words()
    reader.feed(markup)
    reader.close()
    return _spaced("".join(reader.words))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.is_hidden = False

    def handle_starttag(self, tag: str, _: object) -> None:
        self.is_hidden = tag in ("script", "style")
        if tag in _BREAKS:
            self.words.append(" ")

    def handle_endtag(self, _: str) -> None:
        self.is_hidden = False

    def handle_data(self, data: str) -> None:
        if not self.is_hidden:
            self.words.append(data)


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
