"""The same sentences to this library and to other readers of numbers and dates, as far as they are installed.

    pip install text2num number-parser quantulum3 'recognizers-text-suite' 'emoji<2' ctparse pyduckling-native-phihos
    python examples/compare.py             # how many sentences each gets right, and how long it takes for one
    python examples/compare.py --answers   # every answer

The sentences are made up. They are what this library is for, so they flatter it: counts and windows in prose. What
other readers do that it does not is in docs/comparison.md.
"""

import argparse
import datetime as dt
import re
import time
import warnings
from collections.abc import Callable
from typing import Any

import reconcile as rc

PUBLISHED = dt.datetime(2024, 10, 23, tzinfo=dt.UTC)  # a Wednesday
Interval = tuple[Any, Any]  # its ends, None where open; of days, the end is not included
Read = Callable[[str, str], list[Interval]]

NUMBERS: list[tuple[str, str, list[Interval]]] = [
    ("en", "The fire destroyed three hundred and twelve homes.", [(312, 312)]),
    ("en", "More than 13,000 crates have arrived.", [(13_000, None)]),
    ("en", "Between 20 and 30 hikers are missing.", [(20, 30)]),
    ("en", "The repair cost 2.5 million euros.", [(2_500_000, 2_500_000)]),
    ("en", "At least forty-one flats were flooded.", [(41, None)]),
    ("en", "A reform of the schools was announced to a few parents.", []),
    ("fr", "L'incendie a détruit soixante-dix-sept maisons.", [(77, 77)]),
    ("fr", "Plus de 13 000 caisses sont arrivées.", [(13_000, None)]),
    ("fr", "Deux cent mille foyers sont privés d'électricité.", [(200_000, 200_000)]),
    ("fr", "Entre vingt et trente randonneurs ont disparu.", [(20, 30)]),
    ("de", "Das Feuer zerstörte dreihundertzwölf Häuser.", [(312, 312)]),
    ("de", "Mindestens 1.200 Menschen wurden evakuiert.", [(1_200, None)]),
]
DATES: list[tuple[str, str, list[Interval]]] = [
    ("en", "The bridge was closed in March 2021.", [(dt.date(2021, 3, 1), dt.date(2021, 4, 1))]),
    ("en", "The bridge has been closed since August 2023.", [(dt.date(2023, 8, 1), None)]),
    ("en", "The bridge was closed last Friday.", [(dt.date(2024, 10, 18), dt.date(2024, 10, 19))]),
    ("en", "It rained from 3 to 7 May 2024.", [(dt.date(2024, 5, 3), dt.date(2024, 5, 8))]),
    ("en", "The bridge reopens in the first quarter of 2025.", [(dt.date(2025, 1, 1), dt.date(2025, 4, 1))]),
    ("en", "We may march on, he said to a second reporter.", []),
    ("fr", "Le pont a fermé le 3 mars 2021.", [(dt.date(2021, 3, 3), dt.date(2021, 3, 4))]),
    ("fr", "Le pont est fermé depuis août 2023.", [(dt.date(2023, 8, 1), None)]),
    ("fr", "Le pont a été fermé il y a deux jours.", [(dt.date(2024, 10, 21), dt.date(2024, 10, 22))]),
    ("de", "Die Brücke wurde am 3. März 2021 gesperrt.", [(dt.date(2021, 3, 3), dt.date(2021, 3, 4))]),
    ("de", "Die Brücke wurde im März 2021 gesperrt.", [(dt.date(2021, 3, 1), dt.date(2021, 4, 1))]),
    ("de", "Die Brücke wurde gestern gesperrt.", [(dt.date(2024, 10, 22), dt.date(2024, 10, 23))]),
]


def reconcile_numbers() -> Read:
    return lambda text, language: [(n.bounds.low, n.bounds.high) for n in rc.parse_numbers(text, language=language)]


def reconcile_dates() -> Read:
    def read(text: str, language: str) -> list[Interval]:
        return [(d.period.start, d.period.end) for d in rc.parse_dates(text, language=language, published=PUBLISHED)]

    return read


