#include "daemon/store/item_search.hpp"

#include "daemon/store/item_questions.hpp"
#include "daemon/store/item_rows.hpp"
#include "daemon/store/lines.hpp"
#include "daemon/store/several_ids.hpp"
#include "daemon/store/sql.hpp"

#include <algorithm>

namespace remembrancer::store {
namespace {

// Word for word the index's.
const std::string expected_day = "COALESCE(forecast_by, baseline_by)";
const std::string is_open = "closed = 0 AND vanished_on IS NULL";

struct first_day : prepared {
    explicit first_day(soci::session& sql) : prepared(sql) {
        prepare("SELECT COALESCE(MIN(" + expected_day + "), '') FROM item WHERE " + is_open +
                    " AND " + expected_day + " > :after AND " + expected_day + " <= :last",
                soci::use(after), soci::use(last), soci::into(day));
    }
    std::string after, last, day;
};

/// No more of an item than what tells its effective date and whose it is.
class brief_statement : public prepared {
public:
    using prepared::prepared;

    void each_row(const visit_item& visit) {
        for (bool more = run(); more; more = next())
            visit(row());
    }

protected:
    void finish_rows(const std::string& rest) {
        for (long long* column : {&id_, &kind_, &precision_})
            bind(soci::into(*column));
        for (std::string* column :
             {&programme_, &workstream_, &owner_text_, &owners_, &forecast_, &baseline_})
            bind(soci::into(*column));
        finish("SELECT id, kind, forecast_precision, programme, workstream, owner_text, owners, "
               "COALESCE(forecast_by, ''), COALESCE(baseline_by, '') FROM item WHERE " +
               is_open + " AND " + rest);
    }

private:
    /// One item for all rows: a new one of 1.5 kB costs as much as reading it does.
    [[nodiscard]] const plan::item& row() {
        item_.id.value = id_;
        item_.kind = static_cast<plan::item_kind>(kind_);
        item_.programme = programme_;
        item_.workstream = workstream_;
        item_.owner_text = owner_text_;
        item_.owners = from_lines(owners_);
        item_.forecast.precision = static_cast<plan::precision>(precision_);
        item_.forecast.by = date_or_none(forecast_);
        item_.baseline.by = date_or_none(baseline_);
        return item_;
    }

    plan::item item_;
    std::string programme_, workstream_, owner_text_, owners_, forecast_, baseline_;
    long long id_ = 0, kind_ = 0, precision_ = 0;
};

struct expected_on : brief_statement {
    explicit expected_on(soci::session& sql) : brief_statement(sql) {
        bind(soci::use(day));
        bind(soci::use(after));
        bind(soci::use(most));
        finish_rows(expected_day + " = :day AND id > :after ORDER BY id LIMIT :most");
    }
    std::string day;
    long long after = 0, most = 0;
};

struct with_open_episode : brief_statement {
    with_open_episode(soci::session& sql, std::span<const plan::rule> but_for, plan::item_id from,
                      plan::item_id until)
        : brief_statement(sql), after(from.value), last(until.value) {
        std::string numbers;
        for (const plan::rule rule : but_for)
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(static_cast<int>(rule));
        bind(soci::use(after));
        bind(soci::use(last));
        finish_rows("id IN (SELECT subject_id FROM episode WHERE subject_kind = 1 AND ended IS "
                    "NULL AND subject_id > :after AND subject_id <= :last AND rule NOT IN (" +
                    numbers + ")) ORDER BY id");
    }
    long long after, last;
};

struct in_plan : prepared {
    explicit in_plan(soci::session& sql) : prepared(sql) {
        prepare("SELECT id, kind, programme, title, closed FROM item WHERE vanished_on IS NULL "
                "ORDER BY id",
                soci::into(id), soci::into(kind), soci::into(programme), soci::into(title),
                soci::into(closed));
    }
    std::string programme, title;
    long long id = 0, kind = 0, closed = 0;
};

struct woken : prepared {
    explicit woken(soci::session& sql) : prepared(sql) {
        prepare("SELECT id FROM item WHERE wake <= :today LIMIT :most", soci::use(today),
                soci::use(most), soci::into(id));
    }
    std::string today;
    long long most = 0, id = 0;
};

struct several : item_statement {
    explicit several(soci::session& sql) : item_statement(sql) {
        ids.each([this](long long& id) { bind(soci::use(id)); });
        finish_rows("WHERE id IN (" + ids.places() + ")");
    }
    several_ids ids;
};

} // namespace

void each_in_plan(session& db, const std::function<void(const brief_item&)>& visit) {
    translated(db, [&] {
        auto& select = cached<in_plan>(db);
        brief_item item;
        for (bool more = select.run(); more; more = select.next()) {
            item.id.value = select.id;
            item.kind = static_cast<plan::item_kind>(select.kind);
            item.programme = select.programme;
            item.title = select.title;
            item.closed = select.closed != 0;
            visit(item);
        }
    });
}

std::optional<plan::date> next_expected_day(session& db, const std::optional<plan::date>& after,
                                            plan::date last) {
    return translated(db, [&] {
        auto& select = cached<first_day>(db);
        select.after = or_empty(after);
        select.last = plan::to_iso(last);
        std::optional<plan::date> day;
        for (bool row = select.run(); row; row = select.next())
            day = date_or_none(select.day);
        return day;
    });
}

void visit_items_expected_on(session& db, plan::date day, plan::item_id after, int many,
                             const visit_item& visit) {
    translated(db, [&] {
        auto& select = cached<expected_on>(db);
        select.day = plan::to_iso(day);
        select.after = after.value;
        select.most = many;
        select.each_row(visit);
    });
}

std::vector<plan::item_id> ids_to_wake(session& db, plan::date today, int most) {
    return translated(db, [&] {
        auto& select = cached<woken>(db);
        select.today = plan::to_iso(today);
        select.most = most;
        std::vector<plan::item_id> ids;
        for (bool row = select.run(); row; row = select.next())
            ids.push_back({select.id});
        return ids;
    });
}

void visit_items_with_open_episode(session& db, std::span<const plan::rule> but_for,
                                   plan::item_id after, plan::item_id last,
                                   const visit_item& visit) {
    translated(db, [&] { with_open_episode(sql_of(db), but_for, after, last).each_row(visit); });
}

plan::item_id last_item(session& db) {
    return translated(db, [&] {
        plan::item_id last;
        long long id = 0;
        sql_of(db) << "SELECT COALESCE(MAX(id), 0) FROM item", soci::into(id);
        last.value = id;
        return last;
    });
}

std::vector<plan::item> find_items(session& db, std::span<const plan::item_id> ids) {
    return translated(db, [&] {
        std::vector<plan::item> found;
        found.reserve(ids.size());
        auto& select = cached<several>(db);
        while (!ids.empty()) {
            select.ids.take(ids);
            for (bool row = select.run(); row; row = select.next())
                select.add_row(found);
        }
        // As they are when the ids were: an item of 1.5 kB costs more to move than to read.
        if (!std::ranges::is_sorted(found, {}, &plan::item::id))
            std::ranges::sort(found, {}, &plan::item::id);
        read_questions(db, found);
        return found;
    });
}

} // namespace remembrancer::store
