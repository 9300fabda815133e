"""A rule of the grammar: a pattern over the roles of words and the function that reads what it captures."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain
from typing import Any, Final, NamedTuple

from reconcile.calendars.meaning import Context, Meaning
from reconcile.calendars.roles import Roles
from reconcile.calendars.symbols import Symbols

Reader = Callable[..., Meaning | None]

# how many sequences of symbols are kept with the rules that match them
_KEPT: Final = 4096
# of the rules for some symbols none was tried, or all
_UNTRIED: Final[tuple[tuple["Fit", ...], int]] = ((), 0)
_ALL: Final = -1
_NONE: Final[tuple[tuple["Fit", ...], int]] = ((), _ALL)
# words that lead a rule one way or the other: it gets all their roles
_GUIDES: Final = frozenset(("this", "last", "next", "within", "before"))


class Fit(NamedTuple):
    """A rule that matches some symbols: how many they are, and where what it captures stands, in which role."""

    reader: Reader
    width: int
    captures: tuple[tuple[int, str] | None, ...]

    def values(self, roles: Sequence[Roles], at: int) -> list[Any]:
        """What the captures stand for where the match starts at a token; all its roles where that is left open."""
        found: list[Any] = []
        for capture in self.captures:
            word = roles[at + capture[0]] if capture else None
            found.append(word[capture[1]] if capture and word and capture[1] else word)
        return found


class Rule:
    """A pattern over symbols, compiled when first needed, and the function that reads what it captures."""

    def __init__(self, symbols: Symbols, pattern: str, reader: Reader) -> None:
        self.opening = opening(pattern)
        self._reader = reader
        self._symbols = symbols
        self._pattern = pattern

    @cached_property
    def needs(self) -> frozenset[str]:
        """The roles without which it matches nothing."""
        return needed(self._pattern)

    @cached_property
    def _captures(self) -> list[list[str]]:
        """The roles that each group may have."""
        return [roles.split("|") for roles in re.findall(r"\(([a-z_|]+)\)", self._pattern)]

    @cached_property
    def _match(self) -> Callable[[str], re.Match[str] | None]:
        """Match at the first symbol."""
        return re.compile(self._symbols.rule(self._pattern)).match

    def fit(self, symbols: str, roles: Sequence[Roles], at: int) -> Fit | None:
        """Whether the rule matches the symbols, those of the tokens from one on."""
        match = self._match(symbols)
        if match is None:
            return None
        starts = map(match.start, range(1, len(self._captures) + 1))
        captures = (
            (s, _role(roles[at + s], r)) if s >= 0 else None for s, r in zip(starts, self._captures, strict=True)
        )
        return Fit(self._reader, match.end(), tuple(captures))


class Rules:
    """Rules in order, found by the symbol they can start with; what fits is kept, for dates are written alike."""

    def __init__(self, symbols: Symbols, rules: tuple[tuple[str, Reader], ...]) -> None:
        self._rules = [Rule(symbols, pattern, reader) for pattern, reader in rules]
        self._starting: dict[str, tuple[Rule, ...]] = {}
        self._fitting: dict[str, tuple[tuple[Fit, ...], int]] = {}
        self.opening = frozenset[str]().union(*(rule.opening for rule in self._rules))

    def fail(self, symbols: str) -> bool:
        """Whether it is known that no rule matches these symbols."""
        return self._fitting.get(symbols, _UNTRIED) == _NONE

    def fits(self, context: Context, at: int) -> Iterable[Fit]:
        """The rules that match at a token, each tried when asked for and once for the same symbols."""
        symbols = context.tokens.symbols[at:]
        found, tried = self._fitting.get(symbols, _UNTRIED)
        return found if tried == _ALL else chain(found, self._further(symbols, context, at))

    def _further(self, symbols: str, context: Context, at: int) -> Iterator[Fit]:
        """The rules that match and were not asked for yet."""
        found, tried = self._fitting.get(symbols, _UNTRIED)
        present = frozenset[str]().union(*context.tokens.roles[at:])
        rules = self._starting_at(context, at)
        for number in range(tried, len(rules)):
            rule = rules[number]
            fit = rule.fit(symbols, context.tokens.roles, at) if rule.needs <= present else None
            if fit:
                found = (*found, fit)
                self._keep(symbols, found, number + 1)
                yield fit
        self._keep(symbols, found, _ALL)

    def _starting_at(self, context: Context, at: int) -> tuple[Rule, ...]:
        """The rules that may match at a token."""
        symbol = context.tokens.symbols[at : at + 1]
        known = self._starting.get(symbol)
        if known is None:
            roles = context.roles(at).keys()
            known = self._starting[symbol] = tuple(rule for rule in self._rules if not roles.isdisjoint(rule.opening))
        return known

    def _keep(self, symbols: str, found: tuple[Fit, ...], tried: int) -> None:
        if len(self._fitting) >= _KEPT:
            self._fitting.clear()
        self._fitting[symbols] = found, tried


# a group that may be missing, looks ahead or holds alternatives
_GROUP: Final = re.compile(r"\([^()]*\)(?:[?*+]|\{[^}]*\})?")


@cache
def needed(pattern: str) -> frozenset[str]:
    """Roles without which nothing matches a pattern; rather one too few than one too many."""
    pattern = re.sub(r"\(([a-z_]+)\)", r"\1", pattern)
    while (flat := _GROUP.sub("", pattern)) != pattern:
        pattern = flat
    roles = re.findall(r"([a-z_]+)([?*]?)", pattern)
    return frozenset() if "|" in pattern else frozenset(role for role, quantifier in roles if not quantifier)


@cache
def opening(pattern: str) -> frozenset[str]:
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


def _role(word: Roles, roles: list[str]) -> str:
    """The role in which a token is captured; none where the rule leaves more than one of the guiding words open."""
    return "" if not _GUIDES.isdisjoint(roles) else next(role for role in roles if role in word)
