"""What a participant changes besides answers: who has a section, the declaration, handing in. One verb a file."""
