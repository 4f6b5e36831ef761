# make site   build Kentucky's site            make lint   ruff and mypy, and the types of scripts
# make test   run the tests                    make lock   pin the dependencies anew
# make clean  remove what installing left      make format let ruff lay out the code
# make bench  measure mapgen beside its peers  make audit  locks, licences and known flaws of what is installed
# make attack run the attacks, and count them  make help  print these lines

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Wheels only: building a source distribution would run code whose own dependencies no lock names.
PIP_INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check
PIP_LOCKED := $(PIP_INSTALL) --require-hashes --only-binary :all:
PIP_SELF := $(PIP_INSTALL) --no-deps --no-build-isolation --editable .

# Existing pins stay unless the lock is made with `make lock LOCK_FLAGS=--upgrade`.
LOCK_FLAGS ?=
UV_LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --annotation-style line \
	--custom-compile-command "make lock" $(LOCK_FLAGS)

# Each install rule works on the one environment.
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: site test help attack lint types format lock clean bench bench-lock audit

site: $(VENV)/.runtime-stamp
	$(BIN)/mapgen build --frozen
	@echo "Open site/index.html"

help:
	@sed -n 's/^# \(make .*\)/\1/p' $(firstword $(MAKEFILE_LIST))

# One worker more than processors: browsers and the processes that tests start are waited for a quarter of the time.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

test: $(VENV)/.dev-stamp
	$(BIN)/python -m pytest -n $(WORKERS)

# SECURITY.md has the figures; `python -m tests.attacks.figures` writes them there.
attack: $(VENV)/.dev-stamp
	$(BIN)/python -m pytest -n auto -m attack

lint: $(VENV)/.dev-stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	@$(MAKE) --no-print-directory types

# TypeScript reads the types in the scripts' comments; nothing of it is shipped.
types:
	@if command -v npm >/dev/null; then \
		$(MAKE) --no-print-directory tools/node_modules/.stamp && tools/node_modules/.bin/tsc --project tools; \
	elif [ "$$MAPGEN_BROWSER" = required ]; then \
		echo "There is no npm, which brings TypeScript: the types of scripts cannot be checked." >&2; exit 1; \
	else \
		echo "There is no npm, which brings TypeScript: the types of scripts were NOT checked."; \
	fi

tools/node_modules/.stamp: tools/package-lock.json
	cd tools && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

format: $(VENV)/.dev-stamp
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The runtime lock takes its pins from the development lock, so the two never disagree.
lock: $(VENV)/.dev-stamp
	$(UV_LOCK) --all-extras --group dev --output-file requirements/dev.lock
	$(UV_LOCK) --group build --constraint requirements/dev.lock --output-file requirements/runtime.lock
	$(subst compile pyproject.toml,compile,$(UV_LOCK)) --group audit --output-file requirements/audit.lock

# make audit AUDIT_FLAGS=--all   fails where something could not be asked, too
AUDIT := .venv-audit
AUDIT_FLAGS ?=

# Offline there is a verdict without pip-audit; docs/audit.md says what to do with an answer.
audit: $(VENV)/.dev-stamp
	@$(MAKE) --no-print-directory $(AUDIT)/.stamp || echo "pip-audit could not be installed."
	@$(BIN)/python -m tools.audit $(AUDIT_FLAGS)

$(AUDIT)/.stamp: requirements/audit.lock
	@$(PYTHON) -m venv --clear $(AUDIT)
	@$(AUDIT)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: \
		-r requirements/audit.lock
	@touch $@

# make bench BENCH_FLAGS=--quick   Kentucky alone, in about two minutes
BENCH := benchmarks/.venv
BENCH_FLAGS ?=

bench: $(BENCH)/.stamp benchmarks/node_modules/.stamp
	$(BENCH)/bin/python benchmarks/bench.py $(BENCH_FLAGS)

# mapgen runs at the versions that it is tested with.
bench-lock: $(VENV)/.dev-stamp
	$(subst make lock,make bench-lock,$(UV_LOCK)) benchmarks/requirements.in --constraint requirements/dev.lock \
		--output-file benchmarks/requirements.lock
	cd benchmarks && npm install --package-lock-only --ignore-scripts --no-audit --no-fund

$(BENCH)/.stamp: benchmarks/requirements.lock
	$(PYTHON) -m venv --clear $(BENCH)
	$(BENCH)/bin/python -m pip install -qq --disable-pip-version-check --require-hashes --only-binary :all: \
		-r benchmarks/requirements.lock
	@touch $@

benchmarks/node_modules/.stamp: benchmarks/package-lock.json
	cd benchmarks && npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

clean:
	rm -rf $(VENV) $(AUDIT) $(BENCH) benchmarks/node_modules tools/node_modules benchmarks/work build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/.made-stamp:
	@command -v $(PYTHON) >/dev/null || { \
		echo "mapgen needs Python 3.11 or newer, and there is no $(PYTHON). Name yours: make site PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "mapgen needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1)." \
			"Name a newer one: make site PYTHON=python3.12" >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.runtime-stamp: $(VENV)/.made-stamp requirements/runtime.lock pyproject.toml
	@echo "Installing what mapgen needs into $(VENV)"
	@$(PIP_LOCKED) -r requirements/runtime.lock
	@$(PIP_SELF)
	@touch $@

# The development lock holds everything that the runtime lock holds.
$(VENV)/.dev-stamp: $(VENV)/.made-stamp requirements/dev.lock pyproject.toml
	@echo "Installing what the tests and checks need into $(VENV)"
	@$(PIP_LOCKED) -r requirements/dev.lock
	@$(PIP_SELF)
	@touch $@ $(VENV)/.runtime-stamp
