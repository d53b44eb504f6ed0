"""What the staff are told, and examples to learn from."""

from arbetsro.web.telling.models.example import Example
from arbetsro.web.telling.models.message import PARTS, Message, published

__all__ = ["PARTS", "Example", "Message", "published"]
