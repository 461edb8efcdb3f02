# Two commands do everything: `make run` and `make test`. The README says more.
# `make serve` runs the site as in production: see docs/deploy.md.

PYTHON ?= python3
PORT ?= 8000
PY = .venv/bin/python
PIP = $(PY) -m pip --disable-pip-version-check --quiet install --require-hashes

.PHONY: run serve test test-all bench lint hash-migrations requirements

run: .venv/run .env
	@$(PY) manage.py migrate --verbosity 0
	@$(PY) manage.py createcachetable --verbosity 0
	@$(PY) manage.py load_catalogue
	@$(PY) manage.py make_first_accounts
	@$(PY) manage.py db_worker & worker=$$!; trap "kill $$worker" EXIT; \
		$(PY) manage.py runserver 127.0.0.1:$(PORT)

serve: .venv/run
	@exec $(PY) -m r2p.serve --port $(PORT)

test: .venv/test
	$(PY) -m pytest --numprocesses auto --dist loadfile -m "not long"

# Also what takes minutes: every page in a browser, in every window, for every reader.
test-all: .venv/test
	$(PY) -m pytest --numprocesses auto --dist loadfile

# Over 100,000 documents that are made on the first run, in a database of their own.
bench: .venv/run .env
	@$(PY) manage.py measure_pages --settings bench.settings

lint: .venv/test
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	.venv/bin/lint-imports --no-logo

# Add new migrations to those that tests/test_migrations.py holds by their hashes.
hash-migrations:
	@for file in */migrations/[0-9]*.py r2p/*/migrations/[0-9]*.py; do \
		grep -q "  $$file$$" tests/migrations.sha256 || sha256sum $$file >> tests/migrations.sha256; \
	done

# Pin what pyproject.toml asks for. Needs uv, which is no part of the project.
requirements:
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate \
		pyproject.toml --output-file requirements.txt
	uv pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--extra test pyproject.toml --constraint requirements.txt --output-file requirements-test.txt

.venv/run: requirements.txt | $(PY)
	$(PIP) --requirement requirements.txt
	@touch $@

.venv/test: requirements-test.txt | $(PY)
	$(PIP) --requirement requirements-test.txt
	@touch $@

$(PY):
	@command -v $(PYTHON) >/dev/null || \
		{ echo "$(PYTHON) was not found. Install Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed. Choose one, for example: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv"; exit 1; }
	$(PYTHON) -m venv .venv

.env:
	@umask 077 && $(PY) -c 'import secrets; print(f"SECRET_KEY={secrets.token_urlsafe(50)}\nDEBUG=true")' > $@
