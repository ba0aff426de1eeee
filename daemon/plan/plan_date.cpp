#include "daemon/plan/plan_date.hpp"

#include "daemon/base/text.hpp"

namespace remembrancer::plan {
namespace {

bool whole_months(date from, date by) {
    const std::chrono::year_month_day first(from);
    const std::chrono::year_month_day last(by);
    const std::chrono::year_month_day_last end(last.year() / last.month() / std::chrono::last);
    return static_cast<unsigned>(first.day()) == 1 && last.day() == end.day();
}

std::string without_year(const std::string& words) {
    return words.substr(0, words.rfind(' '));
}

} // namespace

bool same_value(const plan_date& a, const plan_date& b) {
    if (a.precision == precision::unreadable || b.precision == precision::unreadable)
        return a.precision == b.precision && base::folded(a.text) == base::folded(b.text);
    return a.precision == b.precision && a.from == b.from && a.by == b.by;
}

std::string in_words(const plan_date& when) {
    if (!when.by)
        return when.text;
    const date from = when.from.value_or(*when.by);
    const date by = *when.by;
    if (from == by)
        return in_words(by);
    const std::chrono::year_month_day first(from);
    const std::chrono::year_month_day last(by);
    const bool same_year = first.year() == last.year();
    const bool same_month = same_year && first.month() == last.month();
    if (whole_months(from, by)) {
        if (same_month)
            return month_in_words(by);
        const std::string start = month_in_words(from);
        return (same_year ? without_year(start) : start) + " to " + month_in_words(by);
    }
    const std::string start = in_words(from);
    if (same_month)
        return std::to_string(static_cast<unsigned>(first.day())) + " to " + in_words(by);
    return (same_year ? without_year(start) : start) + " to " + in_words(by);
}

} // namespace remembrancer::plan
