"""What one line tells, before any amount is weighed."""
