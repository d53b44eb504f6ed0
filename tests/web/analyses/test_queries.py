"""How many questions a page puts to the database, however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from arbetsro.web.analyses.content import items
from arbetsro.web.analyses.models import Analysis, DocumentFile, Version
from arbetsro.web.analyses.parts import SHEETS, STEPS
from web.analyses.conftest import again, url
from web.conftest import unit

pytestmark = pytest.mark.django_db

AT_MOST = 25
PLAIN = ["show", "uncertainty", "time", "scenarios", "history", "decision", "news", "case_file"]


def pages(analysis):
    """Every page of an analysis, by name."""
    activity = items(
        analysis.content, f"interventions.{items(analysis.content, 'interventions')[0]}.activities"
    )[0]
    found = {name: url(name, analysis) for name in PLAIN}
    found |= {f"step {one}": url("step", analysis, one) for one in STEPS}
    found |= {f"sheet {one}": url("sheet", analysis, one) for one in SHEETS if one != "K"}
    return found | {
        "activity": url("activity", analysis, activity),
        "trace": url("trace", analysis, "C20"),
        "version": url("version", analysis, 1),
        "compare": url("compare", analysis) + "?older=1&newer=1",
        "list": reverse("analyses:list", args=["demo"]),
        "new": reverse("analyses:new", args=["demo"]),
    }


def counted(client, addresses):
    """The number of queries of each page, the second time it is opened."""
    found = {}
    for name, address in addresses.items():
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200, name
        found[name] = len(queries)
    return found


def with_many_units(cast, analysis):
    for number in range(195):
        unit(cast.organisation, f"Enhet {number}", cast.north)


def with_many_versions(cast, analysis):
    people = (cast.anna, cast.karin, cast.mats)
    Version.objects.bulk_create(
        Version(
            analysis=analysis, number=number, by=people[number % 3],
            changes=[{"address": "C7", "before": 0.2, "after": 0.2}],
        )
        for number in range(2, 201)
    )  # fmt: skip
    Analysis.objects.filter(pk=analysis.pk).update(version=200)


def with_many_analyses(cast, analysis):
    Analysis.objects.bulk_create(
        Analysis(unit=cast.home_care, title=f"Analys {number}", started_by=cast.anna)
        for number in range(100)
    )


def with_many_documents(cast, analysis):
    DocumentFile.objects.bulk_create(
        DocumentFile(analysis=analysis, version=v, kind=k, language="sv", content=b"x" * 1000)
        for v in range(1, 26)
        for k in DocumentFile.Kind.values
    )


def test_no_page_of_an_analysis_asks_more_than_25_times(
    cast, as_, analysis, django_assert_max_num_queries
):
    anna = as_(cast.anna)
    for address in pages(analysis).values():
        with django_assert_max_num_queries(AT_MOST):
            assert anna.get(address).status_code == 200


@pytest.mark.parametrize(
    "grow", [with_many_units, with_many_versions, with_many_analyses, with_many_documents]
)
def test_no_page_asks_more_when_there_is_more(cast, as_, analysis, grow):
    anna = as_(cast.anna)
    before = counted(anna, pages(analysis))
    grow(cast, analysis)
    after = counted(anna, pages(again(analysis)))
    assert {name: (n, after[name]) for name, n in before.items() if after[name] > n} == {}
    assert max(after.values()) <= AT_MOST


def test_a_value_is_saved_with_as_many_queries_whatever_came_before(cast, as_, analysis):
    anna = as_(cast.anna)

    def save(value):
        sent = {"address": "C7", "text": value, "seen": "9999", "page": "sheet C"}
        with CaptureQueriesContext(connection) as queries:
            assert anna.post(url("save", analysis), sent).status_code == 200
        return len(queries)

    save("20")
    few = save("21")
    Version.objects.bulk_create(
        Version(analysis=analysis, number=number, by=cast.karin) for number in range(4, 201)
    )
    Analysis.objects.filter(pk=analysis.pk).update(version=200)
    assert save("22") == few <= AT_MOST


def test_the_history_is_told_a_page_at_a_time(cast, as_, analysis):
    with_many_versions(cast, analysis)
    Version.objects.bulk_create(
        Version(analysis=analysis, number=number, by=cast.anna) for number in range(201, 451)
    )
    Analysis.objects.filter(pk=analysis.pk).update(version=450)
    first = as_(cast.anna).get(url("history", analysis))
    last = as_(cast.anna).get(url("history", analysis) + "?page=3")
    assert len(first.context["page"].object_list) == 200
    assert [one.number for one in last.context["page"].object_list][-1] == 1
