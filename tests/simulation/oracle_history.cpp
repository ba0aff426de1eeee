#include "tests/simulation/oracle_history.hpp"

#include <algorithm>

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

standing rated(const row& of) {
    if (of.kind != kind::milestone)
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
    if (rated(before) != rated(now))
        re_rated = {rated(before), as_of};
    if (before.score != now.score)
        re_scored = {before.score, as_of};
}

} // namespace remembrancer::oracle
