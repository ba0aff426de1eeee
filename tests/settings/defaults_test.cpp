#include "tests/settings/settings_text.hpp"

#include <filesystem>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

TEST_CASE("a file that only names a channel leaves every component its defaults") {
    const settings::settings read = test::settings_with("");
    CHECK(read.log_level == base::log_level::info);
    CHECK(read.programme.name == "The programme");
    CHECK(read.programme.zone == "Europe/London");
    CHECK(read.programme.nation == "england-and-wales");
    CHECK(read.programme.key_dates.empty());
    CHECK(read.people.empty());
    CHECK(read.rules == rules::rules_settings());
    CHECK(read.routing == routing::routing_settings());
    intake::intake_settings intake;
    intake.programme = "The programme";
    CHECK(read.intake == intake);
    CHECK(read.further_programmes.empty());
    CHECK(read.render.office_contact.empty());
    CHECK(read.closures.empty());
    CHECK(read.webhooks.empty());
    CHECK_FALSE(read.email.has_value());
}

TEST_CASE("without a schedule there is one round at 08:30 each working day") {
    const settings::settings read = test::settings_with("");
    REQUIRE(read.schedules.size() == 1);
    CHECK(read.schedules[0].name == "daily");
    CHECK(read.schedules[0].when == calendar::recurrence_settings());
    CHECK(read.schedules[0].when.days.empty());
    CHECK(read.schedules[0].when.time == "08:30");
    CHECK(read.schedules[0].catch_up == 8h);
}

TEST_CASE("the bundled bank holidays are used unless others are named") {
    const settings::settings read = test::settings_with("");
    REQUIRE(read.bank_holidays.size() == 1);
    CHECK(read.bank_holidays[0].filename() == "bank-holidays.json");
    CHECK(std::filesystem::is_regular_file(read.bank_holidays[0]));
}

TEST_CASE("an empty email table means a relay on this machine") {
    const settings::settings read = test::settings_of("[email]\n");
    REQUIRE(read.email.has_value());
    const transfer::smtp_settings plain;
    CHECK(read.email->smtp.host == plain.host);
    CHECK(read.email->smtp.port == plain.port);
    CHECK(read.email->smtp.tls == plain.tls);
    CHECK(read.email->smtp.sessions == plain.sessions);
    CHECK(read.email->smtp.total_timeout == plain.total_timeout);
    CHECK(read.email->smtp.password.empty());
    CHECK(read.email->limits.in_flight == 8);
    CHECK(read.email->identity.from_address == "remembrancer@localhost");
    CHECK(read.email->identity.reply_to_address.empty());
    CHECK_FALSE(read.file_channel.has_value());
}

TEST_CASE("a relay's port follows from how it speaks TLS") {
    struct row {
        const char* name;
        std::string text;
        int port;
    };
    const row rows[] = {
        {"submission", "tls = \"starttls\"\n", 587},
        {"implicit TLS", "tls = \"implicit\"\n", 465},
        {"a relay of this machine", "tls = \"none\"\n", 25},
        {"a port of its own", "tls = \"none\"\nport = 2525\n", 2525},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(test::settings_of("[email]\n" + r.text).email->smtp.port == r.port);
    }
}

TEST_CASE("the first channel that there is is the default, until another is named") {
    const std::string webhook = "[[webhook]]\nname = \"chat\"\nurl_file = \"secret.url\"\n"
                                "secret_files = [\"secret.webhook\"]\n";
    const std::string email = "[email]\n";
    CHECK(test::settings_of(webhook).default_channel == "chat");
    CHECK(test::settings_with(webhook).default_channel == "file");
    CHECK(test::settings_with(webhook + email).default_channel == "email");
    CHECK(
        test::settings_with(webhook + email + "[channels]\ndefault = \"chat\"\n").default_channel ==
        "chat");
}
