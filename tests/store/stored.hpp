#pragma once

#include "daemon/store/alerts.hpp"
#include "daemon/store/episodes.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/rounds.hpp"
#include "tests/support/days.hpp"

#include <string>

/// Rows that others refer to, each put into an open transaction.
namespace remembrancer::test {

inline const base::instant half_past_eight = *base::instant_from_iso("2018-12-05T08:30:00Z");

/// The daily round of `half_past_eight`, or of so many days later.
[[nodiscard]] inline plan::round_id stored_round(store::session& db, int days_later = 0) {
    const auto when = half_past_eight + std::chrono::days(days_later);
    return store::open_round(db, "daily", when, when)->id;
}

[[nodiscard]] inline plan::episode_id stored_episode(store::session& db, std::int64_t subject) {
    plan::episode opened;
    opened.rule = plan::rule::overdue;
    opened.subject.id = subject;
    opened.opened = day("2018-12-05");
    return store::insert_episode(db, opened).id;
}

[[nodiscard]] inline plan::alert an_alert(plan::episode_id episode, std::string recipient) {
    plan::alert what;
    what.episode = episode;
    what.principal = recipient;
    what.recipient = std::move(recipient);
    return what;
}

/// To `relay`, due at `half_past_eight`.
[[nodiscard]] inline store::new_message a_message(std::string key) {
    store::new_message message;
    message.key = std::move(key);
    message.person = "Owner";
    message.channel = "email";
    message.destination = "relay";
    message.address = "owner@council.example";
    message.model = "{}";
    message.created = message.due = half_past_eight;
    return message;
}

} // namespace remembrancer::test
