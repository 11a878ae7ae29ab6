"""The chapters of the mission: three rounds over two versions, what was learned between them, and a report to take away."""
