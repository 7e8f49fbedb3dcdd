"""What data must be: every fault of every record of layers and register."""
