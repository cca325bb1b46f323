"""People who sign in, and guests who try first."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils import timezone

from accounts import one_form

NAME_LENGTH = 160


class UserManager(BaseUserManager["User"]):
    """Makes users from an e-mail address, which is their only name."""

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> User:
        """Give the stored user; raise ValueError where the address is empty."""
        if not email:
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=one_form.of_address(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: Any) -> User:
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractBaseUser, PermissionsMixin):
    """A person, known by an e-mail address."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=NAME_LENGTH, blank=True)
    name_asked = models.BooleanField(default=False)  # once, and not again
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"

    def __str__(self) -> str:
        return self.email

    def clean(self) -> None:
        """In one form, so that the admin cannot make a second user of one address."""
        super().clean()
        self.email = one_form.of_address(self.email)

    def set_password(self, raw_password: str | None) -> None:
        """Keep a password in its one form."""
        form = raw_password if raw_password is None else one_form.of_password(raw_password)
        super().set_password(form)

    def check_password(self, raw_password: str | None) -> bool:
        """Whether it is the password; one from before it had one form counts as it was typed."""
        if raw_password is None:
            return False
        form = one_form.of_password(raw_password)
        return super().check_password(form) or (
            form != raw_password and super().check_password(raw_password)
        )

    def renew_password(self, raw_password: str) -> None:
        """Hash a password that was just right anew, where it was kept as it was typed."""
        form = one_form.of_password(raw_password)
        if form != raw_password and not super().check_password(form):
            self.set_password(raw_password)
            self.save(update_fields=["password"])


class Guest(models.Model):
    """A browser that began canvases before anybody signed in; its id lives in the session."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    # Kept, so that a canvas begun in another tab while its guest signed in finds its owner.
    claimed_by = models.ForeignKey(
        User, on_delete=models.CASCADE, null=True, blank=True, related_name="guests"
    )

    def __str__(self) -> str:
        return f"guest {self.id}"


class Mail(models.Model):
    """A mail that waits to be sent. It goes once it was, for it may hold a code or a link."""

    to = models.EmailField(max_length=320)
    subject = models.TextField()
    text = models.TextField()
    html = models.TextField(blank=True)
    headers = models.JSONField(default=dict)
    tries = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        default_related_name = "mails"

    def __str__(self) -> str:
        return f"{self.subject} ({self.to})"
