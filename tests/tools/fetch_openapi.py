"""Put GitHub's OpenAPI description where the tests look for it.

The npm package unpacks to 385 MB, of which the tests read one file of 13 MB. So the package is no dependency
in ``package.json``: npm packs its tarball here, the tarball is held against the digest in ``openapi.json``,
and that one file is taken out of it. A copy under ``build/`` survives ``npm ci``, which empties
``node_modules``.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = Path(__file__).with_name("openapi.json")
NPM = str(Path(sys.executable).with_name("npm"))


@dataclass(frozen=True, slots=True)
class Lock:
    """What to fetch: package and version, the tarball's digest, the file in it, and where that goes."""

    package: str
    integrity: str
    member: str
    target: str

    @property
    def kept(self) -> Path:
        """The copy that outlives ``node_modules``, named after the digest."""
        digest = hashlib.sha256(self.integrity.encode()).hexdigest()[:16]
        return ROOT / "build" / "openapi" / f"{digest}.json"


def integrity_of(tarball: Path) -> str:
    """The digest as npm writes it."""
    return f"sha512-{base64.b64encode(hashlib.sha512(tarball.read_bytes()).digest()).decode()}"


def packed(lock: Lock, folder: Path) -> Path:
    """The package's tarball, fetched by npm into ``folder`` and verified."""
    subprocess.run([NPM, "pack", "--loglevel=error", lock.package], cwd=folder, check=True, stdout=sys.stderr)
    (tarball,) = folder.glob("*.tgz")
    if integrity_of(tarball) != lock.integrity:
        sys.exit(f"{lock.package} has another digest than tests/tools/openapi.json says; it is not used.")
    return tarball


def unpack(tarball: Path, member: str, target: Path) -> None:
    """Write one file of the tarball to ``target``, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(".part")
    with tarfile.open(tarball) as archive:
        source = archive.extractfile(member)
        if source is None:
            sys.exit(f"{tarball.name} has no {member}.")
        with source, half.open("wb") as file:
            shutil.copyfileobj(source, file)
    half.replace(target)


def main() -> None:
    """Fetch the description unless it is there already."""
    lock = Lock(**json.loads(LOCK.read_text(encoding="utf-8")))
    if not lock.kept.exists():
        with tempfile.TemporaryDirectory() as folder:
            unpack(packed(lock, Path(folder)), lock.member, lock.kept)
    target = ROOT / lock.target
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(lock.kept, target)


if __name__ == "__main__":
    main()
