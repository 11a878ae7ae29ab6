"""`readiness report ROUND --format pdf,pptx --out DIR`: the pack of a round as files, made as the service makes them."""

import argparse
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readiness.files import refused, write_files
from readiness.progress import watched
from readiness.round_folders import SETTINGS
from readiness.rounds_given import all_in_folders, day_given, place_for, title_given

if TYPE_CHECKING:
    from readiness.packs.asked import Asked
    from readiness.packs.formats import Format
    from reports.packs.document import Pack

ALL = "all"


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser(
        "report", help="write the pack of a round for a meeting: slides, PDF, workbook, data"
    )
    parser.add_argument(
        "round", metavar="ROUND", help="id or exact title of a round, or a folder that holds round.yaml"
    )
    parser.add_argument(
        "--format", default=ALL, metavar="LIST", help="pdf,pptx,xlsx,docx,csv,parquet,json or all (all)"
    )
    parser.add_argument("--out", required=True, metavar="DIR", help="folder to write to")
    parser.add_argument(
        "--audience",
        choices=("steering-group", "office"),
        default="steering-group",
        help="for the office organisations are named (steering-group)",
    )
    parser.add_argument("--programme", metavar="KEY", help="of the round, where several have one of that title")
    parser.add_argument("--before", metavar="DIR", help="folder of the round before, for movement")
    parser.add_argument("--title", help="title of the pack (that of the round)")
    parser.add_argument("--dated", metavar="DATE", help="day printed on it, such as 2026-03-31 (the as-of date)")
    parser.add_argument("--illustrative", action="store_true", help="say on every page that the data is illustrative")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 with every file written whole, or a problem with none of them touched."""
    from readiness.packs.asked import Asked  # noqa: PLC0415 - what writes files is slow to load
    from readiness.tables import Audience  # noqa: PLC0415

    formats = _formats(arguments.format)
    audience = Audience(arguments.audience.replace("-", "_"))
    asked = Asked(arguments.round, audience, title_given(arguments.title), day_given("--dated", arguments.dated))
    folders = _folders(arguments)
    out = place_for(arguments.out, folders)
    document, base = _document(arguments, asked, folders)
    contents = {out / f"{base}.{one.ending}": one.write(document) for one in watched(formats, "Writing files")}
    write_files(contents)
    for path, content in contents.items():
        print(f"{path}: {len(content):,} bytes, SHA-256 {hashlib.sha256(content).hexdigest()}")
    return 0


def _folders(arguments: argparse.Namespace) -> list[str]:
    """The folder of the round, and of the one before where that is given; none where the round is of the service."""
    if not all_in_folders([arguments.round], arguments.programme):
        if arguments.before is not None:
            raise refused("--before", "A round of the service is compared with the one before it; leave this out.")
        if arguments.illustrative:
            raise refused("--illustrative", "A programme of the service says itself whether it is; leave this out.")
        return []
    if arguments.before is None:
        return [arguments.round]
    if not all_in_folders([arguments.before], None):
        raise refused(arguments.before, f"There is no such folder; name one that holds {SETTINGS}.")
    return [arguments.round, arguments.before]


def _document(arguments: argparse.Namespace, asked: "Asked", folders: Sequence[str]) -> "tuple[Pack, str]":
    from readiness.packs.asked import of_folder, of_service  # noqa: PLC0415
    from readiness.serving.store import reached, require_current, settings_or_obstacle  # noqa: PLC0415

    if folders:
        this, *before = (Path(one) for one in folders)
        return of_folder(this, before[0] if before else None, asked, illustrative=arguments.illustrative)
    with reached(settings_or_obstacle()) as engine:
        require_current(engine)
        return of_service(engine, asked, arguments.programme)


def _formats(given: str) -> "Sequence[Format]":
    """In the order in which they are listed, each once."""
    from readiness.packs.formats import FORMATS  # noqa: PLC0415

    wanted = {one.strip().lower() for one in given.split(",")} - {""}
    known = [one.key for one in FORMATS]
    if not wanted:
        raise refused("--format", f"This names no format; give {', '.join(known)} or {ALL}.")
    unknown = sorted(wanted - {*known, ALL})
    if unknown:
        raise refused("--format", f"There is no format {unknown[0]!r}; give {', '.join(known)} or {ALL}.")
    return [one for one in FORMATS if ALL in wanted or one.key in wanted]
