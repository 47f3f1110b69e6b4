"""What units have answered becomes one answer; joint answers; summaries and board cases of the same data."""
