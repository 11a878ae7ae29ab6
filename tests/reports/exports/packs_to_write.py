"""Packs that formats are tried with: one that has everything awkward, one with data's real size, and one with nothing."""

from dataclasses import replace
from fractions import Fraction

from reports.colours import ink_on, palette
from reports.packs.document import Chapter, Chart, Fill, Pack, Sentences, Series, Table
from reports.sheets import Column, Exact

HOSTILE = (
    "=1+1", '=HYPERLINK("http://example.org","x")', "@SUM(A1)", "-Low", "#set page(fill: red)", "#panic()", "$x^2$ \\ $",
    "#import \"@preview/x:1.0.0\"", "<b>bold</b> & 'quoted' \"twice\"", "*stars* _lines_ `code` @label <label>", "]]>", "{{7*7}}",
    "a bell \x07, half a pair \ud800 and nought \x00", "two\nlines", "// not a comment", "../../etc/passwd",
)  # fmt: skip
LEVELS = ("Not started", "Far behind", "Behind", "Nearly ready", "Ready with remarks", "Ready")
COLOURS = palette(6)
CONSTITUENCIES = (
    "All organisations together", "Large Supplier", "Medium Supplier", "Small Supplier", "Licensed Distribution System Operator",
    "Independent Distribution Network Operator (embedded networks)", "Supplier Agent", "Data Services, half-hourly and advanced",
    "Metering Services with unmetered supplies and related asset registers", "Elexon Central Systems", "Data Communications Company",
    "Code Body", "Cyflenwyr Cymru: Ŵyth a’r Ŷd", "Opérateurs français “à façon”", "National Energy System Operator", "Software Provider",
    "Other market participants that are not otherwise represented in the programme’s governance", "Assurance",
)  # fmt: skip
SECTIONS = (
    "Governance and resources", "Programme plan", "Design", "Systems development", "Data cleansing", "Interfaces", "Testing",
    "Migration", "Business processes", "Communications and stakeholder engagement", "Service management", "Risk",
)  # fmt: skip
BASE = "150 of 186 organisations asked handed in (80.6 %), as of 31 October 2025."
BANDS = ("#0b2f5b", "#2f6296", "#6f9cc4", "#b3cde3", "#eaf2f8")


def asked(at):
    return 1 if at == len(CONSTITUENCIES) - 1 else 4 + at * 5 % 23


def counts(at):
    """Organisations at each level; the last constituency has none that answered."""
    if at == len(CONSTITUENCIES) - 1:
        return (0,) * 6
    return tuple(max(0, (at * 7 + level * 5) % 9 - 2) for level in range(6))


def percent(part, whole):
    if not whole:
        return None
    found = Fraction(100 * part, whole)
    return (
        str(found)
        if found.denominator == 1
        else f"{int(found * 10**12)}".zfill(13)[:-12] + "." + f"{int(found * 10**12)}".zfill(13)[-12:]
    )


def with_denominator(at):
    return f"{CONSTITUENCIES[at]} ({sum(counts(at))} of {max(asked(at), sum(counts(at)))})"


def level_series(values):
    return tuple(
        Series(
            title, tuple(values(at, level) for at in range(len(CONSTITUENCIES))),
            tuple(str(counts(at)[level] or "") for at in range(len(CONSTITUENCIES))), COLOURS[level], ink_on(COLOURS[level]),
        )
        for level, title in enumerate(LEVELS)
    )  # fmt: skip


def distribution(key="distribution"):
    columns = (Column("constituency", "Name of the constituency"), *(Column(f"level_{at}", f"Organisations rated {title}", "organisations", "count") for at, title in enumerate(LEVELS)),
               Column("ready_percent", "Rated ready, of those rated", "per cent", "tenths"))  # fmt: skip
    rows = tuple(
        (
            name,
            *(Exact(one) for one in counts(at)),
            Exact(percent(counts(at)[5], sum(counts(at)))) if sum(counts(at)) else "withheld",
        )
        for at, name in enumerate(CONSTITUENCIES)
    )
    return Table(key, "Organisations at each level, by constituency", columns, ("Constituency", *LEVELS, "Ready, % of rated"), rows, BASE,
                 notes=("withheld: fewer than 3 organisations answered.",),
                 message="One organisation in six is ready; suppliers are furthest behind.")  # fmt: skip


