"""/arbeid/les-inn/<id>/registrer/"""

from __future__ import annotations

from django.urls import path

from linja.faces.workbench import registering

urlpatterns = [
    path("<int:document_id>/registrer/", registering.register, name="register_reading"),
    path("<int:document_id>/registrer/valg/", registering.choose, name="register_choose"),
    path("<int:document_id>/registrer/alle-sikre/", registering.choose_sure, name="register_choose_sure"),
]
