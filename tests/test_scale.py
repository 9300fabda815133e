"""One account on many machines: the recipes of the page about clusters, on real processes, one of them killed."""

import os
import shutil
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

import reconcile as rc

pytestmark = pytest.mark.cluster
PAGE = Path(__file__).parents[1] / "docs" / "how-to" / "scale.md"


def claims(series: int, each: int = 8) -> pd.DataFrame:
    """Totals of many series in no order, some of them wrong."""
    r, count = np.random.default_rng(11), series * each
    place = r.permutation(count)
    day = place // series
    wrong = r.random(count) < 0.05
    total = 10 * day + np.where(wrong, r.integers(-30, 30, count), r.integers(0, 9, count))
    dates = np.datetime64("2024-01-01") + day * np.timedelta64(1, "D")
    names = np.array([f"place {name:03}" for name in range(series)], object)[place % series]
    return pd.DataFrame({"series": names, "kind": "cumulative", "value": np.maximum(total, 0), "published": dates})


def assert_same(found: pd.DataFrame, table: pd.DataFrame, check_dtype: bool = True) -> None:
    """No row is lost, none doubled, and each is what one machine says."""
    one = rc.reconcile_frame(table)
    assert isinstance(one, pd.DataFrame)
    assert (one["conflicts"] > 0).any()
    found = found.sort_values(["series", "date"], ignore_index=True)
    pd.testing.assert_frame_equal(found, one, check_dtype=check_dtype, check_categorical=False)


def dies_once(part: pd.DataFrame, marker: Path) -> pd.DataFrame:
    """The account of a part; but the first process that is asked for one is gone at once, as if unplugged."""
    if len(part) and not marker.exists():
        marker.touch()
        os._exit(1)
    account = rc.reconcile_frame(part)
    assert isinstance(account, pd.DataFrame)
    return account


def test_a_dask_cluster_that_loses_a_worker_loses_no_row(tmp_path: Path) -> None:
    distributed, dd = pytest.importorskip("distributed"), pytest.importorskip("dask.dataframe")
    table, marker = claims(300), tmp_path / "died"
    local = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, local_directory=tmp_path
    )
    with local as cluster, distributed.Client(cluster):
        statements = dd.from_pandas(table, npartitions=6)
        columns = rc.reconcile_frame(statements.head(0))
        by_series = statements.shuffle("series")
        account = by_series.map_partitions(partial(dies_once, marker=marker), meta=columns).compute()
    assert marker.exists()
    assert_same(account, table)


@pytest.fixture
def spark(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    here = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1", "spark.ui.enabled": "false"}
    few = {"spark.sql.shuffle.partitions": "2", "spark.sql.session.timeZone": "UTC"}
    session = sql.SparkSession.builder.master("local[2]").config(map=here | few).getOrCreate()
    yield session
    session.stop()


def recipe(page: Path) -> str:
    """The lines for Spark, as the page gives them."""
    return next(
        block for block in page.read_text(encoding="utf-8").split("```") if "applyInPandas" in block
    ).removeprefix("python\n")


@pytest.mark.filterwarnings("ignore::FutureWarning")  # pyspark about pandas
def test_the_recipe_for_spark_gives_the_same(spark: Any) -> None:
    table = claims(40)
    names = {"rc": rc, "statements": spark.createDataFrame(table)}
    exec(recipe(PAGE), names)  # noqa: S102  # our own page
    found = names["account"].toPandas()
    assert_same(found, table, check_dtype=False)
