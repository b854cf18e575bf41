#!/bin/sh
# Installs what the tests need besides the packages of `npm ci`. From Debian:
# NumPy, with which written archives are read back, PyTorch, on whose tensors the
# page about it is run (150 MB to fetch, a minute), the browsers that draw the
# golden vectors and run WebGPU, and Vulkan's loader and software drivers, which
# stand in for a graphics card. From npm: the other runtimes that draw the golden
# vectors. Open MPI starts the ranks that share files; Fashion-MNIST is what the example
# trains on. What is there already is left alone.
set -eu
cd "$(dirname "$0")/.."

# A browser of one's own is never replaced.
for browser in "CHROMIUM=${CHROMIUM:-}" "FIREFOX=${FIREFOX:-}"; do
  path=${browser#*=}
  if [ -n "$path" ] && [ ! -x "$path" ]; then
    echo "test-tools: ${browser%%=*} names $path, where no program is; correct it, or unset it for Debian's" >&2
    exit 1
  fi
done

missing=''
/usr/bin/python3 -c 'import numpy' 2>/dev/null || missing="$missing python3-numpy"
torch=''
launcher=''
/usr/bin/python3 -c 'import torch' 2>/dev/null || torch='python3-torch'
# Chromium brings the driver that Node's WebGPU runs on, Mesa the one of Firefox.
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || missing="$missing chromium"
[ -x "${FIREFOX:-/usr/bin/firefox-esr}" ] || missing="$missing firefox-esr"
command -v mpirun >/dev/null || launcher='openmpi-bin'
[ -d /usr/share/datasets/fashion-mnist ] || missing="$missing dataset-fashion-mnist"
/sbin/ldconfig -p | grep -q 'libvulkan\.so\.1' || missing="$missing libvulkan1"
ls /usr/share/vulkan/icd.d/lvp_icd.*.json >/dev/null 2>&1 || missing="$missing mesa-vulkan-drivers"
if [ -n "$missing$torch$launcher" ]; then
  as_root=''
  if [ "$(id -u)" -ne 0 ]; then as_root=sudo; fi
  $as_root apt-get update -qq
  # Unquoted: a list of packages. PyTorch recommends what only building extensions of it needs.
  if [ -n "$missing" ]; then $as_root apt-get install -y -qq $missing; fi
  # As little as runs many processes on one machine.
  if [ -n "$launcher" ]; then $as_root apt-get install -y -qq --no-install-recommends "$launcher"; fi
  if [ -n "$torch" ]; then $as_root apt-get install -y -qq --no-install-recommends "$torch"; fi
fi

npm ls --prefix property-tests/runtimes >/dev/null 2>&1 || npm ci --prefix property-tests/runtimes
