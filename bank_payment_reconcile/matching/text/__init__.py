"""What a bank's text says: its words, numbers, references and documents."""
