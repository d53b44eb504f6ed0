"""The templates of all apps: every word is a message, and nothing runs or paints inline."""

from pathlib import Path

import pytest

import arbetsro.web
from web.frame.markup import Faults, blocks_in_tags, has_words, without_tags

WEB = Path(arbetsro.web.__file__).parent
TEMPLATES = sorted(file for file in WEB.rglob("templates/**/*") if file.is_file())
NO_TEXT = {name for file in TEMPLATES for name in blocks_in_tags(file.read_text("utf-8"))}
#: Markup with one fault of each kind.
CONTROL = """
<p>arbetsro {{ name }} {# words in a comment #}{% say "frame.skip" %}</p>
<p title="Ett ord">Hej</p><input type="submit" value="Spara"><img alt="Bild" src="//annan.se/a">
<button style="color: red" onclick="run()">{{ a }}</button><script>run()</script>
<style>p { color: red }</style><a href="javascript:run()">{{ a }}</a>
"""


def faults_of(file: Path) -> list[str]:
    text = file.read_text("utf-8")
    if file.suffix == ".txt":
        lines = without_tags(text).splitlines()
        return [f"{line.strip()!r}" for line in lines if has_words(line)]
    return Faults(without_tags(text, NO_TEXT), words=True).found


def test_there_are_templates():
    assert len(TEMPLATES) > 5
    assert {file.suffix for file in TEMPLATES} <= {".html", ".txt"}
    assert {"body", "width"} <= NO_TEXT


def test_the_check_finds_what_it_looks_for():
    found = "\n".join(Faults(without_tags(CONTROL), words=True).found)
    for fault in (
        "'Ett ord'", "'Hej'", "'Spara'", "'Bild'", "//annan.se", "style=", "onclick=",
        "inline <script>", "inline <style>", "javascript:",
    ):  # fmt: skip
        assert fault in found
    assert found.count("\n") == 9


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: str(file.relative_to(WEB)))
def test_a_template_holds_no_words_and_nothing_inline(file):
    assert faults_of(file) == []
