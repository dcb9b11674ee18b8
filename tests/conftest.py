"""How all tests run."""

import os

from hypothesis import settings

# A deadline in milliseconds says more of the machine's other work than of the code; time is measured in benchmarks.
# Where a change is judged, the same examples are tried each time.
settings.register_profile("scrutiny", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("scrutiny")
