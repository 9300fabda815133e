"""What a language file says of counts: cues, counted nouns, predicates."""

from dataclasses import dataclass
from typing import final


@final
@dataclass(frozen=True, slots=True)
class FigureWords:
    """The `[figures]` table of a language file."""
