"""The forms of hours and times."""

from arbetsro.web.bookings.forms.choosing import ChooseForm, OfferForm, StaffFilter
from arbetsro.web.bookings.forms.hours import DeviationForm, HoursForm, IllForm

__all__ = ["ChooseForm", "DeviationForm", "HoursForm", "IllForm", "OfferForm", "StaffFilter"]
