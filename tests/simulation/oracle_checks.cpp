#include "tests/simulation/oracle_checks.hpp"

#include <algorithm>

namespace remembrancer::oracle {
namespace {

using form = typed_date::form;

bool is_known(const typed_date& when) {
    return when.is == form::known;
}

bool is_one_day(const typed_date& when) {
    return is_known(when) && when.from == when.by;
}

bool says_nothing(const typed_date& when) {
    return when.is == form::blank || when.is == form::to_be_confirmed;
}

/// What changed with the plan of a day, on that day and for some working days after it.
bool is_news(day since, day today, const programme& in, const work_days& work) {
    return work.between(since, today) <= in.worth.news_working_days;
}

/// The place of its band among the programme's, from 0.
std::size_t band_of(int score, const programme& in) {
    std::size_t place = 0;
    for (std::size_t each = 0; each < in.worth.bands.size(); ++each)
        if (in.worth.bands[each].lowest <= score)
            place = each;
    return place;
}

bool is_red(const row& of, const programme& in) {
    return of.score && in.worth.bands.at(band_of(*of.score, in)).top;
}

void find_moved(std::vector<finding>& found, const known_row& of, day today, const programme& in,
                const work_days& work) {
    const std::optional<day> by = effective(of.row);
    const auto& moved = of.moved;
    // It stays news that such a date moved when nobody knows any more where to.
    if (!of.row.fixed_by.empty() && moved && moved->from != by &&
        is_news(moved->on, today, in, work))
        found.push_back({"fixed_date_moved", "fixed_date_changed", moved->on, true});
    if (!by)
        return;
    if (moved && moved->from != *by && is_news(moved->on, today, in, work)) {
        const bool is_later = *by > moved->from;
        found.push_back({"recast", is_later ? "moved_later" : "moved_earlier", moved->on, true});
        const int often = in.worth.carried_over_times;
        // A baseline that moves, or that a cleared forecast uncovers, is no re-cast.
        if (is_later && is_known(of.row.forecast) && often > 0 && of.recasts >= often)
            found.push_back({"carried_over", "carried_over", moved->on, true});
    }
    if (of.recasts > 1 && *by - *of.first_expected >= in.worth.steps_add_up_days)
        found.push_back({"slipped_in_steps", "small_slips_add_up", {}});
}

void find_against_promise(std::vector<finding>& found, const row& of, const programme& in,
                          const work_days& work) {
    if (!is_known(of.baseline) || !is_known(of.forecast))
        return;
    if (work.between(of.baseline.by, of.forecast.by) >= in.worth.slip_working_days) {
        found.push_back({"slipped", "slipped_from_baseline", {}});
        if (in.worth.change_requests && of.change_request.empty())
            found.push_back({"no_change_request", "change_request_missing", {}});
    }
    if (work.between(of.forecast.by, of.baseline.from) >= 1)
        found.push_back({"expected_before_promised", "forecast_before_baseline", {}});
}

void find_odd_days(std::vector<finding>& found, const row& of, day today, const programme& in,
                   const work_days& work) {
    const typed_date& expected = of.forecast.is == form::blank ? of.baseline : of.forecast;
    if (is_one_day(expected) && expected.by > today && !work.works(expected.by)) {
        const bool is_closure = std::ranges::any_of(in.closures, [&](const auto& each) {
            return each.first <= expected.by && expected.by <= each.second;
        });
        found.push_back({"due_on_closed_day",
                         weekday(expected.by) >= 5 ? "falls_on_weekend"
                         : is_closure              ? "falls_on_closure"
                                                   : "falls_on_bank_holiday",
                         {}});
    }
    const auto is_doubted = [&](const typed_date& when) {
        return is_one_day(when) && (when.by - in.key_date > in.worth.far_from_key_date_days ||
                                    in.key_date - when.by > in.worth.far_before_key_date_days);
    };
    if (is_doubted(of.forecast) || is_doubted(of.baseline))
        found.push_back({"unlikely_year", "year_unlikely", {}});
}

bool is_stale(const known_row& of, day today, const programme& in, const work_days& work) {
    const std::optional<day> by = effective(of.row);
    const int after = in.worth.confirm_after_working_days;
    if (after == 0 || !by || *by <= today || *by - today > in.worth.confirm_within_days)
        return false;
    const day said = std::max(of.dates_since, of.row.confirmed.value_or(of.dates_since));
    return work.between(said, today) >= after;
}

} // namespace

void find_of_dates(std::vector<finding>& found, const known_row& of, day today, const programme& in,
                   const work_days& work) {
    find_moved(found, of, today, in, work);
    find_against_promise(found, of.row, in, work);
    find_odd_days(found, of.row, today, in, work);
    if (is_stale(of, today, in, work))
        found.push_back({"not_confirmed", "confirmation_stale", {}});
}

void find_of_status(std::vector<finding>& found, const known_row& of, day today,
                    const programme& in, const work_days& work) {
    const row& now = of.row;
    if (!is_rated(now.kind))
        return;
    const bool past_promise = is_known(now.baseline) && now.baseline.by < today;
    if (now.rating == rating::amber && past_promise && now.forecast.is == form::blank)
        found.push_back({"amber_without_date", "amber_without_new_date", {}});
    const auto& re_rated = of.re_rated;
    if (re_rated && re_rated->was != standing::none && rated(now) > re_rated->was &&
        is_news(re_rated->on, today, in, work))
        found.push_back({"rating_worsened",
                         now.rating == rating::red ? "rating_fell_to_red" : "rating_fell",
                         re_rated->on, true});
    const std::optional<day> by = effective(now);
    const bool is_late = by && is_known(now.baseline) && *by > now.baseline.by;
    const bool moved_later = by && of.moved && *by > of.moved->from;
    const bool is_answered = moved_later && re_rated && re_rated->on >= of.moved->on;
    if (now.rating == rating::green && is_late && moved_later && !is_answered)
        found.push_back({"rating_unchanged", "rating_unchanged_while_slipping", {}});
    if (in.worth.recovery_plans && now.rating == rating::red && now.measures.empty())
        found.push_back({"red_without_plan", "plan_missing", {}});
    if (in.worth.tranches && now.kind != kind::decision && now.tranche.empty())
        found.push_back({"no_tranche", "tranche_missing", {}});
}

void find_of_registers(std::vector<finding>& found, const known_row& of, day today,
                       const programme& in, const work_days& work) {
    const row& now = of.row;
    if (!is_in_register(now.kind))
        return;
    if (now.measures.empty() && is_red(now, in))
        found.push_back({"red_without_plan", "plan_missing", {}});
    else if (now.measures.empty() && now.kind == kind::risk)
        found.push_back({"no_mitigation", "mitigation_missing", {}});
    const bool comes_never =
        says_nothing(now.baseline) && says_nothing(now.forecast) && says_nothing(now.review);
    if (comes_never)
        found.push_back({"no_review", "review_date_missing", {}});
    std::optional<day> review;
    if (is_known(now.review))
        review = now.review.by;
    // Who changes its dates has looked at it.
    else if (comes_never && in.worth.review_after_days > 0 && now.confirmed)
        review = std::max(*now.confirmed, of.dates_since) + in.worth.review_after_days;
    if (review && *review < today)
        found.push_back({"review_overdue", "review_date_passed", review});
    if (now.kind != kind::risk || !now.score)
        return;
    if (now.impact && now.likelihood && *now.impact * *now.likelihood != *now.score)
        found.push_back({"score_mismatch", "score_not_product", {}});
    const auto& before = of.re_scored;
    if (before && before->was && band_of(*now.score, in) > band_of(*before->was, in) &&
        is_news(before->on, today, in, work))
        found.push_back({"band_worsened", is_red(now, in) ? "top_band_entered" : "band_entered",
                         before->on, true});
}

void find_of_completion(std::vector<finding>& found, const known_row& of, day today,
                        const programme& in, const work_days& work) {
    const row& now = of.row;
    if (!is_rated(now.kind) || of.vanished)
        return;
    if (in.worth.completion_dates && now.kind == kind::milestone && !now.completion_dated &&
        of.completed_since && is_news(*of.completed_since, today, in, work))
        found.push_back(
            {"completion_undated", "completion_date_missing", of.completed_since, true});
    if (now.status == "Not started")
        found.push_back({"complete_not_started", "complete_but_not_started", {}});
    if (now.status == "In progress")
        found.push_back({"complete_not_started", "complete_but_under_way", {}});
}

} // namespace remembrancer::oracle
