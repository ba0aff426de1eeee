#include "daemon/rounds/compose.hpp"

#include "tests/rounds/late_programme.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using test::a_milestone;
using test::at;
using test::day;
using test::told_lines;
using strings = std::vector<std::string>;
using programme = test::late_programme;

TEST_CASE("chunks go through the recipients by name and say whether there may be more") {
    programme of;
    of.late("a");
    of.late("b", "Legal manager");
    of.late("c", "Legal sponsor");
    const auto in = of.evaluated("2018-12-05");
    const auto now = at("2018-12-05");
    const auto first = rounds::compose_chunk(of.db, *in, of.kept, now, "", 2, {});
    CHECK(told_lines(first.messages) == strings{"Legal manager: b@1", "Legal sponsor: c@1"});
    CHECK(first.last_recipient == "Legal sponsor");
    CHECK(first.more);
    const auto second =
        rounds::compose_chunk(of.db, *in, of.kept, now, first.last_recipient, 2, {});
    CHECK(told_lines(second.messages) == strings{"Owner: a@1"});
    CHECK_FALSE(second.more);
    const auto none = rounds::compose_chunk(of.db, *in, of.kept, now, second.last_recipient, 2, {});
    CHECK(none.messages.empty());
    CHECK_FALSE(none.more);
}

TEST_CASE("however much waits for one person, a chunk reads no more than it has room for") {
    constexpr int many = 7;
    for (const int room : {1, 2, 3, many, many + 1}) {
        CAPTURE(room);
        programme of;
        of.settings.routing.bundle.lines_in_message = 2;
        for (int i = 0; i < many; ++i)
            of.late(std::string(1, static_cast<char>('a' + i)).c_str());
        of.late("z", "Programme director");
        const auto in = of.evaluated("2018-12-05");
        std::string after;
        strings told;
        int chunks = 0;
        for (bool more = true; more && chunks < 50; ++chunks) {
            const auto made =
                rounds::compose_chunk(of.db, *in, of.kept, at("2018-12-05"), after, 5, {}, room);
            after = made.last_recipient;
            more = made.more;
            for (const std::string& line : told_lines(made.messages))
                told.push_back(line);
            for (const auto& each : made.messages)
                CHECK(each.model.more_items == (each.message.person == "Owner" ? many - 2 : 0));
        }
        CHECK(told == strings{"Owner: a@1 b@1", "Programme director: z@1"});
        CHECK(chunks >= many / room);
    }
}

TEST_CASE("what has been read is read anew when somebody writes before the message is made") {
    programme of;
    for (const char* title : {"a", "b", "c"})
        of.late(title);
    const auto in = of.evaluated("2018-12-05");
    const auto now = at("2018-12-05");
    const auto begun = rounds::compose_chunk(of.db, *in, of.kept, now, "", 5, {}, 2);
    CHECK(begun.messages.empty());
    CHECK(begun.more);
    CHECK(begun.last_recipient.empty());
    for (const store::waiting_alert& each : test::waiting_alerts(of.db, "Owner")) {
        plan::item item = *store::find_item(of.db, plan::item_id{each.episode.subject.id});
        if (item.title != "a")
            continue;
        item.vanished_on = day("2018-12-05");
        of.change(item);
    }
    const auto rest = rounds::compose_chunk(of.db, *in, of.kept, now, "", 5, {});
    CHECK(told_lines(rest.messages) == strings{"Owner: b@1 c@1"});
}
