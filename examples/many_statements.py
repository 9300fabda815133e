"""A hundred thousand statements in a DataFrame: two thousand places, one account each, in a few seconds.

    python examples/many_statements.py            # 100,000 statements
    python examples/many_statements.py 1000000    # as many as you like

The statements are drawn at random around true counts, so that most places agree and some do not.
"""

import argparse
import time

import numpy as np
import pandas as pd

import reconcile as rc

DAYS = 25
SHARE_WRONG = 0.001


def statements(size: int, seed: int = 1) -> pd.DataFrame:
    """For each place a total and an addition every day, a few of them mistyped."""
    random = np.random.default_rng(seed)
    places = max(size // (2 * DAYS), 1)
    daily = random.poisson(4, (places, DAYS))
    total = daily.cumsum(axis=1)
    stated = np.concatenate([total, daily], axis=1).ravel()
    wrong = random.random(stated.size) < SHARE_WRONG
    days = pd.Timestamp("2024-01-01") + pd.to_timedelta(np.tile(np.arange(DAYS), 2 * places), unit="D")
    kinds = np.tile(np.repeat(["cumulative", "increment"], DAYS), places)
    added = kinds == "increment"
    return pd.DataFrame(
        {
            "series": np.repeat([f"place {number}" for number in range(places)], 2 * DAYS),
            "kind": kinds,
            "value": stated + wrong * random.integers(5, 50, stated.size),
            "start": days.where(added),
            "end": days + pd.Timedelta(days=1),
            "published": days,
            "source": "Register",
        }
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("size", nargs="?", type=int, default=100_000, help="how many statements")
    said = statements(arguments.parse_args().size)
    began = time.perf_counter()
    account = rc.reconcile_frame(said, by="series")
    took = time.perf_counter() - began
    places = account.groupby("series").agg(status=("status", "first"), conflicts=("conflicts", "first"))
    print(f"{len(said):,} statements of {len(places):,} places in {took:.1f} s")
    print("\nhow the places stand:", places["status"].value_counts().to_string(), sep="\n")
    print("\nthose to look at first:", places.nlargest(3, "conflicts").to_string(), sep="\n")
    print("\nthe account:", account.head(3).to_string(index=False), sep="\n")


if __name__ == "__main__":
    main()
