#pragma once

#include "daemon/calendar/working_calendar.hpp"
#include "daemon/routing/directory.hpp"
#include "daemon/routing/plan_alerts.hpp"
#include "tests/support/builders.hpp"

#include <string>
#include <vector>

namespace remembrancer::test {

/// With the holidays of one winter.
[[nodiscard]] inline calendar::working_calendar winter_2018() {
    using namespace std::chrono_literals;
    return {{plan::date(2018y / 12 / 25), plan::date(2018y / 12 / 26), plan::date(2019y / 1 / 1),
             plan::date(2019y / 4 / 19), plan::date(2019y / 4 / 22)},
            {}};
}

[[nodiscard]] inline std::vector<plan::person> contacts() {
    std::vector<plan::person> out{
        a_person("Programme office"),
        a_person("Programme director", "Programme office"),
        a_person("Legal sponsor"),
        a_person("Legal project manager"),
        a_person("Finance sponsor", "Finance project manager A"),
        a_person("Finance project manager A", "Finance project manager B"),
        a_person("Finance project manager B", "Finance project manager A"),
        a_person("CL"),
        a_person("Place Board"),
        a_person("HR delivery lead", "HR project manager"),
        a_person("Unreachable lead"),
    };
    out.back().email = "not an address";
    return out;
}

[[nodiscard]] inline std::vector<plan::workstream> workstreams() {
    return {
        a_workstream("WS1 Legal and Democratic", {"Legal project manager"}, {"Legal sponsor"}),
        a_workstream("WS2 Finance", {"Finance project manager A", "Finance project manager B"},
                     {"Finance sponsor"}),
        a_workstream("WS4 Contracts", {"CL"}, {"Contracts sponsor"}),
        a_workstream("WS7 Policies", {"TBA"}, {}),
    };
}

/// A programme's people, ladders and calendar, and one item's episode on its way through the days.
struct programme {
    routing::directory people{contacts(), workstreams(), {}};
    routing::ladders ladders;
    calendar::working_calendar calendar = winter_2018();
    std::vector<plan::absence> absences;
    std::vector<plan::pause> pauses;

    [[nodiscard]] routing::routing_context on(plan::date today) const {
        return {today, people, ladders, calendar, absences, pauses};
    }
};

/// `step role principal`, with `> recipient` when that is another, for all with a disposition.
[[nodiscard]] inline std::vector<std::string> lines(const std::vector<plan::alert>& alerts,
                                                    plan::disposition of) {
    std::vector<std::string> out;
    for (const plan::alert& each : alerts) {
        if (each.disposition != of)
            continue;
        std::string line = std::to_string(each.step);
        line.append(" ").append(plan::to_text(each.role)).append(" ").append(each.principal);
        if (each.recipient != each.principal)
            line += "> " + each.recipient;
        out.push_back(std::move(line));
    }
    return out;
}

[[nodiscard]] inline std::vector<std::string> told(const std::vector<plan::alert>& alerts) {
    return lines(alerts, plan::disposition::tell);
}

} // namespace remembrancer::test
