"""An illustrative programme: invented organisations and answers, real names of groups and milestones."""
