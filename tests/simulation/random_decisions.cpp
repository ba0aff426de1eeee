#include "tests/simulation/random_decisions.hpp"

#include "tests/simulation/oracle_boards.hpp"

#include <algorithm>

namespace remembrancer::simulation {
namespace {

using oracle::day;
using oracle::typed_date;
using form = typed_date::form;

} // namespace

typed_date typed_near(day when, int how) {
    static const day first = oracle::day_of(2019, 2, 1);
    static const day last = oracle::day_of(2020, 11, 30);
    when = std::clamp(when, first, last);
    const std::string text = oracle::in_words(when);
    const std::string month = text.substr(text.find(' ') + 1);
    const day end = oracle::month_end(when);
    day begin = when;
    while (oracle::month_end(begin - 1) == end)
        --begin;
    switch (how) {
    case 0:
        return {form::known, month, end, begin};
    case 1:
        return {form::known, "End " + month, end, begin + 20};
    default:
        return {form::known, text, when, when};
    }
}

random_decisions::random_decisions(std::uint64_t seed, const oracle::organisation& in,
                                   std::size_t place, int decisions, day first, listener told)
    : random_(seed ^ 0xB0A2D), in_(in), place_(place), told_(std::move(told)) {
    while (static_cast<int>(entries_.size()) < std::max(decisions, 2))
        add(first);
}

bool random_decisions::live(day today) {
    const int busy = static_cast<int>(entries_.size());
    bool is_edited = false;
    for (int left = below(4) == 0 ? 1 + below(1 + busy / 10) : 0; left > 0; --left) {
        edit(entries_.at(static_cast<std::size_t>(below(busy))), today);
        is_edited = true;
    }
    if (below(1 + 1200 / busy) == 0) {
        add(today);
        is_edited = true;
    }
    return is_edited;
}

void random_decisions::add(day today) {
    entry one;
    one.row.kind = oracle::kind::decision;
    constexpr std::size_t most_rows = 10'000;
    one.row.ref = "D" + std::to_string(place_ * most_rows + entries_.size() + 1);
    const oracle::programme& programme = in_.programmes.at(place_);
    one.row.programme = place_ == 0 ? "" : programme.name;
    one.row.workstream = any_of(programme.streams).name;
    one.row.path = path();
    one.row.owners = owners();
    one.row.clearance = chain();
    one.row.rating = static_cast<oracle::rating>(below(4));
    if (below(10) != 0)
        one.row.baseline = some_date(one.row, today - 5 + below(200));
    if (below(4) == 0)
        edit_date(one.row, today);
    entries_.push_back(one);
    describe(entries_.back(), today);
}

void random_decisions::edit(entry& one, day today) {
    switch (below(4)) {
    case 0:
        edit_date(one.row, today);
        break;
    case 1:
    case 2:
        edit_steps(one.row, today);
        break;
    default:
        edit_state(one, today);
    }
    describe(one, today);
}

void random_decisions::edit_date(oracle::row& row, day today) {
    switch (below(10)) {
    case 0:
        row.forecast = {form::to_be_confirmed, "TBC", 0, 0};
        break;
    case 1:
        row.forecast = below(3) == 0 ? typed_date{form::unreadable, "Dec 19", 0, 0} : typed_date{};
        break;
    case 2:
        row.baseline = some_date(row, today - 10 + below(60));
        break;
    case 3: // maybe to a day that has passed
        row.forecast = some_date(row, today - 10 + below(15));
        break;
    default:
        row.forecast = some_date(row, today + below(60));
    }
}

/// What the boards ask of it.
void random_decisions::edit_steps(oracle::row& row, day today) {
    switch (below(8)) {
    case 0:
        row.path = path();
        break;
    case 1:
    case 2:
        row.clearance = chain();
        break;
    case 3:
        row.notice_given = {};
        break;
    case 4:
        row.notice_given = today - 10 + below(25);
        break;
    case 5:
        row.papers_sent = today - below(3);
        break;
    default:
        row.papers_sent = {};
    }
}

void random_decisions::edit_state(entry& one, day today) {
    static const std::vector<std::string> statuses{"", "Planned", "Not started", "In progress"};
    oracle::row& row = one.row;
    switch (below(11)) {
    case 0:
    case 1:
        row.closed = !row.closed;
        break;
    case 2:
        row.closed = row.closed && below(3) > 0;
        break;
    case 3:
        row.status = any_of(statuses);
        break;
    case 4:
        row.rating = static_cast<oracle::rating>(below(4));
        break;
    case 5:
        row.owners = owners();
        break;
    case 6:
        row.measures = row.measures.empty() ? "Ask for more time" : "";
        break;
    case 7:
        row.change_request = row.change_request.empty() ? "CR 7" : "";
        break;
    case 8:
        row.confirmed = below(4) == 0 ? std::nullopt : std::optional(today - below(8));
        break;
    case 9:
        row.fixed_by = row.fixed_by.empty() ? "statute" : "";
        break;
    default:
        // The first stays in the plan, so that its table has always some.
        one.left_out = !one.left_out && &one != entries_.data();
    }
}

/// Mostly a meeting of the board that decides.
typed_date random_decisions::some_date(const oracle::row& row, day around) {
    static const day last = oracle::day_of(2020, 11, 1);
    const auto& boards = in_.boards;
    const auto deciding = row.path.empty()
                              ? boards.end()
                              : std::ranges::find(boards, row.path.back(), &oracle::board::name);
    if (below(3) == 0 || deciding == boards.end())
        return typed_near(around, below(7));
    const oracle::programme& programme = in_.programmes.at(place_);
    const oracle::work_days work(programme.where, programme.closures);
    while (around < last && !oracle::meets_on(*deciding, around, work))
        ++around;
    return typed_near(around, below(12));
}

std::vector<std::string> random_decisions::path() {
    std::vector<std::string> out;
    for (int left = below(8) == 0 ? 0 : 1 + below(3); left > 0; --left)
        out.push_back(below(12) == 0 ? "Unknown Forum" : any_of(in_.boards).name);
    return out;
}

std::vector<std::string> random_decisions::owners() {
    switch (below(10)) {
    case 0:
        return {};
    case 1:
        return {below(2) == 0 ? "TBA" : "A stranger"};
    case 2:
        return {any_of(in_.boards).name};
    case 3: {
        const std::string one = any_of(in_.contacts).name;
        return {one, any_of(in_.boards).name};
    }
    default:
        return {any_of(in_.contacts).name};
    }
}

/// Who clears its papers, each once.
std::vector<std::string> random_decisions::chain() {
    std::vector<std::string> out;
    for (int left = below(2) == 0 ? 0 : 1 + below(3); left > 0; --left) {
        const std::string name = below(10) == 0 ? "A stranger" : any_of(in_.contacts).name;
        if (std::ranges::find(out, name) == out.end())
            out.push_back(name);
    }
    return out;
}

void random_decisions::add_to(std::vector<oracle::row>& plan) const {
    for (const entry& each : entries_) {
        if (each.left_out)
            continue;
        plan.push_back(each.row);
        if (each.row.closed)
            plan.back().rating = oracle::rating::none;
    }
}

void random_decisions::describe(const entry& one, day today) {
    static const std::vector<std::string> ratings{"-", "G", "A", "R"};
    const oracle::row& of = one.row;
    std::string text = of.workstream + " " + ratings.at(static_cast<std::size_t>(of.rating)) +
                       " due '" + of.baseline.text + "' forecast '" + of.forecast.text + "'";
    for (const auto& [title, names] :
         {std::pair{" owners", &of.owners}, {" path", &of.path}, {" cleared by", &of.clearance}}) {
        text += title;
        for (const std::string& each : *names)
            text += " " + each + ";";
    }
    for (const auto& [title, when] : {std::pair{" papers ", &of.papers_sent},
                                      {" notice ", &of.notice_given},
                                      {" confirmed ", &of.confirmed}})
        text += *when ? title + oracle::iso(**when) : "";
    text += " plan '" + of.measures + "' status '" + of.status + "' " + of.change_request +
            (of.fixed_by.empty() ? "" : " fixed by " + of.fixed_by) + (of.closed ? " closed" : "") +
            (one.left_out ? " left out" : "");
    told_(of.ref, today, text);
}

} // namespace remembrancer::simulation
