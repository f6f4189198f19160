"""What words say in the documents of customers: columns, numbers, headings."""
