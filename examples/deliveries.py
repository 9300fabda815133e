"""A company's deliveries against its own target: quarters, a half-year, and how fast the rest would have to come.

    python examples/deliveries.py

The company and its press releases are made up.
"""

import datetime as dt

import reconcile as rc

RELEASES = [
    (dt.date(2024, 1, 15), "It plans to deliver 180,000 vehicles by the end of 2024."),
    (dt.date(2024, 4, 2), "The company delivered 41,000 vehicles in the first quarter."),
    (dt.date(2024, 7, 2), "The company delivered 87,500 vehicles in the first half of 2024."),
    (dt.date(2024, 10, 2), "The company delivered 42,900 vehicles in the third quarter."),
]


def account() -> rc.Reconciliation:
    """The account of all press releases."""
    found = [rc.parse(text, language="en", published=day, source="Company") for day, text in RELEASES]
    return rc.reconcile([figure for figures in found for figure in figures])


def main() -> None:
    delivered = account()
    quarters = [(dt.date(2024, 1, 1), dt.date(2024, 3, 31)), (dt.date(2024, 4, 1), dt.date(2024, 6, 30))]
    quarters.append((dt.date(2024, 7, 1), dt.date(2024, 9, 30)))
    for number, (first, last) in enumerate(quarters, start=1):
        print(f"quarter {number}:", delivered.total(last, since=first))
    print("\nThe second quarter was never stated; it follows from the first half of the year.")
    print(delivered.why(dt.date(2024, 9, 30)))
    for remaining in delivered.remaining():
        print(f"\n{remaining}")


if __name__ == "__main__":
    main()
