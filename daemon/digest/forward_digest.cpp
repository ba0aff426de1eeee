#include "daemon/digest/forward_digest.hpp"

#include "daemon/base/text.hpp"
#include "daemon/calendar/working_calendar.hpp"

#include <algorithm>

namespace remembrancer::digest {
namespace {

using column = plan::digest_column;
using figure = plan::digest_figure;
using part = plan::digest_part;

void put_clusters(plan::digest& out, const std::vector<plan::cluster>& clusters) {
    rows table(part::clusters,
               {column::item, column::week, column::dates, column::busiest, column::on_busiest});
    for (const plan::cluster& each : clusters)
        table.add({cell(each.name.empty() ? out.programme : each.name), cell(each.monday),
                   cell(each.items), cell(each.busiest), cell(each.on_busiest)});
    std::move(table).put_into(out);
}

void put_unrated(plan::digest& out, const std::vector<std::string>& names) {
    rows table(part::unrated, {column::workstream});
    for (const std::string& name : names)
        table.add({cell(name)});
    std::move(table).put_into(out);
}

/// What is amiss with the daemon, and what is kept from being said.
void put_housekeeping(plan::digest& out, const programme_news& news) {
    rows missed(part::missed_rounds, {column::item, column::due});
    for (const named_day& each : news.missed_rounds)
        missed.add({cell(each.name), cell(each.day)});
    std::move(missed).put_into(out);
    rows dead(part::dead_messages, {column::item});
    for (const std::string& each : news.dead_messages)
        dead.add({cell(each)});
    std::move(dead).put_into(out);
    rows silences(part::silences, {column::item, column::what, column::by, column::until});
    for (const held_back& each : news.silences)
        silences.add({cell(each.what), cell(each.why), cell(each.by), cell(each.until)});
    std::move(silences).put_into(out);
}

} // namespace

bool is_rated(plan::rag rating) {
    return rating != plan::rag::none && rating != plan::rag::unreadable;
}

std::vector<std::string> unrated_of(const std::vector<plan::workstream>& all,
                                    const std::set<std::string>& reported) {
    std::vector<std::string> names;
    for (const plan::workstream& each : all) {
        if (!is_rated(each.rag) && !reported.contains(base::folded(each.name)))
            names.push_back(each.name);
    }
    return names;
}

void put_key_dates(plan::digest& out, const std::vector<named_day>& key_dates, const context& in) {
    for (const named_day& each : key_dates) {
        const bool has_passed = each.day < in.today;
        const plan::date first = std::min(each.day, in.today);
        const plan::date last = std::max(each.day, in.today);
        out.figures.push_back({has_passed ? figure::days_since : figure::days_to,
                               calendar::days_between(first, last),
                               in.calendar.working_days_between(first, last), each.name, each.day});
    }
}

forward_digest::forward_digest(const context& in, const std::vector<score_band>& bands,
                               int full_week)
    : in_(in), strip_(in, full_week), registers_(in, bands),
      due_(in, {{part::this_week, 7}, {part::next_week, 14}, {part::later_weeks, 56}}),
      recast_(part::recast,
              headings({column::rating, column::due_before, column::due, column::times})),
      needs_date_(part::needs_date, headings({column::rating, column::baseline, column::due})),
      past_baseline_(part::past_baseline,
                     headings({column::rating, column::baseline, column::due, column::times})) {}

void forward_digest::add(const plan::item& item) {
    digest::add(counts_, item, in_.today);
    if (item.kind == plan::item_kind::report && !item.vanished_on && !item.stopped &&
        is_rated(item.rag))
        reported_.insert(base::folded(item.workstream));
    registers_.add(item);
    if (!is_ahead(item))
        return;
    strip_.add(item);
    due_.add(item);
    const auto day = plan::effective_by(item);
    const auto& moved = item.history.moved_on;
    if (moved && *moved >= since(in_) && item.history.moved_from)
        recast_.add(place_of(item, day),
                    row_of(item, in_,
                           {rating_cell(item.rag), day_cell(item.history.moved_from),
                            due_cell(item), cell(item.recasts)}));
    if (item.kind == plan::item_kind::milestone && item.baseline.by &&
        *item.baseline.by < in_.today)
        past_baseline_.add(
            place_of(item, item.baseline.by),
            row_of(item, in_,
                   {rating_cell(item.rag), cell(item.baseline),
                    item.forecast.text.empty() ? plan::digest_cell() : cell(item.forecast),
                    cell(item.recasts)}));
    if (!day && !plan::is_in_register(item.kind))
        needs_date_.add(
            place_of(item, item.baseline.by),
            row_of(item, in_,
                   {rating_cell(item.rag),
                    item.baseline.text.empty() ? plan::digest_cell() : cell(item.baseline),
                    item.forecast.text.empty() ? plan::digest_cell() : cell(item.forecast)}));
}

void forward_digest::put_figures(plan::digest& out, const programme_news& news,
                                 const std::vector<std::string>& unrated) const {
    const auto put = [&out](figure which, int count) {
        if (count > 0)
            out.figures.push_back({which, count, {}, {}, {}});
    };
    const milestone_counts& m = counts_.milestones;
    put_key_dates(out, news.key_dates, in_);
    put(figure::overdue, m.overdue);
    out.figures.push_back(
        {figure::due_in_week, m.due_in_7_days, {}, {}, in_.today + std::chrono::weeks(1)});
    out.figures.push_back(
        {figure::due_in_weeks, m.due_in_8_weeks, {}, {}, in_.today + std::chrono::weeks(8)});
    put(figure::past_baseline, m.past_baseline);
    put(figure::needs_date, static_cast<int>(needs_date_.count()));
    put(figure::contradictions, news.contradictions.count);
    put(figure::missing, news.missing.count);
    registers_.put_figures_into(out);
    put(figure::unrated, static_cast<int>(unrated.size()));
    put(figure::questions, counts_.questions);
    if (news.time_used) {
        out.figures.push_back(
            {figure::time_used, news.time_used->days, news.time_used->of_days, {}, {}});
        out.figures.push_back(
            {figure::delivered, news.time_used->delivered, news.time_used->of_milestones, {}, {}});
    }
}

plan::digest forward_digest::finish(const programme_news& news) && {
    plan::digest out = begun(plan::digest_kind::forward_plan, in_);
    out.since = since(in_);
    const std::vector<std::string> unrated = unrated_of(news.workstreams, reported_);
    put_figures(out, news, unrated);
    strip_.put_into(out);
    registers_.put_map_into(out);
    std::move(due_).put_into(out);
    std::move(recast_).put_into(out);
    std::move(needs_date_).put_into(out);
    std::move(past_baseline_).put_into(out);
    news.contradictions.put_into(out, part::contradictions);
    news.missing.put_into(out, part::missing);
    put_clusters(out, news.clusters);
    registers_.put_top_into(out);
    put_unrated(out, unrated);
    put_housekeeping(out, news);
    return out;
}

} // namespace remembrancer::digest
