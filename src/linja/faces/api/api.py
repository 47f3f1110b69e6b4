"""The API: one description, read-only, public facts without signing in.

Another room's facts join as a ``router`` in a module of their own, named in ``ROUTERS``.
"""

from __future__ import annotations

import importlib
import importlib.util

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from linja.faces.api.shapes import Problem, Wrong

api = NinjaAPI(
    title="Linja",
    version="1",
    description="What is asked of the specialist health service: documents, requirements and their versions.",
    urls_namespace="api",
    docs_url=None,
)

#: Address part and module of each room's router; a module that isn't there yet is left out.
ROUTERS = (
    ("/documents", "linja.faces.api.documents"),
    ("/requirements", "linja.faces.api.requirements"),
    ("/publications", "linja.faces.api.publications"),
)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A parameter that is not what the description says, named."""
    wrong = [Wrong(place=[str(part) for part in one["loc"]], message=one["msg"]) for one in error.errors]
    problem = Problem(message="The request is not as the description says.", wrong=wrong)
    return api.create_response(request, problem.dict(), status=422)


for _address, _module in ROUTERS:
    if importlib.util.find_spec(_module):
        api.add_router(_address, importlib.import_module(_module).router)
