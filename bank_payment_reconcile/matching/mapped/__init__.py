"""What mappings say of a line: whether they hold, and which row gets what."""
