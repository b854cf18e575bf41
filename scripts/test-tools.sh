#!/bin/sh
# Installs what the tests need besides npm packages, as Debian packages it:
# NumPy, with which written archives are read back, and the browsers that draw
# the golden vectors. What is there already is left alone.
set -eu
missing=''
/usr/bin/python3 -c 'import numpy' 2>/dev/null || missing="$missing python3-numpy"
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing="$missing chromium"
[ -x "${FIREFOX:-/usr/bin/firefox-esr}" ] || missing="$missing firefox-esr"
if [ -z "$missing" ]; then exit 0; fi
as_root=''
if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
$as_root apt-get update -qq
# Unquoted: a list of packages.
$as_root apt-get install -y -qq $missing
