"""One way to run properties everywhere: no deadline, since the first text of a language makes its patterns.

Where the variable CI is set, Hypothesis draws the same examples every time.
"""

from hypothesis import Phase, settings

settings.register_profile("reconcile", settings.default, deadline=None)
# a mutant is killed by an example that fails; the smallest such example is of no interest
settings.register_profile(
    "mutation", settings.get_profile("reconcile"), derandomize=True, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile("reconcile")
