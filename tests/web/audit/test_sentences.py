"""Everything that is recorded has a sentence."""

import ast
from pathlib import Path

import arbetsro.web
from arbetsro.language.catalogue import catalogue
from arbetsro.web.audit.finding import kinds
from arbetsro.web.audit.recording import ACTIONS

SOURCE = Path(arbetsro.web.__file__).parent


def recorded() -> dict[str, str]:
    """Every code that is written out in the source, with a place where it is."""
    found = {}
    for file in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and name_of(node.func) in {"record", "action"}:
                match node.args:
                    case [ast.Constant(value=str() as code), *_]:
                        found[code] = f"{file.relative_to(SOURCE)}:{node.lineno}"
    return found


def name_of(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def test_every_code_has_a_sentence():
    codes = {**recorded(), **dict.fromkeys(ACTIONS, "an action")}
    assert len(codes) > 4
    assert {code: at for code, at in codes.items() if code not in catalogue("audit")} == {}


def test_every_sentence_is_about_something_that_is_recorded():
    written = "\n".join(file.read_text("utf-8") for file in SOURCE.rglob("*.py"))
    sentences = [name for name in catalogue("audit") if "." in name]
    assert [code for code in sentences if f'"{code}"' not in written] == []


def test_every_kind_of_object_has_a_name():
    assert [kind for kind in kinds() if f"kind_{kind}" not in catalogue("audit")] == []
