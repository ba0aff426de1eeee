#include "daemon/routing/pauses.hpp"

#include "daemon/base/text.hpp"
#include "daemon/routing/urgency.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace remembrancer::routing {
namespace {

/// A workstream goes by its name, in a further programme by `Harbour, Legal`, as messages have it.
bool is_of_workstream(const std::string& paused, const std::string& programme,
                      const std::string& workstream) {
    const std::string name = base::folded(workstream);
    return base::folded(paused) ==
           (programme.empty() ? name : base::folded(programme) + ", " + name);
}

bool is_about(const plan::pause& each, const plan::item& item, plan::rule rule) {
    return (!each.rule || *each.rule == rule) && concerns(each, item);
}

bool is_escalation(const paused_alert& of) {
    return of.is_late && !does_the_work(of.role);
}

bool is_on(const plan::pause& each, plan::date day) {
    return each.from <= day && day <= each.until;
}

bool holds_back(const plan::pause& each, const paused_alert& of, plan::date day) {
    if (!is_on(each, day) || !is_about(each, of.item, of.rule))
        return false;
    switch (each.kind) {
    case plan::pause_kind::acknowledgement:
        return true;
    case plan::pause_kind::snooze:
        return each.person == of.principal && !is_escalation(of);
    case plan::pause_kind::silence:
        return each.person.empty() || each.person == of.principal;
    }
    return false;
}

bool is_about(const plan::pause& each, const plan::load& of, plan::rule rule) {
    const bool is_its_workstream = of.of == plan::load_of::workstream &&
                                   is_of_workstream(each.workstream, of.programme, of.workstream);
    return each.kind == plan::pause_kind::silence && !each.item &&
           (!each.rule || *each.rule == rule) && (each.workstream.empty() || is_its_workstream);
}

/// Whether it is for this reader.
bool is_for(const plan::pause& each, const plan::load& of, const std::string& reader) {
    const bool is_their_load = each.rule && of.of == plan::load_of::owner && each.person == of.name;
    return each.person.empty() || each.person == reader || is_their_load;
}

} // namespace

bool concerns(const plan::pause& each, const plan::item& item) {
    return (!each.item || *each.item == item.id) &&
           (each.workstream.empty() ||
            is_of_workstream(each.workstream, item.programme, item.workstream));
}

const plan::pause* pause_of(std::span<const plan::pause> all, const paused_alert& of,
                            plan::date day) {
    const plan::pause* found = nullptr;
    for (const plan::pause& each : all) {
        if (holds_back(each, of, day) && (found == nullptr || each.kind < found->kind))
            found = &each;
    }
    return found;
}

const plan::pause* silence_of(std::span<const plan::pause> all, const plan::load& of,
                              plan::rule rule, const std::string& reader, plan::date day) {
    const auto found = std::ranges::find_if(all, [&](const plan::pause& each) {
        return is_on(each, day) && is_about(each, of, rule) && is_for(each, of, reader);
    });
    return found == all.end() ? nullptr : &*found;
}

bool goes_to_office(const plan::pause& by, const paused_alert& of) {
    return by.kind == plan::pause_kind::silence && is_escalation(of) &&
           of.role != plan::role::programme_office;
}

std::string why_silent(const plan::pause& by, const std::string& principal) {
    return fmt::format("{} is silenced until {} by {}: {}",
                       principal.empty() ? std::string("this") : principal,
                       plan::in_words(by.until), by.author, by.reason);
}

std::optional<plan::date> next_end_of_pause(std::span<const plan::pause> all,
                                            const plan::item& item, plan::rule rule,
                                            plan::date day) {
    std::optional<plan::date> earliest;
    for (const plan::pause& each : all) {
        const plan::date over = each.until + std::chrono::days(1);
        if (is_about(each, item, rule) && each.from <= day && over > day &&
            (!earliest || over < *earliest))
            earliest = over;
    }
    return earliest;
}

} // namespace remembrancer::routing
