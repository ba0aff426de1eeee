#include "daemon/outbox/turn.hpp"

#include "tests/store/stored.hpp"
#include "tests/support/waiting_alerts.hpp"

#include <array>

#include <doctest/doctest.h>

using namespace remembrancer;
using test::half_past_eight;

namespace {

/// An escalation to the programme office with its list, which reports a missed round.
struct bench {
    bench() {
        store::transaction all(db);
        plan::episode opened;
        opened.rule = plan::rule::weekly_list;
        opened.subject = {plan::subject_kind::programme, 1};
        opened.opened = test::day("2018-12-05");
        const auto episode = store::insert_episode(db, opened).id;
        store::insert_alert(db, test::an_alert(episode, "Office"), test::stored_round(db),
                            test::day("2018-12-05"));
        store::record_missed(db, "weekly", half_past_eight);
        store::new_message message = test::a_message("list");
        message.kind = plan::message_kind::escalation;
        list = store::insert_message(db, message).value();
        store::put_into_message(
            db, "Office", std::array{test::waiting_alerts(db, "Office").at(0).alert.id}, list);
        store::mark_missed_reported(db, store::unreported_missed(db).at(0).id, list);
        row = store::claim_due(db, "relay", half_past_eight, 1).at(0);
        all.commit();
    }

    /// It was refused for good; how often its list is told from then on.
    std::size_t times_told(const std::optional<bool>& instead_holds_all) {
        outbox::finished_send dead;
        dead.destination = "relay";
        dead.row = row;
        dead.what.settlement.id = list;
        dead.what.settlement.state = plan::outbox_state::dead;
        dead.what.settlement.attempts = 1;
        outbox::turn_input work;
        work.now = half_past_eight;
        work.finished.push_back(dead);
        outbox::other_channels others;
        others.next = [&](store::session&, const store::outbox_row& late,
                          base::instant) -> std::optional<store::replacement> {
            if (!instead_holds_all)
                return std::nullopt;
            store::replacement by;
            by.message = test::a_message("instead of " + late.key);
            by.message.channel = by.message.destination = "chat";
            by.holds_all = *instead_holds_all;
            return by;
        };
        const outbox::notice_to_office no_notice = [](store::session&, const outbox::finished_send&,
                                                      base::instant) {
            return std::optional<store::new_message>();
        };
        const outbox::turn_result result =
            outbox::run_turn(db, work, {settings, no_notice, others});
        CHECK(result.made_messages == instead_holds_all.has_value());
        return store::unreported_missed(db).size() + (instead_holds_all.value_or(false) ? 1 : 0);
    }

    store::session db = store::session::in_memory();
    outbox::outbox_settings settings;
    plan::outbox_id list;
    store::outbox_row row;
};

} // namespace

TEST_CASE("what a dead list reported is told once more, by what goes instead or by the next list") {
    CHECK(bench().times_told(true) == 1);
    CHECK(bench().times_told(false) == 1);
    CHECK(bench().times_told(std::nullopt) == 1);
}
