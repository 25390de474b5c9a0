# Two commands for a newcomer: `make site` and `make test`. The rest is listed by `make help`.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CHROMIUM_READY := $(VENV)/.chromium
CMS_READY := .cache/admin/.ready
NGINX_READY := $(VENV)/.nginx
BENCH_READY := $(VENV)/.bench

.PHONY: help site test check serve cms bench lighthouse lock clean

help:  ## List the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

site: $(READY)  ## Set up and build the demo site into build/
	$(BIN)/rolepages build
	@echo "Look at it with: make serve"

test: $(READY) $(CHROMIUM_READY) $(CMS_READY) $(NGINX_READY)  ## Set up and run every test, browser tests included
	@# Programs that the tests start find the code compiled, whatever the environment says of writing it.
	$(BIN)/python -m compileall -q generator
	@# A third worker uses the time in which two wait for browsers and programs.
	$(BIN)/python -m pytest -n 3 --dist worksteal

check: $(READY)  ## Lint and type-check the generator
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

serve: $(READY)  ## Show the demo site on http://127.0.0.1:8000/ and follow its files as they are saved
	$(BIN)/rolepages serve

cms: $(CMS_READY)  ## Fetch the program behind /admin/, and its server for this computer

bench: $(BENCH_READY)  ## Measure whole builds beside Hugo and Pagefind (minutes)
	$(BIN)/python -m tests.bench.whole

lighthouse: $(READY) $(CHROMIUM_READY)  ## Measure every kind of page on a phone, and check the HTML (slow; Node, Java)
	$(BIN)/python tests/bench/quality.py

lock: $(READY)  ## Write requirements.lock and that of the bench anew from pyproject.toml
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --extra dev --generate-hashes --no-emit-index-url --no-header --no-annotate --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --extra bench --generate-hashes --no-emit-index-url --no-header --no-annotate --constraint requirements.lock --output-file requirements-bench.lock pyproject.toml

clean:  ## Remove everything that can be made again
	rm -rf build .cache $(VENV)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(BENCH_READY): $(READY) requirements-bench.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-bench.lock
	touch $@

$(CMS_READY): $(READY) generator/admin/package/package-lock.json
	$(BIN)/rolepages cms install --server
	touch $@

$(CHROMIUM_READY): .ci/chromium
	sh .ci/chromium
	touch $@

$(NGINX_READY): .ci/nginx
	sh .ci/nginx
	touch $@
