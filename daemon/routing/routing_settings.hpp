#pragma once

#include "daemon/plan/finding.hpp"
#include "daemon/plan/item.hpp"
#include "daemon/routing/ladder.hpp"
#include "daemon/routing/ladder_case.hpp"

#include <map>
#include <string>
#include <vector>

namespace remembrancer::routing {

/// Who holds the roles of the whole programme, by the names that the contacts have them under.
struct role_names {
    std::string programme_director = "Programme director";
    std::string programme_office = "Programme office";

    friend bool operator==(const role_names&, const role_names&) = default;
};

/// One ladder a rule, and cases of it; the defaults are the programme's customs as the README
/// states them.
struct ladders {
    /// The first that holds for an item comes before every other ladder of its rule.
    std::vector<ladder_case> cases;
    ladder due_soon;
    ladder overdue;     ///< of `overdue` and `needs_date`
    ladder overdue_red; ///< the same for a milestone rated red
    ladder top_band;    ///< of `band_worsened` when it is a top band that was entered
    ladder no_owner;
    ladder no_date;
    ladder unreadable;
    std::map<plan::rule, ladder> of_rule; ///< of every other rule but the weekly list
    /// Who is told at once, as step 0, of what is late already when it is first seen.
    std::vector<plan::role> first_sight;
    /// Working days that each has who clears a decision's papers, as `papers_due` has it; 0 when
    /// nobody has a turn. A ladder that names the role tells all of them at its own steps instead.
    int clearance_working_days = 2;

    ladders();

    friend bool operator==(const ladders&, const ladders&) = default;
};

struct bundle_settings {
    /// Lines in one message, 1 to 1000: what a mail program still shows without cutting. The rest
    /// is counted, and comes in the next message.
    int lines_in_message = 100;

    friend bool operator==(const bundle_settings&, const bundle_settings&) = default;
};

struct routing_settings {
    role_names roles;
    routing::ladders ladders;
    bundle_settings bundle;

    friend bool operator==(const routing_settings&, const routing_settings&) = default;
};

/// Whether the rule says that a last day was missed, so that its ladder escalates.
[[nodiscard]] bool is_lateness(plan::rule rule);

/// Whether it is the item's own date, which ends whatever else was late before it.
[[nodiscard]] bool is_broken_date(plan::rule rule);

/// The ladder that a rule climbs for an item. The weekly list has none of its own and gets an empty
/// one.
[[nodiscard]] const ladder& ladder_for(const ladders& all, plan::rule rule, const plan::item& item);
/// The one that a finding climbs.
[[nodiscard]] const ladder& ladder_for(const ladders& all, const plan::finding& found,
                                       const plan::item& item);

} // namespace remembrancer::routing
