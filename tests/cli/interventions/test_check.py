"""``arbetsro interventions check``, and what holds for every command of the group."""

import pytest


class TestCheck:
    def test_what_is_built_in_is_all_right(self, interventions):
        ran = interventions("check", "-l", "sv")
        assert (ran.status, ran.out, ran.err) == (0, "Inget är fel i filerna.\n", "")

    def test_all_faults_of_all_files_are_told_at_once(self, interventions, folder):
        (folder / "first.toml").write_text('levels = ["department"]', "utf-8")
        (folder / "second.toml").write_text("= 1", "utf-8")
        ran = interventions("check", "first.toml", "second.toml", "third.toml", "-l", "en")
        assert (ran.status, ran.out) == (2, "")
        places = {line.split(": ")[0] for line in ran.told}
        assert {
            "first.toml, levels", "first.toml, name", "first.toml, version", "second.toml",
            "third.toml",
        } <= places  # fmt: skip

    def test_a_folder_is_told_as_such(self, interventions, folder):
        (folder / "entries").mkdir()
        ran = interventions("check", "entries", "-l", "sv")
        assert (ran.status, ran.told) == (2, ["entries: är en mapp. Ange en fil i den."])


class TestTogether:
    def test_the_group_alone_tells_its_commands(self, interventions):
        told = interventions()
        for name in ("list", "show", "matrix", "recommend", "about", "practice", "coverage",
                     "sources", "check"):  # fmt: skip
            assert name in told.out + told.err

    def test_the_language_is_that_of_the_locale(self, arbetsro):
        assert (
            "Insatser efter nivå och skede"
            in arbetsro("interventions", "matrix", LANG="sv_SE.UTF-8").out
        )

    @pytest.mark.parametrize(
        "arguments",
        [
            ("-l", "sv", "interventions", "matrix"),
            ("interventions", "--language", "sv", "matrix"),
            ("-l", "da", "interventions", "-l", "en", "matrix", "-l", "sv"),
        ],
    )
    def test_the_language_may_stand_before_the_command(self, invoke, arguments):
        assert "Insatser efter nivå och skede" in invoke(*arguments).out

    def test_content_that_is_wrong_ends_any_command_with_its_faults(
        self, interventions, monkeypatch
    ):
        from arbetsro.knowledge import library
        from arbetsro.knowledge.faults import ContentError, ContentFault

        def faulty():
            raise ContentError([ContentFault("missing", "hotline", "name")])

        monkeypatch.setattr(library, "built_in", faulty)
        for command in (["list"], ["show", "hotline"], ["matrix"], ["about"]):
            ran = interventions(*command, "-l", "en")
            assert (ran.status, ran.told) == (2, ["hotline, name: is missing. Fill in the field."])
