"""A rule of the grammar: a pattern over the roles of words and the function that reads what it captures."""

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Final

from reconcile.calendars.meaning import Context, Meaning
from reconcile.calendars.symbols import Alphabet

Reader = Callable[..., Meaning | None]

# how many sequences of symbols are kept with the rules that match them
_KEPT: Final = 4096
# words that lead a rule one way or the other: it gets all their roles
_GUIDES: Final = frozenset(("this", "last", "next", "within", "before"))


class Rule:
    """A pattern over symbols, compiled when first needed, and the function that reads what it captures."""

    def __init__(self, alphabet: Alphabet, pattern: str, reader: Reader) -> None:
        self.reader = reader
        self.captures = [roles.split("|") for roles in re.findall(r"\(([a-z_|]+)\)", pattern)]
        self.opening = _opening(pattern)
        self._alphabet = alphabet
        self._pattern = pattern

    @cached_property
    def match(self) -> Callable[[str], re.Match[str] | None]:
        """Match at the first symbol."""
        return re.compile(self._alphabet.rule(self._pattern)).match

    def values(self, context: Context, at: int, match: re.Match[str]) -> list[Any]:
        """What the captures of a match at a token stand for."""
        starts = map(match.start, range(1, len(self.captures) + 1))
        return [_value(context, at + s if s >= 0 else s, r) for s, r in zip(starts, self.captures, strict=True)]


Matches = tuple[tuple[Rule, re.Match[str]], ...]


class Rules:
    """Rules in order, found by the symbol they can start with; what matched is kept, for dates are written alike."""

    def __init__(self, alphabet: Alphabet, rules: tuple[tuple[str, Reader], ...]) -> None:
        self._rules = [Rule(alphabet, pattern, reader) for pattern, reader in rules]
        self._starting: dict[str, tuple[Rule, ...]] = {}
        self._matched: dict[str, tuple[Matches, int]] = {}

    def start_at(self, context: Context, at: int) -> tuple[Rule, ...]:
        """The rules that may match at a token."""
        symbol = context.tokens.symbols[at : at + 1]
        known = self._starting.get(symbol)
        if known is None:
            roles = context.roles(at).keys()
            known = self._starting[symbol] = tuple(rule for rule in self._rules if not roles.isdisjoint(rule.opening))
        return known

    def matches(self, context: Context, at: int) -> Iterator[tuple[Rule, re.Match[str]]]:
        """The rules that match at a token, each tried when asked for and once for the same symbols."""
        rules = self.start_at(context, at)
        if not rules:
            return
        symbols = context.tokens.symbols[at:]
        found, tried = self._matched.get(symbols) or ((), 0)
        yield from found
        for number in range(tried, len(rules)):
            match = rules[number].match(symbols)
            if match:
                found = (*found, (rules[number], match))
                self._keep(symbols, found, number + 1)
                yield rules[number], match
        self._keep(symbols, found, len(rules))

    def _keep(self, symbols: str, found: Matches, tried: int) -> None:
        if len(self._matched) >= _KEPT:
            self._matched.clear()
        self._matched[symbols] = found, tried


def _opening(pattern: str) -> frozenset[str]:
    """The roles with which a match of a pattern can start; rather one too many than one too few."""
    parts = re.findall(r"\(\?[:=!]|[()|?*+]|[a-z_]+", pattern)
    return frozenset(_alternatives(parts)[0])


def _alternatives(parts: list[str]) -> tuple[set[str], bool]:
    """The openings of what stands before the next closing bracket, and whether that may be empty; takes it away."""
    opening: set[str] = set()
    empty, optional = False, True
    while parts and parts[0] != ")":
        part = parts.pop(0)
        if part == "|":
            empty, optional = empty or optional, True
            continue
        found, may_lack = _alternatives(parts) if part.startswith("(") else ({part}, False)
        if part.startswith("("):
            parts.pop(0)
        may_lack = _quantified(parts) or may_lack or part in ("(?=", "(?!")
        opening |= found if optional and part != "(?!" else set()
        optional = optional and may_lack
    return opening, empty or optional


def _quantified(parts: list[str]) -> bool:
    """Whether a quantifier follows that allows for nothing; takes it away."""
    return bool(parts) and parts[0] in "?*+" and parts.pop(0) != "+"


def _value(context: Context, at: int, roles: list[str]) -> Any:
    """The value of a token in its role; all its roles where the rule leaves more than one of the guiding words open."""
    if at < 0:
        return None
    found = context.tokens.roles[at]
    if not _GUIDES.isdisjoint(roles):
        return found
    return next(found[role] for role in roles if role in found)
