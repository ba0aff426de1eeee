#include "connectors/notify/receipt.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::outbox_state;

TEST_CASE("what became of a message is read from Notify's callback") {
    struct row {
        std::string name;
        std::string body;
        notify::receipt expected;
    };
    const row rows[] = {
        {"delivered",
         R"({"id":"740e5834-3a29-46b4-9a6f-16142fde533a","reference":"rem-7","to":"a@b.example",)"
         R"("status":"delivered","created_at":"2017-05-14T12:15:30.000000Z","template_version":1})",
         {"rem-7", outbox_state::delivered}},
        {"no such mailbox",
         R"({"reference":"rem-7","status":"permanent-failure"})",
         {"rem-7", outbox_state::bounced}},
        {"a full mailbox, given up",
         R"({"reference":"rem-7","status":"temporary-failure"})",
         {"rem-7", outbox_state::bounced}},
        {"trouble of Notify's own",
         R"({"reference":"rem-7","status":"technical-failure"})",
         {"rem-7", outbox_state::bounced}},
        {"not yet", R"({"reference":"rem-7","status":"sending"})", {"rem-7", {}}},
        {"a status to come", R"({"reference":"rem-7","status":"Delivered"})", {"rem-7", {}}},
        {"no status", R"({"reference":"rem-7"})", {"rem-7", {}}},
        {"a status of another form", R"({"reference":"rem-7","status":1})", {"rem-7", {}}},
        {"of no message of ours",
         R"({"reference":null,"status":"delivered"})",
         {"", outbox_state::delivered}},
        {"a text that somebody sent", R"({"source_number":"447700912345","message":"Hello"})", {}},
        {"a list", R"(["delivered"])", {}},
        {"no JSON", "reference=rem-7", {}},
        {"invalid UTF-8", "{\"reference\":\"\xff\"}", {}},
        {"nothing", "", {}},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(notify::receipt_of(r.body) == r.expected);
    }
}
