#include "daemon/rounds/digest_maker.hpp"

#include "daemon/base/text.hpp"
#include "daemon/digest/board_digest.hpp"
#include "daemon/digest/measures_digest.hpp"
#include "daemon/digest/week_digest.hpp"
#include "daemon/rounds/message_lines.hpp"
#include "daemon/rounds/pause_words.hpp"
#include "daemon/rounds/pressure.hpp"
#include "daemon/store/imports.hpp"
#include "daemon/store/items.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/people.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace remembrancer::rounds {
namespace {

using plan::digest_kind;

/// What the plan should say and does not, but for dates, which have a table.
bool is_gap(const plan::finding& found) {
    switch (found.rule) {
    case plan::rule::no_owner:
    case plan::rule::no_tranche:
    case plan::rule::no_mitigation:
    case plan::rule::no_review:
    case plan::rule::no_milestones:
    case plan::rule::single_milestone:
    case plan::rule::red_without_plan:
    case plan::rule::completion_undated:
    case plan::rule::report_late:
        return true;
    default:
        return false;
    }
}

/// That a date moved was said when it did, and a forward plan has a table of it.
bool is_doubt(const plan::finding& found) {
    const bool has_moved = found.rule == plan::rule::slipped || found.rule == plan::rule::recast ||
                           found.rule == plan::rule::predecessor_moved;
    return found.reason == plan::reason::green_but_late ||
           (plan::group_of(found.rule) == plan::rule_group::check && !has_moved);
}

bool is_contradiction(const plan::finding& found) {
    return is_doubt(found) && !is_gap(found);
}

/// What the table of measures does not say already.
bool is_of_figures(const plan::finding& found) {
    return found.rule == plan::rule::total_unreconciled || found.rule == plan::rule::measure_jump;
}

/// What stands in no table of dates.
bool needs_answer(const plan::finding& found) {
    const plan::rule_group group = plan::group_of(found.rule);
    return is_doubt(found) || group == plan::rule_group::question ||
           group == plan::rule_group::ahead || group == plan::rule_group::worsened ||
           found.rule == plan::rule::needs_date || found.rule == plan::rule::report_late ||
           found.rule == plan::rule::latest_start || found.rule == plan::rule::predecessor_late;
}

template <class Wanted>
void add_lines(digest::kept_findings& to, const scope& in, const plan::item& item,
               const std::vector<plan::finding>& findings, const Wanted& is_wanted) {
    for (const plan::finding& found : findings) {
        if (!is_wanted(found))
            continue;
        if (to.is_full())
            ++to.count;
        else
            to.add(line_about(in, item, found));
    }
}

bool is_due_in_week(const plan::item& item, plan::date today) {
    const auto day = plan::effective_by(item);
    return day && *day <= today + digest::week_ahead;
}

std::vector<digest::score_band> bands_of(const rules::rules_settings& rules) {
    std::vector<digest::score_band> bands;
    for (const rules::risk_band& each : rules.bands)
        bands.push_back({each.lowest, each.is_top, each.name});
    return bands;
}

std::vector<digest::named_day> key_dates_of(const programme_settings& programme) {
    std::vector<digest::named_day> dates;
    for (const key_date& each : programme.key_dates)
        dates.push_back({each.name, each.day});
    return dates;
}

} // namespace

digest_maker::digest_maker(std::shared_ptr<const scope> in, digest_settings wanted,
                           std::string whose)
    : in_(std::move(in)), wanted_(std::move(wanted)), whose_(std::move(whose)),
      by_(judging(*in_->settings, wanted_.programme)),
      about_{wanted_.kind == digest_kind::week ? all_names(*in_->settings) : by_.programme.name,
             wanted_.kind == digest_kind::week ? whose_ : wanted_.board,
             wanted_.audience,
             in_->today,
             {},
             by_.calendar,
             [this](const plan::item& item) { return owners_of(item); },
             [this](const plan::item& item) { return place_of(item); },
             [this](const plan::item& item) -> const calendar::working_calendar& {
                 return judging(*in_->settings, item.programme).calendar;
             },
             in_->former},
      bands_(bands_of(by_.rules)), key_dates_(key_dates_of(by_.programme)),
      forward_(about_, bands_, in_->settings->rules.clusters.workstream), scorecard_(about_) {}

