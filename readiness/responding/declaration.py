"""What a signatory declares. A text, once used, never changes; another wording is another version."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Declaration:
    version: str
    text: str

    def of(self, organisation: str) -> str:
        """As it is signed and kept."""
        return f"{self.text.format(organisation=organisation)} (Declaration {self.version})"


DECLARATIONS = (
    Declaration(
        "1.0",
        "I am authorised to sign for {organisation}. I have read the answers below. To the best of my knowledge they are true "
        "and complete as of the date stated, and I know of nothing left out that would change how they are understood.",
    ),
)
CURRENT = DECLARATIONS[-1]
