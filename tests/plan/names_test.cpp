#include "daemon/plan/delivery.hpp"
#include "daemon/plan/finding.hpp"
#include "daemon/plan/message.hpp"
#include "daemon/plan/people.hpp"

#include <set>
#include <string_view>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("every stored name reads back to its value") {
    for (int i = 0; i <= static_cast<int>(plan::outbox_state::bounced); ++i) {
        const auto state = static_cast<plan::outbox_state>(i);
        CHECK_FALSE(plan::to_text(state).empty());
        CHECK(plan::outbox_state_from_text(plan::to_text(state)) == state);
    }
    // Stored, and never read back.
    std::set<std::string_view> failures;
    for (int i = 0; i <= static_cast<int>(plan::failure::recipient); ++i) {
        const auto why = static_cast<plan::failure>(i);
        CHECK(failures.insert(plan::to_text(why)).second);
    }
    CHECK(plan::to_text(plan::failure::rate_limited) == "rate_limited");
    for (int i = 1; i <= static_cast<int>(plan::rule::predecessor_moved); ++i) {
        const auto rule = static_cast<plan::rule>(i);
        CHECK(plan::rule_from_text(plan::to_text(rule)) == rule);
    }
    for (int i = 1; i <= static_cast<int>(plan::role::programme_office); ++i) {
        const auto role = static_cast<plan::role>(i);
        CHECK(plan::role_from_text(plan::to_text(role)) == role);
    }
    for (int i = 0; i <= static_cast<int>(plan::list_topic::coverage); ++i) {
        const auto topic = static_cast<plan::list_topic>(i);
        CHECK(plan::list_topic_from_text(plan::to_text(topic)) == topic);
    }
    CHECK_FALSE(plan::outbox_state_from_text("sent"));
    CHECK(plan::in_words(plan::role::project_manager) == "project manager");
}

TEST_CASE("what registers hold in place of a name names nobody, and a short name is a name") {
    for (const char* nobody :
         {"", " ", "TBA", "tbc", "N/A", "-", "\u2013", "Vacant", "To be  confirmed", "None"}) {
        CAPTURE(nobody);
        CHECK(plan::names_nobody(nobody));
    }
    for (const char* somebody : {"CL", "Nona", "Vacant posts lead", "TBA Ltd", "N"}) {
        CAPTURE(somebody);
        CHECK_FALSE(plan::names_nobody(somebody));
    }
}
