import pytest

from readiness.settings import WrongSetting, settings_from


def said(**environ):
    with pytest.raises(WrongSetting) as wrong:
        settings_from({f"READINESS_{name}": value for name, value in environ.items()})
    return str(wrong.value)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "http", "READINESS_PORT is 'http'; give a whole number from 1 to 65535."),
        ("PORT", "0", "READINESS_PORT is '0'; give a whole number from 1 to 65535."),
        ("PORT", "70000", "READINESS_PORT is '70000'; give a whole number from 1 to 65535."),
        ("PORT", "٨٠٨٠", "READINESS_PORT is '٨٠٨٠'; give a whole number from 1 to 65535."),
        ("PUBLIC_URL", "readiness.example.org", "give the address people use"),
        ("PUBLIC_URL", "https://example.org/readiness", "give the address people use"),
        ("PUBLIC_URL", "https://example.org:port", "give the address people use"),
        ("DATABASE_URL", "mysql://root@localhost/x", "READINESS_DATABASE_URL is not an address of a database"),
        ("DATABASE_URL", "readiness.db", "READINESS_DATABASE_URL is not an address of a database"),
        ("DATABASE_URL", "sqlite://", "READINESS_DATABASE_URL is not an address of a database"),
        ("DATABASE_URL", "postgresql://u:p@h:none/x", "READINESS_DATABASE_URL is not an address of a database"),
        ("SMTP_URL", "mail.example.org", "READINESS_SMTP_URL is not an address of a mail server"),
        ("SMTP_URL", "smtp://mail.example.org:x", "READINESS_SMTP_URL is not an address of a mail server"),
        ("MAIL_FROM", "Readiness", "READINESS_MAIL_FROM is 'Readiness'; give an address, or a name and an address"),
        ("MAIL_FROM", "a@example.org\nBcc: b@example.org", "give an address, or a name and an address"),
        ("TRUSTED_PROXIES", "10.0.0.5, proxy", "READINESS_TRUSTED_PROXIES names 'proxy'; give addresses or networks"),
        ("ADMIN_EMAIL", "Ada", "READINESS_ADMIN_EMAIL is 'Ada'; give one e-mail address."),
        ("ADMIN_EMAIL", "a@example.org, b@example.org", "give one e-mail address."),
        ("LOG_LEVEL", "loud", "READINESS_LOG_LEVEL is 'loud'; give debug, info, warning or error."),
        ("MAX_UPLOAD_MB", "-1", "READINESS_MAX_UPLOAD_MB is '-1'; give a whole number from 1 to 1000."),
        ("SESSION_HOURS", "1.5", "READINESS_SESSION_HOURS is '1.5'; give a whole number from 1 to 2160."),
        ("PROT", "8000", "READINESS_PROT is not a setting. There are: READINESS_ADMIN_EMAIL,"),
    ],
)
def test_a_wrong_value_is_one_sentence(name, value, sentence):
    found = said(**{name: value})
    assert sentence in found and "\n" not in found


def test_a_password_never_stands_in_the_sentence():
    assert "hush" not in said(DATABASE_URL="mysql://root:hush@localhost/x")
    assert "hush" not in said(SMTP_URL="smtp://user:hush@mail.example.org")


def test_a_secret_may_come_from_a_file(tmp_path):
    (tmp_path / "token").write_text("a secret\n")
    assert settings_from({"READINESS_METRICS_TOKEN_FILE": str(tmp_path / "token")}).metrics_token == "a secret"


def test_a_file_that_is_missing_empty_or_no_text_is_one_sentence(tmp_path):
    (tmp_path / "empty").write_text("\n")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    for name, why in (("none", "No such file"), ("empty", "is empty"), ("bytes", "not UTF-8")):
        assert why in said(DATABASE_URL_FILE=str(tmp_path / name))


def test_a_value_and_its_file_are_not_both_given(tmp_path):
    assert said(PORT="1", PORT_FILE="x") == "READINESS_PORT and READINESS_PORT_FILE are both given; keep one."


def test_a_blank_value_is_as_good_as_none():
    assert settings_from({"READINESS_PORT": " ", "READINESS_DATABASE_URL": ""}) == settings_from({})


@pytest.mark.parametrize(
    ("host", "url"),
    [("127.0.0.1", "http://127.0.0.1:8000"), ("::1", "http://[::1]:8000"), ("0.0.0.0", "http://localhost:8000")],
)
def test_where_no_public_address_is_given_it_is_where_the_server_listens(host, url):
    found = settings_from({"READINESS_HOST": host})
    assert found.public_url == url


def test_networks_of_proxies_are_parted_by_commas_or_spaces():
    found = settings_from({"READINESS_TRUSTED_PROXIES": "10.0.0.5, 10.1.0.0/16 ::1"})
    assert found.trusted_proxies == ("10.0.0.5", "10.1.0.0/16", "::1")
