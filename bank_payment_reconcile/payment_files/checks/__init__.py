"""What stands against a batch before it is written."""
