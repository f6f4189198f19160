"""How files of several formats are laid out: records that say what they contain, and
JSON."""
