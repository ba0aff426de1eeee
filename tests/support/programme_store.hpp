#pragma once

#include "daemon/store/alerts.hpp"
#include "daemon/store/boards.hpp"
#include "daemon/store/episodes.hpp"
#include "daemon/store/imports.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/pauses.hpp"
#include "daemon/store/people.hpp"
#include "tests/support/builders.hpp"
#include "tests/support/snapshot_builder.hpp"
#include "tests/support/stepped_round.hpp"

#include <memory>
#include <string>
#include <vector>

namespace remembrancer::test {

/// A small programme in a store of its own, in memory: one workstream, `WS1 Legal`, with a project
/// manager and a sponsor, and those at the top. Everybody has an address.
class programme_store {
public:
    programme_store() {
        for (const char* name :
             {"Owner", "Legal manager", "Legal sponsor", "Programme director", "Programme office"})
            put(a_person(name));
        put(a_workstream("WS1 Legal", {"Legal manager"}, {"Legal sponsor"}));
    }

    void put(const plan::person& who) {
        store::transaction all(db);
        store::put_person(db, who);
        all.commit();
    }
    void put(const plan::workstream& stream) {
        store::transaction all(db);
        store::put_workstream(db, stream);
        all.commit();
    }
    void put(const plan::board& board) {
        store::transaction all(db);
        store::put_board(db, board);
        all.commit();
    }
    /// A new item; its identity is its title.
    plan::item put(plan::item item) {
        store::transaction all(db);
        item.id = store::insert_item(db, item, item.title);
        all.commit();
        return *store::find_item(db, item.id);
    }
    void change(const plan::item& item) {
        store::transaction all(db);
        store::update_item(db, item);
        all.commit();
    }
    void away(const std::string& person, plan::date from, plan::date until) {
        store::transaction all(db);
        store::add_absence(db, {0, person, from, until});
        all.commit();
    }
    plan::pause pause(plan::pause made) {
        store::transaction all(db);
        made = store::add_pause(db, made);
        all.commit();
        return made;
    }
    /// Counts as brought up to date by an import; the day's number.
    std::int64_t import_as_of(plan::date as_of) {
        store::transaction all(db);
        store::import_run run;
        run.as_of = as_of;
        const std::int64_t id = store::insert_import(db, run);
        all.commit();
        return id;
    }

    [[nodiscard]] std::shared_ptr<const rounds::snapshot> shared() const {
        return std::make_shared<const rounds::snapshot>(settings);
    }
    [[nodiscard]] stepped_round round(base::instant when, chunk_sizes sizes = {}) {
        return {db, shared(), when, sizes};
    }
    /// A whole round at half past eight; its messages stay unsent.
    std::vector<rounds::composed_message> hold(std::string_view iso_day) {
        stepped_round held = round(at(iso_day));
        return std::move(held.finish().messages);
    }
    /// The same, and the messages are accepted.
    std::vector<rounds::composed_message> hold_and_send(std::string_view iso_day) {
        auto messages = hold(iso_day);
        store::transaction all(db);
        store::accept_everything(db);
        all.commit();
        return messages;
    }
    /// The scope of a round that is opened for it.
    [[nodiscard]] std::shared_ptr<const rounds::scope> scope_on(std::string_view iso_day) {
        store::transaction all(db);
        const auto row = store::open_round(db, "daily", at(iso_day), at(iso_day)).value();
        all.commit();
        return rounds::prepare_round(db, people, shared(), row);
    }
    /// The newest row to this person, in whatever state.
    [[nodiscard]] store::outbox_row newest_to(const std::string& person) {
        for (store::outbox_row& row : store::list_outbox(db, "", 10'000))
            if (row.person == person)
                return std::move(row);
        return {};
    }

    store::session db = store::session::in_memory();
    rounds::snapshot settings = a_snapshot();
    rounds::people_cache people;
    rounds::kept_lines kept; ///< of the rounds that a test takes through their chunks itself
};

/// `person: ref@step ref@step` a message, in the order in which they were made.
[[nodiscard]] inline std::vector<std::string>
told_lines(const std::vector<rounds::composed_message>& messages) {
    std::vector<std::string> lines;
    for (const rounds::composed_message& each : messages) {
        std::string line = each.message.person + ":";
        for (const plan::message_item& item : each.model.items) {
            line += " " + item.title + "@";
            line += item.step == plan::step_over ? "over" : std::to_string(item.step);
        }
        if (each.model.list)
            line += " list";
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace remembrancer::test
