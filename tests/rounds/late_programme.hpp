#pragma once

#include "tests/support/programme_store.hpp"

#include <memory>
#include <string_view>

namespace remembrancer::test {

/// In the week whose list the office was spared.
struct late_programme : programme_store {
    late_programme() { (void)hold("2018-12-03"); }

    plan::item late(const char* title, const char* owner = "Owner") {
        return put(a_milestone()
                       .titled(title)
                       .in("WS1 Legal")
                       .owned_by(owner)
                       .baseline(day("2018-12-04")));
    }
    /// The scope of a round whose evaluation is done.
    std::shared_ptr<const rounds::scope> evaluated(std::string_view iso_day) {
        auto in = scope_on(iso_day);
        while (rounds::evaluate_chunk(db, *in, kept, 1000).more) {
        }
        return in;
    }
};

} // namespace remembrancer::test
