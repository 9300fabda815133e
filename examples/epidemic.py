"""An epidemic in two waves: daily additions and running totals of one office, and a count that begins again.

    python examples/epidemic.py

The numbers are made up. In the second wave one day was typed wrongly; the account says what cannot all hold.
"""

import datetime as dt

import reconcile as rc

SPRING, AUTUMN = dt.date(2024, 3, 4), dt.date(2024, 10, 7)
DAILY = {SPRING: [4, 9, 15, 22, 18, 7], AUTUMN: [3, 8, 21, 12]}
WEEKLY = {SPRING: 75, AUTUMN: 44}
TYPED_WRONGLY = (AUTUMN, 2, 12)  # the third day of the autumn: 12 typed for 21


def figures(typed_wrongly: bool = False) -> list[rc.Figure]:
    """What the office published: additions day by day, and a total at the end of each wave."""
    found = []
    for start, counts in DAILY.items():
        for place, count in enumerate(counts):
            day = start + dt.timedelta(days=place)
            wrong = typed_wrongly and (start, place) == TYPED_WRONGLY[:2]
            told = {"during": day, "published": day, "source": "Health office", "series": "cases"}
            found.append(rc.Figure.increment(TYPED_WRONGLY[2] if wrong else count, **told))
        last = start + dt.timedelta(days=len(counts) - 1)
        total = {"since": start, "published": last, "source": "Health office", "series": "cases"}
        found.append(rc.Figure.cumulative(WEEKLY[start], **total))
    return found


def main() -> None:
    account = rc.reconcile(figures())
    last = dt.date(2024, 10, 10)
    print("first wave:       ", account.total(dt.date(2024, 3, 9)))
    print("second wave:      ", account.total(last))
    both = account.total(last, since=SPRING)
    print(f"both:              {both}; {both.best} if nothing was counted between the waves")
    print("in two days:      ", account.total(dt.date(2024, 3, 7), since=dt.date(2024, 3, 6)))
    print("\nday by day:")
    print(account.timeline()[["date", "best", "increment_best"]].to_string(index=False))
    print("\nwith one day typed wrongly:")
    for conflict in rc.reconcile(figures(typed_wrongly=True)).conflicts:
        print(conflict.explanation)


if __name__ == "__main__":
    main()
