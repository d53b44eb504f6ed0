"""Work environment tasks that are usually distributed, from ``tasks.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from arbetsro.knowledge.content import Reader, Table
from arbetsro.language import Text
from arbetsro.workenv import reading
from arbetsro.workenv.content import read_content


@dataclass(frozen=True, slots=True)
class Task:
    """A task that an employer can give to a person, and what the person must have to carry it.

    Attributes:
        key: What a distribution of tasks refers to it by.
        label: What is to be done.
        about: How, and how often.
        authority: What the person must be allowed to decide.
        resources: The time, money and help that it takes.
        knowledge: What the person must know.
    """

    key: str
    label: Text
    about: Text
    authority: Text
    resources: Text
    knowledge: Text


@cache
def tasks() -> Mapping[str, Task]:
    """Every task by key, in the order of the cycle.

    Raises:
        ContentError: The file is faulty; every fault is named.
    """
    return read_content("tasks", _read)


def _read(reader: Reader, table: Table) -> Mapping[str, Task]:
    return reading.by_key(reader, table, lambda key, one: _task(reader, key, one))


def _task(reader: Reader, key: str, table: Table) -> Task:
    names = ("label", "about", "authority", "resources", "knowledge")
    reader.expect(table, set(names), key)
    return Task(key, *(reader.text(table, name, key) for name in names))
