#!/bin/sh
# Installs the programs outside Python that tests need, where it may, and says what it could not.
# Tests that need a missing program fail in CI and are skipped, with the reason, elsewhere.

has_libreoffice() { command -v soffice >/dev/null 2>&1; }
has_chromium() { command -v chromium >/dev/null 2>&1; }
has_fonts() { fc-list 2>/dev/null | grep -q .; }
has_postgresql() {
  command -v postgres >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1
}
has_coturn() { command -v turnserver >/dev/null 2>&1; }
has_java() { command -v java >/dev/null 2>&1; }

missing_packages() {
  has_libreoffice || printf '%s ' libreoffice-calc-nogui libreoffice-writer-nogui
  has_chromium || printf '%s ' chromium
  has_fonts || printf '%s ' fontconfig fonts-liberation
  has_postgresql || printf '%s ' postgresql
  has_coturn || printf '%s ' coturn
  has_java || printf '%s ' openjdk-17-jre-headless
}

missing=$(missing_packages)
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "Installing $missing(for the tests of documents, of pages in a browser, of the database, of video visits and of Spark) ..."
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

say() { echo "$1 is missing and could not be installed here: its tests cannot run." >&2; }
has_libreoffice || say "LibreOffice"
has_chromium || say "Chromium"
has_fonts || say "A typeface for the pages in Chromium"
has_postgresql || say "PostgreSQL (the server)"
has_coturn || say "coturn (turnserver)"
has_java || say "Java (for Spark)"
missing=$(missing_packages)
[ -z "$missing" ] ||
  echo "Install with your system's package manager, for instance: sudo apt-get install $missing" >&2
exit 0
