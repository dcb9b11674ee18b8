#!/bin/sh
# Makes sure that a Chromium is here for the browser tests: uses one that is installed, else asks apt where it may.
# Exit 1, with the reason, where there is none: the tests then skip, and CI fails.
for name in chromium chromium-browser google-chrome google-chrome-stable; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if command -v apt-get >/dev/null 2>&1; then
  as_root=""
  if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then as_root="sudo -n"; else
      echo "browser tests need Chromium: install the package chromium, or let this script use sudo" >&2; exit 1
    fi
  fi
  echo "installing Chromium for the browser tests …"
  $as_root apt-get update -qq >/dev/null && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
fi
command -v chromium >/dev/null 2>&1 || { echo "browser tests need Chromium, and it could not be installed" >&2; exit 1; }
