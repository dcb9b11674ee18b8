"""Serve with the settings of the environment: ``python -m api``.

The same service as ``scrutiny serve``, ready sooner, since the command line loads what reading papers needs as well.
"""

import sys

from api.serve import WRONG, serve
from api.settings import WrongSetting, read_settings


def main() -> None:
    """Serve until told to stop; a wrong setting is told in one line."""
    try:
        settings = read_settings()
    except WrongSetting as error:
        sys.stderr.write(f"scrutiny: {error}\n")
        sys.exit(WRONG)
    serve(settings)


if __name__ == "__main__":
    main()
