from django.urls import path

from arbetsro.web.applications.views.person import (
    applying,
    consents,
    door,
    messages,
    mine,
    readers,
    record,
)

app_name = "service"
urlpatterns = [
    path("", door.information, name="information"),
    path("begin/", door.begin, name="begin"),
    path("begin/code/", door.code, name="code"),
    path("begin/who/", door.who, name="who"),
    path("application/", applying.application, name="application"),
    path("application/save/", applying.save, name="save"),
    path("application/again/", applying.again, name="again"),
    path("application/withdraw/", applying.withdraw, name="withdraw"),
    path("mine/", mine.mine, name="mine"),
    path("mine/details/", mine.details, name="details"),
    path("mine/messages/", messages.messages, name="messages"),
    path("mine/consents/", consents.consents, name="consents"),
    path("mine/receipts/<uuid:receipt>/", consents.receipt, name="receipt"),
    path("mine/receipts/<uuid:receipt>/pdf/", consents.receipt_pdf, name="receipt_pdf"),
    path("mine/readers/", readers.readers, name="readers"),
    path("mine/readers/block/", readers.block, name="block"),
    path("mine/readers/<int:block>/lift/", readers.lift, name="lift"),
    path("mine/record/", record.choose, name="record"),
    path("mine/record/pdf/", record.as_pdf, name="record_pdf"),
    path("mine/record/fhir/", record.as_fhir, name="record_fhir"),
]
