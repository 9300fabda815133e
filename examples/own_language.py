"""A language that does not ship with the library, in an afternoon: Esperanto, step by step as in docs/languages.md.

    python examples/own_language.py            # what each step can read
    python examples/own_language.py eo.toml    # the same, and the language file written to eo.toml

The file goes on with `python -m reconcile.lexicon check eo.toml`, which says what the language cannot say yet.
"""

import argparse
import datetime as dt
from pathlib import Path

import reconcile as rc

PUBLISHED = dt.date(2024, 10, 23)

NUMBERS = """
code = "eo"
name = "Esperanto"

[numbers]
decimal_mark = ","
group_mark = " "
compounds = true                            # ducent is one word

[numbers.cardinals]
nul = 0
unu = 1
du = 2
tri = 3
kvar = 4
kvin = 5
ses = 6
sep = 7
ok = 8
"naŭ" = 9
dek = 10
dudek = 20
tridek = 30
kvardek = 40
kvindek = 50
sesdek = 60
sepdek = 70
okdek = 80
"naŭdek" = 90

[numbers.room]
dek = 10                                    # dek tri: what is added to ten stays below ten

[numbers.powers]
cent = 2
mil = 3
miliono = 6
milionoj = 6
"""

MEANING = """
[numbers.hedges]
about = ["ĉirkaŭ", "proksimume"]
more_than = ["pli ol"]
at_least = ["almenaŭ"]
less_than = ["malpli ol"]
at_most = ["ĝis"]
nearly = ["preskaŭ"]

[numbers.between]
"inter" = ["kaj"]
"de" = ["ĝis"]
"""

DATES = """
[dates]
months = [
    "januaro", "februaro", "marto", "aprilo", "majo", "junio", "julio", "aŭgusto", "septembro", "oktobro", "novembro",
    "decembro",
]
weekdays = [
    "lundo lundon", "mardo mardon", "merkredo merkredon", "ĵaŭdo ĵaŭdon", "vendredo vendredon", "sabato sabaton",
    "dimanĉo dimanĉon",
]
since = ["de", "ekde"]
by = ["antaŭ la fino de"]
article = ["la"]
day_article = ["la"]
of = ["de"]
inside = ["en"]
last = ["pasinta", "pasintan", "lasta", "lastan"]
next = ["venonta", "venontan"]
before_ago = ["antaŭ"]

[dates.units]
day = ["tago", "tagon", "tagoj", "tagojn"]
week = ["semajno", "semajnon", "semajnoj", "semajnojn"]
month = ["monato", "monaton", "monatoj", "monatojn"]
year = ["jaro", "jaron", "jaroj", "jarojn"]

[dates.days]
"hieraŭ" = -1
"hodiaŭ" = 0
"morgaŭ" = 1
"""

FIGURES = """
[figures]
noun_last = true                            # adjectives stand before the noun

[figures.clauses]
join = ["kaj"]
stop = ["en", "al", "de", "el", "por", "la", "estis"]
verb = ["estis", "estas", "*is", "*as", "*os"]

[figures.kinds]
more = ["pliaj", "aldonaj", "novaj"]
total = ["entute"]
toll = ["nombro"]
reach = ["atingis"]

[figures.roles]
part = ["inter ili"]

[figures.nouns]
soldier = ["soldat*"]
death = ["mortint*"]
child = ["infan*"]
container = ["ujo*"]

[figures.predicates]
send = ["sendis", "senditaj"]
deliver = ["liveris", "liveritaj"]
"""

STEPS = {"numbers": NUMBERS, "meaning": MEANING, "dates": DATES, "figures": FIGURES}


def lexicon(*steps: str) -> rc.Lexicon:
    """The language as far as these steps tell it."""
    return rc.Lexicon.loads("".join(STEPS[step] for step in steps))


def read_numbers(text: str, *steps: str) -> list[str]:
    """What is read as numbers in a text."""
    return [f"{number.text}: {number.bounds}" for number in rc.parse_numbers(text, language=lexicon(*steps))]


def read_dates(text: str) -> list[str]:
    """What is read as dates in a text, once the language has them."""
    found = rc.parse_dates(text, language=lexicon("numbers", "meaning", "dates"), published=PUBLISHED)
    return [f"{date.text}: {date.period}" for date in found]


def read_figures(text: str) -> list[str]:
    """What is read as figures in a text, with all of the language."""
    found = rc.parse(text, language=lexicon(*STEPS), published=PUBLISHED)
    return [f"{figure.text}: {figure.kind} {figure.unit} {figure.predicate or ''}".rstrip() for figure in found]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("file", nargs="?", help="where to write the language file")
    chosen = arguments.parse_args()
    print("1. numbers:", *read_numbers("ducent dek tri domoj, kvin mil kvarcent, tri milionoj", "numbers"), sep="\n   ")
    print("2. meaning:", *read_numbers("pli ol mil, inter dudek kaj tridek", "numbers", "meaning"), sep="\n   ")
    print("3. dates:", *read_dates("La 3 de marto 2024 pluvis; hieraŭ pluvis; de aŭgusto 2023 pluvas."), sep="\n   ")
    print("4. figures:", *read_figures("Pliaj cent soldatoj estis senditaj. Entute mortis du infanoj."), sep="\n   ")
    if chosen.file:
        Path(chosen.file).write_text("".join(STEPS.values()).lstrip(), encoding="utf-8")
        print(f"written to {chosen.file}: go on with python -m reconcile.lexicon check {chosen.file}")


if __name__ == "__main__":
    main()
