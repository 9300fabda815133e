"""Which numbers are hours of the clock: "half past seven", "um halb acht", "alle nove meno dieci"."""

from typing import Final

from reconcile.reader.sentences.cues import Token

_HOURS: Final = 24
_MINUTES: Final = 60


def is_hour(tokens: list[Token], at: int) -> bool:
    """Whether a number tells the time, by what leads to it or what stands between it and another one."""
    told = _is_led(tokens, at) or _are_minutes(tokens, at) or _are_minutes(tokens, at + 2)
    return _is_within(tokens, at, _MINUTES) and (told or _follows_hour(tokens, at))


def _is_led(tokens: list[Token], at: int) -> bool:
    """As in "half past seven", "kurz nach zehn"."""
    return at > 0 and "clock" in tokens[at - 1].tags and _is_within(tokens, at, _HOURS)


def _are_minutes(tokens: list[Token], at: int) -> bool:
    """As in "5 past nine", "nove menos dez": the second of two numbers."""
    if at < 2 or at >= len(tokens) or "minutes" not in tokens[at - 1].tags:
        return False
    if "to" in tokens[at - 1].tags and (at < 3 or "to" not in tokens[at - 3].tags):
        return False  # "at ten to nine", but "cut ten to nine"
    return _is_within(tokens, at, _MINUTES) and _is_within(tokens, at - 2, _MINUTES)


def _follows_hour(tokens: list[Token], at: int) -> bool:
    """As in "alle sette e dieci", « à sept heures dix »: behind an hour that was passed over."""
    if at < 3 or tokens[at - 2].word or tokens[at - 2].number or tokens[at - 2].date:
        return False
    led = not tokens[at - 3].tags.isdisjoint(("one", "clock"))
    return "time" in tokens[at - 1].tags or (led and "join" in tokens[at - 1].tags)


def _is_within(tokens: list[Token], at: int, most: int) -> bool:
    """A number of the clock with no noun behind it, or one that was passed over."""
    number = tokens[at].number
    if number is None:
        return not (tokens[at].word or tokens[at].date)
    value = number.bounds.value
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    bare = following is None or not (following.cue.unit or "time" in following.tags)
    return bare and isinstance(value, int) and 0 < value <= most
