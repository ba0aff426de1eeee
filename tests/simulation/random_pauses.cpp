#include "tests/simulation/random_pauses.hpp"

#include <algorithm>

namespace remembrancer::simulation {
namespace {

using oracle::day;
using oracle::pause;

std::string written(std::size_t place, const pause& one) {
    static const std::vector<std::string> sorts{"acknowledged", "snoozed", "silenced"};
    std::string out =
        std::to_string(place) + " " + sorts.at(static_cast<std::size_t>(one.is)) + ":";
    for (const std::string& each : {one.ref, one.workstream, one.rule, one.person})
        out += each.empty() ? "" : " " + each;
    return out + " from " + oracle::iso(one.from) + " until " + oracle::iso(one.until);
}

} // namespace

pause_edits random_pauses::live(day today, const std::vector<oracle::row>& rows) {
    pause_edits done;
    if (!all_.empty() && below(15) == 0) {
        const auto place = static_cast<std::size_t>(below(static_cast<int>(all_.size())));
        pause& one = all_.at(place);
        if (one.until >= today) {
            one.until = today - 1;
            done.ended.push_back(place);
            note(today, "ended " + written(place, one));
        }
    }
    std::vector<oracle::row> open = rows;
    std::erase_if(open, [](const oracle::row& each) { return each.closed; });
    if (open.empty() || below(6) != 0)
        return done;
    pause made;
    made.from = today;
    made.until = today + below(21);
    choose(made, open);
    note(today, written(all_.size(), made));
    all_.push_back(made);
    done.begun.push_back(made);
    return done;
}

void random_pauses::choose(pause& made, const std::vector<oracle::row>& open) {
    static const std::vector<std::string> rules{
        "due_soon",    "overdue",         "needs_date",    "no_owner",         "no_date",
        "unreadable",  "rating_worsened", "band_worsened", "red_without_plan", "slipped",
        "report_late", "papers_due",      "notice_missed"};
    const oracle::row& about = any_of(open);
    const std::vector<oracle::contact>& contacts = of_.organisation.contacts;
    const auto owner =
        std::ranges::find_first_of(contacts, about.owners, {}, &oracle::contact::name);
    // Mostly somebody whom it concerns.
    const bool is_owner = below(3) != 0 && owner != contacts.end();
    const std::string& person = is_owner ? owner->name : any_of(contacts).name;
    switch (below(7)) {
    case 0:
    case 1:
        made.is = pause::sort::acknowledgement;
        made.ref = about.ref;
        made.programme = about.programme;
        break;
    case 2:
    case 3:
        made.is = pause::sort::snooze;
        made.ref = about.ref;
        made.programme = about.programme;
        made.person = person;
        break;
    case 4:
        made.ref = about.ref;
        made.programme = about.programme;
        break;
    default: // at least one of these
        for (int which = below(3); which < 3; which += 1 + below(3)) {
            if (which == 2)
                made.person = person;
            else if (which == 0 && !about.workstream.empty())
                made.workstream = oracle::shown_workstream(about);
            else
                made.rule = any_of(rules);
        }
    }
}

void random_pauses::note(day today, const std::string& what) {
    story_ += "      " + oracle::iso(today) + " " + what + "\n";
}

} // namespace remembrancer::simulation
