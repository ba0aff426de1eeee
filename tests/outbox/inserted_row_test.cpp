#include "daemon/store/outbox.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;

TEST_CASE("the row of a message that was just inserted is the one that the store has") {
    const base::instant now = std::chrono::sys_days(2018y / 12 / 5) + 8h;
    store::session db = store::session::in_memory();
    store::new_message message;
    message.person = "Owner A";
    message.channel = "email";
    message.destination = "relay";
    message.address = "owner.a@plan.example";
    message.kind = plan::message_kind::escalation;
    message.model = R"({"programme": "P"})";
    message.created = now;
    for (const bool claimed : {false, true}) {
        for (const base::instant due : {now - 1h, now, now + 1h}) {
            message.claimed = claimed;
            message.due = due;
            message.key += "x";
            const auto id = store::insert_message(db, message);
            REQUIRE(id);
            CHECK(store::row_of(*id, message) == store::find_message(db, *id).value());
        }
    }
}

TEST_CASE("a message that is dropped by hand keeps the time at which it was due") {
    const base::instant now = std::chrono::sys_days(2018y / 12 / 5) + 8h;
    store::session db = store::session::in_memory();
    store::new_message message;
    message.key = "key";
    message.model = "{}";
    message.created = now;
    message.due = now + 3h;
    const auto id = store::insert_message(db, message);
    REQUIRE(id);
    REQUIRE(store::drop_message(db, *id));
    const auto row = store::find_message(db, *id).value();
    CHECK(row.state == plan::outbox_state::cancelled);
    CHECK(row.next_attempt_at == now + 3h);
    CHECK_FALSE(store::drop_message(db, *id));
}
