#include "tests/simulation/random_periods.hpp"

#include <algorithm>

namespace remembrancer::simulation {
namespace {

using oracle::day;
using oracle::kind;
using oracle::typed_amount;
using oracle::typed_date;
using form = typed_date::form;

typed_amount whole(long long count) {
    return {form::known, std::to_string(count), count * 1000, typed_amount::unit::number, 0};
}

typed_amount pounds(long long thousands) {
    const std::string last = std::to_string(1000 + thousands % 1000).substr(1);
    const std::string text = thousands < 1000 ? std::to_string(thousands)
                                              : std::to_string(thousands / 1000) + "," + last;
    return {form::known, "\u00A3" + text + ",000", thousands * 1'000'000,
            typed_amount::unit::pounds, 0};
}

/// `£7.4m`.
typed_amount rounded_pounds(long long hundred_thousands) {
    return {form::known,
            "\u00A3" + std::to_string(hundred_thousands / 10) + "." +
                std::to_string(hundred_thousands % 10) + "m",
            hundred_thousands * 100'000'000, typed_amount::unit::pounds, 100'000'000};
}

typed_amount share(long long percent) {
    return {form::known, std::to_string(percent) + "%", percent * 1000, typed_amount::unit::percent,
            0};
}

} // namespace

random_periods::random_periods(std::uint64_t seed, const oracle::organisation& in,
                               std::size_t place, day first, listener told)
    : random_(seed ^ 0x5bd1e995), in_(in), place_(place), told_(std::move(told)) {
    add_report("Programme", "", first);
    add_report("Whole council", "", first);
    for (const oracle::stream& each : in.programmes.at(place).streams)
        add_report(each.name, each.name, first);
    for (int each = 0; each < 6; ++each)
        add_measure(first);
    // So that each kind of table always has a row in it.
    entries_.front().left_out = false;
}

std::set<kind> random_periods::live(day today) {
    std::set<kind> changed;
    // What is told each period is often only told again.
    if (below(12) == 0)
        changed.insert(kind::report);
    for (int left = below(3) == 0 ? 1 + below(3) : 0; left > 0; --left) {
        entry& one =
            entries_.at(static_cast<std::size_t>(below(static_cast<int>(entries_.size()))));
        edit(one, today);
        changed.insert(one.row.kind);
    }
    return changed;
}

std::vector<oracle::row> random_periods::rows() const {
    std::vector<oracle::row> out;
    for (const entry& each : entries_) {
        if (each.left_out)
            continue;
        out.push_back(each.row);
        if (each.row.closed) { // the rating says so, and says nothing else
            out.back().rating = oracle::rating::none;
            out.back().told.is_unclear = false;
        }
    }
    return out;
}

void random_periods::add_report(const std::string& level, const std::string& workstream,
                                day today) {
    entry one;
    one.row.kind = kind::report;
    one.row.programme = programme_name();
    one.row.ref = oracle::report_ref(one.row.programme, level);
    one.row.workstream = workstream;
    one.row.rating = static_cast<oracle::rating>(below(4));
    one.row.owners = owners();
    one.row.told.level = level;
    for (int each = 0; each < 3; ++each)
        one.row.told.dimensions.push_back(letter());
    one.row.told.cadence = cadence();
    one.row.told.ends = period(today, true);
    one.left_out = below(4) == 0;
    entries_.push_back(one);
    describe(one, today);
}

void random_periods::add_measure(day today) {
    entry one;
    one.row.kind = kind::measure;
    const int number = 1 + static_cast<int>(std::ranges::count_if(entries_, [](const entry& each) {
                           return each.row.kind == kind::measure;
                       }));
    one.row.ref = measure_ref(number);
    one.row.programme = programme_name();
    const auto& streams = in_.programmes.at(place_).streams;
    const auto where = static_cast<std::size_t>(below(static_cast<int>(streams.size()) + 1));
    if (where < streams.size())
        one.row.workstream = streams.at(where).name;
    one.row.owners = owners();
    // The first is a total of most others, so there is one; it stays.
    one.is_money = place_ % 2 == 0;
    if (number > 1 && below(4) != 0)
        one.row.told.part_of = measure_ref(1);
    one.row.told.cadence = below(2) == 0 ? "" : cadence();
    one.row.told.ends = period(today, false);
    one.row.told.target = amount(one.is_money);
    one.row.told.actual = amount(one.is_money);
    entries_.push_back(one);
    describe(one, today);
}

std::string random_periods::measure_ref(int number) const {
    return "K" + std::to_string(static_cast<int>(place_) * 100 + number);
}

std::string random_periods::programme_name() const {
    return place_ == 0 ? "" : in_.programmes.at(place_).name;
}

void random_periods::edit(entry& one, day today) {
    oracle::row& row = one.row;
    const bool stays = row.told.level == "Programme" || row.ref == measure_ref(1);
    switch (below(12)) {
    case 0:
        one.left_out = !stays && !one.left_out;
        break;
    case 1:
        row.closed = !row.closed && below(2) == 0;
        break;
    case 2:
        row.owners = owners();
        break;
    case 3:
        row.told.cadence = cadence();
        break;
    case 4:
    case 5:
        row.told.ends = period(today, row.kind == kind::report);
        break;
    default:
        if (row.kind == kind::report)
            edit_report(row);
        else
            edit_measure(one, today);
    }
    describe(one, today);
}

void random_periods::edit_report(oracle::row& row) {
    const int which = below(8);
    if (which == 0) { // it comes without a word
        row.rating = oracle::rating::none;
        row.told.is_unclear = false;
        row.told.dimensions.assign(3, "");
    } else if (which < 4) {
        row.told.is_unclear = below(10) == 0;
        row.rating =
            row.told.is_unclear ? oracle::rating::none : static_cast<oracle::rating>(below(4));
    }
    if (which > 2)
        for (std::string& each : row.told.dimensions)
            if (below(2) == 0)
                each = letter();
}

void random_periods::edit_measure(entry& one, day today) {
    oracle::row& row = one.row;
    switch (below(8)) {
    case 0:
        row.rating = static_cast<oracle::rating>(below(4));
        break;
    case 1:
        row.told.target = amount(one.is_money);
        break;
    case 2: // maybe a part of itself, and so no total, or of a part
        row.told.part_of = below(3) == 0 ? "" : measure_ref(1 + below(3));
        break;
    case 3:
    case 4:
        count_parts(entries_.at(static_cast<std::size_t>(
                        std::ranges::find(entries_, measure_ref(1),
                                          [](const entry& each) { return each.row.ref; }) -
                        entries_.begin())),
                    today);
        break;
    default:
        row.told.actual = amount(one.is_money);
        if (below(3) == 0)
            row.told.ends = period(today, false);
    }
}

/// As one who adds them up would do it, for one period; or nearly so.
void random_periods::count_parts(entry& total, day today) {
    long long sum = 0;
    for (entry& each : entries_) {
        if (each.row.told.part_of != total.row.ref || &each == &total)
            continue;
        const long long count = below(60);
        sum += each.left_out ? 0 : count;
        each.row.told.actual = total.is_money ? below(2) == 0 && count > 0 ? pounds(count * 100)
                                                                           : rounded_pounds(count)
                                              : whole(count);
        each.row.told.ends = total.row.told.ends;
        told_(each.row.ref, today,
              "counted with its total: '" + each.row.told.actual.text + "' of '" +
                  each.row.told.ends.text + "'");
    }
    sum += below(3) == 0 ? 1 : 0;
    total.row.told.actual = total.is_money ? rounded_pounds(sum) : whole(sum);
}

typed_date random_periods::period(day today, bool is_report) {
    const int which = below(12);
    if (which == 0)
        return {form::unreadable, "P8 or so", 0, 0};
    if (which < (is_report ? 7 : 2))
        return {};
    const day ends = today - below(30) + below(6);
    if (which < 10)
        return {form::known, oracle::in_words(ends), ends, ends};
    // The month before.
    day last = ends;
    while (oracle::month_end(last) != last)
        --last;
    const std::string text = oracle::in_words(last);
    return {form::known, text.substr(text.find(' ') + 1), last, last};
}

std::string random_periods::cadence() {
    static const std::vector<std::string> all{"",
                                              "",
                                              "weekly",
                                              "fortnightly",
                                              "monthly",
                                              "quarterly",
                                              "every 3 weeks",
                                              "every 10 days",
                                              "daily",
                                              "every 2 months",
                                              "now and then"};
    return all.at(static_cast<std::size_t>(below(static_cast<int>(all.size()))));
}

std::string random_periods::letter() {
    static const std::vector<std::string> all{"", "C", "G", "G", "G", "A", "A", "A", "R", "R"};
    return below(25) == 0 ? "oops"
                          : all.at(static_cast<std::size_t>(below(static_cast<int>(all.size()))));
}

typed_amount random_periods::amount(bool is_money) {
    switch (below(14)) {
    case 0:
        return {form::unreadable, "lots", 0, {}, 0};
    case 1:
        return {form::blank, below(2) == 0 ? "TBC" : "", 0, {}, 0};
    case 2:
        return share(below(100));
    case 3:
        return whole(below(40));
    default:
        if (!is_money)
            return whole(below(90));
        return below(2) == 0 ? pounds(100 + below(800)) : rounded_pounds(below(80));
    }
}

std::vector<std::string> random_periods::owners() {
    const auto& all = in_.contacts;
    switch (below(8)) {
    case 0:
        return {"TBA"};
    case 1:
        return {"A stranger"};
    case 2:
    case 3:
    case 4:
        return {};
    default:
        return {all.at(static_cast<std::size_t>(below(static_cast<int>(all.size())))).name};
    }
}

void random_periods::describe(const entry& one, day today) {
    static const std::vector<std::string> ratings{"-", "G", "A", "R"};
    const oracle::row& of = one.row;
    std::string text = of.workstream + " " + ratings.at(static_cast<std::size_t>(of.rating));
    for (const std::string& each : of.told.dimensions)
        text += " '" + each + "'";
    for (const std::string& each : of.owners)
        text += " owner '" + each + "'";
    text += " period '" + of.told.ends.text + "' cadence '" + of.told.cadence + "'";
    if (of.kind == kind::measure)
        text += " '" + of.told.actual.text + "' of '" + of.told.target.text + "', part of '" +
                of.told.part_of + "'";
    told_(of.ref, today,
          text + (of.told.is_unclear ? " unclear" : "") + (of.closed ? " closed" : "") +
              (one.left_out ? " left out" : ""));
}

} // namespace remembrancer::simulation
