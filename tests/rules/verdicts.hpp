#pragma once

#include "tests/rules/asking.hpp"

#include "daemon/plan/finding.hpp"

#include <optional>
#include <span>
#include <string>

#include <doctest/doctest.h>

namespace remembrancer::test {

/// A row of a rule's table: what it says of an item on a day.
struct verdict_row {
    const char* name;
    plan::item item;
    plan::date today;
    std::optional<plan::reason> expected;
    std::string detail{};
    std::optional<plan::date> anchor{};
};

/// One rule of the set, with the settings that it is asked under.
struct rule_under_test {
    plan::rule rule;
    std::optional<plan::finding> (*find)(const rules::subject&, const rules::context&);
    rules::rules_settings settings = five_days_of_news();
    bool bound_to_anchor = false;
};

inline void check_verdicts(const rule_under_test& of, std::span<const verdict_row> rows) {
    for (const verdict_row& r : rows) {
        CAPTURE(r.name);
        const asking ask{r.item, {"CL"}, {}, winter_2018(), of.settings};
        const auto found = of.find(ask.subject(), ask.on(r.today));
        REQUIRE(found.has_value() == r.expected.has_value());
        if (!found)
            continue;
        CHECK(found->rule == of.rule);
        CHECK(found->reason == *r.expected);
        CHECK(found->detail == r.detail);
        CHECK(found->anchor == r.anchor);
        CHECK(found->bound_to_anchor == of.bound_to_anchor);
    }
}

} // namespace remembrancer::test
