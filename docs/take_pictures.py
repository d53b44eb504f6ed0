"""Takes the pictures of the workbench for these pages: ``make pictures``.

It starts a workbench of its own with the demonstration, on a free port and with a data folder that
is thrown away, and uses it as people do. Needs Debian's Chromium and nothing from the network.
``make pictures SCENES="hub upward"`` takes only some: scenes are functions here and in
``pictures_of_the_cycle``.
"""

import sys
from collections.abc import Callable

from picture_room import PHONE, PICTURES, Room, open_room, saved, take
from pictures_of_the_cycle import CYCLE
from playwright.sync_api import Page


def analysis_of(page: Page) -> str:
    """The address of the demonstration's worked example."""
    page.goto("/o/demo/analyses/")
    href = page.locator(".cards a", has_text="Psykisk ohälsa").first.get_attribute("href")
    return str(href)


def first_steps(room: Room) -> None:
    """What Anna meets."""
    page = room.page_of("anna")
    page.goto("/o/demo/")
    take(page, "start")
    page.goto(analysis_of(page))
    take(page, "overview")


def working(room: Room) -> None:
    """A step with a goal filled in, a sheet, and how a figure of it was made."""
    page = room.page_of("anna")
    analysis = analysis_of(page)
    page.goto(f"{analysis}step/goals/")
    page.locator("[data-list=goals] > form button[value=add]").click()
    goal = page.locator("[data-list=goals] article")
    for key, text in _GOAL.items():
        goal.locator(f"[data-address$='.{key}']").fill(text)
    goal.locator("[data-address$='.by']").blur()
    saved(page)
    page.evaluate("scrollTo(0, 0)")
    take(page, "step")
    page.goto(f"{analysis}sheet/C/")
    page.locator("#row-C4").evaluate("row => row.scrollIntoView()")
    take(page, "sheet")
    page.locator("#row-C10 a[data-dialog]").click()
    page.locator("dialog[open] .trace").first.wait_for()
    page.locator("dialog[open]").evaluate("dialog => dialog.scrollTo(0, 0)")
    take(page, "trace")


_GOAL = {
    "text": "Färre har hög stress",
    "measure": "Andel i medarbetarenkäten",
    "now": "22 %",
    "target": "18 %",
    "by": "2027-12-31",
}


def looking_ahead(room: Room) -> None:
    """How sure the result is, two scenarios, and a sheet on a telephone."""
    page = room.page_of("anna")
    analysis = analysis_of(page)
    page.goto(f"{analysis}uncertainty/")
    page.locator("figure, .chart").first.evaluate("one => one.scrollIntoView()")
    take(page, "uncertainty")
    page.goto(f"{analysis}scenarios/")
    page.locator("[data-list=scenarios] > form button[value=add]").click()
    page.locator("[data-address$='.name']").first.fill("Försiktigt")
    page.locator("[data-address$='.C8']").first.fill("6")
    page.locator("[data-address$='.J6']").first.fill("10")
    page.locator("[data-address$='.J6']").first.blur()
    saved(page)
    page.reload()
    page.locator("#results").evaluate("one => one.scrollIntoView({block: 'center'})")
    take(page, "scenarios")
    phone = room.page_of("anna", PHONE)
    phone.goto(f"{analysis}sheet/C/")
    phone.locator("#row-C7").evaluate("row => row.scrollIntoView()")
    take(phone, "phone")


def two_at_once(room: Room) -> None:
    """Mats types where Anna has just saved."""
    anna, mats = room.page_of("anna"), room.page_of("mats")
    step = f"{analysis_of(anna)}step/recommendation/"
    # Mats has not heard of Anna's change yet when he types.
    mats.route("**/news/**", lambda route: route.abort())
    for page in (anna, mats):
        page.goto(step)
    field = "[data-address=A9]"
    anna.locator(field).fill("Vi föreslår att hela paketet genomförs under 2027.")
    anna.locator(field).blur()
    saved(anna)
    mats.locator(field).fill("Vi föreslår att hela paketet genomförs, med start i Norrby.")
    mats.locator(field).blur()
    mats.locator(".conflict").wait_for()
    mats.locator(".conflict").evaluate("one => one.scrollIntoView({block: 'center'})")
    take(mats, "conflict")
    mats.locator(".conflict button").last.click()


def deciding(room: Room) -> None:
    """Sent, signed by two, one with a dissent, and read by the one who decides."""
    anna = room.page_of("anna")
    page_of_decision = f"{analysis_of(anna)}decision/"
    anna.goto(page_of_decision)
    anna.locator("form[action$='/send/'] button").click()
    _sign(room.page_of("mats"), page_of_decision, "")
    _sign(room.page_of("siv"), page_of_decision, _DISSENT)
    vera = room.page_of("vera")
    vera.goto(page_of_decision)
    take(vera, "decision")


_DISSENT = "Nattpersonalen bör få utbildningen på arbetstid. Det framgår inte av planen."


def _sign(page: Page, address: str, dissent: str) -> None:
    page.goto(address)
    page.locator("textarea[name=dissent]").fill(dissent)
    page.locator("form[action$='/sign/'] input[name=read]").check()
    page.locator("form[action$='/sign/'] button").click()
    page.locator("form[action$='/sign/']").wait_for(state="detached")


def administering(room: Room) -> None:
    """A file that is checked before it is read in, and the log."""
    page = room.page_of("olle")
    page.goto("/o/demo/import/")
    file = {"name": "units.csv", "mimeType": "text/csv", "buffer": _UNITS.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main form[enctype] button").click()
    page.wait_for_url("**/import/*-*/")
    take(page, "import")
    page.goto("/o/demo/audit/")
    take(page, "log")


_UNITS = """code;name;parent_code;valid_from;valid_to
14;Natt Norrby;10;2027-01-01;
23;LSS Söderby;2O;2027-01-01;
"""

SCENES: tuple[Callable[[Room], None], ...] = (
    first_steps,
    working,
    looking_ahead,
    two_at_once,
    deciding,
    administering,
    *CYCLE,
)


def main(names: list[str]) -> None:
    """Takes every picture, or those of the scenes that are named."""
    scenes = {scene.__name__: scene for scene in SCENES}
    if unknown := set(names) - set(scenes):
        raise SystemExit(f"no such scene: {', '.join(unknown)}; there are {', '.join(scenes)}")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with open_room() as room:
        for name in names or scenes:
            scenes[name](room)


if __name__ == "__main__":
    main(sys.argv[1:])
