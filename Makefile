# Two commands for newcomers: `make demo` and `make test`. Everything else serves them.
PY := .venv/bin/python
PINS := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet

.PHONY: setup synapse demo test test-long check fix bench docs pin

setup: .venv/ready

.venv/ready: requirements-dev.txt pyproject.toml
	@echo "Đang chuẩn bị môi trường .venv (lần đầu khoảng một phút)…"
	@test -x $(PY) || python3 -m venv .venv
	@.venv/bin/pip install --quiet --disable-pip-version-check uv==0.13.9
	@.venv/bin/uv pip sync --quiet --python $(PY) --require-hashes --compile-bytecode requirements-dev.txt
	@.venv/bin/uv pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable .
	@touch $@

# A real Matrix server for the tests; the product itself needs none of it.
synapse: .venv-synapse/ready

.venv-synapse/ready: requirements-synapse.txt | setup
	@echo "Đang chuẩn bị máy chủ Matrix cho phép thử (.venv-synapse)…"
	@test -x .venv-synapse/bin/python || python3 -m venv .venv-synapse
	@.venv/bin/uv pip sync --quiet --python .venv-synapse/bin/python --require-hashes --compile-bytecode requirements-synapse.txt
	@touch $@

demo: setup
	@.venv/bin/vanthu demo $(ARGS)

test: setup
	@$(PY) -m pytest $(ARGS)

test-long: setup
	@$(PY) -m pytest -m long $(ARGS)

check: setup
	@.venv/bin/ruff format --check . && .venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports

fix: setup
	@.venv/bin/ruff check --fix . ; .venv/bin/ruff format .

bench: setup
	@.venv/bin/vanthu bench $(ARGS)

docs: setup
	@$(PY) -m tests.house.docs

pin:
	@.venv/bin/uv pip compile $(PINS) pyproject.toml -o requirements.txt
	@.venv/bin/uv pip compile $(PINS) requirements-synapse.in -o requirements-synapse.txt
	@.venv/bin/uv pip compile $(PINS) --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt
