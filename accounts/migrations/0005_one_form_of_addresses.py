"""Brings addresses into the one form in which they are compared.

Where two accounts would have the same address then, both are left alone and listed: whose it is
only people can say.
"""

import sys
import unicodedata

from django.db import migrations


def compose(apps, schema_editor):
    """Small letters, composed, as `accounts.one_form` has them."""
    for app, model in (("accounts", "User"), ("account", "EmailAddress")):
        rows = apps.get_model(app, model)._default_manager
        for row in rows.order_by("pk").iterator():
            form = _form(row.email)
            if form == row.email:
                continue
            if _is_taken(apps, form, row.pk if model == "User" else row.user_id):
                told = f"{row.email!r} ({model} {row.pk})"
                sys.stdout.write(f"\n  Left alone, for another account has it: {told}\n")
            else:
                rows.filter(pk=row.pk).update(email=form)


def _is_taken(apps, form, owner):
    """Whether another account has the address, or would have it in this form."""
    for app, model, key in (("accounts", "User", "pk"), ("account", "EmailAddress", "user_id")):
        rows = apps.get_model(app, model)._default_manager.values_list(key, "email").iterator()
        if any(pk != owner and _form(email) == form for pk, email in rows):
            return True
    return False


def _form(address):
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", address.strip()).lower())


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_name_asked"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]

    operations = [migrations.RunPython(compose, migrations.RunPython.noop)]
