"""A receipt to read: like a bill, every line what it brings, every sum shown, down to the rating."""

from collections.abc import Iterator
from textwrap import wrap

from scoring.receipt import Line, Part, Receipt, Working

WIDTH = 100


def bill(receipt: Receipt) -> str:
    """The whole receipt as text, at most 100 characters wide but for long keys."""
    return "\n".join(_lines(receipt))


def _lines(receipt: Receipt) -> Iterator[str]:
    yield from head(receipt, "RECEIPT")
    by_section: dict[str, list[Line]] = {}
    for line in receipt.lines:
        by_section.setdefault(line.section, []).append(line)
    workings = {working.figure: working for working in receipt.workings}
    for key in receipt.sections:
        yield from _section(key, by_section.get(key, []), workings.get(f"section:{key}"))
    for working in receipt.workings:
        if not working.figure.startswith("section:"):
            yield from _working(working)
    yield from _foot(receipt)


def head(receipt: Receipt, what: str) -> Iterator[str]:
    """Whose it is, and by what it was scored."""
    name = f"{receipt.name} ({receipt.organisation})" if receipt.name else receipt.organisation
    yield f"{what}  {name}"
    if receipt.constituency:
        weight = f", weight {receipt.organisation_weight}" if receipt.organisation_weight else ""
        yield f"  constituency   {receipt.constituency}{weight}"
    for word, ref in (("questionnaire", receipt.questionnaire), ("scheme", receipt.scheme)):
        yield f"  {word:<14} {ref.key} {ref.version}  {ref.hash}"
    yield f"  {'answers':<14} {receipt.answers_hash}"
    yield f"  {'answered':<14} {receipt.coverage.answered} of {receipt.coverage.asked} questions asked"
    yield f"  {'engine':<14} {receipt.engine}; rounding {receipt.rounding or 'none'}"
    yield ""


def _section(key: str, lines: list[Line], working: Working | None) -> Iterator[str]:
    yield f"SECTION {key}".ljust(64) + f"{'points':>10} {'x weight':>9} {'= brings':>10} {'of':>6}".rjust(36)
    for line in lines:
        yield from _item(line)
    if working is not None:
        yield from _total_of(working)
    yield ""


def _item(line: Line) -> Iterator[str]:
    figures = f"{line.points or '-':>10} {line.weight:>9} {line.contribution or '-':>10} {line.possible or '-':>6}"
    yield f"  {line.question[:60]:<62}" + figures.rjust(36)
    for note in (line.rule, line.chain, *(f"gate failed: {gate}" for gate in line.gates)):
        if note:
            yield from _note(note)


def _working(working: Working) -> Iterator[str]:
    yield "TOTAL OF SECTIONS" if working.figure == "total" else f"MEASURE {working.figure.partition(':')[2]}"
    yield from _total_of(working)
    yield ""


def _total_of(working: Working) -> Iterator[str]:
    parts = [part for part in working.parts if not part.of.startswith("question:")]
    questions = len(working.parts) - len(parts)
    for part in parts:
        brings = f"left out: {part.left_out}" if part.score is None else f"{_of(part)}, weight {part.weight}"
        yield _row(part.of.replace(":", " "), brings)
    if questions and working.figure.startswith("measure:"):
        yield from _questions_of(working)
    for step in working.steps:
        yield from _note(step)
    yield _row("", "-" * 24)
    yield _row(working.figure.replace(":", " "), _of(working) if working.score is not None else "no figure")


def _questions_of(working: Working) -> Iterator[str]:
    """Questions that enter a measure directly: those that bring something one by one, the others as a count."""
    direct = [part for part in working.parts if part.of.startswith("question:")]
    bringing = [part for part in direct if part.score not in (None, "0")]
    for part in bringing:
        yield _row(part.of.replace(":", " "), f"{_of(part)}, weight {part.weight}")
    left_out = sum(part.score is None for part in direct)
    nothing = len(direct) - len(bringing) - left_out
    for count, what in ((nothing, "bring 0"), (left_out, "left out")):
        if count:
            yield _row(f"and {count} other {'question' if count == 1 else 'questions'}", what)


def _row(words: str, figures: str) -> str:
    return f"  {words:<62}{figures:>36}"


def _of(figure: Part | Working) -> str:
    return f"{_cut(figure.score)} of {_cut(figure.maximum)}"


def _foot(receipt: Receipt) -> Iterator[str]:
    yield f"TOTAL  {receipt.total or 'none'} of {receipt.maximum or 'none'}" + (
        f"  ({_cut(receipt.percent)} %)" if receipt.percent else ""
    )
    if receipt.rounding:
        yield from _note(f"figures above that have no rounding of their own are reported rounded {receipt.rounding}")
    for key, value in receipt.relative.items():
        yield f"  {key:<30} {_cut(value) if value is not None else 'none'}  (relative to the round)"
    for gate in receipt.gates:
        failed = f"failed on {', '.join(gate.failed_on)}; no better than {gate.cap}. {gate.sentence}"
        yield from _note(f"gate {gate.key}: {'passed' if gate.passed else failed}")
    yield f"RATING  {receipt.rating or 'none'}"
    yield from _note(receipt.rating_reason)
    if receipt.lowest.score is not None and receipt.lowest != receipt.highest:
        rated = f", rated {receipt.worst_rating} to {receipt.best_rating}" if receipt.worst_rating else ""
        ends = f"{_cut(receipt.lowest.score)} to {_cut(receipt.highest.score)}"
        yield from _note(f"Missing answers could still make it {ends}{rated}.")


def _note(text: str) -> Iterator[str]:
    yield from wrap(text, WIDTH, initial_indent="      ", subsequent_indent="      ")


def _cut(number: str | None) -> str:
    """Long decimals to four places with a sign that they go on; the receipt has them whole."""
    if number is None:
        return "-"
    whole, _, places = number.partition(".")
    return f"{whole}.{places[:4]}\u2026" if len(places) > 12 else number
