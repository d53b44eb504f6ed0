"""Every message is there in three languages, says the same in each, and is used."""

import ast
import re
import string
from dataclasses import dataclass
from pathlib import Path

import pytest

import arbetsro
from arbetsro.language import LANGUAGES
from arbetsro.language.catalogue import areas, catalogue

SOURCE = Path(arbetsro.__file__).parent
MESSAGES = {f"{area}.{name}": text for area in areas() for name, text in catalogue(area).items()}
#: Words and letters that give a language away, and the languages that may not hold them.
FOREIGN = {
    "sv": re.compile(r"[æøÆØ]|\b(og|ikke|eller ikke|af|til at|the|and|of|with|is)\b"),
    "en": re.compile(r"[åäöæøÅÄÖÆØ]|\b(och|inte|för|som|ikke|og|det|af|ett|et|er)\b"),
    "da": re.compile(r"[äöÄÖ]|\b(och|inte|är|för|från|att|inga|the|and|of|with|is)\b"),
}  # fmt: skip
#: {% say "area.key" name=value %}; a filter after the key adds to it.
SAY_TAG = re.compile(
    r'{%-?\s*say\s+(?:"(?P<key>[^"]+)"(?P<filters>(?:\|\S+)?)|\S+)(?P<values>.*?)-?%}', re.DOTALL
)
#: Names that are the same in every language.
NAMES = re.compile(r"Myndigheten för arbetsmiljökunskap|Karolinska Institutet")


def placeholders(text: str) -> set[str]:
    """The names of a text's fields; none in a text whose braces are its own."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:
        return set()


@dataclass(frozen=True)
class Saying:
    """A place where something is said.

    Attributes:
        where: The file and line.
        what: The key, as it stands there.
        pattern: The key as a pattern in which ``.*`` stands for what is only known then.
        given: The names of the values; none where they are only known then.
    """

    where: str
    what: str
    pattern: str
    given: frozenset[str] | None

    @property
    def keys(self) -> set[str]:
        """The messages that it may mean."""
        return {key for key in MESSAGES if re.fullmatch(self.pattern, key)}


class Said:
    """Everything that the program says, from the source of its code and of its templates."""

    def __init__(self) -> None:
        self.sayings: list[Saying] = []
        #: Words of the code; a key may be handed on as one, such as the code of a fault.
        self.words: set[str] = set()
        #: Keys that are put together, as patterns; they too may be handed on.
        self.made: set[str] = set()
        for file in sorted(SOURCE.rglob("*.py")):
            self._read_code(file)
        for file in sorted(SOURCE.rglob("templates/**/*.*")):
            self._read_template(file)

    def _read_code(self, file: Path) -> None:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                self.words.add(node.value)
            if isinstance(node, ast.JoinedStr) and _begins_with_an_area(node):
                self.made.add(_as_pattern(node))
            if isinstance(node, ast.Call) and (pattern := self._pattern(node)):
                names = {keyword.arg for keyword in node.keywords}
                given = None if None in names else frozenset(name for name in names if name)
                where = f"{file.relative_to(SOURCE)}:{node.lineno}"
                self.sayings.append(Saying(where, ast.unparse(node.args[0]), pattern, given))

    def _pattern(self, call: ast.Call) -> str | None:
        match call.func:
            case ast.Name(id="say"):
                area = ""
            case ast.Attribute(attr="say"):
                area = "workbook."
            case _:
                return None
        match call.args[0]:
            case ast.Constant(value=str() as key):
                return area + re.escape(key)
            case ast.JoinedStr() as joined:
                return area + _as_pattern(joined)
        return None

    def _read_template(self, file: Path) -> None:
        text = file.read_text("utf-8")
        for found in SAY_TAG.finditer(text):
            # A key that a variable holds was a word of the code, or was put together there.
            if found["key"] is not None:
                where = f"{file.relative_to(SOURCE)}:{text.count(chr(10), 0, found.start()) + 1}"
                pattern = re.escape(found["key"]) + (".*" if found["filters"] else "")
                given = frozenset(re.findall(r"(\w+)=", found["values"]))
                self.sayings.append(Saying(where, found["key"], pattern, given))
        # A key may be handed on by a template too: {% include "a.html" with title="area.key" %}.
        self.words.update(re.findall(r'"([a-z_]+\.\w+)"', text))


def _as_pattern(joined: ast.JoinedStr) -> str:
    return "".join(
        re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".*"
        for part in joined.values
    )


def _begins_with_an_area(joined: ast.JoinedStr) -> bool:
    first = joined.values[0]
    return isinstance(first, ast.Constant) and str(first.value).split(".")[0] in areas()


@pytest.fixture(scope="module")
def said():
    return Said()


def test_the_program_says_something(said):
    assert len(said.sayings) > 150
    assert len(MESSAGES) > 200


def test_the_fields_of_a_message_are_the_same_in_every_language():
    faults = [
        f"{key}: {[sorted(placeholders(text.in_(language))) for language in LANGUAGES]}"
        for key, text in MESSAGES.items()
        if len({frozenset(placeholders(text.in_(language))) for language in LANGUAGES}) > 1
    ]
    assert faults == []


def test_no_message_is_in_another_language():
    faults = [
        f"{key} in {language}: {found[0]!r} in {text.in_(language)!r}"
        for key, text in MESSAGES.items()
        for language in LANGUAGES
        if (found := FOREIGN[language].search(NAMES.sub("", text.in_(language))))
    ]
    assert faults == []


def test_a_sentence_is_not_left_untranslated():
    faults = []
    for key, text in MESSAGES.items():
        words = len(re.findall(r"\b[^\W\d_]{2,}", re.sub(r"{[^}]*}", "", text.sv)))
        # Short Swedish and Danish phrases may well be the same.
        if (words > 3 and text.en in {text.sv, text.da}) or (words > 5 and text.sv == text.da):
            faults.append(f"{key}: {text.sv!r}")
    assert faults == []


def test_every_message_that_is_said_exists(said):
    assert [f"{one.where}: {one.what}" for one in said.sayings if not one.keys] == []


def test_every_message_is_said(said):
    used = {key for one in said.sayings for key in one.keys}
    used |= {key for key in MESSAGES for made in said.made if re.fullmatch(made, key)}
    faults = [
        key for key in MESSAGES if key not in used and not said.words & {key, key.split(".", 1)[1]}
    ]
    assert faults == []


def test_every_field_of_a_message_is_given_where_it_is_said(said):
    faults = [
        f"{one.where}: {key} lacks {sorted(placeholders(MESSAGES[key].sv) - one.given)}"
        for one in said.sayings
        if one.given is not None and len(one.keys) == 1
        for key in one.keys
        if not placeholders(MESSAGES[key].sv) <= one.given
    ]
    assert faults == []


def test_every_fault_that_the_program_finds_has_a_sentence():
    faults = []
    for file in sorted(SOURCE.rglob("economics/*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _makes_a_fault(node.func) and node.args:
                codes = [
                    part.value
                    for part in _branches(node.args[0])
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                ]
                faults += [
                    f"{file.name}:{node.lineno}: {code}"
                    for code in codes
                    if f"faults.{code}" not in MESSAGES
                ]
    assert faults == []


def _makes_a_fault(called: ast.expr) -> bool:
    name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
    return name in {"Fault", "_fault"}


def _branches(node: ast.expr) -> list[ast.expr]:
    """The expressions that this one may turn out to be."""
    if isinstance(node, ast.IfExp):
        return [*_branches(node.body), *_branches(node.orelse)]
    return [node]
