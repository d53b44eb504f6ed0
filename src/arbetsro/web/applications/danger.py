"""What in an application points to acute danger."""

from collections.abc import Mapping
from typing import Any

from arbetsro.counselling.crisis import points_to_danger


def points_of(content: Mapping[str, Any]) -> tuple[str, ...]:
    """What in an application's content points to danger; nothing found does not mean safe."""
    asked = {f"danger.{key}": value for key, value in content.get("danger", {}).items()}
    return points_to_danger(str(content.get("text") or ""), asked)
