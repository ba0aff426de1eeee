#include "daemon/store/items.hpp"

#include "daemon/base/text.hpp"
#include "daemon/store/alerts.hpp"
#include "daemon/store/dependencies.hpp"
#include "daemon/store/item_questions.hpp"
#include "daemon/store/item_rows.hpp"
#include "daemon/store/lines.hpp"
#include "daemon/store/sql.hpp"
#include "daemon/store/wake_marks.hpp"

#include <algorithm>

namespace remembrancer::store {
namespace {

struct by_identity : item_statement {
    explicit by_identity(soci::session& sql) : item_statement(sql) {
        bind(soci::use(kind));
        bind(soci::use(identity));
        finish_rows("WHERE kind = :kind AND identity = :identity");
    }
    long long kind = 0;
    std::string identity;
};

struct by_number : item_statement {
    explicit by_number(soci::session& sql) : item_statement(sql) {
        bind(soci::use(id));
        finish_rows("WHERE id = :id");
    }
    long long id = 0;
};

struct stretch : item_statement {
    explicit stretch(soci::session& sql) : item_statement(sql) {
        bind(soci::use(after));
        bind(soci::use(most));
        finish_rows("WHERE id > :after ORDER BY id LIMIT :most");
    }
    long long after = 0, most = 0;
};

const std::string is_to_list =
    "closed = 0 AND (vanished_on IS NOT NULL OR baseline_by < :today OR EXISTS (SELECT 1 FROM "
    "question WHERE item_id = item.id))";

struct items_to_list : item_statement {
    items_to_list(soci::session& sql, plan::date day)
        : item_statement(sql), today(plan::to_iso(day)) {
        bind(soci::use(today));
        finish_rows("WHERE " + is_to_list + " ORDER BY id");
    }
    std::string today;
};

struct loads_by_day : prepared {
    loads_by_day(soci::session& sql, std::string of, plan::date first, plan::date last)
        : prepared(sql), programme(std::move(of)), from(plan::to_iso(first)),
          until(plan::to_iso(last)) {
        prepare("SELECT kind, workstream, owners, day, COUNT(*) FROM (SELECT kind, "
                "workstream, owners, CASE WHEN forecast_precision <> 0 AND "
                "forecast_from = forecast_by THEN "
                "forecast_by WHEN forecast_precision = 0 AND baseline_from = baseline_by THEN "
                "baseline_by END AS day FROM item WHERE closed = 0 AND vanished_on IS NULL AND "
                "programme = :programme) AS expected WHERE day BETWEEN :from AND :until GROUP BY "
                "kind, workstream, owners, day ORDER BY day, workstream, owners, kind",
                soci::use(programme), soci::use(from), soci::use(until), soci::into(kind),
                soci::into(workstream), soci::into(owners), soci::into(day), soci::into(items));
    }
    std::string programme, from, until, workstream, owners, day;
    long long kind = 0, items = 0;
};

struct due_items : item_statement {
    explicit due_items(soci::session& sql) : item_statement(sql) {
        bind(soci::use(today));
        bind(soci::use(most));
        finish_rows("WHERE wake <= :today ORDER BY wake, id LIMIT :most");
    }
    std::string today;
    long long most = 0;
};

struct set_wake : prepared {
    explicit set_wake(soci::session& sql) : prepared(sql) {
        prepare("UPDATE item SET wake = NULLIF(:wake, '') WHERE id = :id", soci::use(wake),
                soci::use(id));
    }
    std::string wake;
    long long id = 0;
};

struct insert_row : prepared {
    explicit insert_row(soci::session& sql) : prepared(sql) {
        bind(soci::use(columns.kind));
        bind(soci::use(identity));
        columns.each([this](auto& column) { bind(soci::use(column)); });
        bind(soci::into(id));
        finish("INSERT INTO item(kind, identity, " + item_insert_names() +
               ", wake) VALUES(:kind, :identity, " + item_insert_values() + ", '" + just_woken +
               "') RETURNING id");
    }
    item_columns columns;
    std::string identity;
    long long id = 0;
};

struct update_row : prepared {
    explicit update_row(soci::session& sql) : prepared(sql) {
        columns.each([this](auto& column) { bind(soci::use(column)); });
        bind(soci::use(columns.id));
        finish("UPDATE item SET " + item_assignments() + ", wake = '" + just_woken +
               "' WHERE id = :id");
    }
    item_columns columns;
};

void visit_rows(session& db, item_statement& select,
                const std::function<void(const plan::item&)>& visit) {
    for (bool more = select.run(); more; more = select.next()) {
        plan::item item = select.row();
        read_questions(db, {&item, 1});
        visit(item);
    }
}

std::optional<plan::item> only(session& db, std::vector<plan::item> rows) {
    if (rows.empty())
        return std::nullopt;
    read_questions(db, rows);
    return std::move(rows.front());
}

} // namespace

std::string identity_of(std::string_view programme, std::string_view id,
                        std::string_view workstream, std::string_view title) {
    if (!base::trim(id).empty())
        return identity_within(programme, "id/" + base::folded(id));
    return identity_within(programme,
                           "title/" + base::folded(workstream) + "/" + base::folded(title));
}

std::string made_up_ref(plan::item_kind kind, plan::item_id id) {
    std::string_view first = plan::to_text(kind);
    return static_cast<char>(std::toupper(first.front())) + std::to_string(id.value);
}

std::optional<plan::item> find_item(session& db, plan::item_kind kind,
                                    const std::string& identity) {
    return translated(db, [&] {
        auto& select = cached<by_identity>(db);
        select.kind = static_cast<int>(kind);
        select.identity = identity;
        return only(db, select.rows());
    });
}

std::optional<plan::item> find_item(session& db, plan::item_id id) {
    return translated(db, [&] {
        auto& select = cached<by_number>(db);
        select.id = id.value;
        return only(db, select.rows());
    });
}

plan::item_id insert_item(session& db, const plan::item& item, const std::string& identity) {
    return translated(db, [&] {
        auto& insert = cached<insert_row>(db);
        insert.columns.set(item);
        insert.identity = identity;
        for (bool row = insert.run(); row; row = insert.next()) {
        }
        plan::item stored = item;
        stored.id.value = insert.id;
        if (stored.ref.empty()) {
            const std::string ref = made_up_ref(item.kind, stored.id);
            sql_of(db) << "UPDATE item SET ref = :ref WHERE id = :id", soci::use(ref),
                soci::use(insert.id);
        }
        if (!stored.questions.empty())
            write_questions(db, stored);
        return stored.id;
    });
}

void set_identity(session& db, plan::item_id id, const std::string& identity) {
    translated(db, [&] {
        sql_of(db) << "UPDATE item SET identity = :identity WHERE id = :id", soci::use(identity),
            soci::use(id.value);
    });
}

void update_item(session& db, const plan::item& item) {
    translated(db, [&] {
        auto& update = cached<update_row>(db);
        update.columns.set(item);
        update.run();
        write_questions(db, item);
        pause_alerts(db, item.id, item.vanished_on && !item.closed);
        wake_dependents(db, item.id);
    });
}

void update_questions(session& db, const plan::item& item) {
    translated(db, [&] { write_questions(db, item); });
}

std::vector<plan::item> items_after(session& db, plan::item_id after, int many) {
    return translated(db, [&] {
        auto& select = cached<stretch>(db);
        select.after = after.value;
        select.most = many;
        auto items = select.rows();
        read_questions(db, items);
        return items;
    });
}

void each_item(session& db, const std::function<void(const plan::item&)>& visit) {
    // Their questions are read with one statement a page.
    constexpr int items_in_page = 500;
    plan::item_id after{};
    for (bool more = true; more;) {
        const auto page = items_after(db, after, items_in_page);
        for (const plan::item& item : page)
            visit(item);
        more = std::ssize(page) == items_in_page;
        if (more)
            after = page.back().id;
    }
}

void each_item_to_list(session& db, plan::date today,
                       const std::function<void(const plan::item&)>& visit) {
    translated(db, [&] {
        items_to_list select(sql_of(db), today);
        visit_rows(db, select, visit);
    });
}

bool has_item_to_list(session& db, plan::date today, const std::string& programme) {
    return translated(db, [&] {
        const std::string day = plan::to_iso(today);
        long long found = 0;
        sql_of(db) << "SELECT EXISTS (SELECT 1 FROM item WHERE programme = :programme AND " +
                          is_to_list + ")",
            soci::use(programme), soci::use(day), soci::into(found);
        return found != 0;
    });
}

std::vector<plan::day_load> day_loads(session& db, const std::string& programme, plan::date from,
                                      plan::date until) {
    return translated(db, [&] {
        loads_by_day select(sql_of(db), programme, from, until);
        std::vector<plan::day_load> read;
        for (bool more = select.run(); more; more = select.next())
            read.push_back({static_cast<plan::item_kind>(select.kind), programme, select.workstream,
                            from_lines(select.owners), date_or_none(select.day).value(),
                            static_cast<int>(select.items)});
        return read;
    });
}

std::map<plan::date, int> last_days(session& db, const std::string& programme, plan::date from,
                                    plan::date until) {
    return translated(
        db, [&] {
            const std::string first = plan::to_iso(from);
            const std::string last = plan::to_iso(until);
            std::string day;
            long long items = 0;
            soci::statement select =
                (sql_of(db).prepare
                     << "SELECT day, COUNT(*) FROM (SELECT CASE WHEN forecast_precision <> 0 THEN "
                        "forecast_by ELSE baseline_by END AS day FROM item WHERE closed = 0 AND "
                        "vanished_on IS NULL AND programme = :programme) AS expected WHERE day "
                        "BETWEEN :from AND :until GROUP BY day",
                 soci::use(programme), soci::use(first), soci::use(last), soci::into(day),
                 soci::into(items));
            std::map<plan::date, int> read;
            for (bool row = select.execute(true); row; row = select.fetch())
                read.emplace(date_or_none(day).value(), static_cast<int>(items));
            return read;
        });
}

delivered milestones_delivered(session& db, const std::string& programme) {
    return translated(db, [&] {
        const int kind = static_cast<int>(plan::item_kind::milestone);
        long long complete = 0;
        long long all = 0;
        sql_of(db) << "SELECT COALESCE(SUM(closed), 0), COUNT(*) FROM item WHERE kind = :kind AND "
                      "programme = :programme AND stopped = 0 AND (closed = 1 OR vanished_on "
                      "IS NULL)",
            soci::use(kind), soci::use(programme), soci::into(complete), soci::into(all);
        return delivered{static_cast<int>(complete), static_cast<int>(all)};
    });
}

std::vector<plan::item> items_to_wake(session& db, plan::date today, int limit) {
    return translated(db, [&] {
        auto& select = cached<due_items>(db);
        select.today = plan::to_iso(today);
        select.most = limit;
        auto items = select.rows();
        read_questions(db, items);
        return items;
    });
}

std::vector<plan::item> items_just_woken(session& db, int limit) {
    return translated(db, [&] {
        auto& select = cached<due_items>(db);
        select.today = just_woken;
        select.most = limit;
        auto items = select.rows();
        read_questions(db, items);
        return items;
    });
}

bool has_just_woken(session& db) {
    return translated(db, [&] {
        const std::string now = just_woken;
        long long found = 0;
        sql_of(db) << "SELECT COUNT(*) FROM (SELECT id FROM item WHERE wake <= :now LIMIT 1) AS "
                      "found",
            soci::use(now), soci::into(found);
        return found > 0;
    });
}

void set_wakes(session& db, std::span<const wake> wakes) {
    translated(db, [&] {
        auto& update = cached<set_wake>(db);
        for (const auto& [id, when] : wakes) {
            update.id = id.value;
            update.wake = or_empty(when);
            update.run();
        }
    });
}

std::optional<plan::item_id> wake_range(session& db, plan::item_id after, int many) {
    return translated(db, [&]() -> std::optional<plan::item_id> {
        long long last = 0;
        const long long most = many;
        sql_of(db) << "SELECT COALESCE(MAX(id), 0) FROM (SELECT id FROM item WHERE id > :after "
                      "ORDER BY id LIMIT :most)",
            soci::use(after.value), soci::use(most), soci::into(last);
        if (last == 0)
            return std::nullopt;
        const std::string now = just_woken;
        sql_of(db) << "UPDATE item SET wake = :wake WHERE id > :after AND id <= :last AND (closed "
                      "= 0 OR EXISTS (SELECT 1 FROM episode WHERE subject_kind = 1 AND subject_id "
                      "= item.id AND ended IS NULL))",
            soci::use(now), soci::use(after.value), soci::use(last);
        return plan::item_id{last};
    });
}

} // namespace remembrancer::store
