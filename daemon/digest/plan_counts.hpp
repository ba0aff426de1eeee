#pragma once

#include "daemon/plan/item.hpp"

namespace remembrancer::digest {

struct milestone_counts {
    int total = 0;
    int open = 0;
    int past_baseline = 0;    ///< open, promised before today
    int no_forecast = 0;      ///< open, nothing typed as forecast
    int forecast_unknown = 0; ///< open, TBC or unreadable
    int overdue = 0;          ///< open, past the effective date
    int due_in_7_days = 0;    ///< open, effective from today to today + 7; overdue ones are not
    int due_in_8_weeks = 0;   ///< the same to today + 56

    friend bool operator==(const milestone_counts&, const milestone_counts&) = default;
};

struct register_counts {
    int total = 0;
    int open = 0;
    int overdue = 0;

    friend bool operator==(const register_counts&, const register_counts&) = default;
};

struct plan_counts {
    milestone_counts milestones;
    register_counts risks;
    register_counts issues;
    register_counts products;
    register_counts decisions;
    register_counts promises;
    int reports = 0;
    int measures = 0;
    int questions = 0; ///< of open items
    int vanished = 0;  ///< not closed, but no longer in the plan: neither open nor overdue

    friend bool operator==(const plan_counts&, const plan_counts&) = default;
};

/// Counts one more item, as things stand on `today`.
void add(plan_counts& counts, const plan::item& item, plan::date today);

} // namespace remembrancer::digest
