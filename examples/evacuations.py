"""People in shelters: a stock that rises and falls. A number present is a state, never a total, and is not added up.

    python examples/evacuations.py

The fire and the bulletins are made up.
"""

import datetime as dt

import reconcile as rc

BULLETINS = [
    ("County", dt.date(2024, 8, 3), "3,100 people are in shelters, the county said."),
    ("County", dt.date(2024, 8, 5), "4,200 people are in shelters, the county said."),
    ("Red Cross", dt.date(2024, 8, 5), "More than 4,000 people are in shelters."),
    ("County", dt.date(2024, 8, 7), "2,600 people are still in shelters, the county said."),
    ("Red Cross", dt.date(2024, 8, 7), "3,000 people are in shelters."),
    ("County", dt.date(2024, 8, 9), "At least 900 people are staying in shelters tonight."),
]


def account() -> rc.Reconciliation:
    """The account of all bulletins."""
    found = [rc.parse(text, language="en", published=day, source=source) for source, day, text in BULLETINS]
    return rc.reconcile([figure for figures in found for figure in figures])


def main() -> None:
    sheltered = account()
    for day in (3, 4, 5, 6, 7, 9):
        date = dt.date(2024, 8, day)
        print(date, "in shelters at the end of the day:", sheltered.total(date))
    print("\nBetween two bulletins nothing is known: people come and go.")
    for conflict in sheltered.conflicts:
        print(f"\n{conflict.explanation}")
    print("\nEach source by itself:")
    for source, own in sheltered.by_source().items():
        print(f"  {source}: {own.total(dt.date(2024, 8, 7))} on 7 August")


if __name__ == "__main__":
    main()
