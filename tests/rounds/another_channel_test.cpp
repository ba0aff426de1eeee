#include "daemon/rounds/another_channel.hpp"

#include "daemon/rounds/explain.hpp"
#include "daemon/store/fallbacks.hpp"
#include "tests/support/printing.hpp"
#include "tests/support/programme_store.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using test::a_milestone;
using test::at;
using test::day;
using strings = std::vector<std::string>;

namespace {

/// Of two milestones the one is `Owner`'s and five working days late, the other is the sponsor's
/// own and due in a week. The sponsor prefers mail, then the chat, then the pager at the same relay
/// as mail.
struct programme : test::programme_store {
    programme() {
        (void)hold("2018-12-03");
        settings.channels = {{"email", "email", true},
                             {"pager", "email", true},
                             {"chat", "chat", false, true, true},
                             {"file", "file", true}};
        sponsor().channels = {"email", "pager", "chat"};
        sponsor().handles["chat"] = "U1";
        due("theirs", "Owner", "2018-11-28");
        due("own", "Legal sponsor", "2018-12-12");
        (void)hold("2018-12-05");
        old = newest_to("Legal sponsor");
    }

    rounds::person_settings& sponsor() {
        if (settings.people.empty())
            settings.people.emplace_back().name = "Legal sponsor";
        return settings.people.front();
    }
    void due(const char* title, const char* owner, const char* on) {
        (void)put(a_milestone().titled(title).in("WS1 Legal").owned_by(owner).baseline(day(on)));
    }
    /// The old message goes another way at nine; whether there was one.
    bool fall_back() {
        store::transaction all(db);
        const auto others = rounds::make_other_channels([this] { return shared(); });
        const auto by = others.next(db, old, at("2018-12-05", 9h));
        const bool went = by && store::replace_message(db, old.id, *by);
        all.commit();
        return went;
    }
    [[nodiscard]] strings titles_in(const store::outbox_row& row) const {
        strings titles;
        for (const plan::message_item& line : plan::message_from_json(row.model).items)
            titles.push_back(line.title);
        return titles;
    }
    [[nodiscard]] strings waiting() {
        strings titles;
        for (const store::waiting_alert& each : test::waiting_alerts(db, "Legal sponsor"))
            titles.push_back(store::find_item(db, plan::item_id{each.episode.subject.id})->title);
        return titles;
    }

    store::outbox_row old;
};

} // namespace

