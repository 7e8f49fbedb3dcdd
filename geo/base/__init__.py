"""What everything stands on: files, dates, text, the argument parser. It knows no geography."""
