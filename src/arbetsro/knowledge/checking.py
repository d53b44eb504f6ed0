"""Checks content files: those that are built in, or those that somebody is writing."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from arbetsro.knowledge.balance import rules
from arbetsro.knowledge.content import entry_ids, load
from arbetsro.knowledge.contexts import contexts
from arbetsro.knowledge.coverage import coverage
from arbetsro.knowledge.entry import Entry
from arbetsro.knowledge.faults import ContentError, ContentFault
from arbetsro.knowledge.library import built_in, dangling
from arbetsro.knowledge.practice import efforts
from arbetsro.knowledge.reading import read_entry


def faults_of_content() -> list[ContentFault]:
    """Everything that is wrong in the files that are built in."""
    faults: list[ContentFault] = []
    for read in (built_in, contexts, coverage, efforts, rules):
        try:
            read()
        except ContentError as error:
            faults += error.faults
    return faults


def faults_of_entries(paths: Iterable[Path]) -> list[ContentFault]:
    """Everything that is wrong in files of entries, which may point at each other."""
    faults: list[ContentFault] = []
    found: list[Entry] = []
    given = {path.name.removesuffix(".toml"): path for path in paths}
    for id_, path in given.items():
        unread = len(faults)
        table = load(id_, path, faults)
        if len(faults) > unread:
            continue
        try:
            found.append(read_entry(id_, table))
        except ContentError as error:
            faults += error.faults
    faults += dangling(found, {*entry_ids(), *given})
    return [replace(fault, file=given[fault.file].name) for fault in faults]
