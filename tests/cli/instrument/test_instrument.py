"""``arbetsro instrument``: the questionnaires on the console."""

import pytest

from arbetsro.instruments.instrument import instrument, instruments
from arbetsro.instruments.reading import read_instrument
from arbetsro.instruments.wording import read_wording


class TestListAndShow:
    def test_every_built_in_questionnaire_is_listed_with_what_may_be_shown(self, run, told):
        assert [one["id"] for one in told("list")] == [one.id for one in instruments()]
        shown = run("list", "-l", "sv").out
        assert "who-5 · 5 frågor · ordalydelsen läses in av den som har rätten" in shown
        assert "ordalydelsen ingår · inte vetenskapligt prövat" in shown

    @pytest.mark.parametrize("language", ["sv", "en", "da"])
    @pytest.mark.parametrize("id_", [one.id for one in instruments()])
    def test_each_can_be_shown_with_scoring_and_licence(self, run, id_, language):
        ran = run("show", id_, "-l", language)
        assert (ran.status, ran.err) == (0, "")
        assert instrument(id_).label.in_(language)[:20] in ran.out

    def test_reversed_items_are_marked(self, run):
        shown = " ".join(run("show", "pss-10", "-l", "en").out.split())
        assert all(f"{n}R" in shown for n in (4, 5, 7, 8))
        assert "6R" not in shown

    def test_a_wrong_name_is_told_with_the_one_that_was_meant(self, run):
        ran = run("show", "who5", "-l", "en")
        assert (ran.status, ran.out) == (2, "")
        assert "who5 (was who-5 meant?)" in ran.err

    def test_a_file_of_ones_own_is_told_all_its_faults(self, run, folder):
        (folder / "own.toml").write_text("id = 1", "utf-8")
        ran = run("show", "own.toml", "-l", "en")
        assert ran.status == 2
        assert len(ran.told) > 3
        assert all(line.startswith("own.toml: ") for line in ran.told)


class TestLoad:
    def test_a_file_that_can_be_used_is_told_with_its_languages(self, run, words):
        ran = run("load", "who-5", words, "--right", "Avtal 7", "-l", "sv")
        assert ran.status == 0
        assert "5 frågor" in ran.out
        assert "Avtal 7" in ran.out
        assert "Inget är sparat" in ran.out

    def test_without_a_right_nothing_is_read(self, run):
        ran = run("load", "who-5", "no-such-file.csv", "-l", "en")
        assert ran.status == 2
        assert "--right" in ran.err

    def test_words_of_another_questionnaire_are_refused(self, run, words):
        ran = run("load", "pss-10", words, "--right", "x", "-l", "en")
        assert ran.status == 2
        assert "6, 7, 8, 9, 10" in ran.err


class TestScore:
    def test_each_row_has_its_score_and_one_with_a_blank_has_none(self, told, answers):
        # domain-facts, E1: raw 12 is 48, raw 13 is 52; all five must be answered.
        found = [one["total"] for one in told("score", "who-5", answers)]
        assert [one["value"] for one in found] == [48, 52, None]
        assert found[2]["answered"] == 4

    def test_the_table_counts_those_on_the_risky_side(self, run, answers):
        words = run("score", "who-5", answers, "-l", "sv").out.split()
        # Two with a score and one without, mean 50, spread 2,83, one at or below the limit.
        assert {"2", "1", "50,00", "2,83"} <= set(words)

    def test_a_file_for_excel_keeps_the_other_columns(self, run, answers, folder):
        ran = run("score", "who-5", answers, "--out", "scores.csv", "-l", "en")
        assert (ran.status, ran.out) == (0, "")
        lines = (folder / "scores.csv").read_text("utf-8-sig").splitlines()
        assert [line.partition(";")[0] for line in lines] == ["person", "a", "b", "c"]
        assert lines[3].endswith(";4")

    @pytest.mark.parametrize("line", ["a;9;1;1;1;1", "a;x;1;1;1;1"])
    def test_an_answer_off_the_scale_is_told_with_its_place(self, run, folder, line):
        (folder / "bad.csv").write_text(f"person;1;2;3;4;5\n{line}", "utf-8")
        ran = run("score", "who-5", "bad.csv", "-l", "en")
        assert (ran.status, ran.out) == (2, "")
        assert ran.err.startswith("bad.csv: Line 2, item 1: ")

    def test_a_file_that_is_not_there_or_no_text_is_told(self, run, folder):
        (folder / "picture.csv").write_bytes(b"\x89PNG\x00\xff\x81")
        for file in ("nowhere.csv", "picture.csv"):
            ran = run("score", "who-5", file, "-l", "en")
            assert (ran.status, ran.out) == (2, "")
            assert file in ran.err

    def test_the_file_of_answers_is_never_written_over(self, run, answers, folder):
        before = (folder / answers).read_bytes()
        assert run("score", "who-5", answers, "--out", answers).status == 2
        assert (folder / answers).read_bytes() == before


