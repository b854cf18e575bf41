#!/bin/sh
# Installs what the tests need besides npm packages: NumPy, as Debian packages
# it, with which written archives are read back.
set -eu
if /usr/bin/python3 -c 'import numpy' 2>/dev/null; then exit 0; fi
as_root=''
if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
$as_root apt-get update -qq
$as_root apt-get install -y -qq python3-numpy
