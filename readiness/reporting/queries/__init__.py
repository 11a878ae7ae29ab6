"""What the pages of this journey show, as frozen values. Who sees what of a round is asked of `readiness.figures.seen` first."""
