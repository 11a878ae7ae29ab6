"""The plan of an organisation as it was published (18 milestones; go-live was reached later than planned), and as a later capture has it: every
code prefixed, two spelled otherwise, one title reworded."""

T2 = (
    ("IAD7", "internal application testing started", "2021-03-01"),
    ("NSP3", "network provider selected, contract prepared", "2021-03-31"),
    ("IAD6", "software development completed", "2021-06-30"),
    ("NSP4", "network provider procured", "2021-06-30"),
    ("IAD8", "internal application testing completed", "2021-08-31"),
    ("NCO1", "connectivity tests started", "2021-09-01"),
    ("IST1", "user-test training started", "2021-09-01"),
    ("IST2", "user-test training completed", "2021-11-30"),
    ("NCO2", "connectivity tests completed", "2021-11-30"),
    ("UTA1", "user testing started", "2021-12-01"),
    ("NCP1", "production connectivity tests started", "2022-05-01"),
    ("NCP2", "production connectivity tests completed", "2022-07-31"),
    ("MIG1", "pre-migration started", "2022-08-22"),
    ("UTA2", "user testing completed", "2022-09-30"),
    ("CLA", "contractual and legal changes completed", "2022-09-30"),
    ("OPA", "operational procedures changed", "2022-09-30"),
    ("MIG2", "pre-migration completed", "2022-10-31"),
    ("GLI", "go-live", "2022-11-21"),
)
REACHED = {"GLI": "2023-03-20"}
PREFIX = "CSLD."
SPELLED = {"NCP1": "NCOP1", "NCP2": "NCPO2"}
REWORDED = {"IAD6": "software development of adaptations completed"}
HEADER = "code,milestone,date,actual"


def as_csv(rows: tuple[tuple[str, ...], ...], header: str = HEADER) -> bytes:
    return "\r\n".join([header, *(",".join(f'"{cell}"' for cell in row) for row in rows), ""]).encode()


def published() -> bytes:
    return as_csv(tuple((code, title, on, REACHED.get(code, "")) for code, title, on in T2))


def later_capture() -> bytes:
    return as_csv(tuple(
        (PREFIX + SPELLED.get(code, code), REWORDED.get(code, title), on, REACHED.get(code, "")) for code, title, on in T2
    ))  # fmt: skip
