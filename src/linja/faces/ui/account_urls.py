"""The one door: sign-in pages in the house's words. Only pages that the house has drawn are reachable."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from linja.faces.ui import account_views

urlpatterns = [
    path("", account_views.overview, name="account"),
    path("logg-inn/", account.login, name="account_login"),
    path("logg-ut/", account.logout, name="account_logout"),
    path("stengt/", account.account_inactive, name="account_inactive"),
    path("ny/", account_views.no_signup, name="account_signup"),
    path("e-post/", account_views.overview, name="account_email"),
    path("bekreft/", account.reauthenticate, name="account_reauthenticate"),
    path("passord/", account.password_change, name="account_change_password"),
    path("passord/lag/", account.password_set, name="account_set_password"),
    path("glemt-passord/", account.password_reset, name="account_reset_password"),
    path("glemt-passord/sendt/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^glemt-passord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "glemt-passord/ferdig/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("totrinn/", mfa.index, name="mfa_index"),
    path("totrinn/kode/", mfa.authenticate, name="mfa_authenticate"),
    path("totrinn/bekreft/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("totrinn/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("totrinn/app/av/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("totrinn/reservekoder/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("totrinn/reservekoder/nye/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("totrinn/reservekoder/fil/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
