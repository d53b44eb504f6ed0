"""The pictures of the work environment, from a round to the board."""

from collections.abc import Callable

from picture_room import PHONE, Room, take
from playwright.sync_api import Page

_HOME_CARE = "/o/demo/work-environment/"  # Hanna has one unit, so this is its page.


def hub(room: Room) -> None:
    """What Hanna, who manages home care in Norrby, meets."""
    page = room.page_of("hanna")
    page.goto(_HOME_CARE)
    take(page, "hub")


def looking_around(room: Room) -> None:
    """A round on Hanna's telephone, with a few answers."""
    page = room.page_of("hanna", PHONE)
    _start(page, "round", "osa", "Rond i november")
    page.locator("main a[href*='/round/']").first.click()
    # The script has begun once the page is kept in the telephone.
    page.wait_for_function("async () => Boolean(await caches.match(location.pathname))")
    first = page.locator("form[data-question]").first
    first.locator("label:has([value=partly])").click()
    first.locator("[name=cause]").fill("Restiden räknas inte in när turerna planeras.")
    first.locator("[name=cause]").blur()
    page.locator("#saved[data-state=saved]").wait_for()
    first.evaluate("one => one.scrollIntoView()")
    take(page, "round")


def talking(room: Room) -> None:
    """A workplace meeting that has given its dots; everybody looks at the screen."""
    page = room.page_of("hanna")
    _start(page, "meeting", "none", "Arbetsplatsträff i november")
    page.locator("main a[href$='/meeting/']").first.click()
    page.locator("main a[href$='/cards/']").click()
    page.locator("main form button").click()
    meeting = page.url
    page.locator("form[action$='/open/'] button").click()
    page.goto(f"{meeting}screen/")
    address = str(page.locator(".address").text_content())
    for cards in _DOTS:
        _give_dots(room.telephone(), "/meeting/" + address.split("/meeting/")[1], cards)
    page.goto(meeting)
    page.locator("form[action$='/close/'] button").click()
    page.goto(f"{meeting}screen/")
    take(page, "meeting")


#: Which cards of either side each telephone gives its dots, counted from 0.
_DOTS = ((0, 1, 3), (0, 1), (0, 3), (0, 1, 4), (1, 3), (0, 2, 1), (0, 4))


def _start(page: Page, way: str, checklist: str, title: str) -> None:
    page.goto(_HOME_CARE)
    page.locator("main a[href*='/investigations/?unit=']").first.click()
    page.locator("main a[href*='/investigations/new/']").first.click()
    page.locator(f"input[name=way][value={way}]").check()
    page.locator(f"input[name=checklist][value={checklist}]").check()
    page.locator("main form button").click()
    page.locator("input[name=title]").fill(title)
    page.locator("main form[method=post] button").click()


def _give_dots(telephone: Page, path: str, cards: tuple[int, ...]) -> None:
    telephone.goto(path)
    for side in ("demand", "resource"):
        for card in cards:
            telephone.locator(f"input[name={side}]").nth(card).check()
    telephone.locator("main form button").click()
    telephone.locator("main form").wait_for(state="detached")
    telephone.context.close()


def assessing(room: Room) -> None:
    """A risk that the employer and the employees rated differently."""
    page = room.page_of("siv")
    page.goto("/o/demo/risks/")
    page.locator("main a", has_text="Utmattning av fulla").click()
    take(page, "risk")


def upward(room: Room) -> None:
    """A matter that went to the next level by itself, and was answered there."""
    page = room.page_of("mats")
    page.goto("/o/demo/matters/?view=area&state=answered")
    page.locator("main a", has_text=_CLIMBED).click()
    page.locator("#way").evaluate("one => one.scrollIntoView()")
    take(page, "matter")


_CLIMBED = "Två på natten"


def board(room: Room) -> None:
    """What Vera, who sits on the board, reads."""
    page = room.page_of("vera")
    page.goto(_HOME_CARE)
    page.locator("main a[href*='/oversight/']").first.click()
    take(page, "board")


CYCLE: tuple[Callable[[Room], None], ...] = (
    hub,
    looking_around,
    talking,
    assessing,
    upward,
    board,
)
