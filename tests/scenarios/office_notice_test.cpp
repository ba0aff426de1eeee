#include "daemon/app/office_notice.hpp"

#include "daemon/app/make_snapshot.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

const base::instant noon =
    std::chrono::sys_days(std::chrono::year(2018) / 12 / 5) + std::chrono::hours(12);

/// Channels email (the default), file, and the webhooks `team` and `office`.
settings::settings some_settings() {
    settings::settings from;
    from.programme.nation = "england-and-wales";
    from.email.emplace();
    from.file_channel.emplace();
    from.webhooks.resize(2);
    from.webhooks[0].name = "team";
    from.webhooks[1].name = "office";
    from.default_channel = "email";
    return from;
}

void import_office(store::session& db) {
    store::transaction all(db);
    plan::person office;
    office.name = "Programme office";
    office.email = "office@example.org";
    store::put_person(db, office);
    all.commit();
}

outbox::finished_send death(const std::string& destination, plan::failure reason,
                            const std::string& person = "Owner") {
    outbox::finished_send dead;
    dead.destination = destination;
    dead.row.id = plan::outbox_id{7};
    dead.row.person = person;
    dead.row.channel = destination;
    dead.what.settlement.state = plan::outbox_state::dead;
    dead.what.settlement.outcome.reason = reason;
    return dead;
}

outbox::notice_to_office notice_by(const settings::settings& from) {
    return app::make_office_notice([of = app::make_snapshot(from)] { return of; });
}

std::optional<store::new_message> told(const outbox::notice_to_office& notice, store::session& db,
                                       const outbox::finished_send& dead,
                                       base::instant when = noon) {
    store::transaction all(db);
    auto made = notice(db, dead, when);
    all.commit();
    return made;
}

} // namespace

TEST_CASE("the office is found in the store as it is when a message dies") {
    store::session db = store::session::in_memory();
    const auto notice = notice_by(some_settings());
    const auto dead = death("webhook:team", plan::failure::client);
    CHECK_FALSE(told(notice, db, dead));
    import_office(db);
    const auto made = told(notice, db, dead);
    REQUIRE(made);
    CHECK(made->channel == "email");
    CHECK(made->address == "office@example.org");
}

TEST_CASE("the office hears of a death by a channel of its own, or by the default") {
    struct row {
        const char* name;
        std::vector<std::string> own;
        std::string dead;
        std::string wanted; ///< empty: by none
    };
    const row rows[] = {
        {"the default", {}, "webhook:team", "email"},
        {"the default itself is dead: never another's webhook", {}, "email", ""},
        {"its own first", {"office", "file"}, "email", "office"},
        {"its own next", {"office", "file"}, "webhook:office", "file"},
        {"its own is dead", {"office"}, "webhook:office", "email"},
        {"a channel that is no more", {"gone"}, "webhook:team", "email"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        store::session db = store::session::in_memory();
        import_office(db);
        settings::settings from = some_settings();
        from.people.push_back({"programme office", r.own, {}});
        const auto notice = notice_by(from);
        const auto made = told(notice, db, death(r.dead, plan::failure::client));
        CHECK((made ? made->channel : std::string()) == r.wanted);
    }
}

TEST_CASE("the office is told by the channels that it has now") {
    store::session db = store::session::in_memory();
    import_office(db);
    settings::settings from = some_settings();
    const auto notice = app::make_office_notice([&] { return app::make_snapshot(from); });
    const auto dead = death("webhook:team", plan::failure::client);
    CHECK(told(notice, db, dead).value().channel == "email");
    from.people.push_back({"programme office", {"file"}, {}});
    CHECK(told(notice, db, dead).value().channel == "file");
}

TEST_CASE("the office hears how somebody is told instead, or is asked to tell them") {
    store::session db = store::session::in_memory();
    import_office(db);
    const auto notice = notice_by(some_settings());
    outbox::finished_send dead = death("webhook:team", plan::failure::client);
    const auto says = [&](const char* words) {
        return told(notice, db, dead).value().model.find(words) != std::string::npos;
    };
    CHECK(says("Tell them another way"));
    dead.went_by = "file";
    CHECK(says("They are told by file instead"));
    CHECK_FALSE(says("Tell them another way"));
}

TEST_CASE("the office hears once a day, by another channel, that one does not let us in") {
    store::session db = store::session::in_memory();
    import_office(db);
    const auto notice = notice_by(some_settings());
    outbox::finished_send waits = death("webhook:team", plan::failure::auth);
    waits.what.settlement.state = plan::outbox_state::deferred;
    waits.what.settlement.outcome.detail = "HTTP 401 (check the secret)";
    const auto made = told(notice, db, waits);
    REQUIRE(made);
    CHECK(made->destination != "webhook:team");
    CHECK(made->model.find("HTTP 401 (check the secret)") != std::string::npos);
    CHECK(made->model.find("restart the daemon") != std::string::npos);
    waits.row.id = plan::outbox_id{8};
    CHECK(told(notice, db, waits)->key == made->key);
    CHECK(told(notice, db, death("webhook:team", plan::failure::auth))->key != made->key);
}

TEST_CASE("deaths with one cause have one notice a day") {
    store::session db = store::session::in_memory();
    import_office(db);
    const auto notice = notice_by(some_settings());
    std::set<std::string> keys;
    const auto count = [&](const outbox::finished_send& dead, base::instant when = noon) {
        keys.insert(told(notice, db, dead, when).value().key);
        return keys.size();
    };
    CHECK(count(death("webhook:team", plan::failure::client, "Owner")) == 1);
    CHECK(count(death("webhook:team", plan::failure::client, "Sponsor")) == 1);
    CHECK(count(death("webhook:team", plan::failure::auth)) == 2);
    CHECK(count(death("webhook:office", plan::failure::client)) == 3);
    CHECK(count(death("webhook:team", plan::failure::client), noon + std::chrono::hours(24)) == 4);
    // A bad address is one person's, and somebody has to put it right.
    CHECK(count(death("file", plan::failure::recipient, "Owner")) == 5);
    CHECK(count(death("file", plan::failure::recipient, "Sponsor")) == 6);
    CHECK(count(death("file", plan::failure::recipient, "Owner")) == 6);
}

TEST_CASE("what was sent with a remark has one notice a day for each remark, by any channel") {
    store::session db = store::session::in_memory();
    import_office(db);
    const auto notice = notice_by(some_settings());
    outbox::finished_send sent = death("email", plan::failure::none);
    sent.what.settlement.state = plan::outbox_state::accepted;
    sent.what.settlement.outcome.remark = "template subject line 3: unknown key 'titel'";
    const auto made = told(notice, db, sent);
    REQUIRE(made);
    CHECK(made->channel == "email");
    CHECK(made->model.find("template subject line 3") != std::string::npos);
    sent.row.id = plan::outbox_id{8};
    CHECK(told(notice, db, sent)->key == made->key);
    sent.what.settlement.outcome.remark = "the subject came out empty";
    CHECK(told(notice, db, sent)->key != made->key);
}
