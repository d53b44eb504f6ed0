"""``arbetsro analyse``: what a case gives on the screen, as data and as documents."""

import json
import os
import pty
import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from arbetsro.language import LANGUAGES

from .conftest import BAKERY, changed, files, spaced

KINDS = {"--pdf": b"%PDF-", "--docx": b"PK", "--xlsx": b"PK", "--md": b"# "}
DATE = ("--date", "2026-03-01")
#: Bageriet AB, worked out by hand: the whole cost, the surplus and what breaks even.
SAID = {
    "sv": (
        "kostar Bageriet AB omkring 1,4 miljoner kr om året",
        "ett överskott på 194 000 kr, så att varje satsad krona kommer tillbaka 3,4 gånger",
        "sjunker från 20 % till 18,8 %",
        "1 197 360 kr", "1 368 960 kr", "242,2 %",
    ),
    "en": (
        "costs Bageriet AB about SEK 1.4 million a year",
        "a surplus of SEK 194,000, so that each krona comes back 3.4 times",
        "falls from 20% to 18.8%",
        "SEK 1,197,360", "SEK 1,368,960", "242.2%",
    ),
    "da": (
        "koster Bageriet AB omkring 1,4 mio. kr. om året",
        "et overskud på 194.000 kr., så hver krone kommer igen 3,4 gange",
        "falder fra 20 % til 18,8 %",
        "1.197.360 kr.", "1.368.960 kr.", "242,2 %",
    ),
}  # fmt: skip
#: Two figures are ranges.
UNCERTAIN = changed(
    "J6 = 0.20",
    "J6 = { low = 0.05, likely = 0.20, high = 0.30 }",
    changed("C7 = 0.20", "C7 = { low = 0.15, likely = 0.20, high = 0.30 }"),
)
#: Without C7, the cost of production loss and all that rests on it is unknown.
INCOMPLETE = changed("C7 = 0.20\n", "")
WAITING = {"C9", "C10", "C18", "C20", "J5", "J7", "J9", "J11", "J14", "J17", "J18", "J19"}
#: A share of 60 percent with high stress, and a group of 30: unusual but possible.
UNUSUAL = changed("D4 = 100", "D4 = 30", changed("C7 = 0.20", "C7 = 0.60"))
WARNED = {
    "sv": ("Se över: ", "ovanligt", "30 heltider, varav 18 med"),
    "en": (
        "Please check: ",
        "unusual",
        "30 full-time equivalents, 18 of them with high stress",
    ),
    "da": ("Se efter: ", "usædvanlig", "30 fuldtidsstillinger, heraf 18 med"),
}


def not_a_number(text):
    raise AssertionError(f"{text} is not JSON")


def data(text):
    """What stands in a text that is JSON and nothing else."""
    return json.loads(text, parse_constant=not_a_number)


