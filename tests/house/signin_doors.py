"""The doors themselves: what each role is answered at the addresses of signing in, as in doors.py."""

GET = """
login                             200 302 302 302 302 302 302
account_login                     200 302 302 302 302 302 302
account_inactive                  200 200 200 200 200 200 200
logout                            in  405 405 405 405 405 405
account_logout                    in  405 405 405 405 405 405
mfa_index                         in  200 200 200 200 200 200
mfa_list_webauthn                 in  200 200 200 200 200 200
second_factor                     in  302 302 302 302 302 302
account_change_password           in  200 200 200 200 200 200
account_set_password              in  302 302 302 302 302 302
mfa_activate_totp                 in  302 302 302 302 302 302
mfa_deactivate_totp               in  404 404 404 404 404 404
mfa_add_webauthn                  in  302 302 302 302 302 302
mfa_edit_webauthn                 in  302 302 302 302 302 302
mfa_remove_webauthn               in  302 302 302 302 302 302
mfa_view_recovery_codes           in  404 404 404 404 404 404
mfa_generate_recovery_codes       in  302 302 302 302 302 302
account_reauthenticate            in  200 200 200 200 200 200
mfa_reauthenticate                in  302 302 302 302 302 302
mfa_reauthenticate_webauthn       in  302 302 302 302 302 302
mfa_authenticate                  in  302 302 302 302 302 302
mfa_login_webauthn                in  302 302 302 302 302 302
sign_in_link                      200 200 200 200 200 200 200
forgotten_password                200 200 200 200 200 200 200
way_in_sent                       200 200 200 200 200 200 200
link_sign_in                      405 405 405 405 405 405 405
link_password                     405 405 405 405 405 405 405
link_invitation                   405 405 405 405 405 405 405
entra                             404 404 404 404 404 404 404
entra_answer                      404 404 404 404 404 404 404
tie_identity                      in  405 405 405 405 405 405
untie_identity                    in  405 405 405 405 405 405
my_places                         in  200 200 200 200 200 200
end_session                       in  405 405 405 405 405 405
end_other_sessions                in  405 405 405 405 405 405
"""

POST = """
login                             200 302 302 302 302 302 302
account_login                     200 302 302 302 302 302 302
logout                            in  302 302 302 302 302 302
account_logout                    in  302 302 302 302 302 302
account_change_password           in  200 200 200 200 200 200
account_set_password              in  302 302 302 302 302 302
mfa_activate_totp                 in  302 302 302 302 302 302
mfa_deactivate_totp               in  404 404 404 404 404 404
mfa_add_webauthn                  in  302 302 302 302 302 302
mfa_edit_webauthn                 in  302 302 302 302 302 302
mfa_remove_webauthn               in  302 302 302 302 302 302
mfa_generate_recovery_codes       in  302 302 302 302 302 302
account_reauthenticate            in  200 200 200 200 200 200
mfa_reauthenticate                in  302 302 302 302 302 302
mfa_reauthenticate_webauthn       in  302 302 302 302 302 302
mfa_authenticate                  in  302 302 302 302 302 302
mfa_login_webauthn                in  302 302 302 302 302 302
sign_in_link                      302 302 302 302 302 302 302
forgotten_password                302 302 302 302 302 302 302
link_sign_in                      302 302 302 302 302 302 302
link_password                     302 302 302 302 302 302 302
link_invitation                   302 302 302 302 302 302 302
tie_identity                      in  404 404 404 404 404 404
untie_identity                    in  302 302 302 302 302 302
end_session                       in  302 302 302 302 302 302
end_other_sessions                in  302 302 302 302 302 302
"""
