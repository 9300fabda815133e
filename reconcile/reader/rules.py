"""The names of the rules, as `Figure.because` has them; docs/reading.md states each once."""

from enum import StrEnum, unique


@unique
class Rule(StrEnum):
    """A rule that led to a reading."""

    # the amount
    ONE = "one"
    EXCEEDS = "exceeds"
    APPROACHES = "approaches"
    DECREASE = "decrease"
    # what is counted, and what happened to it
    NOUN = "noun"
    NOUN_BEFORE = "noun before"
    SAME_NOUN = "same noun"
    EARLIER_NOUN = "noun of the sentence before"
    PREDICATE = "predicate"
    FATE = "fate"
    # additions
    MORE = "more"
    OTHER = "other"
    SIGN = "sign"
    GROWS_BY = "grows by"
    ADDED = "added"
    ADDS_UP = "adds up to"
    ADJUSTMENT = "adjustment"
    # states
    STATE = "state"
    HAS = "has"
    # running totals
    SINCE = "since"
    AS_OF = "as of"
    TOTAL = "total"
    TOLL = "toll"
    TOTAL_AFTER = "total after addition"
    PASSES = "passes"
    RISES = "rises"
    NEVER_FALLS = "never falls"
    SAME_KIND = "same kind"
    # the window
    WINDOW = "window"
    # how sure
    PLANNED = "planned"
    DEADLINE = "deadline"
    POSSIBLE = "possible"
    DENIED = "denied"
    # its place among other figures
    EARLIER = "earlier reading"
    DIFFERENCE = "difference"
    PART = "part"
    REVISES = "revises"
    # who says so
    SOURCE = "source"