bool digest_maker::look(store::session& db) {
    auto items = store::items_after(db, after_, items_in_stretch);
    if (items.empty())
        return false;
    after_ = items.back().id;
    const bool more = std::ssize(items) == items_in_stretch;
    look_at(db, std::move(items));
    return more;
}

void digest_maker::look_at(store::session& db, std::vector<plan::item> items) {
    std::erase_if(items, [this](const plan::item& item) {
        return wanted_.kind == digest_kind::week ? !is_owned(item) : !is_ours(item);
    });
    const surroundings around(db, items);
    for (plan::item& item : items) {
        if (!wanted_.audience.empty())
            seen_workstreams_.insert(base::folded(item.workstream));
        add(std::move(item), around);
    }
}

void digest_maker::add(plan::item item, const surroundings& around) {
    switch (wanted_.kind) {
    case digest_kind::forward_plan: {
        forward_.add(item);
        const auto findings = findings_for_audience(item, around);
        add_lines(news_.contradictions, *in_, item, findings, is_contradiction);
        add_lines(news_.missing, *in_, item, findings, is_gap);
        return;
    }
    case digest_kind::scorecard:
        scorecard_.add(item);
        return;
    case digest_kind::week:
        add_lines(to_answer_, *in_, item, findings_of(*in_, around, item), needs_answer);
        if (is_due_in_week(item, in_->today))
            kept_.push_back(std::move(item));
        return;
    case digest_kind::board_plan:
        if (item.kind == plan::item_kind::decision || item.kind == plan::item_kind::promise)
            kept_.push_back(std::move(item));
        return;
    case digest_kind::measures:
        if (item.kind != plan::item_kind::measure)
            return;
        add_lines(news_.contradictions, *in_, item, findings_for_audience(item, around),
                  is_of_figures);
        kept_.push_back(std::move(item));
        return;
    }
}

plan::digest digest_maker::finish(store::session& db) {
    if (const auto last = store::last_import(db))
        about_.plan_as_of = last->as_of;
    switch (wanted_.kind) {
    case digest_kind::week:
        return digest::week_digest(about_, kept_, to_answer_);
    case digest_kind::board_plan:
        return digest::board_digest(about_, board(), kept_, key_dates_);
    case digest_kind::scorecard:
        return std::move(scorecard_).finish(workstreams(db), key_dates_, progress(db));
    case digest_kind::measures:
        return digest::measures_digest(about_, kept_, news_.contradictions);
    case digest_kind::forward_plan:
        break;
    }
    add_news(db);
    return std::move(forward_).finish(news_);
}

/// What belongs to none that the settings name belongs to the first.
bool digest_maker::is_ours(const plan::item& item) const {
    return &judging(*in_->settings, item.programme).programme == &by_.programme &&
           digest::may_see(item, wanted_.audience);
}

bool digest_maker::is_owned(const plan::item& item) const {
    if (item.closed || item.vanished_on)
        return false;
    const routing::owned owners = in_->known->directory.owners_of(item);
    return std::ranges::find(owners.principals, whose_) != owners.principals.end();
}

std::string digest_maker::owners_of(const plan::item& item) const {
    const routing::owned owners = in_->known->directory.owners_of(item);
    std::vector<std::string> names(owners.principals.begin(), owners.principals.end());
    names.insert(names.end(), owners.unresolved.begin(), owners.unresolved.end());
    return fmt::format("{}", fmt::join(names, ", "));
}

/// What lies around an item may be for other eyes.
std::vector<plan::finding> digest_maker::findings_for_audience(const plan::item& item,
                                                               const surroundings& around) const {
    auto findings = findings_of(*in_, around, item);
    if (!wanted_.audience.empty())
        std::erase_if(findings,
                      [](const plan::finding& found) { return looks_around(found.rule); });
    return findings;
}

