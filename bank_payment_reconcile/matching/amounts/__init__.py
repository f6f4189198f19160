"""What counts as equal, and which amounts add up."""
