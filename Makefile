# make site   build Kentucky's site            make lint   ruff and mypy
# make test   run the tests                    make lock   pin the dependencies anew
# make clean  remove what installing left      make format let ruff lay out the code

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
.PHONY: site test lint format lock clean

site: $(VENV)/.runtime-stamp
	$(BIN)/mapgen build
	@echo "Open site/index.html"

test: $(VENV)/.dev-stamp
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/.dev-stamp
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(VENV)/.dev-stamp
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# The runtime lock takes its pins from the development lock, so the two never disagree.
lock: $(VENV)/.dev-stamp
	$(UV_LOCK) --all-extras --group dev --output-file requirements/dev.lock
	$(UV_LOCK) --group build --constraint requirements/dev.lock --output-file requirements/runtime.lock

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

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
