"""One way to run properties everywhere: no deadline, since the first text of a language makes its patterns.

Where the variable CI is set, Hypothesis draws the same examples every time.
"""

from hypothesis import settings

settings.register_profile("reconcile", settings.default, deadline=None)
settings.load_profile("reconcile")
