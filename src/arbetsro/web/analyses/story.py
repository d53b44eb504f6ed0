"""What was filled in as lists, as lines of text for the case file and the documents."""

from collections.abc import Iterator, Mapping

from arbetsro.language import Language, say
from arbetsro.web.analyses.content import Content, items


def added_to(content: Content, code: str, language: Language) -> Iterator[str]:
    """The lines that belong after the free text of a step.

    Args:
        content: What the analysis holds.
        code: The step's row of sheet A.
        language: The language of the words between.
    """
    tellers = {"A3": _group, "A5": _problems, "A6": _goals, "A9": _recommendation}
    if code in tellers:
        yield from tellers[code](content, language)


def _group(content: Content, language: Language) -> Iterator[str]:
    people = [content.get(f"group.{item}.name", "") for item in items(content, "group")]
    if any(people):
        yield say("analyses.story_group", language, people=", ".join(filter(None, people)))


def _problems(content: Content, language: Language) -> Iterator[str]:
    for item in items(content, "problems"):
        thing = f"problems.{item}"
        if problem := content.get(f"{thing}.text"):
            yield f"• {problem}"
            for why in items(content, f"{thing}.whys"):
                if because := content.get(f"whys.{why}.text"):
                    yield say("analyses.story_because", language, text=because)
            for key in ("staff", "work", "economy"):
                if told := content.get(f"{thing}.{key}"):
                    yield say(f"analyses.story_{key}", language, text=told)


def _goals(content: Content, language: Language) -> Iterator[str]:
    for item in items(content, "goals"):
        thing = {
            key: value
            for key in ("text", "measure", "now", "target", "by")
            if (value := content.get(f"goals.{item}.{key}"))
        }
        if "text" in thing:
            yield " ".join(_goal(thing, language))
    needs = [content.get(f"needs.{item}.text", "") for item in items(content, "needs")]
    for place, need in enumerate(filter(None, needs), 1):
        yield say("analyses.story_need", language, place=place, text=need)


def _goal(thing: Mapping[str, str], language: Language) -> Iterator[str]:
    """A goal in short sentences, one for each thing that was filled in."""
    for key in ("text", "measure", "now"):
        if key in thing:
            yield say(f"analyses.story_goal_{key}", language, value=thing[key])
    end = "_".join(key for key in ("target", "by") if key in thing)
    if end:
        yield say(f"analyses.story_goal_{end}", language, **thing)


def _recommendation(content: Content, language: Language) -> Iterator[str]:
    for key in ("pros", "cons"):
        for item in items(content, key):
            if text := content.get(f"{key}.{item}.text"):
                yield say(f"analyses.story_{key}", language, text=text)
    for item in items(content, "evaluation"):
        thing = {
            key: content.get(f"evaluation.{item}.{key}", "–") for key in ("what", "when", "who")
        }
        if thing["what"] != "–":
            yield say("analyses.story_evaluation", language, **thing)
