"""Names of units that measure, and what they measure: enough to tell a measured good from things that are counted.

pint knows thousands more and converts them, but takes long to load; here stand those in which goods and areas are
reported. "Ton" (short, long or metric) and "barrel" (of oil or of wine) mean several things, and measure only
themselves; so does each currency.
"""

import re
from functools import lru_cache
from typing import Final

from reconcile.assumptions import Groups

_NAMES: Final = {
    "mass": "gram g kg mg tonne metric_ton t Mt pound lb ounce oz short_ton long_ton",
    "length": "meter metre m km cm mm mile nautical_mile yard foot inch",
    "area": "hectare ha acre",
    "volume": "liter litre l L cl ml mL hl gallon oil_barrel bushel pint",
    "power": "watt W kW MW GW",
    "energy": "watt_hour Wh kWh MWh GWh TWh joule calorie",
    "ton": "ton",
    "barrel": "barrel",
}
_KINDS: Final = {name: kind for kind, names in _NAMES.items() for name in names.split()}
_PREFIX: Final = re.compile("(?:kilo|mega|giga|tera|hecto|deca|deci|centi|milli|micro|nano)(?=[a-z]{3})")
_POWER: Final = re.compile(r"(?:(square|cubic)[ _])?(\w+?)(?: ?(?:\*\*|\^) ?|(?=[²³]))?([23²³])?")
_SPACES: Final = {"square": "area", "2": "area", "²": "area", "cubic": "volume", "3": "volume", "³": "volume"}
_CODE: Final = re.compile("[A-Z]{3}")


@lru_cache(maxsize=1024)
def measure(unit: str) -> str | None:
    """What a unit measures; None for the name of a thing that is counted.

    >>> measure("kilogram"), measure("meter ** 2"), measure("EUR"), measure("soldier")
    ('mass', 'area', 'EUR', None)

    """
    if _CODE.fullmatch(unit):
        return unit
    over, _, under = unit.partition(" / ")
    if under:
        return f"{kind} / {under}" if (kind := measure(over)) else None
    found = _POWER.fullmatch(unit)
    if found is None:
        return None
    kind = _KINDS.get(found[2]) or _KINDS.get(_PREFIX.sub("", found[2], count=1))
    power = found[1] or found[3]
    return kind if power is None else _SPACES[power] if kind == "length" else None


def converts(unit: str) -> bool:
    """Whether other units that measure the same can be converted into it.

    >>> converts("tonne"), converts("EUR"), converts("soldier")
    (True, False, False)

    """
    return measure(unit) not in (None, unit)


def unit_meant(unit: str, groups: Groups) -> str:
    """The unit that stands for those that the caller says are the same: one that converts, then the first by name.

    >>> unit_meant("ton", (frozenset({"ton", "tonne"}),))
    'tonne'

    """
    return next((min(group, key=lambda one: (not converts(one), one)) for group in groups if unit in group), unit)
