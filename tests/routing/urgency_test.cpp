#include "daemon/routing/urgency.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::reason;
using plan::role;
using plan::rule;

TEST_CASE("what tells others than the owner of lateness, or of a top band, cannot wait") {
    struct row {
        const char* name;
        rule of;
        role told_as;
        int step;
        reason why;
        bool cannot_wait;
    };
    const row rows[] = {
        {"the owner's own lateness", rule::overdue, role::owner, 5, reason::past_effective_date,
         false},
        {"the sponsor of lateness", rule::overdue, role::sponsor, 5, reason::past_effective_date,
         true},
        {"the manager of a lost date", rule::needs_date, role::project_manager, 2,
         reason::forecast_to_be_confirmed, true},
        {"papers that are late", rule::papers_due, role::programme_office, 1, reason::papers_late,
         true},
        {"papers that are not late yet", rule::papers_due, role::project_manager, -1,
         reason::papers_due, false},
        {"notice, on its last day", rule::notice_missed, role::sponsor, 0, reason::notice_due,
         false},
        {"a reminder before a date", rule::due_soon, role::sponsor, -5, reason::due_soon, false},
        {"that it is over", rule::overdue, role::sponsor, plan::step_over, reason::closed, false},
        {"a question", rule::no_owner, role::programme_office, 0, reason::owner_missing, false},
        {"a top band, to its owner", rule::band_worsened, role::owner, 0, reason::top_band_entered,
         true},
        {"a top band, to the sponsor", rule::band_worsened, role::sponsor, 0,
         reason::top_band_entered, true},
        {"another band", rule::band_worsened, role::sponsor, 0, reason::band_entered, false},
        {"a rating that fell to red", rule::rating_worsened, role::sponsor, 0,
         reason::rating_fell_to_red, false},
        {"the weekly list", rule::weekly_list, role::programme_office, 0, reason::weekly, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        plan::alert alert;
        alert.role = r.told_as;
        alert.step = r.step;
        alert.reason = r.why;
        CHECK(routing::cannot_wait(r.of, alert) == r.cannot_wait);
    }
}

TEST_CASE("a fall, a top band and a fixed date are told at once, and no other") {
    std::string found;
    for (int n = 1; !plan::to_text(static_cast<rule>(n)).empty(); ++n)
        for (int m = 1; m < 200; ++m)
            if (routing::is_immediate(static_cast<rule>(n), static_cast<reason>(m)))
                found += std::string(plan::to_text(static_cast<rule>(n))) + ":" +
                         std::string(plan::to_text(static_cast<reason>(m))) + " ";
    CHECK(found == "fixed_date_moved:fixed_date_changed rating_worsened:rating_fell "
                   "rating_worsened:rating_fell_to_red band_worsened:top_band_entered ");
}