def text2num() -> Read:
    from text_to_num import alpha2digit

    return lambda text, language: _digits(alpha2digit(text, language))


def number_parser() -> Read:
    import number_parser as library

    return lambda text, language: _digits(library.parse(text, language=language))


def _digits(text: str) -> list[Interval]:
    """What is left to the user of a library that turns number words into digits."""
    found = re.findall(r"\d{1,3}(?:[ ,.]\d{3})+|\d+(?:[.,]\d)?", text)
    whole = [re.sub(r"[ ,.](?=\d{3})", "", digits).replace(",", ".") for digits in found]
    return [(number, number) for number in map(float, whole)]


def quantulum3() -> Read:
    from quantulum3 import parser

    def read(text: str, _: str) -> list[Interval]:
        found = [(quantity.value, quantity.uncertainty or 0) for quantity in parser.parse(text)]
        return [(value - around, value + around) for value, around in found]

    return read


def recognizers_numbers() -> Read:
    from recognizers_number import recognize_number

    def read(text: str, language: str) -> list[Interval]:
        found = [float(r.resolution["value"]) for r in recognize_number(text, _culture(language))]
        return [(number, number) for number in found]

    return read


def recognizers_dates() -> Read:
    from recognizers_date_time import recognize_datetime

    def read(text: str, language: str) -> list[Interval]:
        found = recognize_datetime(text, _culture(language), reference=PUBLISHED.replace(tzinfo=None))
        return [_window(r.resolution["values"][-1]) for r in found if r.resolution]

    return read


def _culture(language: str) -> str:
    return {"en": "en-us", "fr": "fr-fr", "de": "de-de"}[language]


def _window(value: dict[str, str]) -> Interval:
    """The window of an answer of Recognizers; the ends of its ranges are not included, as here."""
    if day := _day(value.get("value")):
        return day, day + dt.timedelta(days=1)
    return _day(value.get("start")), _day(value.get("end"))


def duckling(dimension: str) -> Read:
    import duckling as library

    reference = library.parse_ref_time(
        library.load_time_zones("/usr/share/zoneinfo"), "UTC", int(PUBLISHED.timestamp())
    )
    wanted = library.parse_dimensions([dimension])

    def read(text: str, language: str) -> list[Interval]:
        spoken = library.default_locale_lang(library.parse_lang(language.upper()))
        context = library.Context(reference, library.parse_locale(language.upper(), spoken))
        found = [answer["value"] for answer in library.parse(text, context, wanted, False)]
        return [_grain(value) if dimension == "time" else (value["value"],) * 2 for value in found]

    return read


def _grain(value: dict[str, Any]) -> Interval:
    """The window of an answer of Duckling: a moment is as wide as its grain, the ends of ranges are not included."""
    if value["type"] == "interval":
        return tuple(_day(value[end]["value"]) if end in value else None for end in ("from", "to"))
    start = _day(value["value"])
    wide = {"month": rc.Period.month, "year": rc.Period.year, "quarter": _quarter}.get(value["grain"])
    period = rc.Period.on(start) if wide is None else wide(start.year, *[start.month] * (value["grain"] != "year"))
    return period.start, period.end


def _quarter(year: int, month: int) -> rc.Period:
    return rc.Period(rc.Period.month(year, month).start, rc.Period.month(year, month + 2).end)


def ctparse() -> Read:
    import ctparse as library

    def read(text: str, _: str) -> list[Interval]:
        found = library.ctparse(text, ts=PUBLISHED.replace(tzinfo=None))
        if found is None:
            return []
        moment = found.resolution
        first, last = (moment.t_from, moment.t_to) if hasattr(moment, "t_from") else (moment, moment)
        return [(first and _known(first).start, last and _known(last).end)]

    return read


def _known(moment: Any) -> rc.Period:
    """As much of a day as ctparse found; it invents no part of a date either."""
    if not getattr(moment, "year", None):
        return rc.Period()
    if not moment.month:
        return rc.Period.year(moment.year)
    return (
        rc.Period.day(moment.year, moment.month, moment.day)
        if moment.day
        else rc.Period.month(moment.year, moment.month)
    )


