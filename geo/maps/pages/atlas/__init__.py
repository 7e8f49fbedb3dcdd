"""The atlas: who held what, when, in whose view."""
