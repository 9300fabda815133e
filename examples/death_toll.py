"""A death toll over a week, from two sources, with a correction downwards: what stood when, and what was taken back.

    python examples/death_toll.py              # the account as known today, and as it was known on the Thursday
    python examples/death_toll.py toll.html    # and the whole account as one page, with the reports

The flood and the reports are made up.
"""

import argparse
import datetime as dt

import reconcile as rc

REPORTS = [
    ("Rescue service", dt.date(2023, 9, 11), "At least 1,200 people have died in the floods, the rescue service said."),
    ("Ministry", dt.date(2023, 9, 12), "The flood has killed 3,200 people so far, the health ministry said."),
    ("Ministry", dt.date(2023, 9, 13), "260 more people have died, the ministry said on Wednesday."),
    ("Coast Daily", dt.date(2023, 9, 13), "Another 260 people have died, according to the ministry."),
    ("Ministry", dt.date(2023, 9, 14), "The ministry says the death toll has reached 3,660."),
    ("Ministry", dt.date(2023, 9, 16), "The death toll was revised down to 3,480, the health ministry said."),
    ("Ministry", dt.date(2023, 9, 17), "35 more people have died in hospital, the ministry said."),
]


def read() -> list[tuple[rc.Figure, ...]]:
    """The figures of each report."""
    return [rc.parse(text, language="en", published=day, source=source) for source, day, text in REPORTS]


def account(known_on: dt.date | None = None) -> rc.Reconciliation:
    """The account, as it could be known on a day."""
    return rc.reconcile([figure for found in read() for figure in found], rc.Assumptions(known_on=known_on))


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("page", nargs="?", help="file to write the whole account to, as HTML")
    chosen = arguments.parse_args()
    thursday, sunday = dt.date(2023, 9, 14), dt.date(2023, 9, 17)
    today = account()
    print("known on Thursday, for Thursday:", account(known_on=thursday).total(thursday))
    print("known on Sunday,   for Thursday:", today.total(thursday))
    print("known on Sunday,   for Sunday:  ", today.total(sunday))
    print("\nwhy:", today.why(sunday))
    print("\nwhat became of every statement:")
    for figure, status in zip(today.figures, today.statuses().itertuples(), strict=True):
        print(f"  {figure.published}  {figure.source:14} {figure.text:>14}  {status.status:10} {status.reason}")
    if chosen.page:
        print("\nwritten to", today.report(chosen.page, texts=read()))


if __name__ == "__main__":
    main()
