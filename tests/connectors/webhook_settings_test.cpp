#include "connectors/webhook/webhook_settings.hpp"

#include "tests/connectors/webhook_samples.hpp"

#include <functional>
#include <limits>
#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using webhook::webhook_settings;

TEST_CASE("good settings have no fault") {
    CHECK(webhook::faults_of(samples::good_settings()).empty());
}

TEST_CASE("each fault names its key and never a secret") {
    struct row {
        std::string name;
        std::function<void(webhook_settings&)> spoil;
        std::string key;
    };
    const row rows[] = {
        {"no name", [](webhook_settings& s) { s.name.clear(); }, "name"},
        {"plain http", [](webhook_settings& s) { s.url = base::secret("http://h.example/T0P"); },
         "url"},
        {"no url", [](webhook_settings& s) { s.url = base::secret(); }, "url"},
        {"no secret", [](webhook_settings& s) { s.secrets.clear(); }, "secrets"},
        {"a bad second secret",
         [](webhook_settings& s) { s.secrets.emplace_back("whsec_T0Pshort=="); }, "secrets"},
        {"no time", [](webhook_settings& s) { s.timeout = 0s; }, "timeout"},
        {"too much time", [](webhook_settings& s) { s.timeout = 61s; }, "timeout"},
        {"nothing in flight", [](webhook_settings& s) { s.in_flight = 0; }, "in_flight"},
        {"negative rate", [](webhook_settings& s) { s.per_second = -1; }, "per_second"},
        {"a rate that is no number",
         [](webhook_settings& s) { s.per_second = std::numeric_limits<double>::quiet_NaN(); },
         "per_second"},
        {"no such authorities",
         [](webhook_settings& s) { s.ca_file = "/nonexistent/authorities.pem"; }, "ca_file"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        webhook_settings settings = samples::good_settings();
        r.spoil(settings);
        const auto faults = webhook::faults_of(settings);
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].key == r.key);
        CHECK(faults[0].what.find("T0P") == std::string::npos);
    }
}

TEST_CASE("all faults are told at once") {
    webhook_settings nothing;
    nothing.in_flight = 0;
    CHECK(webhook::faults_of(nothing).size() == 4);
}
