"""History, decision and files as people meet them: from a version to a decision by posts."""

import pytest

from arbetsro.economics.case_file import fingerprint, parse_case
from arbetsro.web.analyses import actions
from arbetsro.web.analyses.models import DocumentFile, Proposal, Signature
from arbetsro.web.jobs.models import Job
from web.analyses.conftest import again, events, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def post(cast, as_, analysis):
    """Sends a form of the decision, and gives the page that it leads to."""

    def act(who, name, **sent):
        return as_(getattr(cast, who)).post(url(name, analysis), sent, follow=True)

    return act


@pytest.fixture
def change(cast, analysis):
    def act(address, value, who="anna"):
        by = getattr(cast, who)
        actions.set_value(by=by, analysis=analysis, address=address, value=value, seen=99)

    return act


def told(response):
    """What the page says about the last thing that was done."""
    assert response.status_code == 200
    return " ".join(str(one) for one in response.context["messages"])


class TestToADecision:
    def test_all_the_way_through_every_role(self, cast, analysis, post):
        post("anna", "send")
        assert again(analysis).state == "sent"
        post("mats", "sign", capacity="manager", read="on")
        post("siv", "sign", capacity="safety_representative", dissent="Gärna snabbare.", read="on")
        page = post("vera", "decide", outcome="decide", reason="Betalar sig.", read="on")
        assert again(analysis).state == "decided"
        text = page.content.decode()
        for one in ("Mats", "Siv", "Gärna snabbare.", "Vera", "Betalar sig."):
            assert one in text
        codes = ["proposal.sent", "proposal.signed", "proposal.decided"]
        assert [len(events(code)) for code in codes] == [1, 2, 1]

    def test_what_lacks_something_is_not_sent_and_the_page_says_why(self, analysis, change, post):
        change("C7", None)
        page = post("anna", "send")
        assert "Antal fel att rätta först: 1" in told(page)
        assert "C7" in page.content.decode()
        assert again(analysis).state == "draft"

    def test_the_page_shows_what_was_frozen(self, cast, as_, analysis, proposal):
        vera = as_(cast.vera)
        before = vera.get(url("decision", analysis)).context["document"]
        # Whatever happens to the analysis afterwards, by a fault or from outside.
        type(analysis).objects.filter(pk=analysis.pk).update(content={"title": "Tom"})
        assert vera.get(url("decision", analysis)).context["document"] == before
        assert len(before) > 5

    @pytest.mark.parametrize(
        ("who", "forms"),
        [
            ("anna", {"withdraw"}),
            ("mats", {"sign", "withdraw"}),
            ("siv", {"sign", "withdraw"}),
            ("vera", {"decide"}),
        ],
    )
    def test_each_role_sees_what_it_can_do(self, cast, as_, analysis, proposal, who, forms):
        text = as_(getattr(cast, who)).get(url("decision", analysis)).content.decode()
        every = ("send", "sign", "decide", "withdraw")
        assert {one for one in every if f'action="{url(one, analysis)}"' in text} == forms

    def test_it_is_not_decided_before_it_is_signed(self, analysis, proposal, post):
        assert "skrivit" in told(post("vera", "decide", outcome="decide", read="on"))
        assert again(analysis).state == "sent"

    def test_to_decline_takes_a_reason(self, analysis, proposal, post):
        refused = post("vera", "decide", outcome="decline", read="on")
        assert refused.status_code == 422
        assert "Skriv skälen" in str(refused.context["refused"].errors["reason"])
        assert 'aria-invalid="true"' in refused.content.decode()
        page = post("vera", "decide", outcome="decline", reason="För dyrt i år.", read="on")
        assert again(analysis).state == "draft"
        assert "För dyrt i år." in page.content.decode()

    @pytest.mark.parametrize(
        ("who", "name", "sent", "text"),
        [
            ("mats", "sign", {"capacity": "manager"}, "dissent"),
            ("vera", "decide", {"outcome": "decide"}, "reason"),
            ("vera", "decide", {"outcome": "decline"}, "reason"),
        ],
    )
    def test_what_cannot_be_undone_takes_a_tick_and_what_was_written_is_kept(
        self, analysis, proposal, post, who, name, sent, text
    ):
        page = post(who, name, **sent, **{text: "Något att <tänka> på"})
        assert page.status_code == 422
        told = page.content.decode()
        assert "Läs förslaget först" in told
        assert "Något att &lt;tänka&gt; på</textarea>" in told
        assert again(analysis).state == "sent"
        assert not Signature.objects.exists()

    def test_a_reason_that_is_too_long_is_shown_again(self, analysis, proposal, post):
        page = post("vera", "decide", outcome="decline", read="on", reason="x" * 5_001)
        assert page.status_code == 422
        assert "5001 tecken" in page.content.decode()
        assert again(analysis).state == "sent"

    def test_the_proposal_stands_before_what_is_done_to_it(self, cast, as_, analysis, proposal):
        for who, form in (("mats", "sign"), ("vera", "decide")):
            text = as_(getattr(cast, who)).get(url("decision", analysis)).content.decode()
            assert text.index('id="proposed"') < text.index(f'action="{url(form, analysis)}"')

    def test_it_is_taken_back(self, analysis, proposal, post):
        post("anna", "withdraw")
        assert again(analysis).state == "draft"

    @pytest.mark.parametrize(
        ("who", "name", "sent", "status"),
        [
            ("vera", "send", {}, 403),
            ("vera", "withdraw", {}, 403),
            ("ulla", "send", {}, 404),
            ("anna", "sign", {"capacity": "manager"}, 404),
            ("mats", "sign", {"capacity": "safety_representative"}, 404),
            ("siv", "sign", {"capacity": "manager"}, 404),
            ("mats", "sign", {"capacity": "king"}, 404),
            ("mats", "sign", {}, 404),
            ("mats", "decide", {"outcome": "decide"}, 403),
            ("vera", "decide", {"outcome": "perhaps"}, 404),
        ],
    )
    def test_nobody_does_what_is_not_theirs(
        self, analysis, proposal, post, who, name, sent, status
    ):
        assert post(who, name, **sent).status_code == status
        assert again(analysis).state == "sent"
        assert not Signature.objects.exists()

    @pytest.mark.parametrize(
        ("who", "name", "sent"),
        [
            ("mats", "sign", {"capacity": "manager"}),
            ("vera", "decide", {"outcome": "decide"}),
            ("anna", "withdraw", {}),
        ],
    )
    def test_nothing_is_done_to_what_was_never_sent(self, post, who, name, sent):
        assert post(who, name, **sent).status_code == 404

    def test_nothing_is_done_by_looking(self, cast, as_, analysis, proposal):
        for name in ("send", "sign", "decide", "withdraw", "copy", "items", "make_files"):
            assert as_(cast.anna).get(url(name, analysis)).status_code == 405

    @pytest.mark.parametrize("text", ["\x00", "a\x00b", "x" * 5_001, "👩🏽‍⚕️ \u200fשלום"])
    def test_any_dissent_is_kept_or_refused_with_a_sentence(self, analysis, proposal, post, text):
        page = post("siv", "sign", capacity="safety_representative", dissent=text, read="on")
        is_signed = Proposal.objects.get().signatures.exists()
        assert page.status_code == (200 if is_signed else 422)
        assert is_signed or page.context["refused"].errors["dissent"]


