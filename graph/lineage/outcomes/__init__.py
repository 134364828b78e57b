"""What became of what was planned: series of indicators, targets, deeds."""
