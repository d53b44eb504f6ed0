"""Every message is there in three languages, says the same in each, and is used."""

import ast
import re
import string
from collections.abc import Iterator
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
#: Names that are the same in every language.
NAMES = re.compile(r"Myndigheten för arbetsmiljökunskap|Karolinska Institutet")


def placeholders(text: str) -> set[str]:
    """The names of a text's fields; none in a text whose braces are its own."""
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}
    except ValueError:
        return set()


class Said:
    """Every call of ``say`` in the program, from its source."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, str, ast.Call]] = []
        self.words: set[str] = set()
        for file in sorted(SOURCE.rglob("*.py")):
            tree = ast.parse(file.read_text("utf-8"))
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    self.words.add(node.value)
                if isinstance(node, ast.Call) and (pattern := self._pattern(node)):
                    where = f"{file.relative_to(SOURCE)}:{node.lineno}"
                    self.calls.append((where, pattern, node))

    def _pattern(self, call: ast.Call) -> str | None:
        """The key of a call as a pattern in which ``*`` stands for what is only known then."""
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
            case ast.JoinedStr(values=parts):
                return area + "".join(
                    re.escape(str(p.value)) if isinstance(p, ast.Constant) else ".*" for p in parts
                )
        return None

    def with_keys(self) -> Iterator[tuple[str, set[str], ast.Call]]:
        for where, pattern, call in self.calls:
            yield where, {key for key in MESSAGES if re.fullmatch(pattern, key)}, call


@pytest.fixture(scope="module")
def said():
    return Said()


def test_the_program_says_something(said):
    assert len(said.calls) > 150
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
    faults = [
        f"{where}: {ast.unparse(call.args[0])}"
        for where, keys, call in said.with_keys()
        if not keys
    ]
    assert faults == []


def test_every_message_is_said(said):
    used = {key for _, keys, _ in said.with_keys() for key in keys}
    # A key may also be handed on as a word of its own, such as the code of a fault.
    faults = [
        key for key in MESSAGES if key not in used and not said.words & {key, key.split(".", 1)[1]}
    ]
    assert faults == []


def test_every_field_of_a_message_is_given_where_it_is_said(said):
    faults = []
    for where, keys, call in said.with_keys():
        given = {keyword.arg for keyword in call.keywords}
        if None not in given:
            faults += [
                f"{where}: {key} lacks {sorted(placeholders(MESSAGES[key].sv) - given)}"
                for key in keys
                if len(keys) == 1 and not placeholders(MESSAGES[key].sv) <= given
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
