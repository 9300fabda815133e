"""What a language file says of dates."""

from dataclasses import dataclass
from typing import final


@final
@dataclass(frozen=True, slots=True)
class DateWords:
    """The `[dates]` table of a language file."""
