#include "connectors/notify/notify.hpp"
#include "tests/connectors/samples_of_notify.hpp"

#include <functional>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace remembrancer;

TEST_CASE("settings of Notify's that cannot work say how to mend them, and show no key") {
    struct row {
        std::string name;
        std::function<void(kit::channel_settings&)> spoil;
        std::string key;
    };
    const row rows[] = {
        {"no key", [](auto& s) { s.token = base::secret(); }, "token"},
        {"a key without its secret",
         [](auto& s) { s.token = base::secret("T0P-26785a09-ab16-4eb0-8407-a37497a57506"); },
         "token"},
        {"a letter", [](auto& s) { s.own["sends"] = "letter"; }, "sends"},
        {"no template", [](auto& s) { s.own.erase("template_id"); }, "template_id"},
        {"a template's name", [](auto& s) { s.own["template_id"] = "reminders"; }, "template_id"},
        {"a reply-to address", [](auto& s) { s.own["reply_to_id"] = "pmo@dorset.example"; },
         "reply_to_id"},
        {"plain http", [](auto& s) { s.url = base::secret("http://notify.example.org"); }, "url"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        kit::channel_settings settings = tests::notify_email().settings;
        r.spoil(settings);
        const auto faults = kit::faults_of(notify::kind, settings);
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].key == r.key);
        CHECK(faults[0].what.find("T0P") == std::string::npos);
    }
    kit::channel_settings least = tests::notify_email().settings;
    least.url = base::secret();
    least.own.erase("sends");
    least.own.erase("reply_to_id");
    CHECK(kit::faults_of(notify::kind, least).empty());
}

TEST_CASE("emails go to mail addresses and texts to handles") {
    CHECK(notify::kind.addresses(tests::notify_email().settings) == kit::addressing::mail);
    CHECK(notify::kind.addresses(tests::notify_sms().settings) == kit::addressing::handle);
    kit::channel_settings unsaid = tests::notify_email().settings;
    unsaid.own.erase("sends");
    CHECK(notify::kind.addresses(unsaid) == kit::addressing::mail);
}

TEST_CASE("a handle is a telephone number") {
    for (const char* good : {"+447700900123", "07700 900123", "07700900123", "+44 (0)7700-900123",
                             "+1 202 555 0100", "01305 251000"}) {
        CAPTURE(good);
        CHECK(notify::kind.handle_fault(good) == "");
    }
    for (const char* bad : {"", "sian", "7700900123", "+44", "077009001", "077009001234", "+",
                            "+4477009001234567", "0770O900123", "07700900123\n", "07700/900123",
                            "07700                          900123"}) {
        CAPTURE(bad);
        CHECK(notify::kind.handle_fault(bad) != "");
    }
}

TEST_CASE("a request is for the medium, under the message's key") {
    const plan::message model = tests::usual_messages().front().second;
    const kit::composed email = tests::composed_by(tests::notify_email(), model);
    REQUIRE(email.requests.size() == 1);
    CHECK(email.requests[0].path == "/v2/notifications/email");
    CHECK(email.requests[0].headers.at(0).starts_with("Authorization: Bearer eyJ"));
    const auto body = nlohmann::json::parse(email.requests[0].body);
    CHECK(body["email_address"] == "sian.jones@dorset.example");
    CHECK(body["reference"] == "rem-7");
    CHECK(body["email_reply_to_id"] == "8e222534-7f05-4972-86e3-17c5d9f894e2");

    const kit::composed sms = tests::composed_by(tests::notify_sms(), model);
    REQUIRE(sms.requests.size() == 1);
    CHECK(sms.requests[0].path == "/v2/notifications/sms");
    const auto text = nlohmann::json::parse(sms.requests[0].body);
    CHECK(text["phone_number"] == "07700 900123");
    CHECK(text["sms_sender_id"] == "8e222534-7f05-4972-86e3-17c5d9f894e2");
    CHECK(!text.contains("sanitise_content_for"));
}
