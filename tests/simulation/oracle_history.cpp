#include "tests/simulation/oracle_history.hpp"

#include <algorithm>
#include <map>

namespace remembrancer::oracle {
namespace {

/// `TBA` in the place of `TBC` is no other date.
bool is_same_date(const typed_date& a, const typed_date& b) {
    return a == b || (a.is == typed_date::form::to_be_confirmed && b.is == a.is);
}

} // namespace

std::optional<day> effective(const row& of) {
    if (of.forecast.is == typed_date::form::known)
        return of.forecast.by;
    if (of.forecast.is == typed_date::form::blank && of.baseline.is == typed_date::form::known)
        return of.baseline.by;
    return {};
}

standing rating_of(const std::string& letter) {
    static const std::map<std::string, standing> letters{{"C", standing::complete},
                                                         {"G", standing::green},
                                                         {"A", standing::amber},
                                                         {"R", standing::red}};
    const auto found = letters.find(letter);
    return found == letters.end() ? standing::none : found->second;
}

bool rates_nothing(const row& of) {
    return rated(of) == standing::none && !of.told.is_unclear &&
           std::ranges::all_of(of.told.dimensions,
                               [](const std::string& each) { return each.empty(); });
}

standing rated(const row& of) {
    if (!is_rated(of.kind) && !is_of_period(of.kind))
        return standing::none;
    if (of.closed)
        return standing::complete;
    switch (of.rating) {
    case rating::green:
        return standing::green;
    case rating::amber:
        return standing::amber;
    case rating::red:
        return standing::red;
    default:
        return standing::none;
    }
}

bool is_unchanged(const row& before, const row& now) {
    row as_before = now;
    for (const auto date : {&row::baseline, &row::forecast, &row::review})
        if (is_same_date(before.*date, now.*date))
            as_before.*date = before.*date;
    as_before.confirmed = std::max(before.confirmed, now.confirmed);
    return as_before == before;
}

void known_row::appear(const oracle::row& first, day as_of) {
    row = first;
    dates_since = as_of;
    first_expected = effective(first);
    known_since = as_of;
    change_period(first, as_of);
}

void known_row::change_to(const oracle::row& now, day as_of) {
    const oracle::row before = row;
    row = now;
    // What somebody has said once they have said, whatever a later table has of it.
    row.confirmed = std::max(before.confirmed, now.confirmed);
    vanished = false;
    if (!is_same_date(before.baseline, now.baseline) ||
        !is_same_date(before.forecast, now.forecast) || before.closed != now.closed)
        dates_since = as_of;
    if (now.closed && !before.closed)
        completed_since = as_of;
    const std::optional<day> was = effective(before);
    const std::optional<day> is = effective(now);
    if (!first_expected)
        first_expected = is;
    // A forecast that takes the date back is a re-cast; but the date has not moved, nor has the one
    // that comes in its place.
    if (was && is != was && now.forecast.is != typed_date::form::blank)
        ++recasts;
    if (was && is && *was != *is)
        moved = {*was, as_of};
    if (is && is != was)
        dated_on = as_of;
    if (rated(before) != rated(now))
        re_rated = {rated(before), as_of};
    if (before.score != now.score)
        re_scored = {before.score, as_of};
    change_period(before, as_of);
}

/// Without a period a report is of the day of its plan, unless it says nothing.
void known_row::change_period(const oracle::row& before, day as_of) {
    if (!is_of_period(row.kind))
        return;
    const std::optional<day> was = reported_on;
    if (row.told.ends.is == typed_date::form::known)
        reported_on = row.told.ends.by;
    else if (row.told.ends.is != typed_date::form::blank || row.kind == kind::measure)
        reported_on.reset();
    else if (!was || !rates_nothing(row))
        reported_on = as_of;
    if (reported_on != was)
        dates_since = as_of;
    if (before.told.dimensions != row.told.dimensions)
        re_rated_parts = {before.told.dimensions, as_of};
    if (before.told.actual != row.told.actual)
        recounted = {before.told.actual, as_of};
}

} // namespace remembrancer::oracle
