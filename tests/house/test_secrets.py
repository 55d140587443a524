"""What must not be known stands in no file of the house, and is read from a file of its own where one is given."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SETTINGS = ROOT / "hedemora_bra/settings.py"
IS_SECRET = re.compile(r"SECRET|TOKEN$|PASSWORD|PRIVATE|^DATABASE_URL$|^EMAIL_URL$|_KEY$")


def read_from_the_environment():
    """{name: its default, or None where it has none}"""
    for node in ast.walk(ast.parse(SETTINGS.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and ast.unparse(node.func.value) == "env"
        ):
            default = next((each.value for each in node.keywords if each.arg == "default"), None)
            yield node.args[0], default


SECRETS = {
    name.value: default
    for name, default in read_from_the_environment()
    if isinstance(name, ast.Constant) and IS_SECRET.search(name.value)
}


def test_the_secrets_are_found():
    assert {"SECRET_KEY", "METRICS_TOKEN", "MAIL_OAUTH_CLIENT_SECRET", "DATABASE_URL", "EMAIL_URL"} <= set(SECRETS)


@pytest.mark.parametrize("name", SECRETS)
def test_no_secret_has_a_value_to_fall_back_on(name):
    default = SECRETS[name]

    assert default is None or ast.literal_eval(default) in ("", [])


def test_without_a_key_nothing_starts(tmp_path):
    """A key that everybody has is worse than none."""
    text = SETTINGS.read_text(encoding="utf-8")

    assert 'SECRET_KEY = env.str("SECRET_KEY")' in text
    assert not re.search(r"SECRET_KEY\s*=\s*[\"']", text)


@pytest.mark.parametrize("name", SECRETS)
def test_every_secret_can_be_a_file(name, tmp_path):
    (tmp_path / "secret").write_text(f"sqlite:///{tmp_path}/hemligt" if name == "DATABASE_URL" else "smtp://hemligt:25")
    environment = {key: value for key, value in os.environ.items() if key not in SECRETS}
    environment |= {"SECRET_KEY": "x" * 50, "VAR_DIR": str(tmp_path), f"{name}_FILE": str(tmp_path / "secret")}
    environment = {key: value for key, value in environment.items() if key != name}
    code = "import sys; from hedemora_bra.settings import env; print(env.str(sys.argv[1]))"

    command = [sys.executable, "-c", code, name]
    said = subprocess.run(command, check=False, env=environment, cwd=ROOT, capture_output=True, text=True)

    assert "hemligt" in said.stdout, said.stderr


def test_no_file_that_is_kept_has_a_secret_in_it():
    kept = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    found = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----|AKIA[0-9A-Z]{16}|ghp_[A-Za-z0-9]{36}|django-insecure-")
    read = (path for name in kept if name and (path := ROOT / name).is_file() and path.stat().st_size < 500_000)

    assert [
        str(path) for path in read if path != Path(__file__) and found.search(path.read_text(errors="ignore"))
    ] == []
