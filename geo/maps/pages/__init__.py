"""The pages, each with its data, its words and its front end; they do not know each other."""
