# make site    build every sample company and say how to browse it
# make test    everything CI runs; sets up what is missing, the browser included
# make verify  what takes long: every page by axe and by the Nu HTML checker, other site builders, ten times the examples, speed, mutants
# make mutants which change of the rules no test notices: an hour or two, the last part of make verify
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
# The samples are drafted and checked as of one day, so that every run gives the same result.
AS_OF := 2026-12-01
PORT ?= 8000
# Processes that share the test files: more than processors, as some wait for a browser or for git.
JOBS ?= $(shell echo $$(( $$(nproc 2>/dev/null || echo 1) + 2 )))
IS_ROOT_ON_DEBIAN := $(shell [ "$$(id -u)" = 0 ] && command -v apt-get)

.PHONY: site test suite lint verify mutants ensurepip browser spelling validator clean

site: $(READY)
	$(BIN)/policy-gen build --as-of $(AS_OF)
	@echo
	@echo "The policies are built. To browse them:"
	@echo "    $(BIN)/python -m http.server $(PORT) --directory build"
	@echo "and open, for instance:"
	@for page in build/*/*/index.html; do echo "    http://localhost:$(PORT)/$${page#build/}"; done
	@echo "The Markdown that people review is in site/; reading works from disk too: build/*/*/index.html"

# What is missing is fetched from two places at once. What reads the code runs beside what runs it:
# alone it would leave the other processors idle.
test:
	$(MAKE) --jobs 2 $(READY) browser spelling
	$(MAKE) --jobs 2 lint suite

suite: $(READY)
	$(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile --no-loadscope-reorder

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

verify: $(READY) browser validator
	$(BIN)/python -m pytest -q -m "builders or long"
	EXAMPLES_PERCENT=1000 $(BIN)/python -m pytest -q tests/test_engine.py tests/test_told_overdue.py tests/test_helper_overdue.py
	$(BIN)/python benchmarks/check.py
	$(BIN)/python benchmarks/worklist.py
	$(BIN)/python benchmarks/diff.py
	$(BIN)/python benchmarks/reading.py
	$(MAKE) mutants

mutants: $(READY)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[mutants]'
	-CI=true EXAMPLES_PERCENT=2 $(BIN)/mutmut run --max-children $(JOBS)
	$(BIN)/mutmut results

# Packages of the system are asked for one after another: only one may install at a time.
browser: | ensurepip
spelling: | browser
$(READY): | ensurepip

ensurepip:
	@if ! $(PYTHON) -c "import ensurepip" 2>/dev/null; then \
		if [ -n "$(IS_ROOT_ON_DEBIAN)" ]; then apt-get update -qq && apt-get install -y -qq python3-venv; \
		else echo "Python's venv module is missing. Run: sudo apt-get install python3-venv"; exit 3; fi; fi

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-compile -e '.[dev]'
	@$(BIN)/python -m compileall -q -j 0 $(VENV) >/dev/null || true  # on all processors; pip would use one
	@touch $@

# Debian's Chromium runs the browser tests; without it they are skipped, except in CI.
browser:
	@if ! command -v chromium-headless-shell >/dev/null && ! command -v chromium >/dev/null; then \
		if [ -n "$(IS_ROOT_ON_DEBIAN)" ]; then apt-get update -qq && \
			{ apt-get install -y -qq chromium-headless-shell >/dev/null || apt-get install -y -qq chromium >/dev/null; }; \
		elif [ -n "$$CI" ]; then echo "Chromium is missing. Run: sudo apt-get install chromium"; exit 3; \
		else echo "The browser tests are skipped. To run them: sudo apt-get install chromium"; fi; fi

# Hunspell reads every page in its language; without it that is skipped, except in CI.
DICTIONARIES := hunspell hunspell-ru hunspell-ro hunspell-hu hunspell-en-gb
spelling:
	@if ! command -v hunspell >/dev/null || ! hunspell -d ru_RU,ro_RO,hu_HU,en_GB -l </dev/null 2>/dev/null; then \
		if [ -n "$(IS_ROOT_ON_DEBIAN)" ]; then apt-get update -qq && apt-get install -y -qq $(DICTIONARIES) >/dev/null; \
		elif [ -n "$$CI" ]; then echo "Hunspell is missing. Run: sudo apt-get install $(DICTIONARIES)"; exit 3; \
		else echo "The spelling is not checked. To check it: sudo apt-get install $(DICTIONARIES)"; fi; fi

# The Nu HTML checker reads every page; without Java or npm that is skipped.
validator: $(READY)
	@if [ ! -f $(VENV)/vnu.jar ]; then \
		if [ -n "$(IS_ROOT_ON_DEBIAN)" ] && ! { command -v java && command -v npm; } >/dev/null; then \
			apt-get update -qq && apt-get install -y -qq default-jre-headless npm >/dev/null; fi; \
		if command -v java >/dev/null && command -v npm >/dev/null; then \
			(cd $(VENV) && npm pack --silent vnu-jar >/dev/null && tar -xzf vnu-jar-*.tgz package/build/dist/vnu.jar \
			&& mv package/build/dist/vnu.jar . && rm -r package vnu-jar-*.tgz); \
		else echo "The HTML is not checked. To check it: sudo apt-get install default-jre-headless npm"; fi; fi

clean:
	rm -rf build $(VENV)