class TestHistory:
    def test_tells_who_changed_what_in_runs(self, cast, as_, analysis, change):
        change("C7", 0.3)
        change("C8", 0.1)
        change("A4", "Nytt", who="karin")
        response = as_(cast.anna).get(url("history", analysis))
        runs = [(r["last"].number, r["first"].number) for r in response.context["runs"]]
        assert runs == [(4, 4), (3, 2), (1, 1)]
        assert "Karin" in response.content.decode()
        assert len(response.context["runs"][1]["labels"]) == 2

    def test_shows_an_earlier_version_as_it_was_and_what_changed_since(
        self, cast, as_, analysis, change
    ):
        change("A4", "Helt ny text om läget")
        response = as_(cast.anna).get(url("version", analysis, 1))
        assert "Arton personer är långtidssjukskrivna" in response.content.decode()
        (one,) = response.context["changes"]
        assert (one["kind"], one["after"]) == ("changed", "Helt ny text om läget")

    def test_compares_two_versions(self, cast, as_, analysis, change):
        change("C5", 12_000_000)
        change("C5", 13_000_000)
        anna = as_(cast.anna)
        (one,) = anna.get(url("compare", analysis), {"older": 1, "newer": 2}).context["changes"]
        assert (one["before"], one["after"]) == (
            "10\xa0000\xa0000\xa0kr/år", "12\xa0000\xa0000\xa0kr/år",
        )  # fmt: skip
        assert anna.get(url("compare", analysis)).context["changes"] == []

    @pytest.mark.parametrize(
        ("language", "before", "after"),
        [
            ("sv", "20\xa0% (15–25\xa0%)", "30\xa0%"),
            ("en", "20% (15–25%)", "30%"),
        ],
    )
    def test_tells_figures_with_their_unit(
        self, cast, as_, analysis, change, language, before, after
    ):
        cast.anna.language = language
        cast.anna.save()
        change("C7", {"distribution": "pert", "low": 0.15, "likely": 0.2, "high": 0.25})
        change("C7", 0.3)
        response = as_(cast.anna).get(url("compare", analysis), {"older": 2, "newer": 3})
        (one,) = response.context["changes"]
        assert (one["before"], one["after"]) == (before, after)

    @pytest.mark.parametrize("number", ["0", "99"])
    def test_of_a_version_that_never_was_is_not_found(self, cast, as_, analysis, number):
        assert as_(cast.anna).get(url("compare", analysis), {"older": number}).status_code == 404

    @pytest.mark.parametrize("number", ["", "x", "-1", "١", "9" * 40])
    def test_takes_what_is_no_number_as_the_present_version(self, cast, as_, analysis, number):
        response = as_(cast.anna).get(url("compare", analysis), {"older": number, "newer": 1})
        assert response.status_code == 200

    def test_restores_an_earlier_version_and_loses_nothing(self, cast, as_, analysis, change):
        change("C7", 0.9)
        as_(cast.mats).post(url("restore", analysis, 1))
        now = again(analysis)
        assert (now.version, now.content) == (3, analysis.content)

    def test_restores_nothing_for_those_who_only_read(self, cast, as_, analysis, change):
        change("C7", 0.9)
        assert as_(cast.vera).post(url("restore", analysis, 1)).status_code == 403
        assert as_(cast.anna).get(url("restore", analysis, 1)).status_code == 405
        assert as_(cast.anna).post(url("restore", analysis, 7)).status_code == 404
        assert again(analysis).version == 2

    def test_restores_nothing_of_what_has_been_sent(self, cast, as_, analysis, proposal):
        response = as_(cast.anna).post(url("restore", analysis, 1), follow=True)
        assert "Analysen är låst" in told(response)


