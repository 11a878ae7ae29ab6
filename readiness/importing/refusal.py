"""A file that was read and not used: what its page says of it."""

from dataclasses import dataclass

from readiness.uploads.problems import FileProblem, UnfitFile
from readiness.web.showing import counted


@dataclass(frozen=True, slots=True)
class Refusal:
    """`more`: problems beyond those listed. Without problems nothing was refused."""

    file_name: str = ""
    problems: tuple[FileProblem, ...] = ()
    more: int = 0

    @property
    def summary(self) -> tuple[tuple[str, str], ...]:
        if not self.problems:
            return ()
        count = counted(len(self.problems) + self.more, "problem")
        return (
            ("problems", f"{self.file_name} has {count}; nothing of it was used. Mend the file and upload it again."),
        )


NOTHING = Refusal()


def refusal_of(file_name: str, unfit: UnfitFile) -> Refusal:
    return Refusal(file_name, unfit.problems, unfit.more)
