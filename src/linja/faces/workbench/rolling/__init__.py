"""Next year: what goes on into the next letter or order, and two years beside each other."""
