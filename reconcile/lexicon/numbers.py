"""What a language file says of numbers."""

from dataclasses import dataclass, field
from typing import final

from reconcile.frozen import FrozenMap


@final
@dataclass(frozen=True, slots=True)
class NumberWords:
    """The `[numbers]` table of a language file.

    `cardinals`: the number words below a hundred that are one word, with their inflected forms.
    """

    cardinals: FrozenMap[str, int] = field(default_factory=FrozenMap)
