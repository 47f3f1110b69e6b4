"""/arbeid/uttalelser/"""

from __future__ import annotations

from django.urls import path

from linja.faces.workbench import statements

urlpatterns = [path("<int:statement_id>/", statements.statement, name="statement")]
