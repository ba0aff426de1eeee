#include "daemon/rounds/message_key.hpp"

#include "tests/support/snapshot_builder.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using rounds::message_key;

namespace {

store::round_row round_of(const std::string& schedule, base::instant when) {
    store::round_row round;
    round.schedule = schedule;
    round.scheduled_for = when;
    return round;
}

} // namespace

TEST_CASE("a message's key never changes: it is in mails that were sent long ago") {
    CHECK(message_key("0123456789abcdef", round_of("daily", test::at("2018-12-05")),
                      "Legal sponsor",
                      "email") == "rem-0123456789abcdef-7a31bf5cb8b6b0d5fb5cb2db12f5b632");
    CHECK(message_key("s", "dead letter") == "rem-s-aba69c1555cebd3ac95a8fa340084edd");
}

TEST_CASE("a round that is run again gives its message the same key") {
    store::round_row once = round_of("daily", test::at("2018-12-05"));
    store::round_row again = once;
    again.id = {77};
    again.opened_at = test::at("2018-12-06");
    again.messages = 4;
    CHECK(message_key("s", once, "Owner", "email") == message_key("s", again, "Owner", "email"));
}

TEST_CASE("whatever tells two messages apart changes the key") {
    const auto when = test::at("2018-12-05");
    const std::vector<std::string> keys{
        message_key("s", round_of("daily", when), "Owner", "email"),
        message_key("t", round_of("daily", when), "Owner", "email"),
        message_key("s", round_of("weekly", when), "Owner", "email"),
        message_key("s", round_of("daily", when + 1ms), "Owner", "email"),
        message_key("s", round_of("daily", when + 24h), "Owner", "email"),
        message_key("s", round_of("daily", when), "Owner ", "email"),
        message_key("s", round_of("daily", when), "owner", "email"),
        message_key("s", round_of("daily", when), "Owner", "file"),
        // No part may flow into the next.
        message_key("s", round_of("daily", when), "Owneremail", ""),
        message_key("s", round_of("daily", when), "", "Owneremail"),
    };
    CHECK(std::set<std::string>(keys.begin(), keys.end()).size() == keys.size());
}

TEST_CASE("a key holds nothing that a mail's header or a webhook's could trip over") {
    for (const char* person :
         {"", "Zoë; DROP TABLE", "a\r\nBcc: b@example.org", "\xff\xfe", "<script>", "@everyone"}) {
        CAPTURE(person);
        const std::string key =
            message_key("00ff", round_of("daily\n", test::at("2018-12-05")), person, "email");
        CHECK(key.size() == std::string("rem-00ff-").size() + 32);
        CHECK(std::ranges::all_of(key, [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        }));
    }
}

TEST_CASE("a store's name is made once and is its own") {
    auto db = store::session::in_memory();
    auto other = store::session::in_memory();
    store::transaction all(db);
    store::transaction all_other(other);
    const std::string name = rounds::store_name(db);
    CHECK(name.size() == 16);
    CHECK(rounds::store_name(db) == name);
    CHECK(rounds::store_name(other) != name);
    all.commit();
    auto copy = db.private_copy();
    store::transaction all_copied(copy);
    CHECK(rounds::store_name(copy) == name);
}
