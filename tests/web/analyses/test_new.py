"""A new analysis: empty, from a case file, or as a copy; what is no case file is told why."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from arbetsro.economics.calculation import calculate
from arbetsro.web.analyses import actions
from arbetsro.web.analyses.actions import LARGEST_CONTENT
from arbetsro.web.analyses.as_case import as_case
from arbetsro.web.analyses.models import Analysis
from arbetsro.web.analyses.parts import STEPS
from web.analyses.conftest import again, url

pytestmark = pytest.mark.django_db

HEAD = 'format = 1\n[organisation]\nname = "Demo"\n'


@pytest.fixture
def new(cast, as_):
    """Sends the form of a new analysis, with a file if there is one."""

    def act(content=None, *, who=None, name="fall.toml", **changed):
        sent = {"title": "Ny analys", "unit": cast.root.pk, "language": "sv", **changed}
        if content is not None:
            data = content.encode() if isinstance(content, str) else content
            sent["case_file"] = SimpleUploadedFile(name, data)
        return as_(who or cast.anna).post(reverse("analyses:new", args=["demo"]), sent)

    return act


def workbook():
    from openpyxl import Workbook

    file = io.BytesIO()
    Workbook().save(file)
    return file.getvalue()


def refused(response):
    """The sentences of a refusal, after which nothing has been started."""
    assert response.status_code == 422
    assert not Analysis.objects.exists()
    errors = response.context["form"].errors
    text = response.content.decode()
    assert 'lang="sv"' in text
    return " ".join(str(one) for several in errors.values() for one in several)


class TestANewAnalysis:
    def test_is_empty_where_there_is_no_file(self, cast, new):
        response = new()
        made = Analysis.objects.get()
        assert response.headers["Location"] == url("show", made)
        assert (made.title, made.unit, made.language) == ("Ny analys", cast.root, "sv")
        assert made.content == {"title": "Ny analys", "contact": "Anna"}

    def test_holds_all_that_a_case_file_tells(self, new, examples):
        new((examples / "demo-alltjanst.toml").read_bytes())
        made = Analysis.objects.get()
        number = calculate(as_case(made.content, "Demo", "sv")).evaluation.number
        assert round(number("C20")) == 22_212_432  # as printed in the source
        assert made.title == "Ny analys"

    @pytest.mark.parametrize(
        "name",
        [
            "demo-alltjanst", "hemtjanst-kommun", "industri-40", "investment-alternatives",
            "plejehjem-dk", "statlig-myndighet",
        ],
    )  # fmt: skip
    def test_from_any_example_has_every_page(self, cast, as_, new, examples, name):
        new((examples / f"{name}.toml").read_bytes())
        made = Analysis.objects.get()
        pages = [url(p, made) for p in ("show", "uncertainty", "time", "scenarios", "decision")]
        pages += [url("step", made, step) for step in STEPS]
        pages += [url("sheet", made, letter) for letter in "CDEFGJ"]
        statuses = {page: as_(cast.anna).get(page).status_code for page in pages}
        assert set(statuses.values()) == {200}

    def test_may_begin_with_a_byte_order_mark(self, new):
        assert new(b"\xef\xbb\xbf" + HEAD.encode()).status_code == 302

    def test_is_only_started_in_a_unit_where_the_person_works_on_analyses(self, cast, new):
        assert "unit" in new(who=cast.mats).context["form"].errors
        assert "unit" in new(unit=cast.other_root.pk).context["form"].errors
        assert not Analysis.objects.exists()
        assert new(who=cast.mats, unit=cast.home_care.pk).status_code == 302

    @pytest.mark.parametrize("name", ["vera", "olle", "erik"])
    def test_is_not_started_by_those_who_only_read_or_less(self, cast, new, name):
        assert new(who=getattr(cast, name)).status_code == 403

    @pytest.mark.parametrize(
        "changed", [{"title": ""}, {"title": "x" * 301}, {"unit": "x"}, {"language": "xx"}]
    )
    def test_is_not_started_from_a_form_with_faults(self, new, changed):
        assert refused(new(**changed))


class TestAFileThatIsNoCase:
    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (HEAD.replace("1", "2"), "Filens format är 2, och programmet läser format 1"),
            ("detta är ingen toml", "Rad 1, tecken 7"),
            ("a = 1\na = 2\n", "Rad 2 i filen ger samma uppgift en gång till"),
            ("[" * 5000, "går inte att tolka"),
            (HEAD + '[C]\nC7 = "många"\n', "C7"),
            (HEAD + "[C]\nC10 = 5\n", "C10"),
            (HEAD + "[C]\nC5 = nan\n", "C5"),
            (HEAD + "[C]\nC5 = 1e300\n", "C5"),
            (HEAD + "[C]\nC7 = { low = 0.3, high = 0.1, likely = 0.2 }\n", "C7"),
            (HEAD + '[C]\nC12 = { reference = "x" }\n', "C12"),
            (HEAD + '[A]\nA3 = "\\u0000"\n', "A3"),
            ('beyond = ["\\u0000"]\n' + HEAD, "beyond"),
            ("format = 1\n", "name"),
        ],
    )  # fmt: skip
    def test_is_refused_with_what_is_wrong_in_it(self, new, content, told):
        assert told in refused(new(content))

    def test_tells_every_fault_at_once(self, new):
        text = refused(new(HEAD + '[C]\nC5 = "a"\nC7 = "b"\n[D]\nD1 = "c"\n'))
        assert all(code in text for code in ("C5", "C7", "D1"))

    @pytest.mark.parametrize(
        "content",
        [workbook(), HEAD.encode("utf-16"), HEAD.encode() + b"# \xe5", b"\x80" * 9],
        ids=["a spreadsheet", "utf-16", "latin-1", "bytes"],
    )  # fmt: skip
    def test_that_is_no_utf_8_is_refused_with_which_file_to_choose(self, new, content):
        assert "Filen är inte en ärendefil" in refused(new(content))

    def test_that_is_too_large_is_refused_without_reading_it(self, new, settings):
        settings.UPLOAD_LIMIT = 1_000
        assert "Filen är för stor" in refused(new(HEAD + "#" * 1_000))

    def test_with_more_fields_than_an_analysis_has_room_for_is_refused(self, new):
        one = '[[intervention.activity]]\nname = "{}"\nexternal = 1\n'
        many = "".join(one.format(number) for number in range(LARGEST_CONTENT // 2))
        text = refused(new(HEAD + '[[intervention]]\nname = "X"\n' + many))
        assert "5000" in text.replace("\xa0", "")

    @pytest.mark.parametrize("name", ["<img src=x>\"'.toml", "å\u202e.toml", "x" * 250])
    def test_may_have_any_name(self, new, name):
        response = new("inte toml", name=name)
        assert refused(response)
        assert "<img src=x>" not in response.content.decode()


class TestAFileWithValuesThatAreWrong:
    """What has the form of a case is taken in, and every page tells what to mend."""

    @pytest.mark.parametrize(
        "body",
        [
            "[C]\nC7 = 22\n[D]\nD4 = 0\n",
            "[C]\nC7 = -1\nC5 = -1e15\n",
            "[appraisal]\ndiscount_rate = 5\n",
            "[period]\nstart = 2026-12-31\nend = 2026-01-01\n",
            '[[alternative]]\nname = "X"\nbase_investment = "A3"\nlife = 0\n',
            '[[alternative]]\nname = "X"\nbenefits = [1]\ncosts = [1, 2]\n'
            '[[alternative]]\nname = "X"\n',
            '[[intervention]]\nname = "X"\n[[intervention]]\nname = "X"\n'
            '[[intervention.activity]]\nname = "Y"\ninternal = { distribution = "normal", '
            "mean = 5, sd = 1 }\n",
        ],
    )
    def test_has_every_page(self, cast, as_, new, body):
        assert new(HEAD + body).status_code == 302
        self.check(cast, as_)

    def test_has_every_page_with_parts_beyond_the_method(self, cast, as_, new):
        assert new(f'beyond = ["turnover", "vat", "effects"]\n{HEAD}').status_code == 302
        self.check(cast, as_)

    @pytest.mark.parametrize(
        "text",
        [
            f"{HEAD}[uncertainty]\ndraws = 7\n",
            f'{HEAD}[uncertainty]\nresult = "K99"\n',
            f'beyond = ["no such part"]\n{HEAD}',
        ],
    )
    def test_is_refused_where_no_page_has_a_field_to_mend_it_in(self, new, text):
        assert new(text).status_code == 422
        assert not Analysis.objects.exists()

    def check(self, cast, as_):
        made = Analysis.objects.get()
        pages = [url(p, made) for p in ("show", "uncertainty", "time", "scenarios", "decision")]
        pages += [url("version", made, 1), url("step", made, "calculation")]
        pages += [url("sheet", made, letter) for letter in "CDEFGJ"]
        for page in pages:
            assert (page, as_(cast.anna).get(page).status_code) == (page, 200)


class TestACopy:
    def test_has_the_same_content_and_tells_what_it_is(self, cast, as_, analysis):
        response = as_(cast.mats).post(url("copy", analysis))
        copy = Analysis.objects.exclude(pk=analysis.pk).get()
        assert response.headers["Location"] == url("show", copy)
        assert copy.title == "Kopia av Ohälsan i Norr"
        assert (copy.based_on, copy.started_by, copy.state) == (analysis, cast.mats, "draft")

    def test_of_a_decided_one_is_open(self, cast, as_, analysis, decided):
        as_(cast.anna).post(url("copy", analysis))
        assert Analysis.objects.exclude(pk=analysis.pk).get().is_open

    def test_is_not_made_by_those_who_only_read(self, cast, as_, analysis):
        assert as_(cast.vera).post(url("copy", analysis)).status_code == 403
        assert as_(cast.ulla).post(url("copy", analysis)).status_code == 404

    def test_tells_what_is_new_since(self, cast, as_, analysis):
        anna = as_(cast.anna)
        anna.post(url("copy", analysis))
        copy = Analysis.objects.exclude(pk=analysis.pk).get()
        for address, value in (("C5", 12_000_000), ("E6", None), ("J5", 1)):
            actions.set_value(
                by=cast.anna, analysis=again(copy), address=address, value=value, seen=99
            )
        # What happens to the first one afterwards is not new in the copy.
        actions.set_value(by=cast.anna, analysis=analysis, address="C8", value=0.5, seen=99)
        response = anna.get(url("since_base", copy))
        told = {one["label"]: one for one in response.context["changes"]}
        kinds = sorted(one["kind"] for one in told.values())
        assert kinds == ["added", "changed", "changed", "removed"]  # the title is another too
        values = [(o["before"], o["after"]) for o in told.values() if o["kind"] == "changed"]
        assert ("10\xa0000\xa0000\xa0kr/år", "12\xa0000\xa0000\xa0kr/år") in values
        figures = {one["code"]: one for one in response.context["figures"]}
        assert figures["C20"]["before"].replace("\xa0", " ") == "22 212 432 kr"

    def test_tells_nothing_of_one_that_the_reader_may_not_see(self, cast, as_, empty, demo):
        copy = actions.start(
            by=cast.anna, unit=cast.north, title="Norr", language="sv",
            content=empty.content, based_on=empty,
        )  # fmt: skip
        assert as_(cast.anna).get(url("since_base", copy)).status_code == 200
        assert as_(cast.mats).get(url("since_base", copy)).status_code == 404
        assert as_(cast.anna).get(url("since_base", empty)).status_code == 404
