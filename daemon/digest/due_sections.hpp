#pragma once

#include "daemon/digest/digest_rows.hpp"

namespace remembrancer::digest {

/// What is overdue and what comes up to so many weeks on, each stretch in a section of its own.
class due_sections {
public:
    /// A stretch of days ahead, as its section is called: up to `last` days from the day on.
    struct stretch {
        plan::digest_part part;
        int last = 7;
    };

    /// The stretches follow each other.
    due_sections(const context& in, const std::vector<stretch>& ahead);

    void add(const plan::item& item);
    void put_into(plan::digest& out) &&;

private:
    const context& in_;
    std::vector<stretch> ahead_;
    std::vector<rows> sections_; ///< overdue first
};

} // namespace remembrancer::digest
