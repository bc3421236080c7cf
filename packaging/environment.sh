# shellcheck shell=bash disable=SC2154,SC2086,SC2015
# Sets up what the program needs on this machine; read by packaging/run and packaging/test.
# Expects root (the checkout). Leaves the interpreter to use in $python_here.

environment="$root/.venv"
python_here="$environment/bin/python"

# The shared libraries that Qt opens, each with the Debian package that brings it.
window_libraries="
libEGL.so.1=libegl1 libGL.so.1=libgl1 libglib-2.0.so.0=libglib2.0-0
libfontconfig.so.1=libfontconfig1 libdbus-1.so.3=libdbus-1-3 libxkbcommon.so.0=libxkbcommon0
libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4
libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-shape.so.0=libxcb-shape0
libxkbcommon-x11.so.0=libxkbcommon-x11-0 libwayland-cursor.so.0=libwayland-cursor0
libwayland-egl.so.1=libwayland-egl1"

# What spelling is checked with: welcome, but no reason to ask anybody for a password.
dictionaries="
/usr/share/hunspell/en_GB.dic=hunspell-en-gb /usr/share/hunspell/da_DK.dic=hunspell-da
/usr/share/hunspell/sv_SE.dic=hunspell-sv"

say() { printf '%s\n' "$*" >&2; }

refuse() {
    say "$*"
    exit 2
}

# Prints the packages of those libraries that this machine lacks; nothing where it cannot be told.
missing_libraries() {
    local known pair
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null) || return 0
    for pair in $window_libraries; do
        [[ "$known" == *"${pair%%=*} "* ]] || printf '%s\n' "${pair#*=}"
    done
}

# Prints the packages of the commands given as command=package that this machine lacks.
missing_commands() {
    local pair
    for pair in "$@"; do
        command -v "${pair%%=*}" >/dev/null || printf '%s\n' "${pair#*=}"
    done
}

# Prints the packages that spell checking lacks on this machine.
missing_dictionaries() {
    local pair
    PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null | grep -q 'libenchant-2\.so' ||
        printf '%s\n' libenchant-2-2
    for pair in $dictionaries; do
        [ -e "${pair%%=*}" ] || printf '%s\n' "${pair#*=}"
    done
}

# Prints the first Python on this machine that the program runs on.
find_python() {
    local candidate
    for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python3.14 python; do
        [ -n "$candidate" ] || continue
        "$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' \
            2>/dev/null && command -v "$candidate" && return 0
    done
    return 1
}

# Whether a Python can make a private environment, in one of the ways of make_environment.
makes_environments() {
    local modules
    for modules in "venv, ensurepip" "venv, pip" virtualenv; do
        "$1" -c "import $modules" 2>/dev/null && return 0
    done
    return 1
}

# Prints the package that brings a Python of Debian or Ubuntu its module ensurepip.
venv_package() { "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'; }

# Prints the packages that Python still needs here, before an environment can be made.
missing_python() {
    local python
    if python=$(find_python); then
        makes_environments "$python" || venv_package "$python"
    else
        command -v python3 >/dev/null || printf '%s\n' python3 python3-venv
    fi
}

# Says how packages get installed here: prints nothing as root, "sudo" where that works.
as_administrator() {
    [ "$(id -u)" != 0 ] || return 0
    command -v sudo >/dev/null || return 1
    if sudo -n true 2>/dev/null || [ -t 0 ]; then printf 'sudo'; else return 1; fi
}

apt_install() {
    local administrator=$1
    shift
    $administrator apt-get update -qq || true # one broken source must not stop the others
    $administrator env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 "$@"
}

# Installs system packages by apt, or says in a sentence which ones are wanted.
install_packages() {
    local administrator log
    [ $# -gt 0 ] || return 0
    command -v apt-get >/dev/null ||
        refuse "Install what your system calls these Debian packages, then start again: $*"
    administrator=$(as_administrator) ||
        refuse "Ask an administrator to install these packages, then start again:" \
            "sudo apt-get install $*"
    say "Installing system packages: $*"
    log=$(mktemp)
    if ! apt_install "$administrator" "$@" >"$log" 2>&1 </dev/null &&
        ! { sleep 5 && apt_install "$administrator" "$@" >"$log" 2>&1 </dev/null; }; then
        tail -n 20 "$log" >&2
        refuse "The system packages could not be installed; try by hand: apt-get install $*"
    fi
    rm -f "$log"
}

# Makes the private environment, also where Debian's python3-venv is missing but pip is there.
make_environment() {
    local python=$1
    say "Making a private environment in $environment"
    "$python" -m venv --clear "$environment" >/dev/null 2>&1 && return 0
    "$python" -m venv --clear --without-pip "$environment" >/dev/null 2>&1 &&
        "$python" -m pip --python "$python_here" install --quiet pip >/dev/null 2>&1 && return 0
    "$python" -m virtualenv --quiet --clear "$environment" >/dev/null 2>&1 && return 0
    rm -rf "$environment"
    [ -w "$root" ] || refuse "The folder $root cannot be written to; copy it to one that can."
    refuse "$python could not make an environment. On Debian or Ubuntu:" \
        "sudo apt-get install $(venv_package "$python")"
}

# What the environment was made from; another sum means that it is out of date.
wanted_sum() { cat "$root"/pyproject.toml "$root"/packaging/{constraints.txt,environment.sh} | cksum; }

# Whether the environment holds the libraries of the set given (run, dev) as they are pinned now.
is_installed() {
    [ -x "$python_here" ] && [ -f "$environment/installed-$1" ] &&
        [ "$(<"$environment/installed-$1")" = "$(wanted_sum)" ]
}

install_libraries() {
    local set=$1
    say "Fetching the libraries of the program (some 100 MB the first time; this takes a minute)"
    "$python_here" "$root/packaging/requirements.py" "$set" >"$environment/requirements.txt" &&
        "$python_here" -m pip install -qq --disable-pip-version-check \
            --constraint "$root/packaging/constraints.txt" \
            --requirement "$environment/requirements.txt" ||
        refuse "The libraries could not be installed. Is there a network? Nothing is lost:" \
            "start again when there is."
    wanted_sum >"$environment/installed-$set"
    [ "$set" = run ] || wanted_sum >"$environment/installed-run"
}

# Sets up everything for the set given (run, dev), with commands as command=package.
prepare() {
    local set=$1 python packages
    shift
    packages=$(missing_libraries && missing_commands "$@")
    [ "$set" = run ] && [ -z "$packages" ] || packages+=" $(missing_dictionaries)"
    if is_installed "$set"; then
        install_packages $packages
        return
    fi
    packages+=" $(missing_python)"
    install_packages $packages
    python=$(find_python) ||
        refuse "cjm-desktop needs Python 3.11 to 3.14, and this machine has none." \
            "Install it (on Ubuntu 22.04: sudo apt-get install python3.11 python3.11-venv)" \
            "and start again."
    "$python_here" -m pip --version >/dev/null 2>&1 || make_environment "$python"
    install_libraries "$set"
}