class TestFiles:
    @pytest.fixture
    def document(self, analysis):
        return DocumentFile.objects.create(
            analysis=analysis, version=1, kind="pdf", language="sv", content=b"%PDF-1.7 x"
        )

    def test_the_case_file_is_a_download_that_the_command_line_reads(
        self, cast, as_, demo, analysis
    ):
        response = as_(cast.anna).get(url("case_file", analysis))
        assert response.headers["Content-Type"] == "application/toml; charset=utf-8"
        wanted = 'attachment; filename="ohalsan-i-norr.toml"'
        assert response.headers["Content-Disposition"] == wanted
        assert fingerprint(parse_case(response.content.decode())) == fingerprint(demo)

    def test_a_document_is_fetched_as_it_was_made_and_the_log_tells(
        self, cast, as_, analysis, document
    ):
        response = as_(cast.vera).get(url("file", analysis, document.pk))
        assert response.content == b"%PDF-1.7 x"
        assert response.headers["Content-Type"] == "application/pdf"
        wanted = 'attachment; filename="ohalsan-i-norr.pdf"'
        assert response.headers["Content-Disposition"] == wanted
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Cache-Control"] == "no-store"
        assert events("document.fetched")[0].detail == {"kind": "pdf", "version": 1}

    @pytest.mark.parametrize("title", ['"; x="\r\nSet-Cookie: a', "漢字", "../../etc", "x" * 300])
    def test_any_title_makes_a_harmless_name(self, cast, as_, analysis, change, title):
        change("title", title)
        name = as_(cast.anna).get(url("case_file", analysis)).headers["Content-Disposition"]
        inner = name.removeprefix('attachment; filename="').removesuffix('.toml"')
        assert inner.replace("-", "").isalnum()
        assert len(inner) <= 60

    def test_a_document_of_another_analysis_is_not_found(self, cast, as_, empty, document):
        assert as_(cast.anna).get(url("file", empty, document.pk)).status_code == 404
        assert as_(cast.ulla).get(url("file", document.analysis, document.pk)).status_code == 404

    @pytest.mark.parametrize("who", ["anna", "vera"])
    def test_those_who_read_may_ask_for_documents(self, cast, as_, analysis, who):
        response = as_(getattr(cast, who)).post(url("make_files", analysis))
        job = Job.objects.get()
        assert response.headers["Location"].endswith(f"{job.pk}/")
        assert job.parameters == {"analysis": str(analysis.pk), "version": 1, "language": "sv"}
        assert job.back_to == url("show", analysis) + "#documents"

    def test_others_may_not(self, cast, as_, analysis, empty):
        assert as_(cast.erik).post(url("make_files", analysis)).status_code == 403
        assert as_(cast.mats).post(url("make_files", empty)).status_code == 404
        assert not Job.objects.exists()

    def test_the_overview_lists_them(self, cast, as_, analysis, document):
        text = as_(cast.anna).get(url("show", analysis)).content.decode()
        assert url("file", analysis, document.pk) in text
