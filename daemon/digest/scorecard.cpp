#include "daemon/digest/scorecard.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>

namespace remembrancer::digest {
namespace {

using column = plan::digest_column;
using part = plan::digest_part;

/// Whether what changed then came with the newest period.
bool came_with_it(const plan::item& report, const std::optional<plan::date>& changed_on) {
    const auto& newest = report.history.moved_on;
    return newest && changed_on && *changed_on >= *newest;
}

/// The rating of the period before; none where this is the first.
plan::rag before(const plan::item& report) {
    if (!report.history.moved_on)
        return plan::rag::none;
    return came_with_it(report, report.history.rag_changed_on) ? report.history.rag_before
                                                               : report.rag;
}

plan::rag before(const plan::item& report, const plan::rated_part& dimension) {
    if (!report.history.moved_on)
        return plan::rag::none;
    const auto& parts = came_with_it(report, report.history.parts_changed_on)
                            ? report.history.parts_before
                            : report.parts;
    const auto found = std::ranges::find(parts, dimension.name, &plan::rated_part::name);
    return found == parts.end() ? plan::rag::none : found->rating;
}

plan::digest_cell of_rating(plan::rag now, plan::rag then) {
    const bool has_fallen = then != plan::rag::none && now > then;
    plan::digest_cell out = rating_cell(now);
    out.emphasis = has_fallen ? plan::emphasis::most : plan::emphasis::none;
    return out;
}

} // namespace

scorecard::scorecard(const context& in)
    : in_(in), ratings_(part::ratings, {column::workstream, column::rating_before, column::rating}),
      dimensions_(part::dimensions,
                  {column::workstream, column::dimension, column::rating_before, column::rating}) {}

int scorecard::states::all() const {
    return complete + on_track + at_risk + off_track + no_status + undated;
}

void scorecard::count(by_tranche& into, const plan::item& item) const {
    states& here = into[item.tranche];
    const auto day = plan::effective_by(item);
    const bool is_amber = item.rag == plan::rag::amber_green || item.rag == plan::rag::amber ||
                          item.rag == plan::rag::amber_red;
    if (item.closed)
        ++here.complete;
    else if (item.rag == plan::rag::red || (day && *day < in_.today))
        ++here.off_track;
    else if (!day)
        ++here.undated;
    else if (is_amber)
        ++here.at_risk;
    else if (!is_rated(item.rag))
        ++here.no_status;
    else
        ++here.on_track;
}

void scorecard::add(const plan::item& item) {
    if ((item.vanished_on && !item.closed) || item.stopped)
        return;
    if (item.kind == plan::item_kind::milestone)
        count(milestones_, item);
    else if (item.kind == plan::item_kind::product)
        count(products_, item);
    else if (item.kind == plan::item_kind::report)
        add_report(item);
}

void scorecard::add_report(const plan::item& report) {
    // One that is only asked for says nothing: the workstream's own row does.
    if (!report.reported_on && report.parts.empty() && !is_rated(report.rag))
        return;
    const std::string& of = report.workstream.empty() ? report.title : report.workstream;
    if (is_rated(report.rag))
        reported_.insert(base::folded(of));
    shown_.insert(base::folded(of));
    const plan::rag then = before(report);
    ratings_.add({cell(of), rating_cell(then), of_rating(report.rag, then)});
    for (const plan::rated_part& each : report.parts) {
        const plan::rag then_of_part = before(report, each);
        dimensions_.add({cell(of), cell(each.name), rating_cell(then_of_part),
                         of_rating(each.rating, then_of_part)});
    }
}

void scorecard::put_states(const by_tranche& from, part which, plan::digest& out) {
    rows table(which,
               {column::tranche, column::complete, column::on_track, column::at_risk,
                column::off_track, column::no_status, column::undated, column::all, column::share});
    states total;
    const auto row_of = [](plan::digest_cell name, const states& of) {
        return std::vector<plan::digest_cell>{
            std::move(name),
            cell(of.complete),
            cell(of.on_track),
            cell(of.at_risk),
            cell(of.off_track, of.off_track > 0 ? plan::emphasis::most : plan::emphasis::none),
            cell(of.no_status),
            cell(of.undated),
            cell(of.all()),
            cell((of.complete * 100 + of.all() / 2) / of.all())};
    };
    for (const auto& [name, of] : from) {
        table.add(row_of(name.empty() ? plan::digest_cell() : cell(name), of));
        total.complete += of.complete;
        total.on_track += of.on_track;
        total.at_risk += of.at_risk;
        total.off_track += of.off_track;
        total.no_status += of.no_status;
        total.undated += of.undated;
    }
    if (from.size() > 1)
        table.add_total(row_of({}, total));
    std::move(table).put_into(out);
}

plan::digest scorecard::finish(const std::vector<plan::workstream>& workstreams,
                               const std::vector<named_day>& key_dates,
                               const std::optional<plan::time_used>& used) && {
    using figure = plan::digest_figure;
    plan::digest out = begun(plan::digest_kind::scorecard, in_);
    put_key_dates(out, key_dates, in_);
    if (used) {
        out.figures.push_back({figure::time_used, used->days, used->of_days, {}, {}});
        out.figures.push_back({figure::delivered, used->delivered, used->of_milestones, {}, {}});
    }
    for (const plan::workstream& each : workstreams) {
        if (!shown_.contains(base::folded(each.name)))
            ratings_.add({cell(each.name), plan::digest_cell(), rating_cell(each.rag)});
    }
    if (const auto unrated = unrated_of(workstreams, reported_); !unrated.empty())
        out.figures.push_back({figure::unrated, static_cast<int>(unrated.size()), {}, {}, {}});
    std::move(ratings_).put_into(out);
    std::move(dimensions_).put_into(out);
    put_states(milestones_, part::milestones, out);
    put_states(products_, part::products, out);
    return out;
}

} // namespace remembrancer::digest