class TestOnTheScreen:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_account_tells_the_conclusion_and_the_figures(self, invoke, language):
        ran = invoke("analyse", "case.toml", "-l", language)
        assert (ran.status, ran.err) == (0, "")
        missed = [words for words in SAID[language] if words not in spaced(ran.out)]
        assert missed == []

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_account_tells_how_to_get_the_whole_document(self, invoke, language):
        last = invoke("analyse", "case.toml", "-l", language).out.splitlines()[-1]
        assert all(flag in last for flag in KINDS)

    def test_no_line_is_wider_than_the_page(self, invoke, examples):
        ran = invoke("analyse", examples / "demo-alltjanst.toml", "-l", "da")
        assert max(len(line) for line in ran.out.splitlines()[:-1]) <= 110

    @pytest.mark.parametrize(
        "example",
        sorted(p.name for p in (Path(__file__).parents[2] / "examples").glob("*.toml")),
    )
    def test_every_example_is_analysed(self, invoke, examples, example):
        ran = invoke("analyse", examples / example, "-l", "en")
        assert ran.status == 0
        assert "Error" not in ran.err

    def test_one_uncertain_figure_is_enough_for_a_chance(self, invoke, folder):
        text = changed("J6 = 0.20", "J6 = { low = 0.10, likely = 0.20, high = 0.30 }")
        (folder / "case.toml").write_text(text, "utf-8")
        ran = invoke("analyse", "case.toml", "--json", "-l", "en")
        assert ran.status == 0
        # The smallest effect in the range, 10%, is above the 5.8% that break even.
        assert data(ran.out)["uncertainty"]["chance_of_profit"] == 1

    def test_a_discount_rate_of_zero_is_a_rate(self, arbetsro, folder):
        alternative = '[[alternative]]\nname = "Nu"\nbase_investment = 100\nbenefits = [70, 80]\n'
        text = f"{BAKERY}[appraisal]\ndiscount_rate = 0\n{alternative}"
        (folder / "case.toml").write_text(text, "utf-8")
        ran = arbetsro("analyse", "case.toml", "--json")
        assert (ran.status, ran.err) == (0, "")
        [found] = data(ran.out)["alternatives"]
        assert (found["net_present_value"], found["annuity"], found["end_value"]) == (50, 25, 50)

    def test_progress_is_shown_on_a_terminal_and_stays_out_of_the_result(self, folder):
        (folder / "case.toml").write_text(UNCERTAIN, "utf-8")
        ours, theirs = pty.openpty()
        seen = bytearray()

        def watch():
            while True:
                try:
                    read = os.read(ours, 1024)
                except OSError:
                    return
                seen.extend(read)

        watcher = threading.Thread(target=watch)
        watcher.start()
        command = [
            str(Path(sys.executable).with_name("arbetsro")),
            "analyse",
            "case.toml",
            "--json",
        ]
        environment = {**os.environ, "LC_ALL": "sv_SE.UTF-8", "TERM": "xterm"}
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=theirs,
            timeout=120,
            check=True,
        )
        os.close(theirs)
        watcher.join()
        os.close(ours)
        assert "Räknar …" in seen.decode()
        assert data(done.stdout)["rows"]["C20"] == pytest.approx(1_368_960)


class TestJson:
    def test_nothing_else_stands_on_standard_output(self, arbetsro):
        ran = arbetsro("analyse", "case.toml", "--json")
        assert (ran.status, ran.err) == (0, "")
        rows = data(ran.out)["rows"]
        by_hand = {
            "D9": 65_520_000, "C6": 66_520_000, "C10": 1_197_360, "C13": 118_800, "C16": 52_800,
            "C20": 1_368_960, "G34": 80_000, "J7": 273_792, "J9": 193_792, "J11": 193_792 / 80_000,
            "J14": 136_896, "J17": 80_000 / 1_368_960, "J18": 0.2 * (1 - 80_000 / 1_368_960),
        }  # fmt: skip
        assert {code: rows[code] for code in by_hand} == pytest.approx(by_hand)

    def test_nothing_else_stands_on_standard_output_where_documents_are_written_too(
        self, arbetsro, folder
    ):
        ran = arbetsro("analyse", "case.toml", "--json", "--pdf", "a.pdf", "--md", "a.md")
        assert ran.status == 0
        assert data(ran.out)["organisation"] == "Bageriet AB"
        assert ran.told == ["Wrote a.pdf", "Wrote a.md"]
        assert (folder / "a.pdf").read_bytes().startswith(b"%PDF-")

    def test_data_is_the_same_in_every_language(self, invoke, examples):
        case = examples / "investment-alternatives.toml"
        sv, en, da = (invoke("analyse", case, "--json", "-l", tag).out for tag in LANGUAGES)
        assert data(sv) == data(en) == data(da)

    def test_what_can_be_infinite_is_nothing_instead(self, invoke, folder):
        alternative = '[[alternative]]\nname = "Nu"\nbase_investment = 0\nbenefits = [0, 0]\n'
        text = f"{BAKERY}[appraisal]\ndiscount_rate = 0.05\n{alternative}"
        (folder / "case.toml").write_text(text, "utf-8")
        [found] = data(invoke("analyse", "case.toml", "--json").out)["alternatives"]
        assert found["internal_rate"] is None
        assert found["benefit_cost_ratio"] is None


