"""`readiness migrate`: brings the database to the schema this version needs."""

import argparse


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("migrate", help="bring the database to the schema this version needs")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 where steps are missing")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from readiness.migrations.running import migrate  # noqa: PLC0415 - no other command needs them
    from readiness.migrations.states import State, state_of  # noqa: PLC0415
    from readiness.serving.store import reached, refuse_strange, settings_or_obstacle  # noqa: PLC0415

    with reached(settings_or_obstacle()) as engine:
        state = state_of(engine)
        refuse_strange(state)
        if state is State.CURRENT:
            print("The database has the schema this version needs.")
            return 0
        if arguments.check:
            print("The database lacks steps of the schema; run `readiness migrate`.")
            return 1
        migrate(engine)
    print("The database now has the schema this version needs.")
    return 0
