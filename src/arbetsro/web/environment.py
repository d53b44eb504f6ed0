"""Settings from environment variables: typed, documented, and loud where one is wrong.

Every helper notes what it reads in ``DECLARED``, so that the documentation and the check for
misspelt names know all settings without a second list.
"""

import difflib
import os
from dataclasses import dataclass
from pathlib import Path

PREFIX = "ARBETSRO_"


class SettingError(ValueError):
    """A setting that cannot be used; the message says which one, and what to write."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One environment variable.

    Attributes:
        name: The variable, with its prefix.
        kind: What may be written there.
        default: What applies when it is not set, as a person would write it.
        about: What it does.
        secret: Whether ``<name>_FILE`` may name a file that holds it instead.
    """

    name: str
    kind: str
    default: str
    about: str
    secret: bool = False


DECLARED: dict[str, Setting] = {}


def text(name: str, default: str = "", *, about: str) -> str:
    """A text."""
    return _read(Setting(name, "text", default, about))


def choice(name: str, allowed: tuple[str, ...], default: str, *, about: str) -> str:
    """One of some words."""
    value = _read(Setting(name, " | ".join(allowed), default, about))
    if value not in allowed:
        raise SettingError(f"{name} is {value!r}; write one of {', '.join(allowed)}.")
    return value


def flag(name: str, *, default: bool, about: str) -> bool:
    """Yes or no."""
    value = _read(Setting(name, "yes | no", "yes" if default else "no", about)).lower()
    if value not in {"yes", "no"}:
        raise SettingError(f"{name} is {value!r}; write yes or no.")
    return value == "yes"


def whole(name: str, default: int, *, least: int = 0, about: str) -> int:
    """A whole number."""
    value = _read(Setting(name, "whole number", str(default), about))
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise SettingError(f"{name} is {value!r}; write a whole number, {least} or more.")
    return int(value)


def folder(name: str, default: str, *, about: str) -> Path:
    """A folder, which need not exist yet."""
    return Path(_read(Setting(name, "folder", default, about))).expanduser().absolute()


def secret(name: str, *, about: str) -> str:
    """A secret, from the variable itself or from the file that ``<name>_FILE`` names."""
    setting = Setting(name, "text", "", about, secret=True)
    value, file = _read(setting), os.environ.get(f"{name}_FILE", "")
    if value and file:
        raise SettingError(f"Both {name} and {name}_FILE are set; keep one of them.")
    if not file:
        return value
    try:
        return Path(file).read_text("utf-8").strip()
    except OSError as error:
        raise SettingError(
            f"{name}_FILE names a file that cannot be read: {error.strerror}."
        ) from error


def refuse_unknown() -> None:
    """Refuses a variable that looks like a setting and is none.

    Raises:
        SettingError: A misspelt setting would otherwise be passed over in silence.
    """
    known = set(DECLARED) | {f"{s.name}_FILE" for s in DECLARED.values() if s.secret}
    for name in os.environ:
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, 1)
            hint = f" Did you mean {near[0]}?" if near else ""
            raise SettingError(f"{name} is not a setting.{hint}")


def _read(setting: Setting) -> str:
    DECLARED[setting.name] = setting
    return os.environ.get(setting.name, "").strip() or setting.default