class TestReliability:
    def test_alpha_and_items_are_told(self, told, run, folder):
        # The test vector of domain-facts, E1, as a scale of our own.
        rows = ["1;2;3", "1;2;2", "2;3;3", "3;3;4", "4;5;4", "5;4;5"]
        (folder / "five.csv").write_text("\n".join(rows), "utf-8")
        (folder / "own.toml").write_text(OWN, "utf-8")
        found = told("reliability", "own.toml", "five.csv")["total"]["reliability"]
        assert round(found["alpha"]["value"], 4) == 0.9333
        assert found["is_small"]
        shown = run("reliability", "own.toml", "five.csv", "-l", "sv").out
        assert "0,93 (95 % intervall 0,66 till 0,99)" in shown.replace("\xa0", " ")

    def test_too_few_are_told_as_such(self, run, answers):
        ran = run("reliability", "who-5", answers, "-l", "en")
        assert ran.status == 0
        assert "Too few" in ran.out


class TestExchange:
    @pytest.mark.parametrize("to", ["lss", "fhir"])
    def test_there_and_back_gives_the_same_structure_and_words(self, run, folder, words, to):
        done = run("export", "who-5", "--to", to, "--wording", words, "--out", "sent")
        assert done.status == 0
        assert run("import", "sent", "--out", "own.toml", "--wording", "own-words.toml").status == 0
        of = read_instrument((folder / "own.toml").read_text("utf-8"))
        assert of == instrument("who-5")
        back = read_wording((folder / "own-words.toml").read_text("utf-8"), of)
        assert back == read_wording((folder / words).read_text("utf-8"), of)

    def test_a_dictionary_comes_back_without_its_scoring_and_says_so(self, run):
        exported = run("export", "arbetsro", "--to", "redcap", "--out", "a.csv", "-l", "sv")
        assert "sv" not in exported.told[-1].split(": ")[1]
        ran = run("import", "a.csv", "-l", "sv")
        assert ran.status == 0
        assert "[[subscale]]" in ran.err
        assert len(read_instrument(ran.out).items) == len(instrument("arbetsro").items)

    def test_words_that_nobody_has_given_are_not_made_up(self, run):
        ran = run("export", "who-5", "--to", "lss", "-l", "en")
        assert (ran.status, ran.out) == (2, "")
        assert "--wording" in ran.err

    def test_an_unknown_format_is_told_with_those_that_there_are(self, run):
        ran = run("export", "arbetsro", "--to", "spss", "-l", "en")
        assert ran.status == 2
        assert "lss, fhir or redcap" in ran.err

    @pytest.mark.parametrize(
        "content", ["<!DOCTYPE a []><a/>", "<a/>", "{}", "[", "a,b", ""], ids=str
    )
    def test_a_file_that_cannot_be_used_is_one_sentence_with_its_name(self, run, folder, content):
        (folder / "bad").write_text(content, "utf-8")
        ran = run("import", "bad", "--out", "own.toml", "-l", "sv")
        assert (ran.status, ran.out, len(ran.told)) == (2, "", 1)
        assert ran.err.startswith("bad: ")
        assert not (folder / "own.toml").exists()


OWN = """
id = "own"
version = "1"
source = "-"
verified = "our_own"
languages = ["sv"]
screens = false
is_validated = true
items = 3
label = { sv = "Eget", en = "Own", da = "Eget" }
recall = { sv = "Nu", en = "Now", da = "Nu" }
note = { sv = "-", en = "-", da = "-" }
[licence]
holder = "-"
may_show_items = false
about = { sv = "-", en = "-", da = "-" }
verified = "our_own"
[missing]
least_answered_percent = 100
is_our_own = true
about = { sv = "-", en = "-", da = "-" }
[[answer_scale]]
key = "a"
lowest = 1
highest = 5
[[subscale]]
key = "total"
items = [1, 2, 3]
label = { sv = "Allt", en = "All", da = "Alt" }
direction = "high_is_good"
side = "other"
"""
