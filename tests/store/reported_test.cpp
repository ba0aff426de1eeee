#include "daemon/store/imports.hpp"
#include "daemon/store/items.hpp"
#include "tests/store/stored.hpp"
#include "tests/support/days.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <array>
#include <functional>

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::outbox_state;
using test::half_past_eight;

namespace {

/// A message to the programme office that lists a missed round, a dead message and a changed
/// baseline, unless `is_list` is false: then it tells of an overdue item.
struct bench {
    explicit bench(bool is_list) {
        plan::episode opened;
        opened.rule = is_list ? plan::rule::weekly_list : plan::rule::overdue;
        opened.subject = {plan::subject_kind::programme, 1};
        opened.opened = test::day("2018-12-03");
        const auto episode = store::insert_episode(db, opened).id;
        store::insert_alert(db, test::an_alert(episode, "Office"), test::stored_round(db),
                            test::day("2018-12-03"));

        const auto other = store::insert_message(db, test::a_message("other")).value();
        settle(other, outbox_state::dead);
        store::record_missed(db, "weekly", half_past_eight);
        plan::item moved;
        moved.id = store::insert_item(db, moved, "moved");
        store::field_change change;
        change.item = moved.id;
        change.field = "baseline";
        store::insert_change(db, store::insert_import(db, {}), change);

        message = store::insert_message(db, test::a_message("list")).value();
        store::put_into_message(
            db, "Office", std::array{test::waiting_alerts(db, "Office").at(0).alert.id}, message);
        store::mark_missed_reported(db, store::unreported_missed(db).at(0).id, message);
        store::mark_dead_reported(db, other, message);
        store::mark_change_reported(db, store::unreported_baselines(db).at(0).id, message);
        REQUIRE(to_report() == "");
    }

    void settle(plan::outbox_id id, outbox_state state) {
        REQUIRE(store::claim_due(db, "relay", half_past_eight, 1).size() == 1);
        store::settlement result;
        result.id = id;
        result.state = state;
        result.attempts = ++attempts;
        result.next_attempt_at = half_past_eight;
        REQUIRE(store::settle(db, result));
    }

    [[nodiscard]] std::string to_report() {
        std::string names;
        for (const store::round_row& missed : store::unreported_missed(db))
            names += missed.schedule + " ";
        for (const store::outbox_row& dead : store::unreported_dead(db, 9))
            names += dead.key + " ";
        for (const store::field_change& change : store::unreported_baselines(db))
            names += change.field + " ";
        return names;
    }

    store::session db = store::session::in_memory();
    store::transaction all{db};
    plan::outbox_id message;
    int attempts = 0;
};

} // namespace

TEST_CASE("what a list reported is to be reported again once the list cannot be read any more") {
    struct row {
        const char* name;
        bool is_list;
        std::function<void(bench&)> then;
        const char* to_report;
    };
    const auto dies = [](bench& b) {
        b.settle(b.message, outbox_state::dead);
        store::report_again(b.db, b.message);
    };
    const auto is_dropped = [](bench& b) { REQUIRE(store::drop_message(b.db, b.message)); };
    const row rows[] = {
        {"it waits", true, [](bench&) {}, ""},
        {"it is deferred", true, [](bench& b) { b.settle(b.message, outbox_state::deferred); }, ""},
        {"it is sent", true, [](bench& b) { b.settle(b.message, outbox_state::accepted); }, ""},
        {"it is dropped", true, is_dropped, "weekly other baseline "},
        {"it dies, and something else may tell of all", true,
         [](bench& b) { b.settle(b.message, outbox_state::dead); }, "list "},
        {"it dies", true, dies, "weekly other list baseline "},
        {"it dies and is dropped", true,
         [&](bench& b) {
             dies(b);
             is_dropped(b);
         },
         "weekly other baseline "},
        {"a sent one cannot be dropped", true,
         [](bench& b) {
             b.settle(b.message, outbox_state::accepted);
             REQUIRE_FALSE(store::drop_message(b.db, b.message));
         },
         ""},
        {"it lists nothing and is dropped", false, is_dropped, ""},
        {"it lists nothing and dies", false, dies, "list "},
    };
    for (const row& each : rows) {
        CAPTURE(each.name);
        bench b(each.is_list);
        each.then(b);
        CHECK(b.to_report() == each.to_report);
    }
}
