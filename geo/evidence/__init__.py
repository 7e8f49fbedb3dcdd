"""What the documents say, as records, each with the passages that it rests on."""