def heat_map(key="sections"):
    columns = (
        Column("constituency", "Name of the constituency"),
        *(
            Column(f"section_{at}", f"Mean of {title}", "per cent", "tenths", "receipts")
            for at, title in enumerate(SECTIONS)
        ),
    )
    rows, fills = [], []
    for at, name in enumerate(CONSTITUENCIES):
        cells = [Exact(f"{(at * 13 + section * 29) % 101}.{section}") for section in range(12)]
        cells[(at * 5) % 12] = (
            None if at % 4 == 1 else Exact("0") if at % 4 == 2 else "withheld" if at % 4 == 3 else cells[(at * 5) % 12]
        )
        rows.append((name, *cells))
        fills.append((None, *(filled(one) for one in cells)))
    return Table(key, "Mean per cent of what is possible, by section", columns, ("Constituency", *SECTIONS), tuple(rows), BASE, tuple(fills),
                 ("–: no organisation was asked anything in the section.",), message="Testing and migration are weakest almost everywhere, and strongest at distributors.")  # fmt: skip


def filled(cell):
    if type(cell) is not Exact:
        return None
    colour = BANDS[min(4, int(float(cell) // 20))]
    return Fill(colour, ink_on(colour))


def actions(count=60, key="actions", data_only=False):
    columns = (Column("reference", "Reference of the action"), Column("action", "What was agreed"), Column("owner", "Who does it"), Column("due", "Until when"), Column("weight", "Weight of the organisations concerned", "meter points", "number"))  # fmt: skip
    words = ("Confirm the plan for migration of related supplies with every agent", "Re-run the functional tests of settlement period data", "Publish", "Agree the order of qualification waves, and say to each participant when its own is and what it needs before",)  # fmt: skip
    rows = tuple(
        (
            f"ACT-{at:03}",
            words[at % 4],
            CONSTITUENCIES[1 + at % 17],
            f"2026-{1 + at % 12:02}-{1 + at % 28:02}",
            Exact(f"{at * 1234567}.{at % 100:02}"),
        )
        for at in range(count)
    )
    return Table(
        key,
        "Open actions and who owns them",
        columns,
        ("Reference", "Action", "Owner", "Due", "Weight"),
        rows,
        f"{count} of {count} open actions, as of 31 October 2025.",
        data_only=data_only,
    )


def chart(kind, key, title, table, series, categories, **more):
    given = {
        "unit": "%",
        "alternative": f"{title}: large suppliers lowest with 12.5 %, distributors highest with 91 %.",
        "base": BASE,
    } | more
    return Chart(key, title, kind, tuple(categories), tuple(series), table=table, **given)


def shares(key="distribution-chart", table="distribution"):
    return chart("shares", key, "Organisations at each level, by count", table, level_series(lambda at, level: percent(counts(at)[level], sum(counts(at)))),
                 map(with_denominator, range(len(CONSTITUENCIES))), message="One organisation in six is ready; the suppliers, large and small, are furthest behind the rest of the market.")  # fmt: skip


def stacked(table="distribution"):
    return chart(
        "stacked",
        f"{table}-stacked",
        "Organisations at each level, counted",
        table,
        level_series(lambda at, level: str(counts(at)[level])),
        map(with_denominator, range(len(CONSTITUENCIES))),
        unit="organisations",
    )


def bars(table="response"):
    names = CONSTITUENCIES[:8]
    series = (
        Series("Round 1", tuple(None if at == 3 else str(40 + at * 5) for at in range(8)), tuple("" if at == 3 else f"{40 + at * 5} %" for at in range(8)), "#6f9cc4", "#000000"),
        Series("Round 2", tuple(str(58 + at * 5) + ".25" for at in range(8)), tuple(f"{58 + at * 5}.2… %" for at in range(8)), "#17456b", "#ffffff"),
    )  # fmt: skip
    return chart(
        "bars",
        f"{table}-chart",
        "Response rate by round",
        table,
        series,
        (f"{name} ({at + 3} of {at + 9})" for at, name in enumerate(names)),
    )


def changes(table="movement"):
    series = (
        Series(
            "Change since round 1",
            ("-12.5", "4", "0", None, "8.25"),
            ("−12.5", "+4", "0", "", "+8.25"),
            "#17456b",
            "#ffffff",
        ),
    )
    return chart(
        "bars",
        f"{table}-chart",
        "Change of the score in points",
        table,
        series,
        (f"{name} (5 of 6)" for name in CONSTITUENCIES[1:6]),
        unit="points",
    )


def lines(table="milestones"):
    months = ("May 2025", "June 2025", "July 2025", "August 2025", "September 2025", "October 2025")
    series = tuple(
        Series(title, tuple(None if (at, month) == (1, 3) else str(30 + at * 22 + month * (7 - 3 * at)) for month in range(6)),
               tuple("" if (at, month) == (1, 3) else f"{30 + at * 22 + month * (7 - 3 * at)} %" for month in range(6)), colour, ink_on(colour))
        for at, (title, colour) in enumerate((("Large suppliers", "#93342b"), ("Distributors", "#17456b"), ("Agents", "#c2641c")))
    )  # fmt: skip
    return chart(
        "lines",
        f"{table}-chart",
        "Confidence in the go-live milestone",
        table,
        series,
        (f"{month} ({12 + at} of 15)" for at, month in enumerate(months)),
        message="Confidence rises among large suppliers and falls among agents.",
    )


def small(key, caption="Response by constituency"):
    columns = (Column("constituency", "Name"), Column("n", "Handed in", "organisations", "count"), Column("of", "Asked", "organisations", "count"), Column("percent", "Handed in, of asked", "per cent", "tenths"))  # fmt: skip
    rows = tuple(
        (name, Exact(max(1, asked(at) - 3)), Exact(asked(at)), Exact(percent(max(1, asked(at) - 3), asked(at))))
        for at, name in enumerate(CONSTITUENCIES[:9])
    )
    return Table(key, caption, columns, ("Constituency", "Handed in (n)", "Asked (N)", "Response, %"), rows, BASE)


def hostile():
    columns = (Column("text", "=1+1 #meaning"), Column("number", "A number", "", "number"))
    rows = tuple(
        (text, Exact(number))
        for text, number in zip(
            HOSTILE, ("-5", "0", "123456789012345678.25", "0.000000000000001", *map(str, range(12))), strict=True
        )
    )
    return Table(
        "hostile",
        "=cmd|' /C calc'!A0 #set text(red)",
        columns,
        ("=Text", "#Number $x$"),
        rows,
        '@base #panic("x")',
        notes=HOSTILE[:6],
    )


SUMMARY = (
    "150 of 186 organisations asked have handed in (80.6 %), of 92 % of the weight.",
    "One organisation in six is rated ready; 41 are far behind or have not started.",
    "Testing and migration are the weakest sections in 11 of 17 constituencies.",
    "The 36 that are missing could still make the rating of all anything from far behind to nearly ready.",
)
LONG = "What organisations of every constituency have told us about how ready they are for the start of migration, and what has changed since they last told us in the spring of 2025"


def pack(**more):
    chapters = (
        Chapter("summary", "Headline messages", "What this round says, in four sentences.", (Sentences(SUMMARY, listed=True, emphasised=True), Sentences(("The rest of this pack gives the figures behind each of them.",)))),
        Chapter("response", "Response rates", "Who answered, and who is still missing.", (small("response"), bars("response"))),
        Chapter("distribution", "Ratings by constituency", "How many organisations stand at each level.", (shares(), distribution(), stacked())),
        Chapter("sections", "Heat map of sections", "Where each constituency is strong and where it is weak.", (heat_map(),)),
        Chapter("movement", LONG, "What changed since the round before.", (small("movement", "Change since round 1"), changes())),
        Chapter("milestones", "Milestone confidence", "Whether the dates will hold.", (lines(), small("milestones", "Confidence by month"))),
        Chapter("drivers", "What holds ratings down", "Which organisations and sections pull most.", (Sentences(tuple(f"{name}: held down by {SECTIONS[at % 12].lower()}." for at, name in enumerate(CONSTITUENCIES)), listed=True),)),
        Chapter("lessons", "Lessons compared", "Which lessons came back.", (Sentences(("No lesson was linked to a question of this round.",)),)),
        Chapter("actions", "Actions", "What was agreed, by whom and until when.", (actions(), actions(3, "few-actions"))),
        Chapter("hostile", "#panic() =1+1 \\ $", "Texts that a program might run: <b>&amp;</b> #set.", (hostile(), Sentences(HOSTILE, listed=True))),
        Chapter("methodology", "Methodology", "How figures are made.", (Sentences(("Every rating follows the scheme “Readiness 2.0”. Ratings of constituencies follow the rule of the worst third. " * 4,) * 3),)),
        Chapter("quality", "Data quality", "What to keep in mind.", (Sentences(("Accents: Ŵ ŵ Ŷ ŷ â ê î ô û é è ç ë ï œ Œ « guillemets » — – ‘single’ “double” … € £ ≥ ≤ × −",)), actions(400, "answers", data_only=True))),
    )  # fmt: skip
    given = Pack(
        "Readiness for migration: round 2", "Pack for the steering group of 12 November 2025", "Market-wide Half-Hourly Settlement",
        "Illustrative data: no organisation named here is real", "en", "2025-10-31", "2025-11-10",
        (("Round", "Mobilisation readiness, round 2"), ("Questionnaire", "Mobilisation readiness 2.0"), ("Scheme", "Mobilisation readiness 2.0"), ("Handed in", "150 of 186 organisations (80.6 %)"), ("As of", "31 October 2025")),
        chapters, (("Questionnaire mobilisation-readiness 2.0", "sha256:" + "0123456789abcdef" * 4), ("Scheme mobilisation-readiness 2.0", "sha256:" + "fedcba9876543210" * 4)),
    )  # fmt: skip
    return replace(given, **more)


def full():
    """Twelve chapters with forty tables and sixteen charts."""
    chapters = tuple(
        Chapter(f"chapter-{at}", f"Chapter {at}", "Figures of every constituency.", (
            heat_map(f"sections-{at}"), distribution(f"distribution-{at}"), shares(f"distribution-{at}-chart", f"distribution-{at}"), small(f"response-{at}"),
            *((bars(f"response-{at}"), actions(60, f"actions-{at}")) if at % 3 == 0 else ()),
        ))
        for at in range(12)
    )  # fmt: skip
    return pack(chapters=chapters)


def empty():
    """A pack of which nothing is known yet: no facts, no sources, and tables without a row."""
    bare = Table("bare", "Nothing yet", (Column("name", "Name"),), ("Name",), (), "0 of 0.")
    none = Chart("none", "Nothing yet", "bars", (), (), "", "Nothing.", "0 of 0.", "bare")
    zero = Chart(
        "zero",
        "Only noughts",
        "stacked",
        ("One (0 of 1)",),
        (Series("None", ("0",), ("",), "#17456b", "#ffffff"),),
        "",
        "A nought.",
        "0 of 1.",
        "bare",
    )
    return pack(
        facts=(),
        sources=(),
        subtitle="",
        notice="",
        chapters=(Chapter("bare", "Bare", "", (bare, none, zero)), Chapter("void", "Void", "Nothing.", ())),
    )
