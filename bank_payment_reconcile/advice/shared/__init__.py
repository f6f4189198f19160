"""What all readers share: advices, documents, amounts, days, words, formats."""
