#include "tests/simulation/oracle_findings.hpp"

#include "tests/simulation/oracle_boards.hpp"
#include "tests/simulation/oracle_checks.hpp"
#include "tests/simulation/oracle_links.hpp"
#include "tests/simulation/oracle_periods.hpp"

#include <algorithm>
#include <set>

namespace remembrancer::oracle {
namespace {

using form = typed_date::form;

bool names_nobody(const std::string& name) {
    return name.empty() || name == "TBA";
}

std::vector<std::string> named_owners(const row& of) {
    std::vector<std::string> names;
    for (const std::string& each : of.owners) {
        if (!names_nobody(each))
            names.push_back(each);
    }
    return names;
}

void find_deadline(std::vector<finding>& found, const row& of, day today, const programme& in,
                   const work_days& work) {
    const std::optional<day> by = effective(of);
    if (by && *by >= today) {
        if (today >= work.after(*by, in.worth.remind_from))
            found.push_back(
                {"due_soon", today >= work.after(*by, 0) ? "due_today" : "due_soon", by, true});
    }
    if (by && *by < today) {
        const bool green = is_rated(of.kind) && of.rating == rating::green;
        found.push_back({"overdue", green ? "green_but_late" : "past_effective_date", by});
    }
    const bool unknown =
        of.forecast.is == form::to_be_confirmed || of.forecast.is == form::unreadable;
    if (unknown && of.baseline.is == form::known && of.baseline.by < today)
        found.push_back({"needs_date",
                         of.forecast.is == form::unreadable ? "forecast_unreadable"
                                                            : "forecast_to_be_confirmed",
                         of.baseline.by});
}

void find_questions(std::vector<finding>& found, const row& of, const people& who) {
    std::vector<std::string> names = named_owners(of);
    // Whoever its workstream names in the place of an owner is asked about as an owner is.
    if (const stream* within = who.stream_of(of);
        within && of.owners.empty() && (is_rated(of.kind) || is_of_period(of.kind)))
        names = within->managers;
    const bool unknown_name =
        std::ranges::any_of(names, [&](const auto& each) { return !who.is_known(each); });
    if (unknown_name)
        found.push_back({"no_owner", "owner_unresolved", {}});
    else if (std::ranges::all_of(who.holders(role::owner, of),
                                 [](const holder& each) { return each.name.empty(); }))
        found.push_back({"no_owner", "owner_missing", {}});
    const auto says_nothing = [](const typed_date& each) {
        return each.is == form::blank || each.is == form::to_be_confirmed;
    };
    if (says_nothing(of.baseline) && says_nothing(of.forecast) && !is_of_period(of.kind))
        found.push_back({"no_date", "date_missing", {}});
    if (of.baseline.is == form::unreadable || of.forecast.is == form::unreadable)
        found.push_back({"unreadable", "date_unreadable", {}});
}

} // namespace

std::vector<holder> people::holders(role who, const row& of) const {
    std::vector<std::string> names;
    const stream* within = stream_of(of);
    switch (who) {
    case role::owner:
        names = named_owners(of);
        if (of.owners.empty() && is_rated(of.kind) && within)
            names = within->managers;
        else if (of.owners.empty() && is_of_period(of.kind))
            names = within ? within->managers : std::vector{programme_of(of, of_).office};
        // What belongs to a board, its chairs are told.
        for (const std::string& each : named_owners(of)) {
            if (const board* owning = board_called(each))
                names.insert(names.end(), owning->chairs.begin(), owning->chairs.end());
        }
        break;
    case role::project_manager:
        names = within ? within->managers : names;
        break;
    case role::sponsor:
        names = within ? within->sponsors : names;
        break;
    case role::programme_director:
        names = {programme_of(of, of_).director};
        break;
    case role::programme_office:
        return {{who, programme_of(of, of_).office}}; // always told
        break;
    case role::clearance_officer:
        names = of.clearance;
        break;
    case role::board_chair:
        names = chairs_of(of);
        break;
    }
    std::set<holder> all;
    for (const std::string& each : names) {
        if (is_contact(each))
            all.insert({who, each});
    }
    // Somebody unknown beside somebody known is a question, and no reason to tell others.
    if (all.empty())
        all.insert({who, ""});
    return {all.begin(), all.end()};
}

std::string people::recipient(const holder& whose, const row& about, day today) const {
    const std::string& office = programme_of(about, of_).office;
    if (whose.name.empty())
        return office;
    if (!is_away(whose.name, today))
        return whose.name;
    const auto found = std::ranges::find(contacts_, whose.name, &contact::name);
    if (found == contacts_.end())
        return office;
    const std::string& deputy = found->deputy;
    // One hop only.
    return is_contact(deputy) && !is_away(deputy, today) ? deputy : office;
}

std::vector<std::string> people::unknown_of(const row& of) const {
    std::vector<std::string> names = named_owners(of);
    // A board is known by its table, whoever chairs it.
    std::erase_if(names, [&](const std::string& each) {
        return is_contact(each) || board_called(each) != nullptr;
    });
    return names;
}

bool people::is_contact(const std::string& name) const {
    return std::ranges::find(contacts_, name, &contact::name) != contacts_.end();
}

const board* people::board_called(const std::string& name) const {
    const auto found = std::ranges::find(of_.boards, name, &board::name);
    return found == of_.boards.end() ? nullptr : &*found;
}

bool people::is_known(const std::string& name) const {
    const board* owning = board_called(name);
    return is_contact(name) || (owning && !owning->chairs.empty() &&
                                std::ranges::all_of(owning->chairs, [&](const auto& each) {
                                    return is_contact(each);
                                }));
}

/// Of the boards on its path, else of the one over its workstream.
std::vector<std::string> people::chairs_of(const row& of) const {
    std::vector<std::string> boards = of.path;
    if (const stream* within = stream_of(of); boards.empty() && within)
        boards = {within->board};
    std::vector<std::string> names;
    for (const std::string& each : boards) {
        if (const board* one = board_called(each))
            names.insert(names.end(), one->chairs.begin(), one->chairs.end());
    }
    return names;
}

const stream* people::stream_of(const row& of) const {
    const std::vector<stream>& all = programme_of(of, of_).streams;
    const auto found = std::ranges::find(all, of.workstream, &stream::name);
    return found == all.end() ? nullptr : &*found;
}

bool people::is_away(const std::string& name, day today) const {
    return std::ranges::any_of(absences_, [&](const absence& each) {
        return each.person == name && each.from <= today && today <= each.until;
    });
}

bool is_broken_date(const std::string& rule) {
    return rule == "overdue" || rule == "needs_date";
}

bool asks_for_a_day(const std::string& rule) {
    return is_broken_date(rule) || rule == "papers_due" || rule == "notice_missed";
}

bool is_late(const std::string& rule, const std::string& reason) {
    return is_broken_date(rule) || rule == "report_late" || reason == "papers_late" ||
           reason == "notice_too_late";
}

std::vector<finding> findings(const known_row& of, day today, const programme& in,
                              const people& who, const work_days& work, const plan_around& around) {
    std::vector<finding> found;
    if (of.row.closed) {
        find_of_completion(found, of, today, in, work);
        return found;
    }
    find_deadline(found, of.row, today, in, work);
    find_questions(found, of.row, who);
    find_of_dates(found, of, today, in, work);
    find_of_status(found, of, today, in, work);
    find_of_registers(found, of, today, in, work);
    find_of_periods(found, of, today, in, work, around);
    find_of_boards(found, of, today, who, work, around);
    find_of_links(found, of, today, work, around);
    find_of_titles(found, of, around);
    return found;
}

} // namespace remembrancer::oracle
