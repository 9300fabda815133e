"""One way to run properties everywhere: no deadline, since the first text of a language makes its patterns.

Where the variable CI is set, Hypothesis draws the same examples every time.
"""

import pytest
from hypothesis import Phase, settings

settings.register_profile("reconcile", settings.default, deadline=None)
# a mutant is killed by an example that fails; the smallest such example is of no interest
settings.register_profile(
    "mutation", settings.get_profile("reconcile"), derandomize=True, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("reconcile")


def pytest_addoption(parser: pytest.Parser) -> None:
    """How much the longest of the slow tests is to read."""
    parser.addoption("--texts", type=int, default=100_000, help="texts that the memory test reads (default 100000)")
