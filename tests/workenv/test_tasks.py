"""Work environment tasks that are usually distributed."""

from arbetsro.language import LANGUAGES
from arbetsro.workenv.tasks import tasks


def test_there_are_about_fourteen():
    assert 12 <= len(tasks()) <= 16


def test_a_task_says_what_it_takes():
    """A task without authority, resources and knowledge is not distributed, only dropped."""
    faults = [
        f"{task.key} in {language}"
        for task in tasks().values()
        for language in LANGUAGES
        for text in (task.authority, task.resources, task.knowledge)
        if not text.in_(language).endswith(".")
    ]
    assert faults == []


def test_the_whole_cycle_can_be_distributed():
    assert {"investigate", "assess", "act", "follow_up", "victimisation", "yearly"} <= set(tasks())


def test_each_has_a_name_of_its_own():
    for language in LANGUAGES:
        names = [task.label.in_(language) for task in tasks().values()]
        assert len(names) == len(set(names))
