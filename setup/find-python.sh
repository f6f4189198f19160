# Sourced by the commands of this folder: sets $python to a Python that can run them.
# Odoo 19 needs Python 3.10; the newest of the machine is not always called python3.
python=
for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python3.10; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    echo "setup: no Python 3.10 or newer was found; install one (on Debian: apt-get install python3) or name it, as in PYTHON=/path/to/python3." >&2
    exit 1
fi
