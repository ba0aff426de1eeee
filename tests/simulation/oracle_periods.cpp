#include "tests/simulation/oracle_periods.hpp"

#include <algorithm>
#include <cstdlib>

namespace remembrancer::oracle {
namespace {

using form = typed_date::form;
using unit = typed_amount::unit;

/// The last day of a month stays the last.
day months_after(day from, int count) {
    day first = from;
    while (month_end(first - 1) == month_end(from))
        --first;
    const int days = from - first;
    for (int each = 0; each < count; ++each)
        first = month_end(first) + 1;
    return from == month_end(from) ? month_end(first) : std::min(first + days, month_end(first));
}

/// When what came on a day comes next; none for a cadence that nobody understands.
std::optional<day> next_of(day from, const std::string& cadence, const work_days& work) {
    if (cadence == "daily") { // each working day
        day next = from + 1;
        while (!work.works(next))
            ++next;
        return next;
    }
    static const std::map<std::string, int> days{
        {"weekly", 7}, {"fortnightly", 14}, {"every 3 weeks", 21}, {"every 10 days", 10}};
    static const std::map<std::string, int> months{
        {"monthly", 1}, {"quarterly", 3}, {"every 2 months", 2}};
    if (const auto found = days.find(cadence); found != days.end())
        return from + found->second;
    if (const auto found = months.find(cadence); found != months.end())
        return months_after(from, found->second);
    return {};
}

void find_late(std::vector<finding>& found, const known_row& of, day today, const programme& in,
               const work_days& work) {
    const period_cells& now = of.row.told;
    const bool is_report = of.row.kind == kind::report;
    // Of a measure there may be no period; one that cannot be read is asked about already.
    if (!of.reported_on && (!is_report || now.ends.is != form::blank))
        return;
    if (is_report && (!of.reported_on || rates_nothing(of.row))) {
        const day since = of.reported_on.value_or(of.known_since);
        if (today > since)
            found.push_back({"report_late", "report_missing", since});
        return;
    }
    std::optional<day> next = next_of(*of.reported_on, now.cadence, work);
    if (is_report && now.cadence.empty() && in.worth.report_every_days > 0)
        next = *of.reported_on + in.worth.report_every_days;
    if (next && *next < today)
        found.push_back({"report_late", "report_late", next});
}

void find_falls(std::vector<finding>& found, const known_row& of, day today, const programme& in,
                const work_days& work) {
    struct fall {
        day on;
        bool to_red;
    };
    std::vector<fall> falls;
    const auto look = [&](standing was, standing is, day on) {
        if (was != standing::none && is > was &&
            work.between(on, today) <= in.worth.news_working_days)
            falls.push_back({on, is == standing::red});
    };
    if (of.re_rated)
        look(of.re_rated->was, rated(of.row), of.re_rated->on);
    if (of.re_rated_parts)
        for (std::size_t each = 0; each < of.re_rated_parts->was.size(); ++each)
            look(rating_of(of.re_rated_parts->was.at(each)),
                 rating_of(of.row.told.dimensions.at(each)), of.re_rated_parts->on);
    if (falls.empty())
        return;
    const day newest = std::ranges::max(falls, {}, &fall::on).on;
    const bool to_red = std::ranges::any_of(
        falls, [&](const fall& each) { return each.on == newest && each.to_red; });
    found.push_back(
        {"rating_worsened", to_red ? "rating_fell_to_red" : "rating_fell", newest, true});
}

void find_unlike(std::vector<finding>& found, const row& of) {
    const standing whole = rated(of);
    std::vector<standing> parts;
    for (const std::string& each : of.told.dimensions)
        if (rating_of(each) != standing::none)
            parts.push_back(std::max(rating_of(each), standing::green));
    if (of.kind != kind::report || whole == standing::none || parts.empty())
        return;
    const auto [best, worst] = std::ranges::minmax(parts);
    if (whole < best || (whole == standing::green && worst == standing::red))
        found.push_back({"overall_unlike_parts", "overall_better_than_parts", {}});
    else if (whole > worst)
        found.push_back({"overall_unlike_parts", "overall_worse_than_parts", {}});
}

/// A number may be money; a share is neither.
bool is_comparable(const typed_amount& a, const typed_amount& b) {
    return a.is == form::known && b.is == form::known &&
           (a.in == unit::percent) == (b.in == unit::percent);
}

void find_counted(std::vector<finding>& found, const known_row& of, day today, const programme& in,
                  const work_days& work) {
    const typed_amount& now = of.row.told.actual;
    if (of.reported_on && is_comparable(now, of.row.told.target) &&
        now.value < of.row.told.target.value)
        found.push_back({"target_missed", "target_missed", of.reported_on, true});
    const auto& before = of.recounted;
    if (!before || !is_comparable(before->was, now) || before->was.value <= 0 ||
        work.between(before->on, today) > in.worth.news_working_days)
        return;
    if (std::llabs(now.value - before->was.value) * 100 >=
        in.worth.jump_percent * before->was.value)
        found.push_back({"measure_jump", "measure_jumped", before->on, true});
}

/// Its parts are those that are in the plan; each must be counted, for the same period, in what
/// adds up. What names itself is no total. Rounded numbers may be off by half of what their last
/// digit stands for.
void find_sum(std::vector<finding>& found, const known_row& of, const plan_around& around) {
    const typed_amount& total = of.row.told.actual;
    if (of.row.told.part_of == of.row.ref)
        return;
    int parts = 0;
    long long sum = 0;
    long long off_by = total.last_digit;
    for (const auto& [ref, each] : around.rows) {
        if (each.row.told.part_of != of.row.ref || each.vanished)
            continue;
        const typed_amount& part = each.row.told.actual;
        if (!is_comparable(total, part) || each.reported_on != of.reported_on)
            return;
        ++parts;
        sum += part.value;
        off_by += part.last_digit;
    }
    if (parts < 2 || total.in == unit::percent)
        return;
    if (2 * std::llabs(total.value - sum) > off_by)
        found.push_back({"total_unreconciled", "total_unreconciled", {}});
}

void find_unclear(std::vector<finding>& found, const row& of) {
    const period_cells& now = of.told;
    const bool says_how_often = now.cadence != "now and then";
    const auto is_bad = [](const typed_amount& each) { return each.is == form::unreadable; };
    const bool is_off_scale =
        now.is_unclear || std::ranges::find(now.dimensions, "oops") != now.dimensions.end();
    // Several are one question: of the date, else of what is off its scale.
    if (now.ends.is == form::unreadable)
        found.push_back({"unreadable", "date_unreadable", {}});
    else if (is_off_scale)
        found.push_back({"unreadable", "value_off_scale", {}});
    else if (!says_how_often || is_bad(now.target) || is_bad(now.actual))
        found.push_back({"unreadable", "value_unclear", {}});
}

} // namespace

void find_of_periods(std::vector<finding>& found, const known_row& of, day today,
                     const programme& in, const work_days& work, const plan_around& around) {
    if (!is_of_period(of.row.kind))
        return;
    find_late(found, of, today, in, work);
    find_falls(found, of, today, in, work);
    find_unclear(found, of.row);
    if (of.row.kind == kind::report) {
        find_unlike(found, of.row);
    } else {
        find_counted(found, of, today, in, work);
        find_sum(found, of, around);
    }
}

} // namespace remembrancer::oracle
