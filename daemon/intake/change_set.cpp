#include "daemon/intake/change_set.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/cell_text.hpp"
#include "daemon/intake/history.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace remembrancer::intake {
namespace {

bool same_text(std::string_view a, std::string_view b) {
    return a == b || on_one_line(a) == on_one_line(b);
}

std::string list_text(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

/// `Scope G, Budget A`; a blank one is a dash.
std::string parts_text(const std::vector<plan::rated_part>& parts) {
    std::string text;
    for (const plan::rated_part& part : parts) {
        const std::string_view letter = plan::letter(part.rating);
        text += (text.empty() ? "" : ", ") + part.name + " ";
        text += letter.empty() ? "-" : letter;
    }
    return text;
}

std::string day_text(const std::optional<plan::date>& day) {
    return day ? plan::to_iso(*day) : std::string();
}

std::string closure_text(bool closed, bool stopped) {
    return stopped ? "stopped" : closed ? "closed" : "open";
}

std::string number_text(const std::optional<int>& number) {
    return number ? std::to_string(*number) : std::string();
}

/// Builds the merged item field by field.
class comparer {
public:
    comparer(const plan::item& stored, const incoming_item& row, plan::date as_of)
        : old_(stored), row_(row), new_(row.item), as_of_(as_of) {
        out_.merged = stored;
    }

    comparison run() {
        plan::item& merged = out_.merged;
        text(field::id, merged.ref, new_.ref);
        if (!new_.workstream.empty())
            text(field::workstream, merged.workstream, new_.workstream);
        text(field::title, merged.title, new_.title);
        rating();
        baseline();
        forecast();
        owners();
        text(field::status, merged.status_text, new_.status_text);
        text(field::raised_by, merged.raised_by, new_.raised_by);
        raised_on();
        number(field::impact, merged.impact, new_.impact);
        number(field::likelihood, merged.likelihood, new_.likelihood);
        number(field::score, merged.score, new_.score);
        number(field::severity, merged.severity, new_.severity);
        text(field::plan, merged.plan_text, new_.plan_text);
        text(field::product, merged.product, new_.product);
        text(field::tranche, merged.tranche, new_.tranche);
        text(field::fixed_by, merged.fixed_by, new_.fixed_by);
        text(field::change_request, merged.change_request, new_.change_request);
        review();
        names(field::audiences, merged.audiences, new_.audiences);
        confirmation();
        names(field::depends_on, merged.depends_on, new_.depends_on);
        text(field::lead_time, merged.lead_text, new_.lead_text);
        names(field::boards, merged.boards, new_.boards);
        day(field::papers_on, merged.papers_on, new_.papers_on);
        day(field::notice_on, merged.notice_on, new_.notice_on);
        names(field::clearance, merged.clearance, new_.clearance);
        period();
        text(field::cadence, merged.cadence_text, new_.cadence_text);
        parts();
        text(field::target, merged.target_text, new_.target_text);
        text(field::actual, merged.actual_text, new_.actual_text);
        text(field::part_of, merged.part_of, new_.part_of);
        closure();
        questions();
        merged.history = history_after(old_, merged, {as_of_, row_.changed_by});
        out_.returned = merged.vanished_on.has_value();
        merged.vanished_on.reset();
        return std::move(out_);
    }

private:
    void changed(field which, std::string from, std::string to) {
        out_.changed.push_back({which, std::move(from), std::move(to)});
    }

    void text(field which, std::string& merged, const std::string& incoming) {
        if (!row_.has(which) || same_text(merged, incoming))
            return;
        // The store gives a ref to what has none.
        if (which == field::id && incoming.empty())
            return;
        changed(which, merged, incoming);
        merged = incoming;
    }

    void number(field which, std::optional<int>& merged, const std::optional<int>& incoming) {
        if (!row_.has(which) || merged == incoming)
            return;
        changed(which, number_text(merged), number_text(incoming));
        merged = incoming;
    }

    void rating() {
        const bool same = old_.rag == new_.rag && (new_.rag != plan::rag::unreadable ||
                                                   same_text(old_.rag_text, new_.rag_text));
        // A plan without a column for the rating may have it in its status.
        const bool was_status =
            !old_.rag_text.empty() && same_text(old_.rag_text, old_.status_text);
        const bool said = row_.has(field::rag) || (row_.has(field::status) && was_status);
        if (!said || same)
            return;
        changed(field::rag, old_.rag_text, new_.rag_text);
        out_.merged.rag = new_.rag;
        out_.merged.rag_text = new_.rag_text;
    }

    /// Whether the date is another than the stored one.
    bool date(field which, plan::plan_date& merged, const plan::plan_date& incoming) {
        if (!row_.has(which) || plan::same_value(merged, incoming))
            return false;
        if (same_text(merged.text, incoming.text) && stays(merged)) {
            kept_.insert(to_text(which));
            return false;
        }
        changed(which, merged.text, incoming.text);
        merged = incoming;
        out_.merged.dates_known_since = as_of_;
        return true;
    }

    /// Whether a stored reading stays although its text now reads otherwise: when that comes of
    /// nothing but the day it is read as of. One that was read as of a day more than a year after
    /// this plan's was a slip.
    [[nodiscard]] bool stays(const plan::plan_date& stored) const {
        if (old_.dates_known_since > as_of_ + std::chrono::days(366))
            return false;
        return stored.year_inferred ||
               (stored.by &&
                plan::same_value(read_plan_date(stored.text, old_.dates_known_since), stored));
    }

    void baseline() {
        const bool was_known = old_.baseline.by.has_value();
        if (date(field::baseline, out_.merged.baseline, new_.baseline) && was_known)
            ++out_.merged.baseline_changes;
    }

    void forecast() {
        // Beside the baseline as it was: a baseline that moves is counted by itself.
        plan::item after = old_;
        after.forecast = new_.forecast;
        const auto expected = plan::effective_by(old_);
        const bool moves = expected && plan::effective_by(after) != expected;
        const bool is_typed = new_.forecast.precision != plan::precision::none;
        if (date(field::forecast, out_.merged.forecast, new_.forecast) && moves && is_typed)
            ++out_.merged.recasts;
    }

    /// Of this date only the text is stored.
    void raised_on() {
        if (!row_.has(field::raised_on) || same_text(old_.raised_on.text, new_.raised_on.text))
            return;
        auto stored = read_plan_date(old_.raised_on.text, as_of_);
        if (plan::same_value(stored, new_.raised_on))
            return;
        changed(field::raised_on, old_.raised_on.text, new_.raised_on.text);
        out_.merged.raised_on = new_.raised_on;
    }

    void review() {
        if (!row_.has(field::review) || plan::same_value(old_.review, new_.review) ||
            (same_text(old_.review.text, new_.review.text) && stays(old_.review)))
            return;
        changed(field::review, old_.review.text, new_.review.text);
        out_.merged.review = new_.review;
    }

    void names(field which, std::vector<std::string>& merged,
               const std::vector<std::string>& incoming) {
        if (!row_.has(which) || merged == incoming)
            return;
        changed(which, list_text(merged), list_text(incoming));
        merged = incoming;
    }

    void day(field which, std::optional<plan::date>& merged,
             const std::optional<plan::date>& incoming) {
        if (!row_.has(which) || merged == incoming)
            return;
        changed(which, day_text(merged), day_text(incoming));
        merged = incoming;
    }

    /// What takes the plan's own day as its period has not changed with it.
    void period() {
        if (!plan::is_of_period(new_.kind) || old_.reported_on == new_.reported_on)
            return;
        // A row that rates nothing is no report of the day on which the plan was read.
        if (new_.kind == plan::item_kind::report && rates_nothing(new_) && old_.reported_on &&
            row_.is_of_plans_day)
            return;
        if (row_.has(field::reported_on))
            changed(field::reported_on, day_text(old_.reported_on), day_text(new_.reported_on));
        else if (!new_.reported_on)
            return;
        out_.refreshed = true;
        out_.merged.reported_on = new_.reported_on;
        out_.merged.dates_known_since = as_of_;
    }

    void parts() {
        if (!row_.has(field::parts) || old_.parts == new_.parts)
            return;
        changed(field::parts, parts_text(old_.parts), parts_text(new_.parts));
        out_.merged.parts = new_.parts;
    }

    /// A confirmation that somebody gave since the plan was typed stays.
    void confirmation() {
        if (!row_.has(field::confirmed_on) || !new_.confirmed_on ||
            new_.confirmed_on <= old_.confirmed_on)
            return;
        changed(field::confirmed_on, day_text(old_.confirmed_on), day_text(new_.confirmed_on));
        out_.merged.confirmed_on = new_.confirmed_on;
    }

    void owners() {
        if (!row_.has(field::owner))
            return;
        if (same_text(old_.owner_text, new_.owner_text)) {
            // New contacts can make other names of the same text.
            out_.refreshed = out_.refreshed || old_.owners != new_.owners;
        } else if (old_.owners != new_.owners || new_.owners.empty()) {
            changed(field::owner, old_.owner_text, new_.owner_text);
            out_.merged.owner_text = new_.owner_text;
        }
        out_.merged.owners = new_.owners;
    }

    void closure() {
        const bool says_so = row_.has(field::rag) || row_.has(field::status) ||
                             row_.has(field::closed) || row_.has(field::closed_on);
        if (!says_so)
            return;
        const bool closed = row_.closed_by_word || out_.merged.rag == plan::rag::complete;
        const bool says_how =
            row_.has(field::status) || row_.has(field::closed) || row_.has(field::closed_on);
        const bool stopped = closed && (says_how ? new_.stopped : old_.stopped);
        if (closed != old_.closed)
            out_.merged.dates_known_since = as_of_;
        if (closed != old_.closed || stopped != old_.stopped) {
            changed(field::closed, closure_text(old_.closed, old_.stopped),
                    closure_text(closed, stopped));
            out_.merged.closed = closed;
            out_.merged.stopped = stopped;
        }
        const bool dates_it = !closed || row_.has(field::closed_on) || row_.has(field::closed) ||
                              (row_.has(field::status) && new_.closed_on);
        if (!dates_it || old_.closed_on == new_.closed_on)
            return;
        changed(field::closed_on, day_text(old_.closed_on), day_text(new_.closed_on));
        out_.merged.closed_on = new_.closed_on;
    }

    void questions() {
        std::vector<plan::question> open = new_.questions;
        std::erase_if(open, [&](const plan::question& q) { return kept_.contains(q.field); });
        for (const plan::question& asked : old_.questions) {
            const auto about = field_from_text(asked.field);
            // What refs mean is settled when all items are in.
            const bool is_settled_later = about == field::depends_on;
            if (about && (is_settled_later || !row_.has(*about)))
                open.push_back(asked);
        }
        // As the store gives them back.
        std::ranges::sort(open, {}, &plan::question::field);
        out_.refreshed = out_.refreshed || !std::ranges::equal(open, old_.questions, asks_the_same);
        out_.shifted = open != old_.questions;
        out_.merged.questions = std::move(open);
    }

    const plan::item& old_;
    const incoming_item& row_;
    const plan::item& new_;
    plan::date as_of_;
    std::set<std::string_view> kept_; ///< fields whose stored reading stays
    comparison out_;
};

} // namespace

bool asks_the_same(const plan::question& a, const plan::question& b) {
    return a.field == b.field && a.text == b.text && a.reason == b.reason;
}

comparison compare(const plan::item& stored, const incoming_item& row, plan::date as_of) {
    return comparer(stored, row, as_of).run();
}

} // namespace remembrancer::intake
