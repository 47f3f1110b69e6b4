"""The example country: invented people and short texts, loaded through the actions that everybody uses."""
