"""Serve with the settings of the environment: ``python -m api``.

The same service as ``scrutiny serve``, ready sooner, since the command line loads what reading papers needs as well.
"""

from api.serve import serve
from api.settings import Settings

if __name__ == "__main__":
    serve(Settings())
