"""What pages say of a rolled-up constituency beside the roll-up: made once from its receipts, and small enough to keep."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from questionnaires.definition import Questionnaire
from reports.section_means import SectionMean, means_by_section
from scoring.constituencies.values import Constituency
from scoring.receipt import Receipt


class Beside(Struct, frozen=True, kw_only=True):
    """`answered`: how many receipts there are. `means` by section, of all sections that have a score. `capped`: how many
    ratings a gate has lowered. `failed`: how many failed each gate. Both are None where it is
    withheld from a reader. `reasons`: why the drivers are rated as they are."""

    answered: int
    means: dict[str, SectionMean]
    capped: int | None
    failed: dict[str, int | None]
    reasons: dict[str, str]


def beside_of(one: Constituency, receipts: Sequence[Receipt], questionnaire: Questionnaire) -> Beside:
    """`receipts`: those that the constituency was rated on."""
    drivers = {driver.organisation for driver in one.drivers}
    return Beside(
        answered=len(receipts),
        means=means_by_section(questionnaire, receipts),
        capped=sum(
            receipt.rating is not None and receipt.rating != receipt.rating_before_gates for receipt in receipts
        ),
        failed=dict(Counter(gate.key for receipt in receipts for gate in receipt.gates if not gate.passed)),
        reasons={
            receipt.organisation: receipt.rating_reason for receipt in receipts if receipt.organisation in drivers
        },
    )
