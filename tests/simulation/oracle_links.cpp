#include "tests/simulation/oracle_links.hpp"

#include <algorithm>
#include <cctype>
#include <set>
#include <tuple>

namespace remembrancer::oracle {
namespace {

using form = typed_date::form;

/// A predecessor in trouble, the worst of all last; of two as bad the one of the newest date.
struct trouble {
    enum class sort { undated, no_float, passed, too_late };
    sort is = sort::undated;
    int working_days_late = 0; ///< negative: that were to spare
    std::optional<day> anchor;

    friend auto operator<=>(const trouble&, const trouble&) = default;
};

bool had_date(const known_row& of) {
    const auto is_typed = [](const typed_date& each) {
        return each.is == form::known || each.is == form::unreadable;
    };
    return of.first_expected || is_typed(of.row.baseline) || is_typed(of.row.forecast);
}

std::optional<trouble> trouble_with(const known_row& before, int lag, std::optional<day> own,
                                    day today, const work_days& work) {
    using sort = trouble::sort;
    if (before.row.closed)
        return {};
    const std::optional<day> by = effective(before.row);
    trouble out;
    out.anchor = before.dated_on;
    if (before.vanished || !by) {
        if (!own || !(before.vanished || had_date(before)))
            return {};
        return out;
    }
    const bool has_passed = *by < today;
    if (has_passed)
        out.anchor = std::max(out.anchor.value_or(*by + 1), *by + 1);
    const day lands = *by + lag;
    if (own)
        out.working_days_late = work.between(*own, lands) - work.between(lands, *own);
    if (own && lands > *own) {
        out.is = sort::too_late;
        return out;
    }
    if (!has_passed && (!own || out.working_days_late < 0))
        return {};
    out.is = has_passed ? sort::passed : sort::no_float;
    return out;
}

void find_predecessor(std::vector<finding>& found, const row& of, day today, const work_days& work,
                      const plan_around& around) {
    std::optional<trouble> worst;
    for (const link& each : of.depends_on) {
        const auto one =
            trouble_with(around.rows.at(each.ref), each.lag, effective(of), today, work);
        if (one)
            worst = worst ? std::max(*worst, *one) : one;
    }
    if (!worst)
        return;
    const char* reason = worst->is == trouble::sort::too_late  ? "predecessor_too_late"
                         : worst->is == trouble::sort::undated ? "predecessor_undated"
                                                               : "predecessor_late";
    found.push_back({"predecessor_late", reason, worst->anchor, true});
}

/// That it has another date is said while it is news, unless there is trouble to tell.
void find_moved(std::vector<finding>& found, const row& of, day today, const work_days& work,
                const plan_around& around) {
    const int news = programme_of(of, around.of).worth.news_working_days;
    std::optional<day> newest;
    for (const link& each : of.depends_on) {
        const known_row& before = around.rows.at(each.ref);
        const std::optional<day> by = effective(before.row);
        if (before.row.closed || before.vanished || !by || !before.dated_on ||
            work.between(*before.dated_on, today) > news ||
            trouble_with(before, each.lag, effective(of), today, work))
            continue;
        const bool is_back =
            before.moved && before.moved->on == *before.dated_on && before.moved->from == *by;
        if (!is_back)
            newest = std::max(newest, before.dated_on);
    }
    if (newest)
        found.push_back({"predecessor_moved", "predecessor_moved", newest, true});
}

day latest_start(day by, const lead_time& takes, const work_days& work) {
    switch (takes.of) {
    case lead_time::unit::weeks:
        return by - 7 * takes.count;
    case lead_time::unit::months:
        return months_before(by, takes.count);
    case lead_time::unit::working_days:
        return work.after(by, -takes.count);
    default:
        return by - takes.count;
    }
}

void find_start(std::vector<finding>& found, const row& of, day today, const organisation& in,
                const work_days& work) {
    const std::optional<day> by = effective(of);
    if (!by || *by < today || of.lead_time.count == 0 || of.status == "In progress")
        return;
    const day latest = latest_start(*by, of.lead_time, work);
    int furthest = 0;
    for (const ladder::step& each : in.ladders.of.at("latest_start").steps)
        furthest = std::min(furthest, each.after);
    if (today >= work.after(latest, furthest))
        found.push_back(
            {"latest_start", today > latest ? "start_missed" : "start_due", latest, true});
}

void find_milestones(std::vector<finding>& found, const row& of, const plan_around& around) {
    if (of.kind != kind::product)
        return;
    bool has_parts = false; // its programme puts milestones under products
    std::vector<const row*> own;
    for (const auto& [ref, each] : around.rows) {
        if (each.row.programme != of.programme)
            continue;
        has_parts = has_parts || !each.row.product.empty();
        if (each.row.product == of.ref && !each.vanished)
            own.push_back(&each.row);
    }
    if (has_parts && own.empty())
        found.push_back({"no_milestones", "milestones_missing", {}});
    if (own.size() != 1 || own.front()->closed)
        return;
    const std::optional<day> end = effective(of);
    const std::optional<day> only = effective(*own.front());
    if (!end || (only && *only >= *end))
        found.push_back({"single_milestone", "milestone_single", {}});
}

/// Without small words, capitals and the ending of many.
std::set<std::string> words_of(const std::string& title) {
    static const std::set<std::string> small{"", "of", "the", "and", "a", "to", "in"};
    std::set<std::string> all;
    std::string one;
    for (const char each : title + " ") {
        if (std::isalpha(static_cast<unsigned char>(each)) != 0) {
            one += static_cast<char>(std::tolower(static_cast<unsigned char>(each)));
            continue;
        }
        if (one.ends_with('s'))
            one.pop_back();
        if (!small.contains(one))
            all.insert(one);
        one.clear();
    }
    return all;
}

bool read_alike(const std::string& a, const std::string& b) {
    const std::set<std::string> words = words_of(a);
    const std::set<std::string> others = words_of(b);
    const auto shared = std::ranges::count_if(
        words, [&](const std::string& each) { return others.contains(each); });
    return 2 * static_cast<std::size_t>(shared) > std::max(words.size(), others.size());
}

} // namespace

void find_of_links(std::vector<finding>& found, const known_row& of, day today,
                   const work_days& work, const plan_around& around) {
    find_predecessor(found, of.row, today, work, around);
    find_moved(found, of.row, today, work, around);
    find_start(found, of.row, today, around.of, work);
    find_milestones(found, of.row, around);
}

void find_of_titles(std::vector<finding>& found, const known_row& of, const plan_around& around) {
    if (!is_in_register(of.row.kind))
        return;
    const bool is_like_another = std::ranges::any_of(around.rows, [&](const auto& each) {
        const known_row& other = each.second;
        return is_in_register(other.row.kind) && other.row.programme == of.row.programme &&
               other.number < of.number && !other.row.closed && !other.vanished &&
               read_alike(other.row.title, of.row.title);
    });
    if (is_like_another)
        found.push_back({"likely_duplicate", "likely_duplicate", {}});
    if (of.row.kind == kind::risk && of.row.title.starts_with("ISSUE"))
        found.push_back({"wrong_register", "issue_among_risks", {}});
}

} // namespace remembrancer::oracle
