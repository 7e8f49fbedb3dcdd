"""What the pages share: words, shapes, pictures, lists of events, pages of options."""
