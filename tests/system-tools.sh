#!/bin/sh
# Installs the programs outside Python that tests need, where it may, and says what it could not.
# Tests that need a missing program fail in CI and are skipped, with the reason, elsewhere.

missing=""
command -v soffice >/dev/null 2>&1 || missing="libreoffice-calc-nogui libreoffice-writer-nogui"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing $missing (for the tests of Excel and Word files) ..."
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

if ! command -v soffice >/dev/null 2>&1; then
  echo "LibreOffice is missing and could not be installed here: its tests cannot run." >&2
  echo "Install it with your system's package manager, for instance: sudo apt-get install $missing" >&2
fi
exit 0
