# make maps   set up, and render the maps into maps/
# make test   set up, and pass all tests, browser included
# make lint   ruff, mypy, the layer validator, eslint, tsc, prettier, bundles as their sources give them
# make web    write the pages' declarations and bundles anew
# make data   fetch the coastline through npm and build data/geojson anew
# make events bring changed events into data/geojson
# make bench  measure, and write benchmarks/RESULTS.md

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
	&& { echo $$p; break; }; done)
VENV ?= .venv
BIN = $(VENV)/bin
TYPES = geo.maps.shared.types $(patsubst %,geo.maps.pages.%.types,atlas split sea)
PIP = $(BIN)/python -m pip --quiet --disable-pip-version-check

.PHONY: maps test lint data events bench browser clean
.DEFAULT_GOAL := maps

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(BIN)/python pyproject.toml
	$(PIP) install --editable .
	@touch $@

$(VENV)/.test: $(BIN)/python pyproject.toml
	$(PIP) install --editable '.[test]'
	@touch $@ $(VENV)/.run

$(VENV)/.dev: $(BIN)/python pyproject.toml
	$(PIP) install --editable '.[test,dev]'
	@touch $@ $(VENV)/.test $(VENV)/.run

node_modules/.done: package.json package-lock.json
	npm ci --no-audit --no-fund --loglevel=error
	@touch $@

maps: $(VENV)/.run
	$(BIN)/python -m geo.maps all --out maps

test: $(VENV)/.test browser test-js
	$(BIN)/python -m pytest

# the scripts' own tests, without a browser; CI has npm, elsewhere it may be missing
.PHONY: test-js
test-js: axe
	@if command -v npm >/dev/null; then npm run --silent test:js; \
	elif [ "$$CI" = true ]; then echo "npm is needed to test the pages' scripts" >&2; exit 2; \
	else echo "the pages' scripts are not tested: npm is missing"; fi

# axe-core, which the tests of the pages use, where npm is there to bring it
.PHONY: axe
axe:
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory node_modules/.done; fi

# finds a Chromium, or installs one: Debian's where apt is, else Playwright's own
browser: $(VENV)/.test
	@$(BIN)/python tests/ensure_chromium.py

lint: $(VENV)/.dev node_modules/.done
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m geo.validate
	$(BIN)/python -m geo.maps.shared.typescript --check $(TYPES)
	npm run --silent lint

# after a change of the pages' data types or scripts: declarations, bundles, form
.PHONY: web
web: $(VENV)/.run node_modules/.done
	$(BIN)/python -m geo.maps.shared.typescript $(TYPES)
	npm run --silent format
	npm run --silent build

data: $(VENV)/.run
	$(BIN)/python -m geo.build

# after a change of seeds/: needs neither npm nor the coastline
events: $(VENV)/.run
	$(BIN)/python -m geo.build --events-only

bench: $(VENV)/.test
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/atlas.py
	$(BIN)/python benchmarks/sea.py

clean:
	rm -rf $(VENV) node_modules dist .cache maps/*.html
