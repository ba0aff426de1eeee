#pragma once

#include "daemon/rounds/known_people.hpp"
#include "daemon/rounds/snapshot.hpp"
#include "daemon/rounds/surroundings.hpp"
#include "daemon/routing/plan_alerts.hpp"
#include "daemon/rules/subject.hpp"

#include <vector>

namespace remembrancer::rounds {

/// An item with all that rules and ladders look at, for as long as somebody asks about it. What it
/// is made of must outlive it.
class whole_subject {
public:
    whole_subject(store::session& db, const snapshot& settings, const known_people& known,
                  const plan::item& item)
        : settings_(settings), known_(known), by_(judging(settings, item.programme)), item_(item),
          owners_(known.directory.owners_of(item)), around_(db, {&item, 1}),
          boards_(known.boards_of(item)) {}
    whole_subject(const whole_subject&) = delete;
    whole_subject& operator=(const whole_subject&) = delete;

    [[nodiscard]] rules::subject subject() const {
        return {item_,
                owners_.principals,
                owners_.unresolved,
                around_.predecessors_of(item_),
                around_.milestones_of(item_),
                boards_,
                around_.like(item_),
                around_.measure_parts_of(item_)};
    }
    [[nodiscard]] rules::context judged_on(plan::date day) const {
        return {day, by_.calendar, by_.rules};
    }
    [[nodiscard]] routing::routing_context routed_on(plan::date day) const {
        return {day,          known_.directory, settings_.routing.ladders,
                by_.calendar, known_.absences,  known_.pauses};
    }

private:
    const snapshot& settings_;
    const known_people& known_;
    judged_by by_;
    const plan::item& item_;
    routing::owned owners_;
    surroundings around_;
    std::vector<const calendar::board_meetings*> boards_;
};

} // namespace remembrancer::rounds
