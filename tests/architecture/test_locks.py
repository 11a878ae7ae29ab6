import re
import tomllib

import pytest

from tests.architecture.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
LOCKS = {path.name: path.read_text() for path in ROOT.glob("requirements*.lock")}
GROUPS = PROJECT["dependency-groups"]
DEPENDENCIES = PROJECT["project"]["dependencies"]
NAMED = {
    "requirements.lock": DEPENDENCIES + GROUPS["build"],
    "requirements-dev.lock": DEPENDENCIES + GROUPS["build"] + [pin for pin in GROUPS["dev"] if isinstance(pin, str)],
    "requirements-uv.lock": GROUPS["uv"],
}


def pins(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text, re.MULTILINE))


def test_there_is_a_lock_for_running_for_developing_and_for_the_installer():
    assert LOCKS.keys() == NAMED.keys()


@pytest.mark.parametrize("lock", NAMED)
def test_a_lock_pins_what_the_project_names(lock):
    named = dict(pin.split("==") for pin in NAMED[lock])
    assert {package: pins(LOCKS[lock]).get(package) for package in named} == named


@pytest.mark.parametrize("lock", NAMED)
def test_every_locked_package_has_a_hash(lock):
    packages = re.split(r"\n(?=[a-z0-9])", LOCKS[lock].strip())
    assert len(packages) == len(pins(LOCKS[lock]))
    assert [package for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize("lock", NAMED)
def test_no_lock_names_an_address(lock):
    options = re.findall(r"(?<!\S)--?(?!hash=)[a-z][a-z-]*", LOCKS[lock])
    assert (LOCKS[lock].count("//"), options) == (0, [])


def test_developing_runs_the_versions_that_running_runs():
    run, develop = pins(LOCKS["requirements.lock"]), pins(LOCKS["requirements-dev.lock"])
    assert {package: develop.get(package) for package in run} == run


def test_the_build_backend_is_the_locked_one():
    assert PROJECT["build-system"]["requires"] == GROUPS["build"]
