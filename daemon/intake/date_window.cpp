#include "daemon/intake/date_window.hpp"

#include <algorithm>

namespace remembrancer::intake {
namespace {

using namespace std::chrono;

window months_from(year_month first, int count) {
    const year_month end = first + months(count - 1);
    return {plan::date(first / 1), plan::date(end / last)};
}

// A third of a year, a season or a term in whole months; of a month by its 10th and 20th day.
window part_of(const window& whole, unit_part part) {
    if (part == unit_part::whole)
        return whole;
    const year_month_day from(whole.from);
    const year_month first = from.year() / from.month();
    const year_month_day by(whole.by);
    const auto count = static_cast<int>((by.year() / by.month() - first).count()) + 1;
    const int nth = part == unit_part::early ? 0 : part == unit_part::middle ? 1 : 2;
    if (count > 1) {
        const int begin = count * nth / 3;
        return months_from(first + months(begin), count * (nth + 1) / 3 - begin);
    }
    return {whole.from + days(10 * nth), nth == 2 ? whole.by : whole.from + days(10 * nth + 9)};
}

std::optional<window> day_window(const date_unit& unit, int in) {
    const year_month_day when = year(in) / month(unit.month) / day(unit.day);
    if (!when.ok())
        return std::nullopt;
    const plan::date on(when);
    if (unit.weeks == 0)
        return window{on, on};
    return unit.weeks > 0 ? window{on, on + days(6)} : window{on - days(6), on};
}

window term_window(unsigned term, int in) {
    constexpr unsigned first_month[] = {1, 4, 9};
    constexpr int count[] = {3, 4, 4};
    return months_from(year(in) / month(first_month[term - 1]), count[term - 1]);
}

// Days between a date and a window; none when it lies within.
int distance(plan::date from, const window& to) {
    if (from < to.from)
        return static_cast<int>((to.from - from).count());
    return from > to.by ? static_cast<int>((from - to.by).count()) : 0;
}

int year_of(plan::date when) {
    return static_cast<int>(year_month_day(when).year());
}

// Both ends, where the first is in `first_year`: the last is in the same year or the next.
std::optional<window> spanned(const date_text& text, int first_year) {
    const auto begin = window_of(text.first, first_year);
    if (!begin || !text.last)
        return begin;
    for (const int last_year : {first_year, first_year + 1}) {
        const auto end = window_of(*text.last, text.last->year.value_or(last_year));
        if (end && end->by >= begin->from)
            return window{begin->from, end->by};
    }
    return std::nullopt;
}

std::optional<window> nearest(const date_text& text, plan::date as_of) {
    // 29 February is at most eight years away.
    constexpr int reach = 8;
    std::optional<window> best;
    for (int n = year_of(as_of) - reach; n <= year_of(as_of) + reach; ++n) {
        const auto found = spanned(text, n);
        if (found && (!best || distance(as_of, *found) <= distance(as_of, *best)))
            best = found;
    }
    return best;
}

} // namespace

std::optional<window> window_of(const date_unit& unit, int in) {
    switch (unit.kind) {
    case unit_kind::day:
        return day_window(unit, in);
    case unit_kind::month:
        return part_of(months_from(year(in) / month(unit.month), 1), unit.part);
    case unit_kind::season:
        return part_of(months_from(year(in) / month(3 * unit.month), 3), unit.part);
    case unit_kind::term:
        return part_of(term_window(unit.month, in), unit.part);
    case unit_kind::quarter:
        return months_from(year(in) / April + months(3 * (static_cast<int>(unit.month) - 1)), 3);
    case unit_kind::year:
        return part_of(months_from(year(in) / January, 12 * unit.years), unit.part);
    case unit_kind::financial_year:
        return part_of(months_from(year(in) / April, 12), unit.part);
    }
    return std::nullopt;
}

resolved resolve(const date_text& text, plan::date as_of) {
    if (text.first.year)
        return {spanned(text, *text.first.year), false};
    if (!text.last || !text.last->year)
        return {nearest(text, as_of), true};
    // `Nov – Feb 2019` begins in the year before.
    for (const int n : {*text.last->year, *text.last->year - 1}) {
        const auto begin = window_of(text.first, n);
        const auto end = window_of(*text.last, *text.last->year);
        if (begin && end && begin->from <= end->from)
            return {window{begin->from, end->by}, false};
    }
    return {};
}

plan::precision precision_of(const date_text& text) {
    if (text.last)
        return plan::precision::window;
    const bool whole = text.first.part == unit_part::whole;
    switch (text.first.kind) {
    case unit_kind::day:
        return text.first.weeks == 0 ? plan::precision::day : plan::precision::window;
    case unit_kind::month:
        return whole ? plan::precision::month : plan::precision::part_of_month;
    case unit_kind::season:
    case unit_kind::term:
        return plan::precision::season;
    case unit_kind::quarter:
        return plan::precision::quarter;
    case unit_kind::year:
    case unit_kind::financial_year:
        break;
    }
    return whole && text.first.years == 1 ? plan::precision::year : plan::precision::window;
}

} // namespace remembrancer::intake
