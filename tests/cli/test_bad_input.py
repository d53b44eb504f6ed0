"""A case that is wrong: one plain sentence a fault, with file, sheet, row and remedy.

All faults are told in one run, the status is 2, and no file is written or touched.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from arbetsro.language import LANGUAGES

from .conftest import BAKERY, changed, files, spaced

#: How a line begins, and what sheets, rows, interventions and activities are called.
ERROR = {"sv": "Fel: ", "en": "Error: ", "da": "Fejl: "}
SHEET = {"sv": "blankett", "en": "sheet", "da": "skema"}
ROW = {"sv": "rad", "en": "row", "da": "række"}
ALTERNATIVE = '\n[[alternative]]\nname = "Nu"\nbase_investment = 100\nbenefits = [50, 60]\n'


@dataclass(frozen=True)
class Bad:
    """Something wrong with a case.

    Attributes:
        name: What is wrong.
        content: The file, or what puts it in its place.
        place: Sheet and row that are named; none where the fault is not about a row.
        remedy: What tells the user what to do, in Swedish, English and Danish.
        told: What else is told in every language.
    """

    name: str
    content: str | bytes | Callable[[Path], object]
    place: tuple[str, ...]
    remedy: tuple[str, str, str]
    told: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name

    def put(self, path: Path) -> None:
        """Puts the file in its place."""
        path.unlink(missing_ok=True)
        if callable(self.content):
            self.content(path)
        elif isinstance(self.content, bytes):
            path.write_bytes(self.content)
        else:
            path.write_text(self.content, "utf-8")


def large(path: Path) -> None:
    """A file of 200 MB that takes no room on the disk."""
    with path.open("wb") as file:
        file.truncate(200_000_000)


def c7(written: str, text: str = BAKERY) -> str:
    return changed("C7 = 0.20", f"C7 = {written}", text)


NUMBER = ("är inte ett tal", "is not a number", "er ikke et tal")
REMOVE = ("ta bort", "remove", "fjern")
CHECK = ("kontrollera talet", "check the number", "kontrollér tallet")
NOT_TOML = ("skrivs som C7 = 0.22", "is written as C7 = 0.22", "skrives som C7 = 0.22")
UTF8 = ("spara den med kodningen UTF-8", "encoding UTF-8", "gem den med kodningen UTF-8")
DATES = ("datum", "dates", "datoer")
ORGANISATION = 'name = "Bageriet AB"\n'

BAD = (
    Bad("a missing value", changed("C7 = 0.20\n", ""), ("C", "C7"),
        ("medarbetarenkäten", "staff survey", "trivselsmåling"), ("high-stress-",)),
    Bad("a negative value", changed("D1 = 30_000", "D1 = -30_000"), ("D", "D1"),
        ("utan minustecken", "without the minus sign", "uden minustegn")),
    Bad("a share of 140 percent", c7("1.4"), ("C", "C7"), CHECK, ("140",)),
    Bad("a share written as 22", c7("22"), ("C", "C7"),
        ("22 procent skrivs 0.22", "22 percent is written 0.22", "22 procent skrives 0.22")),
    Bad("a monthly pay of 30", changed("D1 = 30_000", "D1 = 30"), ("D", "D1"), CHECK),
    Bad("a text where a number stands", c7('"tjugo"'), ("C", "C7"), NUMBER, ("tjugo",)),
    Bad("true where a number stands", c7("true"), ("C", "C7"), NUMBER),
    Bad("a number that is none", c7("nan"), ("C", "C7"), NUMBER, ("nan",)),
    Bad("a number without end", c7("inf"), ("C", "C7"), NUMBER, ("inf",)),
    Bad("an unknown code", c7("0.20\nC77 = 0.20"), ("C", "C77"), REMOVE),
    Bad("a computed row typed", c7("0.20\nC10 = 500"), ("C", "C10"), REMOVE),
    Bad("a row on the wrong sheet", c7("0.20\nD7 = 0.30", changed("D7 = 0.30\n", "")),
        ("C", "D7"), ("blankett D; flytta", "sheet D; move", "skema D; flyt")),
    Bad("a duplicated key", c7("0.20\nC7 = 0.21"), ("C", "C7"), REMOVE, ("14",)),
    Bad("a duplicated sheet", f"{BAKERY}\n[C]\nC4 = 1\n", ("C",), REMOVE, ("43",)),
    Bad("an unknown entry", changed(ORGANISATION, f'{ORGANISATION}kontakt = "Eva"\n'), (),
        REMOVE, ("kontakt", "contact")),
    Bad("a decimal comma", c7("0,20"), ("C", "C7"), NOT_TOML, ("13",)),
    Bad("a letter to the editor", "Till alla som undrar\n", (), NOT_TOML, ("1",)),
    Bad("a file that ends too early", BAKERY + 'J14 = "', (),
        ("citattecken", "quotation marks", "anførselstegn")),
    Bad("Latin-1", BAKERY.encode("latin-1"), (), UTF8, ("35",)),
    Bad("UTF-16", BAKERY.encode("utf-16"), (), UTF8),
    Bad("a file of 200 MB", large, (), ("fel fil", "wrong file", "forkerte fil"), ("200 MB",)),
    Bad("a folder", Path.mkdir, (), ("ange filen", "name the file", "angiv filen")),
    Bad("no file", lambda path: None, (), ("arbetsro new",) * 3),
    Bad("a period of eleven months", changed("end = 2025-12-31", "end = 2025-11-30"), (),
        ("ändra ett av datumen", "change one of the dates", "ret en af datoerne"),
        ("period", "2025-01-01", "2025-11-30")),
    Bad("a period that runs backwards", changed("end = 2025-12-31", "end = 2024-12-31"), (),
        ("byt plats på datumen", "swap the dates", "byt om på datoerne"),
        ("period", "2024-12-31")),
    Bad("a date in quotation marks", changed("end = 2025-12-31", 'end = "2025-12-31"'), (),
        ("utan citattecken", "without quotation marks", "uden anførselstegn"), ("end",)),
    Bad("a division by zero",
        changed("C12 = 0.06", "C12 = 0", changed("C15 = 0.40", "C15 = 0", c7("0"))), ("J", "J17"),
        ("delas med är noll; kontrollera", "divided by is zero; check", "kontrollér de værdier")),
    Bad("an alternative without a discount rate", BAKERY + ALTERNATIVE, (),
        ("under [appraisal]",) * 3, ("Nu", "discount_rate = 0.08")),
    Bad("an unknown module", changed("format = 1", 'format = 1\nbeyond = ["turn"]'), (),
        ("välj", "choose", "vælg"), ("beyond", "turn", "turnover")),
    Bad("a row of a module that is not asked for", f"{BAKERY}\n[K]\nK1 = 5\n", ("K", "K1"),
        ("lägg till beyond", "add beyond", "tilføj beyond"), ('["turnover"]',)),
    Bad("no name of the organisation", changed(ORGANISATION, ""), (),
        ("skriv den inom citattecken", "write it in quotation marks", "skriv den i anførselstegn"),
        ("name",)),
    Bad("an unknown language", changed('language = "sv"', 'language = "de"'), (),
        ("välj ett av", "choose one of", "vælg et af"), ("language", "de", "sv, en, da")),
    Bad("a negative offer in an activity",
        changed("external = 20_000\ninternal = 60_000", "[intervention.activity.H]\nH4 = -3"),
        ("H", "H4"), ("utan minustecken", "without the minus sign", "uden minustegn"),
        ("Nya scheman", "Möten")),
    Bad("an activity without a cost", changed("external = 20_000\ninternal = 60_000\n", ""), (),
        ("fyll i blankett H eller I", "fill in sheet H or I", "udfyld skema H eller I"),
        ("Nya scheman", "Möten")),
    Bad("a range in the wrong order", c7("{ low = 0.3, likely = 0.2, high = 0.4 }"), ("C", "C7"),
        ("byt plats på talen", "put the numbers in order", "byt om på tallene")),
    Bad("a range without its figures", c7("{ low = 0.1, high = 0.4 }"), ("C", "C7"),
        ("skrivs med just", "is written with exactly", "skrives med netop"), ("likely",)),
    Bad("an unknown reference value", c7('{ reference = "grannens" }'), ("C", "C7"),
        ("arbetsro reference",) * 3, ("grannens",)),
    Bad("the reference value of another row", c7('{ reference = "workdays-220" }'), ("C", "C7"),
        ("välj ett som hör till raden", "choose one for this row", "vælg en til rækken"),
        ("workdays-220", "E5")),
    Bad("more sick leave than there is time",
        changed("E6 = 0.03", "E6 = 0.06", changed("F6 = 0.02", "F6 = 0.95")), ("F", "F6"),
        ("rätta rad E6 eller F6", "correct row E6 or F6", "ret række E6 eller F6"), ("101",)),
)  # fmt: skip


def errors(told: list[str], language: str) -> list[str]:
    """The faults among the lines told, with plain spaces."""
    return [spaced(line) for line in told if line.startswith(ERROR[language])]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("bad", BAD, ids=str)
def test_is_told_in_one_sentence_with_its_place_and_remedy(bad, language, invoke, folder):
    bad.put(folder / "case.toml")
    ran = invoke("check", "case.toml", "-l", language)
    assert ran.status == 2
    [line] = errors(ran.told, language)
    where = f"{ERROR[language]}case.toml"
    assert line.startswith((f"{where}:", f"{where}, "))
    if bad.place:
        assert f", {SHEET[language]} {bad.place[0]}" in line
    if len(bad.place) > 1:
        assert f", {ROW[language]} {bad.place[1]}" in line
    assert bad.remedy[LANGUAGES.index(language)] in line
    assert [words for words in bad.told if words not in line] == []
    assert line.endswith(".")


@pytest.mark.parametrize("bad", BAD, ids=str)
def test_is_told_otherwise_in_each_language(bad, invoke, folder):
    bad.put(folder / "case.toml")
    told = {language: invoke("check", "case.toml", "-l", language).err for language in LANGUAGES}
    assert len(set(told.values())) == len(LANGUAGES)


@pytest.mark.parametrize("bad", BAD, ids=str)
def test_leaves_every_file_as_it_was(bad, invoke, folder):
    (folder / "kept.md").write_text("gammalt", "utf-8")
    bad.put(folder / "case.toml")
    before = files(folder)
    ran = invoke("analyse", "case.toml", "--md", "kept.md", "--pdf", "new.pdf", "-l", "sv")
    assert (ran.status, ran.out) == (2, "")
    assert len(errors(ran.told, "sv")) == 1
    assert files(folder) == before


@pytest.mark.parametrize(
    "bad", [bad for bad in BAD if bad.name in {"a missing value", "UTF-16", "a folder"}], ids=str
)
@pytest.mark.parametrize("command", [("analyse",), ("explain", "C10")], ids=lambda c: c[0])
def test_ends_the_real_command_with_two_and_without_a_traceback(bad, command, arbetsro, folder):
    bad.put(folder / "case.toml")
    name, *rest = command
    ran = arbetsro(name, "case.toml", *rest, LANG="sv_SE.UTF-8")
    assert "Traceback" not in ran.err
    if (name, bad.name) == ("explain", "a missing value"):
        # How a figure came about can be asked of a case that is not finished.
        assert (ran.status, ran.err) == (0, "")
        assert "C7: saknas" in ran.out
    else:
        assert (ran.status, ran.out) == (2, "")
        assert len(errors(ran.told, "sv")) == 1


@pytest.mark.parametrize(
    ("language", "remedy"),
    [
        ("sv", "kontrollera att du har rätt att öppna den"),
        ("en", "check that you may open it"),
        ("da", "kontrollér, at du har lov til at åbne den"),
    ],
)
def test_a_file_that_may_not_be_read_is_told_as_other_faults_are(
    arbetsro, folder, language, remedy
):
    (folder / "case.toml").chmod(0)
    ran = arbetsro("analyse", "case.toml", "-l", language, unprivileged=True)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.told) == 1
    assert ran.told[0].startswith(f"{ERROR[language]}case.toml: ")
    assert remedy in ran.told[0]


def test_a_mistake_that_brings_others_with_it_is_told_once(invoke, folder):
    (folder / "case.toml").write_text(changed("D4 = 100", "D4 = 0"), "utf-8")
    [line] = errors(invoke("check", "case.toml", "-l", "sv").told, "sv")
    assert ", rad D4" in line


def test_the_entry_of_an_activity_is_named_as_the_file_names_it(invoke, folder):
    text = changed("external = 20_000", "external = -20_000")
    (folder / "case.toml").write_text(text, "utf-8")
    [line] = errors(invoke("check", "case.toml", "-l", "sv").told, "sv")
    assert "”Möten”" in line
    assert "extern" in line


def test_a_file_of_a_later_format_is_not_read_as_if_it_were_of_this_one(invoke, folder):
    (folder / "case.toml").write_text(changed("format = 1", "format = 2"), "utf-8")
    [line] = errors(invoke("check", "case.toml", "-l", "sv").told, "sv")
    assert "format" in line


class TestSeveralFaults:
    TEXT = (
        BAKERY.replace("C7 = 0.20", "C7 = 22\nC77 = 1")
        .replace("D1 = 30_000", "D1 = 30")
        .replace("D7 = 0.30", 'D7 = "trettio"')
        .replace("E6 = 0.03", "E6 = -0.03")
        .replace("F6 = 0.02\n", "")
        .replace("2025-12-31", "2025-11-30")
        .replace("internal = 60_000", "internal = 60_000\nintern = 5")
        + ALTERNATIVE
    )
    NAMED = (
        "C7 ", "”C77”", "D1 ", "”trettio”", "E6 ", "F6 ", "2025-11-30", "”Nu”", "”intern”",
    )  # fmt: skip

    @pytest.mark.parametrize("command", [("check",), ("analyse",)])
    def test_are_all_told_in_one_run(self, invoke, folder, command):
        (folder / "case.toml").write_text(self.TEXT, "utf-8")
        ran = invoke(*command, "case.toml", "-l", "sv")
        assert ran.status == 2
        told = errors(ran.told, "sv")
        assert {word: sum(word in line for line in told) for word in self.NAMED} == dict.fromkeys(
            self.NAMED, 1
        )
        assert len(told) == len(self.NAMED)

    def test_are_each_told_once(self, invoke, folder):
        (folder / "case.toml").write_text(self.TEXT, "utf-8")
        told = invoke("check", "case.toml", "-l", "da").told
        assert len(told) == len(set(told))


class TestAnOddFile:
    @pytest.mark.parametrize(
        "content",
        [
            BAKERY.encode("utf-8-sig"),
            BAKERY.replace("\n", "\r\n").encode(),
            f"\n\n# Bageriet\n{BAKERY}\n\n".encode(),
        ],
        ids=["a byte order mark", "Windows line ends", "blank lines"],
    )
    def test_that_editors_make_is_read(self, invoke, folder, content):
        (folder / "case.toml").write_bytes(content)
        assert invoke("check", "case.toml").status == 0

    @pytest.mark.parametrize(
        "content",
        [b"", b"\0" * 1000, b"\xff\xfe", bytes(range(256)), b"[" * 10_000, b"a = " + b"[" * 10_000],
        ids=["empty", "zeros", "half a letter", "noise", "brackets", "nested"],
    )
    def test_that_holds_no_case_is_refused_in_words(self, invoke, folder, content):
        (folder / "case.toml").write_bytes(content)
        ran = invoke("check", "case.toml", "-l", "en")
        assert ran.status == 2
        assert errors(ran.told, "en")

    @pytest.mark.parametrize("flag", ["--pdf", "--docx", "--xlsx", "--md"])
    def test_with_control_characters_in_a_text_breaks_nothing(self, arbetsro, folder, flag):
        name = r'"Bageriet\u0000 \u0001\u000b\u007f\ufffe AB"'
        (folder / "case.toml").write_text(changed('"Bageriet AB"', name), "utf-8")
        ran = arbetsro("analyse", "case.toml", flag, "ut", LANG="sv_SE.UTF-8")
        assert "Traceback" not in ran.err
        assert "panic" not in ran.err
        assert ran.status in {0, 2}
        assert (folder / "ut").exists() == (ran.status == 0)
        assert len(ran.told) <= 2

    @pytest.mark.parametrize("flag", ["--pdf", "--docx", "--xlsx", "--md"])
    def test_with_a_very_long_name_breaks_nothing(self, invoke, folder, flag):
        name = "Arbetsmiljö" * 60
        (folder / "case.toml").write_text(changed("Bageriet AB", name), "utf-8")
        assert invoke("analyse", "case.toml", flag, "ut").status == 0
