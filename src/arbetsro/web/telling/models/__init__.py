"""What the staff are told, and examples to learn from."""

from arbetsro.web.telling.models.example import Example
from arbetsro.web.telling.models.message import Message

__all__ = ["Example", "Message"]
