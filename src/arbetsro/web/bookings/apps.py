from django.apps import AppConfig


class BookingsConfig(AppConfig):
    name = "arbetsro.web.bookings"
    label = "bookings"
