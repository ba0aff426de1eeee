#pragma once

#include "daemon/plan/item.hpp"
#include "daemon/plan/people.hpp"

#include <string>
#include <utility>
#include <vector>

/// Plan values for tests, in the words of a plan: `a_milestone().titled("Budget
/// approved").due(...)`.
namespace remembrancer::test {

[[nodiscard]] inline plan::plan_date on(plan::date day) {
    return {plan::to_iso(day), plan::precision::day, day, day, false, {}};
}

[[nodiscard]] inline plan::plan_date between(plan::date from, plan::date by) {
    return {plan::to_iso(from) + " to " + plan::to_iso(by),
            plan::precision::window,
            from,
            by,
            false,
            {}};
}

[[nodiscard]] inline plan::plan_date to_be_confirmed(std::string text = "TBC") {
    plan::plan_date when;
    when.text = std::move(text);
    when.precision = plan::precision::to_be_confirmed;
    return when;
}

[[nodiscard]] inline plan::plan_date unreadable(std::string text) {
    plan::plan_date when;
    when.text = std::move(text);
    when.precision = plan::precision::unreadable;
    when.question = "which day is meant";
    return when;
}

class item_builder {
public:
    explicit item_builder(plan::item_kind kind) { item_.kind = kind; }
    explicit item_builder(plan::item known) : item_(std::move(known)) {}

    item_builder& numbered(std::int64_t id) {
        item_.id = {id};
        item_.ref = std::to_string(id);
        return *this;
    }
    item_builder& titled(std::string title) {
        item_.title = std::move(title);
        return *this;
    }
    item_builder& in(std::string workstream) {
        item_.workstream = std::move(workstream);
        return *this;
    }
    item_builder& baseline(plan::date day) { return baseline(on(day)); }
    item_builder& baseline(plan::plan_date when) {
        item_.baseline = std::move(when);
        return *this;
    }
    item_builder& forecast(plan::date day) { return forecast(on(day)); }
    item_builder& forecast(plan::plan_date when) {
        item_.forecast = std::move(when);
        return *this;
    }
    item_builder& rated(plan::rag rag) {
        item_.rag = rag;
        return *this;
    }
    /// By one name, or several as intake splits them.
    template <class... Names>
    item_builder& owned_by(Names... names) {
        item_.owners = {names...};
        item_.owner_text.clear();
        for (const std::string& name : item_.owners)
            item_.owner_text += (item_.owner_text.empty() ? "" : "; ") + name;
        return *this;
    }
    item_builder& closed() {
        item_.closed = true;
        return *this;
    }
    item_builder& closed_on(plan::date day) {
        item_.closed_on = day;
        return closed();
    }
    item_builder& saying(std::string status) {
        item_.status_text = std::move(status);
        return *this;
    }
    item_builder& fixed_by(std::string authority) {
        item_.fixed_by = std::move(authority);
        return *this;
    }
    item_builder& first_expected(plan::date day) {
        item_.history.first_effective = day;
        return *this;
    }
    /// The newest of so many re-casts, by the plan of that day.
    item_builder& moved(plan::date from, plan::date on, int recasts = 1) {
        item_.history.moved_from = from;
        item_.history.moved_on = on;
        item_.recasts = recasts;
        return *this;
    }
    item_builder& known_since(plan::date day) {
        item_.known_since = day;
        return *this;
    }
    item_builder& vanished(plan::date day) {
        item_.vanished_on = day;
        return *this;
    }
    item_builder& asked_about(std::string field, std::string text) {
        item_.questions.push_back({std::move(field), std::move(text), "not understood", {}});
        return *this;
    }
    item_builder& dates_known_since(plan::date day) {
        item_.dates_known_since = day;
        return *this;
    }
    item_builder& planned(std::string plan_text) {
        item_.plan_text = std::move(plan_text);
        return *this;
    }
    item_builder& scored(int impact, int likelihood, int score) {
        item_.impact = impact;
        item_.likelihood = likelihood;
        return scored(score);
    }
    item_builder& scored(int score) {
        item_.score = score;
        return *this;
    }
    item_builder& reviewed_by(plan::plan_date when) {
        item_.review = std::move(when);
        return *this;
    }
    item_builder& confirmed(plan::date day) {
        item_.confirmed_on = day;
        return *this;
    }
    item_builder& rated_before(plan::rag rag, plan::date changed_on) {
        item_.history.rag_before = rag;
        item_.history.rag_changed_on = changed_on;
        return *this;
    }
    item_builder& scored_before(int score, plan::date changed_on) {
        item_.history.score_before = score;
        item_.history.score_changed_on = changed_on;
        return *this;
    }
    item_builder& moved_by(std::string who) {
        item_.history.moved_by = std::move(who);
        return *this;
    }
    item_builder& moved_from(plan::date before, plan::date moved_on) {
        item_.history.moved_from = before;
        item_.history.moved_on = moved_on;
        return *this;
    }

    item_builder& papers_sent(plan::date day) {
        item_.papers_on = day;
        return *this;
    }
    item_builder& notice_given(plan::date day) {
        item_.notice_on = day;
        return *this;
    }

    /// Of a report or measure.
    item_builder& reported_on(plan::date day) {
        item_.reported_on = day;
        return *this;
    }
    item_builder& every(std::string cadence) {
        item_.cadence_text = std::move(cadence);
        return *this;
    }
    item_builder& part(std::string name, plan::rag rating) {
        item_.parts.push_back({std::move(name), rating});
        return *this;
    }
    item_builder& parts_before(std::vector<plan::rated_part> parts, plan::date changed_on) {
        item_.history.parts_before = std::move(parts);
        item_.history.parts_changed_on = changed_on;
        return *this;
    }
    item_builder& counted(std::string actual, std::string target = {}) {
        item_.actual_text = std::move(actual);
        item_.target_text = std::move(target);
        return *this;
    }
    item_builder& counted_before(std::string actual, plan::date changed_on) {
        item_.history.actual_before = std::move(actual);
        item_.history.actual_changed_on = changed_on;
        return *this;
    }

    operator plan::item() const { return item_; } // NOLINT(google-explicit-constructor)

private:
    plan::item item_;
};

[[nodiscard]] inline item_builder a_milestone() {
    return item_builder(plan::item_kind::milestone);
}
[[nodiscard]] inline item_builder a_risk() {
    return item_builder(plan::item_kind::risk);
}
[[nodiscard]] inline item_builder an_issue() {
    return item_builder(plan::item_kind::issue);
}

[[nodiscard]] inline item_builder a_decision() {
    return item_builder(plan::item_kind::decision);
}
[[nodiscard]] inline item_builder a_promise() {
    return item_builder(plan::item_kind::promise);
}

[[nodiscard]] inline item_builder a_report() {
    return item_builder(plan::item_kind::report);
}
[[nodiscard]] inline item_builder a_measure() {
    return item_builder(plan::item_kind::measure);
}

[[nodiscard]] inline plan::person a_person(std::string name, std::string deputy = {}) {
    plan::person who;
    who.email = "person@council.example";
    who.name = std::move(name);
    who.deputy = std::move(deputy);
    return who;
}

[[nodiscard]] inline plan::workstream a_workstream(std::string name,
                                                   std::vector<std::string> project_managers,
                                                   std::vector<std::string> sponsors) {
    plan::workstream out;
    out.name = std::move(name);
    out.project_managers = std::move(project_managers);
    out.sponsors = std::move(sponsors);
    return out;
}

} // namespace remembrancer::test