class TestDocuments:
    @pytest.mark.parametrize("flag", KINDS)
    def test_each_kind_is_written_alone(self, invoke, folder, flag):
        ran = invoke("analyse", "case.toml", flag, "ut", "-l", "sv")
        assert (ran.status, ran.out, ran.err) == (0, "", "Skrev ut\n")
        assert (folder / "ut").read_bytes().startswith(KINDS[flag])

    def test_several_are_written_at_once_and_nothing_else_is_left(self, arbetsro, folder):
        ran = arbetsro("analyse", "case.toml", *(part for f in KINDS for part in (f, f"a{f}")))
        assert (ran.status, ran.out) == (0, "")
        assert sorted(files(folder)) == ["a--docx", "a--md", "a--pdf", "a--xlsx", "case.toml"]

    def test_the_date_asked_for_stands_on_the_document(self, invoke, folder):
        invoke("analyse", "case.toml", "--md", "a.md", *DATE, "-l", "da")
        text = spaced((folder / "a.md").read_text("utf-8"))
        assert "2026-03-01 · arbetsro" in text
        assert "Lavet 1. marts 2026 med arbetsro" in text

    @pytest.mark.parametrize(
        ("language", "sentence"),
        [
            ("sv", "i fjol är inte ett datum; skriv det som 2026-11-22."),
            ("en", "i fjol is not a date; write it as 2026-11-22."),
            ("da", "i fjol er ikke en dato; skriv den som 2026-11-22."),
        ],
    )
    def test_a_date_that_is_none_is_refused(self, invoke, folder, language, sentence):
        ran = invoke("analyse", "case.toml", "--md", "a.md", "--date", "i fjol", "-l", language)
        assert (ran.status, ran.out, ran.told) == (2, "", [sentence])
        assert not (folder / "a.md").exists()

    def test_the_same_case_and_date_give_the_same_bytes(self, arbetsro, folder):
        (folder / "case.toml").write_text(UNCERTAIN, "utf-8")
        for name, seed in (("a", "1"), ("b", "2")):
            targets = ("--pdf", f"{name}.pdf", "--md", f"{name}.md")
            assert (
                arbetsro("analyse", "case.toml", *DATE, *targets, PYTHONHASHSEED=seed).status == 0
            )
        for kind in ("pdf", "md"):
            assert (folder / f"a.{kind}").read_bytes() == (folder / f"b.{kind}").read_bytes()

    def test_a_file_that_stood_there_is_replaced(self, invoke, folder):
        (folder / "a.md").write_text("gammalt", "utf-8")
        assert invoke("analyse", "case.toml", "--md", "a.md").status == 0
        assert "Bageriet AB" in (folder / "a.md").read_text("utf-8")


class TestFingerprint:
    @pytest.fixture
    def fingerprint(self, invoke, folder):
        def of(text):
            (folder / "case.toml").write_text(text, "utf-8")
            return data(invoke("analyse", "case.toml", "--json").out)["fingerprint"]

        return of

    def test_it_stands_at_the_foot_of_the_document(self, invoke, folder, fingerprint):
        written = fingerprint(BAKERY)
        assert re.fullmatch(r"[0-9a-f]{16}", written)
        invoke("analyse", "case.toml", "--md", "a.md", "-l", "sv", *DATE)
        last = (folder / "a.md").read_text("utf-8").splitlines()[-1]
        assert last.startswith("2026-03-01 · arbetsro ")
        assert last.endswith(f"underlag {written}")

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            ("C7 = 0.20", "C7 = 0.21"),
            ("C7 = 0.20", 'C7 = { reference = "high-stress-usual-span" }'),
            ("Möten", "Moten"),
            ("J13 = 0.10\n", ""),
            ("start = 2025-01-01\nend = 2025-12-31", "start = 2024-01-01\nend = 2024-12-31"),
        ],
    )
    def test_a_changed_input_changes_it(self, fingerprint, old, new):
        assert fingerprint(changed(old, new)) != fingerprint(BAKERY)

    def test_comments_and_blank_lines_do_not_change_it(self, fingerprint):
        assert fingerprint(f"# Bageriet\n\n{BAKERY}\n# slut") == fingerprint(BAKERY)


