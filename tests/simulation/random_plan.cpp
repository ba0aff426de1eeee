#include "tests/simulation/random_plan.hpp"

#include <algorithm>

namespace remembrancer::simulation {
namespace {

using oracle::day;
using oracle::kind;
using oracle::typed_date;
using form = typed_date::form;

/// A message has room for 1,000 lines, and the oracle does not say which of more it tells: so a
/// longer plan comes by and by, and is kept up.
constexpr int long_plan = 60;

typed_date to_be_confirmed(bool announced) {
    return {form::to_be_confirmed, announced ? "TBA" : "TBC", 0, 0};
}

typed_date unreadable() {
    return {form::unreadable, "Dec 19", 0, 0};
}

/// The day by which an item was last expected, for slips from there.
day expected(const oracle::row& of, day otherwise) {
    if (of.forecast.is == form::known)
        return of.forecast.by;
    return of.baseline.is == form::known ? of.baseline.by : otherwise;
}

/// Without what the tables have no column for, or do not say of it now.
oracle::row as_shown(oracle::row of) {
    if (oracle::is_rated(of.kind)) {
        of.impact = of.likelihood = of.score = {};
        of.review = {};
        if (of.closed)
            of.rating = oracle::rating::none;
        else
            of.completion_dated = false;
        return of;
    }
    if (of.kind == kind::issue)
        of.impact = of.likelihood = {};
    of.rating = oracle::rating::none;
    of.status.clear();
    of.tranche.clear();
    of.completion_dated = false;
    return of;
}

} // namespace

random_plan::random_plan(std::uint64_t seed, const oracle::organisation& in, std::size_t place,
                         int items, day first)
    : random_plan(seed, in, place, items, first, std::nullopt) {
    const auto told = [this](const auto& ref, day on, const auto& what) { note(ref, on, what); };
    periods_.emplace(seed, in, place, first, told);
    decisions_.emplace(seed, in, place, std::min(items, long_plan) / 3, first, told);
    constexpr std::uint64_t another = 0x9e3779b97f4a7c15;
    products_.reset(
        new random_plan(seed ^ another, in, place, 2 + items / 10, first, kind::product));
    links_.emplace(seed ^ (another << 1U), told);
    links_->meet(all_rows(), first);
}

random_plan::random_plan(std::uint64_t seed, const oracle::organisation& in, std::size_t place,
                         int items, day first, std::optional<kind> only)
    : random_(seed), in_(in), place_(place), items_(items), only_(only) {
    while (static_cast<int>(entries_.size()) < std::min(items, long_plan))
        add(first, below(4) == 0);
    // Rows that stay, so that each kind of table always has some in it.
    for (int each = 0; each < 3 && !only_; ++each) {
        oracle::row& row = entries_.at(static_cast<std::size_t>(each)).row;
        row.kind = static_cast<kind>(each);
        row.ref = ref_of(row.kind, each + 1);
        describe(row, first, "stays");
    }
}

edits random_plan::live(day today) {
    edits done;
    const int busy = static_cast<int>(entries_.size());
    const int most = 1 + busy / 20;
    for (int left = below(2) == 0 ? 0 : 1 + below(most); left > 0; --left) {
        // The first three stay in the plan.
        entry& one = entries_.at(static_cast<std::size_t>(below(busy)));
        done.kinds.insert(one.row.kind);
        edit(one, today);
    }
    if (below(1 + 1200 / busy) == 0) { // about a third more in the year
        add(today, below(2) == 0);
        done.kinds.insert(entries_.back().row.kind);
    }
    if (items_ > long_plan)
        keep_up(done, today);
    if (below(12 * static_cast<int>(in_.programmes.size())) == 0)
        done.absences.push_back(absence(today));
    if (!only_)
        live_around(done, today);
    return done;
}

/// It grows, and much of what is late gets done.
void random_plan::keep_up(edits& done, day today) {
    for (int more = 0; more < 5 && static_cast<int>(entries_.size()) < items_; ++more) {
        add(today, below(4) == 0);
        done.kinds.insert(entries_.back().row.kind);
    }
    for (int more = 0; more < 10; ++more) {
        entry& one =
            entries_.at(static_cast<std::size_t>(below(static_cast<int>(entries_.size()))));
        if (one.row.closed || expected(one.row, today) + 10 > today)
            continue;
        one.row.closed = true;
        done.kinds.insert(one.row.kind);
        describe(one.row, today, "done at last");
    }
}

/// What has streams of its own.
void random_plan::live_around(edits& done, day today) {
    done.kinds.merge(periods_->live(today));
    if (decisions_->live(today))
        done.kinds.insert(kind::decision);
    if (links_->below(3) == 0) {
        const edits more = products_->live(today);
        done.kinds.insert(more.kinds.begin(), more.kinds.end());
        done.absences.insert(done.absences.end(), more.absences.begin(), more.absences.end());
    }
    done.kinds.merge(links_->live(all_rows(), today));
}

void random_plan::add(day today, bool late) {
    entry one;
    const int number = static_cast<int>(entries_.size()) + 1;
    const int which = below(5);
    one.row.kind = only_        ? *only_
                   : which < 3  ? kind::milestone
                   : which == 3 ? kind::risk
                                : kind::issue;
    one.row.ref = ref_of(one.row.kind, number);
    const oracle::programme& programme = in_.programmes.at(place_);
    one.row.programme = place_ == 0 ? "" : programme.name;
    const auto& streams = programme.streams;
    one.row.workstream =
        streams.at(static_cast<std::size_t>(below(static_cast<int>(streams.size())))).name;
    rate(one.row);
    one.row.owners = owners();
    for (int each = below(6); each > 0; --each)
        edit_details(one.row, today);
    if (below(12) != 0)
        one.row.baseline = date_near(late ? today - 1 - below(40) : today + below(300));
    if (below(4) == 0)
        edit_dates(one, today, below(8));
    entries_.push_back(one);
    describe(one.row, today, "new");
}

std::string random_plan::ref_of(kind which, int number) const {
    constexpr int most_rows = 10'000;
    return std::string(which == kind::product ? "P"
                                              : std::string(1, "MRI"[static_cast<int>(which)])) +
           std::to_string(static_cast<int>(place_) * most_rows + number);
}

void random_plan::edit(entry& one, day today) {
    const int which = below(15);
    if (which < 5)
        edit_dates(one, today, below(8));
    else if (which < 10)
        edit_other(one, today, below(10));
    else
        edit_details(one.row, today);
    describe(one.row, today, one.left_out ? "left out" : "");
}

void random_plan::edit_dates(entry& one, day today, int which) {
    oracle::row& row = one.row;
    switch (which) {
    case 0:
        row.forecast = to_be_confirmed(below(2) == 0);
        break;
    case 1:
        row.forecast = below(3) == 0 ? unreadable() : typed_date{};
        break;
    case 2: // back again, maybe to a day that has passed
        row.forecast = date_near(expected(row, today) - 1 - below(30));
        break;
    case 3:
        row.forecast = date_near(today + below(15));
        break;
    case 4:
        row.baseline = below(8) == 0 ? (below(2) == 0 ? unreadable() : typed_date{})
                                     : date_near(today - 20 + below(80));
        break;
    default:
        row.forecast = date_near(std::max(expected(row, today), today - 10) + 1 + below(30));
    }
}

void random_plan::edit_other(entry& one, day today, int which) {
    oracle::row& row = one.row;
    const bool stays = &one - entries_.data() < (only_ ? 1 : 3);
    switch (which) {
    case 0:
    case 1:
        row.closed = !row.closed;
        break;
    case 2:
        row.closed = row.closed && below(3) > 0;
        break;
    case 3:
    case 4:
        rate(row);
        break;
    case 5:
    case 6:
    case 7:
        row.owners = owners();
        break;
    default:
        if (stays && !one.left_out) {
            row.forecast = date_near(today + below(40));
            break;
        }
        one.left_out = !one.left_out;
    }
}

void random_plan::edit_details(oracle::row& row, day today) {
    static const std::vector<std::string> statuses{"", "Planned", "Not started", "In progress"};
    const int which = below(10);
    // The first three are of what is rated alone.
    switch (which < 3 && !oracle::is_rated(row.kind) ? 9 : which) {
    case 0:
        row.status = statuses.at(static_cast<std::size_t>(below(4)));
        break;
    case 1:
        row.tranche = row.tranche.empty() ? "Tranche 1" : "";
        break;
    case 2:
        row.completion_dated = !row.completion_dated;
        break;
    case 3:
        row.measures = row.measures.empty() ? "Ask for more time" : "";
        break;
    case 4:
        row.review = below(3) == 0   ? typed_date{}
                     : below(5) == 0 ? to_be_confirmed(false)
                                     : date_near(today - 10 + below(40));
        break;
    case 5:
        row.change_request = row.change_request.empty() ? "CR 7" : "";
        break;
    case 6:
        row.confirmed = below(4) == 0 ? std::nullopt : std::optional(today - below(8));
        break;
    case 7:
        row.fixed_by = row.fixed_by.empty() ? "statute" : "";
        break;
    default: // two of them
        if (oracle::is_rated(row.kind))
            rate(row);
        else
            score(row);
    }
}

void random_plan::rate(oracle::row& row) {
    row.rating = static_cast<oracle::rating>(below(4));
}

void random_plan::score(oracle::row& row) {
    if (below(8) == 0) {
        row.score = {};
        return;
    }
    row.impact = 1 + below(5);
    row.likelihood = 1 + below(5);
    row.score = below(4) == 0 ? 1 + below(25) : *row.impact * *row.likelihood;
    if (below(8) == 0)
        row.impact = {};
}

oracle::absence random_plan::absence(day today) {
    const auto& all = in_.contacts;
    oracle::absence out;
    const auto is_office = [&](const oracle::programme& each) { return each.office == out.person; };
    do
        out.person = all.at(static_cast<std::size_t>(below(static_cast<int>(all.size())))).name;
    while (std::ranges::any_of(in_.programmes, is_office));
    out.from = today - 2 + below(8);
    out.until = out.from + below(20);
    note(out.person, today, "away " + oracle::iso(out.from) + " to " + oracle::iso(out.until));
    return out;
}

typed_date random_plan::date_near(day when) {
    return typed_near(when, below(7));
}

std::vector<std::string> random_plan::owners() {
    const auto& all = in_.contacts;
    const auto anybody = [&] {
        return all.at(static_cast<std::size_t>(below(static_cast<int>(all.size())))).name;
    };
    switch (below(12)) {
    case 0:
    case 1:
        return {};
    case 2:
        return {"TBA"};
    case 3:
        return {"A stranger"};
    case 4:
        return {"A stranger", anybody()};
    case 5:
    case 6: {
        const std::string one = anybody();
        const std::string other = anybody();
        return one == other ? std::vector{one} : std::vector{one, other};
    }
    default:
        return {anybody()};
    }
}

std::vector<oracle::row> random_plan::rows() const {
    std::vector<oracle::row> out;
    for (const entry& each : entries_) {
        if (!each.left_out)
            out.push_back(as_shown(each.row));
    }
    if (only_)
        return out;
    std::ranges::move(products_->rows(), std::back_inserter(out));
    links_->show(out);
    std::ranges::move(periods_->rows(), std::back_inserter(out));
    decisions_->add_to(out);
    return out;
}

std::vector<oracle::row> random_plan::all_rows() const {
    std::vector<oracle::row> out;
    for (const random_plan* part : {this, static_cast<const random_plan*>(products_.get())})
        for (const entry& each : part->entries_)
            out.push_back(each.row);
    return out;
}

void random_plan::note(const std::string& name, day today, const std::string& what) {
    stories_[name] += "      " + oracle::iso(today) + " " + what + "\n";
}

void random_plan::describe(const oracle::row& of, day today, const std::string& what) {
    static const std::vector<std::string> ratings{"-", "G", "A", "R"};
    std::string owners;
    for (const std::string& each : of.owners)
        owners += each + "; ";
    std::string details;
    for (const auto& each : {of.impact, of.likelihood, of.score})
        details += each ? " " + std::to_string(*each) : " -";
    details += " plan '" + of.measures + "' review '" + of.review.text + "' status '" + of.status +
               "' tranche '" + of.tranche + "' " + of.change_request +
               (of.fixed_by.empty() ? "" : " fixed by " + of.fixed_by) +
               (of.completion_dated ? " dated" : "") +
               (of.confirmed ? " confirmed " + oracle::iso(*of.confirmed) : "");
    note(of.ref, today,
         of.workstream + " " + ratings.at(static_cast<std::size_t>(of.rating)) + " due '" +
             of.baseline.text + "' forecast '" + of.forecast.text + "' owners '" + owners + "'" +
             details + (of.closed ? " closed" : "") + (what.empty() ? "" : " " + what));
}

std::string random_plan::story_of(const std::string& name) const {
    const auto found = stories_.find(name);
    std::string story = found == stories_.end() ? "" : found->second;
    if (links_)
        story += products_->story_of(name);
    return story;
}

std::string random_plan::story_around(const std::string& name) const {
    std::string story = story_of(name);
    for (const std::string& each : links_->around(name))
        story += "    around it " + each + "\n" + story_of(each);
    return story;
}

} // namespace remembrancer::simulation
