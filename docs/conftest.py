"""The page about clusters runs where there is one to run it on."""

from importlib.util import find_spec

collect_ignore = [] if find_spec("dask") and find_spec("pyarrow") else ["how-to/scale.md"]
