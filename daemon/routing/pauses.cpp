#include "daemon/routing/pauses.hpp"

#include "daemon/base/text.hpp"
#include "daemon/routing/urgency.hpp"

#include <fmt/format.h>

namespace remembrancer::routing {
namespace {

/// A workstream goes by its name, in a further programme by `Harbour, Legal`, as messages have it.
bool is_of_workstream(const std::string& paused, const plan::item& item) {
    const std::string name = base::folded(item.workstream);
    return base::folded(paused) ==
           (item.programme.empty() ? name : base::folded(item.programme) + ", " + name);
}

bool is_about(const plan::pause& each, const plan::item& item, plan::rule rule) {
    return (!each.rule || *each.rule == rule) && concerns(each, item);
}

bool is_escalation(const paused_alert& of) {
    return of.is_late && !does_the_work(of.role);
}

bool holds_back(const plan::pause& each, const paused_alert& of, plan::date day) {
    if (day < each.from || day > each.until || !is_about(each, of.item, of.rule))
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

} // namespace

bool concerns(const plan::pause& each, const plan::item& item) {
    return (!each.item || *each.item == item.id) &&
           (each.workstream.empty() || is_of_workstream(each.workstream, item));
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
