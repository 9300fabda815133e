"""A published table with a daily and a cumulative column: do the two agree, and where do they not?

    python examples/published_dataset.py

Each row is two statements, an addition and a total. The table is made up; three of its cells were spoilt on purpose.
"""

import datetime as dt

import pandas as pd

import reconcile as rc

DAILY = [5, 11, 9, 14, 0, 8, 21, 13, 6, 10]


def table() -> pd.DataFrame:
    """Region, day, daily and cumulative, as people publish them."""
    days = pd.date_range("2024-03-01", periods=len(DAILY))
    north = pd.DataFrame({"region": "north", "date": days, "daily": DAILY}).assign(
        cumulative=pd.Series(DAILY).cumsum() + 40
    )
    south = north.assign(region="south")
    south.loc[3, "daily"] = 41  # for 14
    south.loc[7, "cumulative"] = 112  # for 121: two digits swapped
    east = north.assign(region="east")
    east.loc[6:, "cumulative"] -= 5  # moved down from the seventh day on, without a word
    return pd.concat([north, south, east], ignore_index=True)


def statements(published: pd.DataFrame) -> pd.DataFrame:
    """Two statements a row, in the columns that the library reads."""
    common = {"series": published["region"], "published": published["date"], "source": "Office"}
    daily = pd.DataFrame(
        {**common, "kind": "increment", "value": published["daily"], "start": published["date"]}
    ).assign(end=lambda frame: frame["published"] + pd.Timedelta(days=1))
    cumulative = pd.DataFrame({**common, "kind": "cumulative", "value": published["cumulative"]})
    return pd.concat([cumulative, daily], ignore_index=True)


def main() -> None:
    said = statements(table())
    checked = rc.reconcile_frame(said, by="series")
    print(checked.groupby("series")[["status", "conflicts"]].first().to_string())
    account = rc.reconcile(said)
    suspects = dict.fromkeys((c.series, c.culprits) for c in account.conflicts if c.culprits)
    print("\nleave out any one of these, and its conflicts are gone:")
    for series, culprits in suspects:
        told = (f"{figure.bounds.value} ({figure.kind}) of {figure.published:%d %B}" for figure in culprits)
        print(f"  {series}: {', or '.join(told)}")
    print(f"\nin words: {account.conflicts[0].explanation}")
    print("\nA region that agrees with itself:", account.total(dt.date(2024, 3, 10), series="north"))


if __name__ == "__main__":
    main()
