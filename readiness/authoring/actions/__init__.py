"""What changes a questionnaire, one verb a file."""
