# make maps         set up, and render the maps into maps/: needs only Python and make
# make test         set up, and pass all tests, browser included
# make test-lowest  the tests without a browser, with the lowest allowed version of each dependency
# make lint         ruff, mypy, the import contract, the validator of the data, eslint, tsc, prettier, bundles
# make review       sp-repo-review: how the repository is set up; what it ignores has its reason
# make coverage     which lines and branches the tests reach, subprocesses included; printed only
# make web          write the pages' declarations and bundles anew, after a change of the front end
# make data         fetch the coastline through npm and build data/geojson anew
# make events       bring changed events into data/geojson
# make bench        measure, and write benchmarks/RESULTS.md

ifndef PYTHON
PYTHON := $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
	&& { echo $$p; break; }; done)
endif
ifeq ($(PYTHON),)
$(error Python 3.11, 3.12 or 3.13 is needed)
endif

VENV ?= .venv
LOWEST ?= .venv-lowest
BIN = $(VENV)/bin
TYPES = geo.maps.shared.types $(patsubst %,geo.maps.pages.%.types,atlas split sea)
PIP = $(@D)/bin/python -m pip --quiet --disable-pip-version-check
# Two `make` at once: one does the step, the other waits for it. The stamp is written last.
ONCE = @$(PYTHON) .ci/once.py $@ $^ -- sh -ec
# a test process a core; who is done first takes over from the others
WORKERS = -n auto --maxprocesses 4 --dist worksteal

.PHONY: maps test test-lowest lint review coverage data events bench browser js clean
.DEFAULT_GOAL := maps

# a folder without a working pip is one whose making was cut short
$(VENV)/.made $(LOWEST)/.made:
	$(ONCE) '$(@D)/bin/python -m pip --version >/dev/null 2>&1 \
		|| $(PYTHON) -m venv --clear $(@D)'

$(VENV)/.run: $(VENV)/.made pyproject.toml
	$(ONCE) '$(PIP) install --editable .'

# dependency groups need pip 25.1
$(VENV)/.test: $(VENV)/.run pyproject.toml
	$(ONCE) '$(PIP) install "pip>=25.1"; $(PIP) install --editable . --group test'

$(VENV)/.dev: $(VENV)/.test pyproject.toml
	$(ONCE) '$(PIP) install --editable . --group dev'

$(LOWEST)/.test: $(LOWEST)/.made pyproject.toml .ci/lowest.py
	$(ONCE) '$(PIP) install "pip>=25.1"; \
		$(PYTHON) .ci/lowest.py >$(@D)/lowest.txt; \
		$(PIP) install --editable . --group test --constraint $(@D)/lowest.txt'

node_modules/.done: package.json package-lock.json
	$(ONCE) 'npm ci --no-audit --no-fund --loglevel=error'

maps: $(VENV)/.run
	$(BIN)/python -m geo.maps all --out maps

test: $(VENV)/.test browser js
	$(BIN)/python -m pytest $(WORKERS)

test-lowest: $(LOWEST)/.test
	$(LOWEST)/bin/python -m pytest $(WORKERS) -m 'not browser and not wheel'

# axe-core, which the tests of the pages use, and the scripts' own tests, without a browser; CI has
# npm, elsewhere it may be missing
js:
	@if command -v npm >/dev/null; then \
		$(MAKE) --no-print-directory node_modules/.done && npm run --silent test:js; \
	elif [ "$$CI" = true ]; then echo "npm is needed to test the pages' scripts" >&2; exit 2; \
	else echo "the pages' scripts are not tested: npm is missing" >&2; fi

# finds a Chromium, or installs one: Debian's where apt is, else Playwright's own
browser: $(VENV)/.test
	@$(BIN)/python tests/ensure_chromium.py

lint: $(VENV)/.dev node_modules/.done
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m geo.validate
	$(BIN)/python -m geo.maps.shared.typescript --check $(TYPES)
	npm run --silent lint

review: $(VENV)/.dev
	$(BIN)/repo-review --show err .

coverage: $(VENV)/.dev browser js
	$(BIN)/python -m coverage erase
	-$(BIN)/python -m coverage run -m pytest
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage report

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
	$(BIN)/python benchmarks/ledger.py

clean:
	rm -rf $(VENV) $(LOWEST) node_modules dist .cache .coverage .coverage.* maps/*.html
