"""The browser of the tests: it logs in as people do, and notices what goes wrong in a page."""

import pytest

from web.browser import Watch, become, log_in, new_context

#: Somebody of this file's own: others may have given theirs a second step.
SOMEBODY = """
from arbetsro.web.accounts.models import Person
from web.conftest import person
found = Person.objects.filter(name="Karin Ek").first() or person("Karin Ek")
result = found.email
"""


@pytest.fixture
def karin(workbench) -> str:
    return workbench.django(SOMEBODY)


@pytest.fixture
def watched(browser, workbench):
    """A page, and what watches it without failing this test."""
    watch = Watch()
    context = new_context(browser, workbench)
    watch.over(context)
    yield context.new_page(), watch
    context.close()


def test_somebody_logs_in_through_the_page(page_for, karin):
    page = page_for()
    log_in(page, karin)
    assert "Karin" in page.locator("header").inner_text()


def test_somebody_is_logged_in_from_the_start(page_for, karin):
    page = page_for(karin, width=390, scheme="dark")
    page.goto("/accessibility/")
    assert page.evaluate("innerWidth") == 390
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    assert page.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert page.locator("header summary").count() > 0


def test_nobody_is_led_to_the_log_in(page_for):
    page = page_for()
    page.goto("/me/")
    assert "/accounts/login/" in page.url


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ("console.error('ajaj')", "console error: ajaj"),
        ("setTimeout(() => { throw new Error('ajaj') })", "page error"),
        ("document.body.setAttribute('style', 'color: red')", "style"),
        ("fetch('/no/such/page/')", "404"),
        ("fetch('http://annan.exempel/')", "annan.exempel"),
    ],
)  # fmt: skip
def test_what_goes_wrong_in_a_page_is_noticed(fault, told, watched):
    page, watch = watched
    page.goto("/accessibility/")
    assert watch.take() == []
    page.evaluate(f"() => {{ {fault} }}")
    page.wait_for_timeout(300)
    found = watch.take()
    assert any(told in one for one in found), found


def test_what_a_test_expects_is_no_fault(watched):
    page, watch = watched
    watch.expect("404")
    page.goto("/no/such/page/")
    page.wait_for_timeout(100)
    assert watch.take() == []


def test_a_snippet_that_fails_fails_the_test(workbench):
    with pytest.raises(AssertionError, match="ZeroDivisionError"):
        workbench.django("result = 1 / 0")
    assert workbench.django("result = a + 1", a=1) == 2


def test_two_people_are_not_mixed_up(browser, workbench, karin):
    context = new_context(browser, workbench)
    become(context, workbench, karin)
    assert context.request.get("/me/", max_redirects=0).status == 200
    become(context, workbench, None)
    assert context.request.get("/me/", max_redirects=0).status == 302
    context.close()
