"""`readiness administrator EMAIL`: whoever runs the installation may name its administrator, and let them in without mail."""

import argparse


def add_to(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("administrator", help="name an administrator and print a one-time sign-in link")
    parser.add_argument("email", metavar="EMAIL")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    from readiness import clock  # noqa: PLC0415 - other commands need neither web nor database
    from readiness.serving.first_administrator import administrator_link  # noqa: PLC0415
    from readiness.serving.obstacles import Obstacle  # noqa: PLC0415
    from readiness.serving.store import check_schema, reached, settings_or_obstacle  # noqa: PLC0415
    from readiness.settings import is_email  # noqa: PLC0415

    settings = settings_or_obstacle()
    email = arguments.email.strip().lower()
    if not is_email(email):
        raise Obstacle(f"{arguments.email!r} is not an e-mail address; give one.", code=2)
    with reached(settings) as engine:
        check_schema(engine)
        link = administrator_link(engine, email=email, public_url=settings.public_url, at=clock.now())
    print(f"{email} is an administrator. This link signs them in once, within 24 hours:")
    print(f"  {link}")
    return 0
