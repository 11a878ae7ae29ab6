"""The tables of a dashboard as sheets, from the same protected table that the page shows, and not from its words."""

from collections.abc import Iterator, Sequence

from questionnaires.definition import Questionnaire
from questionnaires.numbering import numbers_of
from questionnaires.texts import words
from reports.holding_down import holding_down
from reports.outcomes import Outcomes
from reports.rolled import RolledTable
from reports.section_means import NO_ANSWERS, Why, compared_sections
from reports.sheets import WITHHELD, Cell, Column, count, exact

CONSTITUENCY = Column("constituency", "Name of the constituency, or all organisations together")
CONSTITUENCIES = (
    CONSTITUENCY,
    Column("rating", "Level of the rating; empty where there is none", source="roll-up rule of the scheme"),
    Column("score", "The rolled-up figure that the rating looks at", "as the rule says", "number", "roll-up rule of the scheme"),
    Column("reason", "Why this rating, or why none"),
    Column("handed_in", "Organisations that handed in (n)", "organisations", "count"),
    Column("asked", "Organisations asked, without withdrawn ones (N)", "organisations", "count"),
    Column("response_percent", "Handed in, of those asked", "per cent", "tenths"),
    Column("weighted_response_percent", "Weight of those that handed in, of all", "per cent", "tenths"),
    Column("rated", "Organisations with a rating", "organisations", "count"),
    Column("weight", "Weight of all organisations asked", "weight", "number"),
    Column("rated_weight", "Weight of those rated", "weight", "number"),
    Column("worst_rating", "The worst rating that missing answers could still make it"),
    Column("best_rating", "The best rating that missing answers could still make it"),
    Column("lowest", "The score at its worst", "as the rule says", "number"),
    Column("highest", "The score at its best", "as the rule says", "number"),
    Column("held_down_by", "How many organisations hold the rating down"),
    Column("rule", "The rule in words"),
)  # fmt: skip
DISTRIBUTION = (
    CONSTITUENCY,
    Column("level", "Level of the scale, the worst first"),
    Column("organisations", "Organisations rated so", "organisations", "count"),
    Column("of_rated_percent", "Of the organisations rated", "per cent", "hundredths"),
    Column("weight", "Weight of the organisations rated so", "weight", "number"),
    Column("of_weight_percent", "Of the weight rated", "per cent", "hundredths"),
    Column("rated", "Organisations with a rating", "organisations", "count"),
    Column("asked", "Organisations asked", "organisations", "count"),
)  # fmt: skip
SECTIONS = (
    CONSTITUENCY,
    Column("section", "Key of the section"),
    Column("number", "Number of the section as it is shown"),
    Column("title", "Title of the section"),
    Column("mean_percent", "Mean of what organisations earn of what is possible to them, each alike", "per cent", "tenths"),
    Column("over", "Organisations that the mean is over", "organisations", "count"),
    Column("handed_in", "Organisations that handed in", "organisations", "count"),
    Column("why_none", "Why there is no mean, where there is none"),
)  # fmt: skip
DRIVERS = (
    CONSTITUENCY,
    Column("organisation", "Reference of the organisation"),
    Column("name", "Name of the organisation"),
    Column("rating", "Its rating"),
    Column("total", "Its total", "points", "number"),
    Column("percent", "Its total of its maximum", "per cent", "tenths"),
    Column("weight", "Its weight", "weight", "number"),
    Column("pull_percent", "Its part of the distance of all to the best level", "per cent", "tenths"),
    Column("reason", "Why it is rated so"),
)  # fmt: skip
Rows = Iterator[Sequence[Cell]]


def constituencies(table: RolledTable, outcomes: Outcomes) -> Rows:
    def title(key: str | None) -> str:
        if key == WITHHELD:
            return WITHHELD
        level = outcomes.level(key)
        return level.title if level is not None else ""

    for row in table.rows:
        one = row.rated
        yield (
            row.name, title(one.rating), exact(one.score), outcomes.of(one, is_all=row.is_all).reason,
            exact(one.n), exact(one.organisations), exact(one.response_percent), exact(one.weighted_response_percent),
            exact(one.rated), exact(one.weight), exact(one.rated_weight),
            title(one.bounds.worst_rating), title(one.bounds.best_rating), exact(one.bounds.lowest), exact(one.bounds.highest),
            holding_down(one, outcomes, is_all=row.is_all), one.rule,
        )  # fmt: skip


def distribution(table: RolledTable, outcomes: Outcomes) -> Rows:
    for row in table.rows:
        one = row.rated
        for level in outcomes.levels:
            share = one.shares[level.key]
            yield (
                row.name, level.title, exact(share.count), exact(share.count_percent), exact(share.weight),
                exact(share.weight_percent), exact(one.rated), exact(one.organisations),
            )  # fmt: skip


def sections(table: RolledTable, questionnaire: Questionnaire) -> Rows:
    numbers = numbers_of(questionnaire)
    compared = compared_sections(questionnaire, {key for row in table.rows for key in row.beside.means})
    for row in table.rows:
        for section in compared:
            mean = row.beside.means.get(section.key, NO_ANSWERS)
            hidden = mean.why is Why.WITHHELD
            yield (
                row.name, section.key, numbers[section.key], words(section.title, "en", questionnaire.language),
                WITHHELD if hidden else exact(mean.percent), WITHHELD if hidden else count(mean.n), count(row.beside.answered),
                str(mean.why or ""),
            )  # fmt: skip


def drivers(table: RolledTable, outcomes: Outcomes) -> Rows:
    for row in table.rows:
        for driver in row.rated.drivers:
            level = outcomes.level(driver.rating)
            yield (
                row.name, driver.organisation, driver.name, level.title if level is not None else "", exact(driver.total),
                exact(driver.percent), exact(driver.weight), exact(driver.pull), row.beside.reasons[driver.organisation],
            )  # fmt: skip
