"""`readiness questionnaire publish FILE... --lock LOCK`: freezes versions by writing their content hashes down."""

import argparse
from pathlib import Path

from questionnaires.publishing import Published, publish
from readiness.documents import read_questionnaire
from readiness.files import read_text, refused, write_files

HEAD = "# Published versions: key, version, hash of the content. Lines are only ever added; a change needs a new version.\n"


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("publish", help="freeze versions: note their content hashes in a lock file")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--lock", required=True, type=Path, metavar="LOCK", help="lock file, made if there is none")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 when every file is noted, now or before; Refused when one differs from what was published."""
    locked = read_lock(arguments.lock) if arguments.lock.exists() else {}
    new: list[Published] = []
    for path in arguments.files:
        published = publish(read_questionnaire(path), locked)
        if published.name not in locked:
            new.append(published)
            locked[published.name] = published.hash
    lines = "".join(f"{name} {content}\n" for name, content in locked.items())
    write_files({arguments.lock: (HEAD + lines).encode()})
    for published in new:
        print(f"Published {published.name}  {published.hash}")
    print(f"{len(new)} new, {len(arguments.files) - len(new)} as published before: {arguments.lock}")
    return 0


def read_lock(path: Path) -> dict[str, str]:
    """`KEY VERSION` to content hash. Raises Refused at a line that is neither that nor a comment."""
    locked: dict[str, str] = {}
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        name, _, content = line.rpartition(" ")
        if line.strip() and not line.startswith("#"):
            if not name or not content.startswith("sha256:"):
                raise refused(path, "A line must be KEY VERSION sha256:HASH; mend or restore it.", number)
            locked[name] = content
    return locked