TEST_CASE("the next channel is another destination that reaches the person") {
    struct row {
        const char* name;
        strings own;
        bool has_handle;
        strings tried;
        std::string wanted; ///< empty: none
    };
    const row rows[] = {
        {"the second", {"email", "chat"}, true, {"email"}, "chat"},
        {"one at the same destination is passed over",
         {"email", "pager", "chat"},
         true,
         {"email"},
         "chat"},
        {"one that does not reach them too", {"file", "chat"}, false, {"file"}, "email"},
        {"the default comes last", {"chat", "file"}, true, {"chat", "file"}, "email"},
        {"all were tried", {"email", "chat"}, true, {"chat", "email"}, ""},
        {"nobody has chosen any", {}, true, {"email"}, ""},
        {"what was tried first is not tried again",
         {"chat", "file"},
         true,
         {"file", "chat"},
         "email"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        programme of;
        of.sponsor().channels = r.own;
        if (!r.has_handle)
            of.sponsor().handles.clear();
        const plan::person who = test::a_person("Legal sponsor");
        const auto by = rounds::reach_past(of.settings, "Legal sponsor", &who, r.tried);
        CHECK((by.channel == nullptr ? std::string() : by.channel->name) == r.wanted);
    }
}

TEST_CASE("only what cannot wait goes by another channel, with the same facts") {
    programme of;
    REQUIRE(of.titles_in(of.old) == strings{"theirs", "own"});
    REQUIRE(of.fall_back());
    const auto made = of.newest_to("Legal sponsor");
    CHECK(made.channel == "chat");
    CHECK(made.address == "U1");
    CHECK(made.kind == "escalation");
    CHECK(made.created == at("2018-12-05", 9h));
    CHECK_FALSE(made.may_be_copy);
    CHECK(made.key != of.old.key);
    CHECK(of.titles_in(made) == strings{"theirs"});
    const auto before = plan::message_from_json(of.old.model);
    const auto after = plan::message_from_json(made.model);
    CHECK(after.items[0] == before.items[0]);
    CHECK(after.more_items == 1);
    CHECK(after.note == "You have this by another channel because email has not taken it.");
    // The rest comes with the next round, and nothing is told twice.
    CHECK(of.waiting() == strings{"own"});
    CHECK(test::told_lines(of.hold("2018-12-06")) == strings{"Legal sponsor: own@-5"});
}

TEST_CASE("what may have arrived goes as a whole, as a marked copy that says so") {
    programme of;
    of.old.may_be_copy = true;
    REQUIRE(of.fall_back());
    const auto made = of.newest_to("Legal sponsor");
    CHECK(made.may_be_copy);
    CHECK(of.titles_in(made) == strings{"theirs", "own"});
    const auto model = plan::message_from_json(made.model);
    CHECK(model.note == "This may be a copy: you may have had the same by another channel.");
    CHECK(model.more_items == 0);
    CHECK(of.waiting().empty());
    CHECK(of.hold("2018-12-06").empty());
}

TEST_CASE("without a further channel nothing changes") {
    programme of;
    of.sponsor().channels = {"email", "pager"};
    CHECK_FALSE(of.fall_back());
    CHECK(of.newest_to("Legal sponsor").id == of.old.id);
    CHECK(of.newest_to("Legal sponsor").state == plan::outbox_state::pending);
}

TEST_CASE("what goes instead waits for its reader's quiet hours") {
    programme of;
    of.sponsor().quiet = rounds::quiet_hours{8h, 12h};
    REQUIRE(of.fall_back());
    CHECK(of.newest_to("Legal sponsor").next_attempt_at == at("2018-12-05", 12h));
    const auto others = rounds::make_other_channels([&] { return of.shared(); });
    CHECK(others.not_before("Legal sponsor", at("2018-12-05", 9h)) == at("2018-12-05", 12h));
    CHECK(others.not_before("Owner", at("2018-12-05", 9h)) == at("2018-12-05", 9h));
}

TEST_CASE("which channels a reader has is asked anew: the settings may have been read again") {
    programme of;
    const auto others = rounds::make_other_channels([&] { return of.shared(); });
    const auto next = [&] {
        const store::transaction all(of.db);
        const auto by = others.next(of.db, of.old, at("2018-12-05", 9h));
        return by ? by->message.channel + " " + by->message.address : std::string();
    };
    CHECK(next() == "chat U1");
    of.sponsor().handles["chat"] = "U2";
    CHECK(next() == "chat U2");
    of.sponsor().channels = {"email"};
    CHECK(next().empty());
    CHECK(others.not_before("Legal sponsor", at("2018-12-05", 9h)) == at("2018-12-05", 9h));
    of.sponsor().quiet = rounds::quiet_hours{8h, 12h};
    CHECK(others.not_before("Legal sponsor", at("2018-12-05", 9h)) == at("2018-12-05", 12h));
}

TEST_CASE("the programme office's list is not lost with an escalation that goes another way") {
    plan::message model;
    plan::message_item& line = model.items.emplace_back();
    line.rule = plan::rule::overdue;
    line.told_as = plan::role::programme_office;
    model.list.emplace();
    const auto part = rounds::urgent_part_of(model);
    CHECK_FALSE(part.is_all);
    CHECK_FALSE(part.model.list);
    CHECK(part.model.items.size() == 1);
    CHECK(part.model.more_items == 0);
    model.list.reset();
    CHECK(rounds::urgent_part_of(model).is_all);
    model.items[0].told_as = plan::role::owner;
    CHECK(rounds::urgent_part_of(model).model == model);
}

TEST_CASE("explain says of both messages what became of the first") {
    programme of;
    REQUIRE(of.fall_back());
    const auto made = of.newest_to("Legal sponsor");
    const auto settings = of.shared();
    const auto first =
        rounds::explain_message(of.db, of.people, settings, *store::find_message(of.db, of.old.id));
    REQUIRE(first.instead);
    CHECK(first.instead->id == made.id);
    CHECK(first.alerts.empty());
    const auto second = rounds::explain_message(of.db, of.people, settings, made);
    REQUIRE(second.replaced);
    CHECK(second.replaced->id == of.old.id);
    REQUIRE(second.alerts.size() == 1);
    CHECK(second.alerts[0].became.what == rounds::fate::under_way);
    // Both stand with the item.
    const auto item =
        rounds::explain_item(of.db, of.people, settings, *second.alerts[0].item, day("2018-12-05"));
    const auto has = [&](plan::outbox_id id) {
        return std::ranges::any_of(item.messages,
                                   [id](const auto& each) { return each.row.id == id; });
    };
    CHECK(has(of.old.id));
    CHECK(has(made.id));
}
