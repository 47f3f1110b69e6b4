"""The register of requirements, and one requirement with its line of sight."""
