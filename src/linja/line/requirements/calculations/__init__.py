"""What can be computed about requirements. Pure."""
