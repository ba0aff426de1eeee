#include "tests/simulation/random_links.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::simulation {
namespace {

using oracle::kind;
using oracle::lead_time;
using oracle::link;
using oracle::row;

/// Another for each number, and none like another with another ending.
std::string made_up_word(int number) {
    static const std::string consonants = "bdfgklmnprtv";
    static const std::string vowels = "aiou";
    std::string out;
    for (int syllable = 0; syllable < 4; ++syllable) {
        out += consonants.at(static_cast<std::size_t>(number % 12));
        out += vowels.at(static_cast<std::size_t>(number / 12 % 4));
        number /= 48;
    }
    return out + "k";
}

std::string counted(int number, const char* one) {
    return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

/// `M12 + 5 days`.
link link_to(const std::string& ref, int lag, bool in_weeks) {
    const int size = in_weeks ? 7 * lag : lag;
    std::string text = ref;
    if (lag != 0)
        text += (lag < 0 ? " - " : " + ") + counted(std::abs(lag), in_weeks ? "week" : "day");
    return {ref, size, text};
}

} // namespace

void random_links::meet(const std::vector<row>& rows, oracle::day today) {
    for (const row& each : rows) {
        if (of_.contains(each.ref))
            continue;
        of_[each.ref].named_after = each.ref;
        for (int which = 0; which < 6; ++which)
            if (below(3) == 0)
                change(each, rows, which);
        describe(each.ref, today);
    }
    // So that either all its plans of the year have milestones under products, or none has.
    first_milestone_ = std::ranges::find(rows, kind::milestone, &row::kind)->ref;
    if (has_parts_)
        of_.at(first_milestone_).product = std::ranges::find(rows, kind::product, &row::kind)->ref;
}

std::set<kind> random_links::live(const std::vector<row>& rows, oracle::day today) {
    std::set<kind> changed;
    meet(rows, today);
    const int most = 1 + static_cast<int>(rows.size()) / 20;
    for (int left = below(3) == 0 ? 1 + below(most) : 0; left > 0; --left) {
        const row& one = any_of(rows);
        change(one, rows, below(6));
        describe(one.ref, today);
        changed.insert(one.kind);
    }
    return changed;
}

void random_links::change(const row& of, const std::vector<row>& all, int which) {
    linked& one = of_.at(of.ref);
    switch (which) {
    case 0:
    case 1:
        one.depends_on = some_links(of, all);
        break;
    case 2:
        one.lead_time = some_time();
        break;
    case 3:
    case 4:
        if (of.kind == kind::milestone && has_parts_ && of.ref != first_milestone_) {
            const auto product = std::ranges::find(all, kind::product, &row::kind);
            const auto count = static_cast<int>(all.end() - product); // they come last
            one.product = below(3) == 0 ? "" : (product + below(count))->ref;
            break;
        }
        [[fallthrough]];
    default:
        name_anew(of, all);
    }
}

/// After another entry of a register or after itself, with few of one name: words that many entries
/// have say nothing.
void random_links::name_anew(const row& of, const std::vector<row>& all) {
    linked& one = of_.at(of.ref);
    const row& other = any_of(all);
    const auto so_named = std::ranges::count_if(
        of_, [&](const auto& each) { return each.second.named_after == other.ref; });
    if (oracle::is_rated(of.kind))
        return;
    const bool is_free = !oracle::is_rated(other.kind) && so_named < 4;
    one.named_after = is_free && below(3) != 0 ? other.ref : of.ref;
    one.wording = below(3);
    one.is_marked = below(3) == 0;
}

std::vector<link> random_links::some_links(const row& of, const std::vector<row>& all) {
    std::vector<link> out;
    for (int left = below(4); left > 0; --left) {
        const std::string& ref = any_of(all).ref;
        if (ref == of.ref || std::ranges::find(out, ref, &link::ref) != out.end())
            continue;
        const bool in_weeks = below(4) == 0;
        const int lag = below(2) == 0 ? 0 : in_weeks ? below(7) - 2 : below(30) - 8;
        out.push_back(link_to(ref, lag, in_weeks));
    }
    return out;
}

lead_time random_links::some_time() {
    static const std::array names{"day", "week", "month", "working day"};
    static const std::array most{60, 12, 6, 40};
    const auto unit = static_cast<std::size_t>(below(4));
    if (below(3) == 0)
        return {};
    const int count = 1 + below(most.at(unit));
    return {count, static_cast<lead_time::unit>(unit), counted(count, names.at(unit))};
}

const row& random_links::any_of(const std::vector<row>& all) {
    return all.at(static_cast<std::size_t>(below(static_cast<int>(all.size()))));
}

std::string random_links::title_of(const linked& one) {
    const int number = 4 * std::stoi(one.named_after.substr(1));
    std::array<std::string, 4> words;
    for (int each = 0; each < 4; ++each)
        words.at(static_cast<std::size_t>(each)) = made_up_word(number + each);
    const std::string mark = one.is_marked ? "ISSUE - " : "";
    const auto& [a, b, c, d] = words;
    switch (one.wording) {
    case 0:
        return mark + a + " " + b + " " + c + " " + d;
    case 1:
        return mark + d + " of the " + b + " and " + c + " to " + a;
    default:
        return mark + "The " + b + "s " + a + " " + d + " in " + c + "s";
    }
}

void random_links::show(std::vector<row>& rows) const {
    for (row& each : rows) {
        const linked& one = of_.at(each.ref);
        each.depends_on = one.depends_on;
        each.lead_time = one.lead_time;
        if (each.kind == kind::milestone)
            each.product = one.product;
        if (!oracle::is_rated(each.kind))
            each.title = title_of(one);
    }
}

void random_links::describe(const std::string& ref, oracle::day today) {
    const linked& one = of_.at(ref);
    std::string text = "takes '" + one.lead_time.text + "' part of '" + one.product + "' title '" +
                       title_of(one) + "' depends on";
    for (const link& each : one.depends_on)
        text += " '" + each.text + "'";
    told_(ref, today, text);
}

std::set<std::string> random_links::around(const std::string& ref) const {
    std::set<std::string> out;
    const auto own = of_.find(ref);
    if (own == of_.end())
        return out;
    for (const link& each : own->second.depends_on)
        out.insert(each.ref);
    for (const auto& [other, one] : of_)
        if (one.product == ref || (ref != other && one.named_after == own->second.named_after))
            out.insert(other);
    return out;
}

} // namespace remembrancer::simulation
