"""A migration that has landed is never edited: somebody's database has run it as it was."""

from hashlib import sha256

from r2p.settings import BASE_DIR

HASHES = BASE_DIR / "tests" / "migrations.sha256"


def test_landed_migrations_are_as_they_were():
    """After adding a migration, `make hash-migrations` adds its line."""
    lines = HASHES.read_text().splitlines()
    landed = {path: digest for digest, path in (line.split() for line in lines)}

    paths = BASE_DIR.glob("**/migrations/[0-9]*.py")
    ours = {str(path.relative_to(BASE_DIR)): path for path in paths if ".venv" not in path.parts}

    assert {name: sha256(path.read_bytes()).hexdigest() for name, path in ours.items()} == landed
