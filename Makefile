# `make` alone lists everything.
PYTHON ?= python3
PORT ?= 8000
ARGS ?=
export PORT

.DEFAULT_GOAL := help
.PHONY: help python setup dev run test check bench faults load reference format messages lock

help: ## This list
	@awk -F':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

python:
	@command -v $(PYTHON) >/dev/null || { echo "Linja needs Python 3.11 or later, and no '$(PYTHON)' was found. Install it (apt-get install python3), or say which one: make PYTHON=/path/to/python3 ..."; exit 1; }

setup: python ## Make the environment in .venv and compile the languages
	@$(PYTHON) tools/setup.py

dev: python
	@$(PYTHON) tools/setup.py --dev

run: setup ## Start everything on this machine: database, example country, worker, site (PORT=8123 chooses the port)
	@exec .venv/bin/python tools/run.py

test: dev ## All tests, on SQLite and (where a server is installed) on a temporary PostgreSQL
	@.venv/bin/python tools/test.py $(ARGS)

check: dev ## Format, lint, types, walls, migrations, languages
	@.venv/bin/python tools/check.py

bench: dev ## Measure the speed and write the figures to docs/reference
	@.venv/bin/python -m tools.bench $(ARGS)

faults: dev ## Kill the site in the middle of its work, KILLS=300 times, and look whether anything is half-done
	@.venv/bin/python -m tools.faults $(ARGS)

load: dev ## Many at work at once, on both databases: how long they wait; writes docs/reference/load.md
	@.venv/bin/python -m tools.load $(ARGS)

reference: dev ## Write docs/reference anew from the code
	@.venv/bin/python -m tools.reference

format: dev ## Put the code in the house's format
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .

messages: dev ## Build the language catalogs and say what is untranslated
	@.venv/bin/python -m linja.faces.ui.catalogs --force && .venv/bin/python -m linja.faces.ui.catalogs --check

lock: ## Lock the dependencies anew from requirements*.in (needs uv), with hashes and without addresses
	@command -v uv >/dev/null || { echo "Locking needs uv (https://docs.astral.sh/uv/); nothing else does."; exit 1; }
	@for name in requirements requirements-dev; do uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url $$name.in -o $$name.lock --upgrade; done
