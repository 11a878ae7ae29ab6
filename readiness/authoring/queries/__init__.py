"""What the pages of questionnaires show, one page a file."""
