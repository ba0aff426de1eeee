#pragma once

// For the files of this folder only.

#include "daemon/plan/item.hpp"
#include "daemon/store/sql.hpp"

#include <array>
#include <string>

namespace remembrancer::store {

/// A plan date as five columns.
struct plan_date_columns {
    std::string text, from, by;
    long long precision = 0, inferred = 0;

    [[nodiscard]] plan::plan_date value() const;
    void set(const plan::plan_date& when);
};

/// The variables of one row of `item`, for reading and for writing.
struct item_columns {
    long long id = 0, kind = 0, rag = 0, closed = 0, impact = 0, likelihood = 0, score = 0,
              severity = 0, recasts = 0, baseline_changes = 0, rag_before = 0, score_before = 0,
              stopped = 0;
    std::string ref, title, workstream, rag_text, owner_text, owners, status_text, closed_on,
        plan_text, raised_by, raised_on, known_since, dates_known_since, vanished_on, product,
        tranche, fixed_by, change_request, audiences, confirmed_on, first_effective, moved_from,
        moved_on, rag_changed_on, score_changed_on, depends_on, lead_text, boards, papers_on,
        notice_on, programme, clearance, reported_on, cadence_text, parts, target_text, actual_text,
        part_of, parts_before, parts_changed_on, actual_before, actual_changed_on, moved_by;
    plan_date_columns baseline, forecast, review;

    /// Every variable in the order of `item_column_names`, id and kind left out.
    template <class Visit>
    void each(const Visit& visit) {
        for (std::string* column : {&ref, &title, &workstream})
            visit(*column);
        visit(rag);
        visit(rag_text);
        each_of(baseline, visit);
        each_of(forecast, visit);
        for (std::string* column : {&owner_text, &owners, &status_text})
            visit(*column);
        visit(closed);
        visit(closed_on);
        for (long long* column : {&impact, &likelihood, &score, &severity})
            visit(*column);
        for (std::string* column :
             {&plan_text, &raised_by, &raised_on, &known_since, &dates_known_since})
            visit(*column);
        visit(recasts);
        visit(baseline_changes);
        for (std::string* column : {&vanished_on, &product, &tranche, &fixed_by, &change_request})
            visit(*column);
        each_of(review, visit);
        for (std::string* column :
             {&audiences, &confirmed_on, &first_effective, &moved_from, &moved_on})
            visit(*column);
        visit(rag_before);
        visit(rag_changed_on);
        visit(score_before);
        for (std::string* column : {&score_changed_on, &depends_on, &lead_text, &boards, &papers_on,
                                    &notice_on, &programme, &clearance, &reported_on, &cadence_text,
                                    &parts, &target_text, &actual_text, &part_of, &parts_before,
                                    &parts_changed_on, &actual_before, &actual_changed_on})
            visit(*column);
        visit(stopped);
        visit(moved_by);
    }

    void put_into(plan::item& item) const;
    void set(const plan::item& item);

private:
    void put_into(plan::item_history& history) const;
    void set(const plan::item_history& history);

    template <class Visit>
    static void each_of(plan_date_columns& when, const Visit& visit) {
        visit(when.text);
        visit(when.precision);
        visit(when.from);
        visit(when.by);
        visit(when.inferred);
    }
};

/// `ref, title, ...`, and `:ref, NULLIF(:closed_on, ''), ...` to go with them.
[[nodiscard]] const std::string& item_insert_names();
[[nodiscard]] const std::string& item_insert_values();
/// `ref = :ref, closed_on = NULLIF(:closed_on, ''), ...`.
[[nodiscard]] const std::string& item_assignments();

/// A statement that reads items. Uses are bound before `finish_rows`.
class item_statement : public prepared {
public:
    using prepared::prepared;

    [[nodiscard]] plan::item row() const {
        plan::item item;
        columns_.put_into(item);
        return item;
    }
    /// Made where it stays: an item is 2 kB.
    void add_row(std::vector<plan::item>& to) const { columns_.put_into(to.emplace_back()); }
    [[nodiscard]] std::vector<plan::item> rows();

protected:
    /// `rest` is what follows `SELECT ... FROM item`.
    void finish_rows(const std::string& rest);

private:
    item_columns columns_;
};

} // namespace remembrancer::store
