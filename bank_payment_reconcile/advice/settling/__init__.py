"""What each row of an advice is in the books."""
