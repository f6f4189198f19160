"""What all readers share: what they answer, amounts, dates, lines, memory, formats."""
