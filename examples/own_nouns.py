"""Your own nouns and verbs on top of a language that ships: what a turtle project counts.

    python examples/own_nouns.py

The names on the left are yours; on the right stand the words of the texts, with * for any ending. All else, numbers and
dates among it, is that of the base.
"""

import datetime as dt

import reconcile as rc

REEF = rc.Lexicon.loads("""
base = "en"
code = "en-reef"

[figures.nouns]
turtle = ["turtle*", "loggerhead*"]
hatchling = ["hatchling*"]
nest = ["nest*", "clutch*"]

[figures.predicates]
tag = ["tagged", "ringed"]
release = ["released", "let go"]
""")
NOTES = [
    (dt.date(2024, 8, 1), "312 turtles have been tagged so far this season."),
    (dt.date(2024, 8, 2), "Another 45 loggerheads were tagged on Friday."),
    (dt.date(2024, 8, 4), "1,900 hatchlings have been released since May, from 88 nests."),
]


def read(language: str | rc.Lexicon) -> list[rc.Figure]:
    """The figures of all notes, in English as it ships or with the words of the reef."""
    found = [rc.parse(text, language=language, published=day, source="Reef Trust") for day, text in NOTES]
    return [figure for figures in found for figure in figures]


def main() -> None:
    for name, language in (("English", "en"), ("English of the reef", REEF)):
        print(f"{name}:")
        for figure in read(language):
            print(f"  {figure.text:>6} {figure.kind:10} unit {figure.unit}, predicate {figure.predicate}")
    account = rc.reconcile(read(REEF))
    print("\nseries:", *account.series, sep="\n  ")
    print("\ntagged by the 2nd:", account.total(dt.date(2024, 8, 2), series="turtle, tag"))


if __name__ == "__main__":
    main()