std::string digest_maker::place_of(const plan::item& item) const {
    if (in_->settings->further_programmes.empty())
        return item.workstream;
    const std::string& programme = judging(*in_->settings, item.programme).programme.name;
    return item.workstream.empty() ? programme : programme + ", " + item.workstream;
}

/// None for an audience: it counts what they may not see.
std::optional<plan::time_used> digest_maker::progress(store::session& db) const {
    return wanted_.audience.empty() ? progress_of(db, *in_->settings, wanted_.programme, in_->today)
                                    : std::nullopt;
}

/// For an audience those alone in which it may see something.
std::vector<plan::workstream> digest_maker::workstreams(store::session& db) const {
    std::vector<plan::workstream> all = store::workstreams(db);
    std::erase_if(all, [this](const plan::workstream& each) {
        return each.vanished_on ||
               &judging(*in_->settings, each.programme).programme != &by_.programme ||
               (!wanted_.audience.empty() && !seen_workstreams_.contains(base::folded(each.name)));
    });
    return all;
}

calendar::board_meetings digest_maker::board() const {
    const auto of_programme = in_->known->boards.find(wanted_.programme);
    if (of_programme != in_->known->boards.end()) {
        const auto found = of_programme->second.find(base::folded(wanted_.board));
        if (found != of_programme->second.end())
            return found->second;
    }
    calendar::board_meetings unknown;
    unknown.board.name = wanted_.board;
    return unknown;
}

void digest_maker::add_news(store::session& db) {
    news_.key_dates = key_dates_;
    news_.time_used = progress(db);
    news_.workstreams = workstreams(db);
    // Clusters count what an audience may not see. What ails the daemon itself, and what it holds
    // back, is for those who run it.
    if (!wanted_.audience.empty())
        return;
    news_.clusters = clusters_ahead(db, *in_, wanted_.programme);
    if (wanted_.programme.empty())
        add_housekeeping(db);
    add_silences(db);
}

void digest_maker::add_housekeeping(store::session& db) {
    // Whether the office's list has had them or not: its readers are others.
    const calendar::zone& zone = in_->settings->zone;
    const base::instant from = zone.to_instant({digest::since(about_), {}});
    const base::instant before = zone.to_instant({in_->today + std::chrono::days(1), {}});
    for (const store::round_row& round : store::missed_between(db, from, before))
        news_.missed_rounds.push_back({round.schedule, zone.today(round.scheduled_for)});
    for (const store::outbox_row& row :
         store::list_outbox(db, "dead", static_cast<int>(digest::rows::most)))
        news_.dead_messages.push_back(fmt::format("message {} to {} by {}: {}", row.id.value,
                                                  row.person, row.channel, row.last_outcome));
}

/// Those of the programme's items; what names no item is the first programme's.
void digest_maker::add_silences(store::session& db) {
    for (const plan::pause& each : in_->known->pauses) {
        if (each.from > in_->today || in_->today > each.until)
            continue;
        const auto item = each.item ? store::find_item(db, *each.item) : std::nullopt;
        if (item ? is_ours(*item) : wanted_.programme.empty())
            news_.silences.push_back(
                {fmt::format("{}, {}", plan::to_text(each.kind), what_it_holds(db, each)),
                 each.reason, each.author, each.until});
    }
}

bool belongs_in_week(const plan::item& item, const std::vector<plan::finding>& findings,
                     plan::date today) {
    return is_due_in_week(item, today) || std::ranges::any_of(findings, needs_answer);
}

plan::digest make_digest(store::session& db, std::shared_ptr<const scope> in,
                         const digest_settings& wanted, const std::string& whose) {
    digest_maker maker(std::move(in), wanted, whose);
    while (maker.look(db)) {
    }
    return maker.finish(db);
}

} // namespace remembrancer::rounds
