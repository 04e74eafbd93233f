# Fourlap from a fresh checkout: `make run` talks, `make test` proves. Nothing but Python 3.11 is needed.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# One more than there are processors: some tests wait for a network or a disk, and no processor need wait with them.
WORKERS = $$($(BIN)/python -c "import os; print((os.cpu_count() or 1) + 1)")
COMPILE := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --python-version 3.11 pyproject.toml

.PHONY: help setup run test test-slow check coverage transcripts words bench lock
.DELETE_ON_ERROR:

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: $(READY) ## make the environment .venv, exactly as locked

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info < (3, 11) and sys.exit("Fourlap needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	if command -v uv >/dev/null; \
	then uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/dev.txt; \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt; fi
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

run: $(READY) ## start the bot, or a chat in this terminal when no token is set
	@$(BIN)/fourlap run

test: $(READY) ## run the tests, all but the slow ones
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist worksteal -m "not slow"

test-slow: $(READY) ## run the proofs that take minutes
	$(BIN)/python -m pytest -q -m slow

check: $(READY) ## everything that must hold before a commit
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(MAKE) --no-print-directory test

coverage: $(READY) ## run the core's tests and show which lines and branches of it none of them takes
	$(BIN)/coverage run -m pytest -q -m "not slow" tests/core tests/transcripts tests/corpus
	$(BIN)/coverage report --show-missing --skip-covered

transcripts: $(READY) ## write down what the coach says now; review the difference
	$(BIN)/python -m pytest -q tests/transcripts --update-transcripts

words: $(READY) ## collect what the coach can say for the translators
	$(BIN)/python -m tests.tools.words

bench: $(READY) ## measure, in ratios of one run
	$(BIN)/python -m tests.bench

lock: ## choose the newest versions anew (needs uv)
	$(COMPILE) --upgrade --all-extras --group dev -o requirements/dev.txt
	$(COMPILE) --upgrade -c requirements/dev.txt -o requirements/run.txt
	$(COMPILE) --upgrade --all-extras -c requirements/dev.txt -o requirements/many.txt
