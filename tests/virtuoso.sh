#!/bin/sh
# Makes sure that a Virtuoso 7 is here for the tests of remote stores: uses one that is installed, else asks apt where it may.
# Exit 1, with the reason, where there is none: the tests then skip, and CI fails.
command -v virtuoso-t >/dev/null 2>&1 && exit 0
if command -v apt-get >/dev/null 2>&1; then
  as_root=""
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; else
      echo "tests of remote stores need Virtuoso: install the package virtuoso-opensource-7-bin, or let this script use sudo" >&2; exit 1
    fi
  fi
  echo "installing Virtuoso for the tests of remote stores …"
  # The program alone: the tests start servers of their own, and the package with the service asks for a password.
  $as_root apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends virtuoso-opensource-7-bin >/dev/null
fi
command -v virtuoso-t >/dev/null 2>&1 || { echo "tests of remote stores need Virtuoso, and it could not be installed" >&2; exit 1; }
