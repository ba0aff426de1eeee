#pragma once

#include "daemon/calendar/recurrence.hpp"
#include "daemon/calendar/working_calendar.hpp"
#include "daemon/calendar/zone.hpp"
#include "daemon/plan/board.hpp"
#include "daemon/plan/people.hpp"
#include "daemon/render/render_settings.hpp"
#include "daemon/rounds/rounds_settings.hpp"
#include "daemon/routing/routing_settings.hpp"
#include "daemon/rules/rules_settings.hpp"

#include <optional>
#include <string>
#include <vector>

namespace remembrancer::rounds {

/// A schedule with its recurrence worked out.
struct schedule {
    std::string name;
    calendar::recurrence when;
    std::chrono::hours catch_up{8};
    std::optional<digest_settings> digest{}; ///< what its rounds send; none: they remind
};

/// A programme beside the first: by what its items are judged, and who answers for it.
struct further_programme {
    programme_settings programme;
    calendar::working_calendar calendar;
    rules::rules_settings rules;
    routing::role_names roles;
};

/// What an item is judged by. It points into the snapshot.
struct judged_by {
    const programme_settings& programme;
    const calendar::working_calendar& calendar;
    const rules::rules_settings& rules;
};

/// Everything that decides what a round does, besides the store. Immutable: a round uses one from
/// its start to its end, whatever is reloaded meanwhile.
struct snapshot {
    programme_settings programme;
    calendar::zone zone;
    calendar::working_calendar calendar;
    rules::rules_settings rules;
    routing::routing_settings routing;
    std::vector<schedule> schedules;
    std::vector<channel_settings> channels; ///< the first is the default
    std::vector<person_settings> people;
    render::render_settings render;
    std::vector<further_programme> further_programmes;
    bool immediate_rounds = true; ///< whether what is immediate is told before the next round
};

/// `programme` is as an item has it. Of one that the settings no longer name, the first's.
[[nodiscard]] judged_by judging(const snapshot& of, const std::string& programme);

/// What the rounds of a schedule send, if that is a digest; else, and of a schedule that the
/// settings no longer have, null. Points into the snapshot.
[[nodiscard]] const digest_settings* digest_of(const snapshot& of, const std::string& schedule);

/// `Dorset and Somerset`.
[[nodiscard]] std::string all_names(const snapshot& of);

/// A text that is equal for equal decisions: of settings, calendar, rule set, and the people,
/// workstreams and boards of the store. When it changes, everything that is open is looked at
/// again.
[[nodiscard]] std::string fingerprint(const snapshot& of, const std::vector<plan::person>& people,
                                      const std::vector<plan::workstream>& workstreams,
                                      const std::vector<plan::board>& boards = {});

/// The names of the people who can be reached without a mail address.
[[nodiscard]] std::vector<std::string> reachable_without_address(const snapshot& of);

/// How one person is reached.
struct reach {
    const channel_settings* channel = nullptr; ///< none of theirs can be used: null
    std::string address;
};

/// By this channel, whatever they prefer. No channel in it where it cannot reach them.
[[nodiscard]] reach reach_by(const snapshot& of, const channel_settings& channel,
                             const std::string& name, const plan::person* person);

/// The channels of whoever is called `name`, the preferred one first and the default one last.
[[nodiscard]] std::vector<const channel_settings*> channels_of(const snapshot& of,
                                                               const std::string& name);

/// The preferred channel of whoever is called `name`. `person` is null for one who is no contact,
/// as the programme office may be: then only what needs no address can be used.
[[nodiscard]] reach reach_of(const snapshot& of, const std::string& name,
                             const plan::person* person);

/// The earliest time from `now` on at which the person may be sent something.
[[nodiscard]] base::instant not_before(const snapshot& of, const std::string& person,
                                       base::instant now);

} // namespace remembrancer::rounds
