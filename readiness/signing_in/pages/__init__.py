"""The addresses of this journey, one page or verb a file."""

from readiness.signing_in.pages.account import account, end, end_others, rename
from readiness.signing_in.pages.link import offer, use
from readiness.signing_in.pages.sign_in import ask, form, sent
from readiness.signing_in.pages.sign_out import sign_out

ROUTES = (form, ask, sent, offer, use, sign_out, account, rename, end, end_others)
