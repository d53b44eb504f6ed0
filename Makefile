# `make run` opens the workbench; `make test` runs all that the project is held by. Both set up what
# they need first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
OUT := out
# make demo SPOKEN=en writes it in English, SPOKEN=da in Danish.
SPOKEN ?= sv
EXAMPLE := examples/demo-alltjanst.toml

.DEFAULT_GOAL := help
.PHONY: help run demo test lint format docs pictures benchmark load requirements clean

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $(READY)

run: $(READY) ## open the workbench with made-up records (PORT=8080 for another port)
	@ARBETSRO_DATA=$(OUT)/workbench $(BIN)/arbetsro serve --demo $(if $(PORT),--port $(PORT))

demo: $(READY) ## make the decision document of the worked example
	@mkdir -p $(OUT)
	@$(BIN)/arbetsro analyse $(EXAMPLE) --language $(SPOKEN)
	@$(BIN)/arbetsro analyse $(EXAMPLE) --language $(SPOKEN) --pdf $(OUT)/demo-alltjanst.pdf \
	  --docx $(OUT)/demo-alltjanst.docx --xlsx $(OUT)/demo-alltjanst.xlsx --md $(OUT)/demo-alltjanst.md

test: $(READY) ## run every test, those of the workbench on both databases, and build the docs
	@sh tests/system-tools.sh
	$(BIN)/python -m pytest -n auto
	@# axe, the browser and the walks of every address look at pages, which are the same on both.
	$(BIN)/python tests/with_postgresql.py $(BIN)/python -m pytest tests/web -n auto \
	  --ignore tests/web/accessibility --ignore tests/web/journeys \
	  --ignore tests/web/access/test_table.py --ignore tests/web/access/test_hidden.py \
	  --ignore tests/web/frame/test_pages.py --ignore tests/web/test_browser.py

lint: $(READY) ## check form, types and the order of the rooms
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## put the code in form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY) ## build the documentation
	$(BIN)/sphinx-build -W -q -b html docs docs/_build/html

pictures: $(READY) ## take the pictures of the documentation again (needs Chromium; SCENES="hub board" for some)
	$(BIN)/python docs/take_pictures.py $(SCENES)

benchmark: $(READY) ## measure speed and print ratios (some minutes)
	$(BIN)/python benchmarks/run.py

load: $(READY) ## play 50 people at work on both databases (some minutes; USERS=10 for fewer)
	$(BIN)/python benchmarks/load/run.py $(if $(USERS),--users $(USERS))

requirements: ## pin the dependencies anew (needs uv)
	uv pip compile --quiet pyproject.toml --all-extras --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --output-file requirements.txt

clean: ## remove what was built
	rm -rf $(VENV) $(OUT) docs/_build
