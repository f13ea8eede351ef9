# What is missing into what is there: Debian packages, wheels in .deps, the browser driver. Sourced by ./dev in the checkout's root.
# A second run finds the stamps in .deps/stamps, which name the lists they were made from, and does nothing.

# Debian's own Python, so that nothing depends on what else is first in PATH.
python=/usr/bin/python3
step_number=0
step_count=0

declare -A setup_steps=([build]="packages wheels" [test]="packages wheels browser_driver component_wheels s3_server oracle ray" [bench]="packages wheels peers ray" [format]="packages")
declare -A package_groups=([build]="build" [test]="build test" [bench]="build bench" [format]="format")

# Says how many steps follow: those of the setup for a purpose, and so many more.
plan_steps() {
  local parts
  read -ra parts <<<"${setup_steps[$1]}"
  step_count=$((${#parts[@]} + $2))
}

step() {
  step_number=$((step_number + 1))
  printf 'step %d/%d: %s\n' "$step_number" "$step_count" "$*"
}

# Runs the setup steps for build, test, bench or format; two runs in one checkout wait for each other.
set_up() {
  local purpose=$1 part
  mkdir -p .deps/stamps
  exec {setup_lock}>.deps/lock
  flock "$setup_lock"
  for part in ${setup_steps[$purpose]}; do "set_up_$part" "$purpose"; done
  exec {setup_lock}>&-
}

# is_done <what> <files it depends on>...: whether that was set up from these very files.
is_done() {
  local what=$1
  shift
  [[ -f .deps/stamps/$what && $(<".deps/stamps/$what") == "$(cat "$@" | sha256sum)" ]]
}

mark_done() {
  local what=$1
  shift
  cat "$@" | sha256sum >".deps/stamps/$what"
}

set_up_packages() {
  local purpose=$1 groups=" ${package_groups[$1]} " group package command missing=()
  while read -r group package command; do
    [[ $groups == *" $group "* ]] || continue
    [[ -n $command ]] && command -v "$command" >/dev/null && continue
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -q '^installed$' || missing+=("$package")
  done < <(grep -v '^#' tools/dev/packages.txt)
  if ((!${#missing[@]})); then
    step "Debian packages are there"
    return
  fi
  step "installing Debian packages: ${missing[*]}"
  command -v apt-get >/dev/null ||
    fail "this system has no apt-get; Weft is built on Debian 12. Install what corresponds to these packages there: ${missing[*]}"
  local as_root=()
  if ((EUID)); then
    command -v sudo >/dev/null || fail "packages are missing and there is no sudo. Run as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  local options=(-o DPkg::Lock::Timeout=600 -o Dpkg::Use-Pty=0 -o Acquire::Retries=3)
  local system="unknown system"
  [[ -r /etc/os-release ]] && system=$(. /etc/os-release && echo "${PRETTY_NAME:-unknown system}")
  "${as_root[@]}" apt-get "${options[@]}" update -qq ||
    fail "the package lists could not be fetched: is there a network, and may you use apt-get? Missing: ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "${options[@]}" install -y -q --no-install-recommends "${missing[@]}" \
    > >(tee .deps/packages.log | grep --line-buffered -E '^(Need to get|Fetched|E:)' || true) ||
    fail "packages could not be installed on $system (Weft is built on Debian 12; see .deps/packages.log). Missing: ${missing[*]}"
}

set_up_wheels() {
  local name lists=(tools/dev/wheels.txt tools/dev/unpack_wheel.py)
  if is_done wheels "${lists[@]}"; then
    step "wheels are there"
    return
  fi
  step "downloading and unpacking the pinned wheels: Arrow, Dash, Plotly (75 MB)"
  "$python" -m pip download --disable-pip-version-check --cache-dir .deps/pip --require-hashes --no-deps --only-binary :all: \
    --python-version 3.11 --platform manylinux_2_28_x86_64 --dest .deps/wheels --requirement tools/dev/wheels.txt ||
    fail "the wheels could not be downloaded: is there a network? (the list is tools/dev/wheels.txt)"
  for name in $(sed -nE 's/^([a-z]+)==.*/\1/p' tools/dev/wheels.txt); do
    "$python" tools/dev/unpack_wheel.py .deps/wheels/"$name"-*.whl ".deps/$name" || fail "a wheel could not be unpacked: $name"
  done
  rm -rf .deps/wheels .deps/pip
  mark_done wheels "${lists[@]}"
}

set_up_browser_driver() {
  local lists=(tests/browser/package.json tests/browser/package-lock.json)
  if is_done browser_driver "${lists[@]}" && [[ -d tests/browser/node_modules ]]; then
    step "the browser driver is there"
    return
  fi
  step "downloading the browser driver and a style sheet for it to look at: playwright-core, bootstrap (6 MB)"
  npm ci --prefix tests/browser --cache "$root/.deps/npm" --ignore-scripts --no-audit --no-fund --loglevel error ||
    fail "the browser driver could not be downloaded: is there a network? (the list is tests/browser/package-lock.json)"
  rm -rf .deps/npm
  mark_done browser_driver "${lists[@]}"
}

set_up_component_wheels() {
  local list=tools/dev/component_wheels.txt
  if is_done component_wheels "$list"; then
    step "the component libraries of the tests are there"
    return
  fi
  step "downloading the component libraries that the tests make C++ of: Bootstrap, Mantine, AG Grid (8 MB)"
  rm -rf .deps/component_wheels
  "$python" -m pip download --disable-pip-version-check --cache-dir .deps/pip --require-hashes --no-deps --only-binary :all: \
    --dest .deps/component_wheels --requirement "$list" ||
    fail "the component libraries could not be downloaded: is there a network? (the list is $list)"
  rm -rf .deps/pip
  mark_done component_wheels "$list"
}

# set_up_python <name> <what it is>: the packages of tools/dev/<name>.txt into an environment of their own.
set_up_python() {
  local name=$1 list=tools/dev/$1.txt
  if is_done "$name" "$list" && [[ -x .deps/$name/bin/python ]]; then
    step "$2: there"
    return
  fi
  step "downloading $2"
  rm -rf ".deps/$name"
  "$python" -m venv ".deps/$name" || fail "no Python environment could be made in .deps/$name"
  ".deps/$name/bin/python" -m pip install --disable-pip-version-check --cache-dir .deps/pip --require-hashes --no-deps \
    --only-binary :all: --requirement "$list" || fail "could not be downloaded: $2; is there a network? (the list is $list)"
  rm -rf .deps/pip
  mark_done "$name" "$list"
}

set_up_s3_server() { set_up_python s3_server "the S3 server that tests read from and write to (35 MB)"; }

set_up_oracle() { set_up_python oracle "what the tests compare with: DuckDB, pyarrow, and the data of TPC-H (76 MB)"; }

set_up_ray() { set_up_python ray "Ray, which the cluster runs on (82 MB)"; }

set_up_peers() { set_up_python peers "the peers that are measured beside Weft: Polars, DuckDB, Dask, plotly.py, Dash (283 MB)"; }
