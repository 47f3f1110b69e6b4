"""The example country: invented people and short texts, loaded through the actions that everybody uses."""

from linja.pillars.steering.example.load import load
from linja.pillars.steering.example.texts import Example, ExampleError, example_of

__all__ = ["Example", "ExampleError", "example_of", "load"]