class TestAMissingValue:
    @pytest.fixture(autouse=True)
    def _missing(self, folder):
        (folder / "case.toml").write_text(INCOMPLETE, "utf-8")

    def test_json_is_printed_with_null_and_the_reason_and_the_status_is_two(self, arbetsro):
        ran = arbetsro("analyse", "case.toml", "--json", "-l", "en")
        assert ran.status == 2
        found = data(ran.out)
        missing = {one["code"]: one for one in found["missing"]}
        assert missing["C7"]["reason"] == "not_given"
        assert set(missing) >= WAITING | {"C7"}
        assert {missing[code]["reason"] for code in WAITING} == {"depends"}
        assert all(missing[code]["waits_for"] == ["C7"] for code in WAITING)
        assert all(found["rows"][code] is None for code in missing)
        # What does not rest on C7 is computed all the same.
        assert (found["rows"]["C17"], found["rows"]["G34"]) == pytest.approx((171_600, 80_000))
        assert found["returns"]["surplus"] is None

    @pytest.mark.parametrize("flag", KINDS)
    def test_no_document_is_written(self, invoke, folder, flag):
        before = files(folder)
        ran = invoke("analyse", "case.toml", flag, "ut", "-l", "en")
        assert ran.status == 2
        assert "--draft" in ran.told[-1]
        assert files(folder) == before

    @pytest.mark.parametrize(
        ("language", "words"), [("sv", "UTKAST"), ("en", "DRAFT"), ("da", "UDKAST")]
    )
    def test_a_draft_is_written_where_it_is_asked_for_and_marked(
        self, invoke, folder, language, words
    ):
        ran = invoke("analyse", "case.toml", "--draft", "--md", "a.md", "-l", language)
        assert ran.status == 0
        lines = (folder / "a.md").read_text("utf-8").split("\n\n")
        assert lines[2].startswith(f"**{words} – ")
        assert "C7" in lines[4]

    @pytest.mark.parametrize("flag", KINDS)
    def test_every_kind_can_be_a_draft(self, invoke, folder, flag):
        assert invoke("analyse", "case.toml", "--draft", flag, "ut").status == 0
        assert (folder / "ut").read_bytes().startswith(KINDS[flag])

    def test_a_draft_can_be_read_on_the_screen(self, invoke):
        ran = invoke("analyse", "case.toml", "--draft", "-l", "sv")
        assert ran.status == 0
        assert "UTKAST – uppgifter saknas" in ran.out

    def test_a_draft_gives_json_too_and_the_status_is_zero(self, invoke):
        ran = invoke("analyse", "case.toml", "--draft", "--json")
        assert ran.status == 0
        assert data(ran.out)["rows"]["C20"] is None

    def test_a_wrong_value_is_not_excused_by_draft(self, invoke, folder):
        (folder / "case.toml").write_text(changed("C7 = 0.20", "C7 = 1.4"), "utf-8")
        ran = invoke("analyse", "case.toml", "--draft", "--json", "--md", "a.md")
        assert (ran.status, ran.out) == (2, "")
        assert not (folder / "a.md").exists()


class TestAWarning:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_told_but_does_not_stop(self, invoke, folder, language):
        (folder / "case.toml").write_text(UNUSUAL, "utf-8")
        ran = invoke("analyse", "case.toml", "--json", "-l", language)
        assert ran.status == 0
        assert data(ran.out)["rows"]["C7"] == 0.60
        head, unusual, people = WARNED[language]
        assert len(ran.told) == 2
        assert all(line.startswith(head) for line in ran.told)
        assert "C7" in ran.told[0]
        assert unusual in ran.told[0]
        assert people in spaced(ran.told[1])
