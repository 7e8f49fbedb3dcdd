"""The sea that goes with each formula."""
