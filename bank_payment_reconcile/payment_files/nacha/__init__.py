"""Orders as a NACHA file, for banks of the United States."""
