"""Texts that a spreadsheet might run, or take for something else."""

DANGEROUS = (
    "=1+1", '=HYPERLINK("http://example.org","x")', "+1", "-1", "-Low", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
    "\uff1d1+1", "=cmd|' /C calc'!A0",
)  # fmt: skip
