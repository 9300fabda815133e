"""What a language file says of numbers."""

from dataclasses import dataclass
from typing import final


@final
@dataclass(frozen=True, slots=True)
class NumberWords:
    """The `[numbers]` table of a language file."""