def dateparser() -> Read:
    from dateparser.search import search_dates

    def read(text: str, language: str) -> list[Interval]:
        settings = {"RELATIVE_BASE": PUBLISHED.replace(tzinfo=None)}
        days = [day.date() for _, day in search_dates(text, languages=[language], settings=settings) or ()]
        return [(day, day + dt.timedelta(days=1)) for day in days]

    return read


def _day(moment: str | None) -> dt.date | None:
    return dt.date.fromisoformat(moment[:10]) if moment and re.match(r"\d{4}-\d\d-\d\d", moment) else None


ALL = ("en", "fr", "de")
TOOLS: list[tuple[str, Callable[[], Read], list[tuple[str, str, list[Interval]]], tuple[str, ...]]] = [
    ("reconcile, numbers", reconcile_numbers, NUMBERS, ALL),
    ("text2num", text2num, NUMBERS, ALL),
    ("number-parser", number_parser, NUMBERS, ("en",)),
    ("quantulum3", quantulum3, NUMBERS, ("en",)),
    ("Recognizers, numbers", recognizers_numbers, NUMBERS, ALL),
    ("Duckling, numbers", lambda: duckling("number"), NUMBERS, ALL),
    ("reconcile, dates", reconcile_dates, DATES, ALL),
    ("dateparser", dateparser, DATES, ALL),
    ("ctparse", ctparse, DATES, ("en", "de")),
    ("Recognizers, dates", recognizers_dates, DATES, ALL),
    ("Duckling, dates", lambda: duckling("time"), DATES, ALL),
]


def same(found: list[Interval], wanted: list[Interval]) -> bool:
    """Whether the intervals are those wanted; a range of days may end on its last day or the day after."""
    return len(found) == len(wanted) and all(
        one[0] == other[0] and _near(one[1], other[1]) for one, other in zip(found, wanted, strict=True)
    )


def _near(end: Any, other: Any) -> bool:
    return end == other or (isinstance(end, dt.date) and end + dt.timedelta(days=1) == other)


def ends(intervals: list[Interval]) -> list[Any]:
    """The values that came, whatever they bound: for readers that know no bounds."""
    return sorted({end for interval in intervals for end in interval if end is not None})


def compare(answers: bool) -> None:
    """One line a tool: sentences with the right values, with the right intervals, and the time for one once loaded."""
    print(f"{'':22}{'values':>9}{'intervals':>12}{'ms each':>10}")
    for name, load, rows, languages in TOOLS:
        sentences = [row for row in rows if row[0] in languages]
        try:
            read = load()
        except ImportError:
            print(f"{name:22}{'not installed':>21}")
            continue
        came = [read(text, language) for language, text, _ in sentences]  # also loads what is loaded on first use
        print(f"{name:22}{_score(came, sentences)}{_milliseconds(read, sentences):>10.2f}")
        for found, (_, text, wanted) in zip(came, sentences, strict=True):
            if answers and not same(found, wanted):
                print(f"    {text}\n        {found}")


def _score(came: list[list[Interval]], sentences: list[tuple[str, str, list[Interval]]]) -> str:
    pairs = [(found, wanted) for found, (_, _, wanted) in zip(came, sentences, strict=True)]
    values = sum(same(found, wanted) or ends(found) == ends(wanted) for found, wanted in pairs)
    return f"{values:>6}/{len(pairs)}{sum(same(found, wanted) for found, wanted in pairs):>9}/{len(pairs)}"


def _milliseconds(read: Read, sentences: list[tuple[str, str, list[Interval]]]) -> float:
    start = time.perf_counter()
    for language, text, _ in sentences:
        read(text, language)
    return (time.perf_counter() - start) / len(sentences) * 1000


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--answers", action="store_true", help="also every answer that is not the one wanted")
    warnings.simplefilter("ignore")  # those of other libraries
    compare(arguments.parse_args().answers)


if __name__ == "__main__":
    main()
