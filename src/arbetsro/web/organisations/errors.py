"""What can be wrong with a change of an organisation."""

from arbetsro.language import Language, say
from arbetsro.web.frame.refusal import Refusal


class OrganisationError(Refusal):
    """A change that cannot be made. Its code is that of a message ``organisations.<code>``."""

    def told(self, language: Language) -> str:
        """The sentence for the person."""
        return say(f"organisations.{self.code}", language, **self.values)
