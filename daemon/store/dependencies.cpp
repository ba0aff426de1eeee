#include "daemon/store/dependencies.hpp"

#include "daemon/store/id_runs.hpp"
#include "daemon/store/item_rows.hpp"
#include "daemon/store/wake_marks.hpp"

#include <algorithm>
#include <set>

namespace remembrancer::store {
namespace {

struct any_dependency : has_rows {
    explicit any_dependency(soci::session& sql) : has_rows(sql, "dependency") {}
};

struct of_successor : prepared {
    explicit of_successor(soci::session& sql) : prepared(sql) {
        prepare("SELECT predecessor_id, lag_days FROM dependency WHERE successor_id = :id ORDER BY "
                "predecessor_id",
                soci::use(successor), soci::into(predecessor), soci::into(lag));
    }
    long long successor = 0, predecessor = 0, lag = 0;
};

struct insert_dependency : prepared {
    explicit insert_dependency(soci::session& sql) : prepared(sql) {
        prepare("INSERT INTO dependency(successor_id, predecessor_id, lag_days) "
                "VALUES(:successor, :predecessor, :lag)",
                soci::use(successor), soci::use(predecessor), soci::use(lag));
    }
    long long successor = 0, predecessor = 0, lag = 0;
};

struct drop_of_successor : prepared {
    explicit drop_of_successor(soci::session& sql) : prepared(sql) {
        prepare("DELETE FROM dependency WHERE successor_id = :id", soci::use(successor));
    }
    long long successor = 0;
};

struct wake_successor : prepared {
    explicit wake_successor(soci::session& sql) : prepared(sql) {
        prepare(wake_to_decide_again() + "id = :id", soci::use(successor));
    }
    long long successor = 0;
};

struct select_predecessors : prepared {
    explicit select_predecessors(soci::session& sql) : prepared(sql) {
        prepare("SELECT d.successor_id, d.lag_days, p.kind, p.ref, p.title, p.baseline_precision, "
                "COALESCE(p.baseline_by, ''), p.forecast_precision, COALESCE(p.forecast_by, ''), "
                "p.first_effective IS NOT NULL, p.closed, p.vanished_on IS NOT NULL, "
                "COALESCE(p.dated_on, ''), CASE WHEN p.moved_on = p.dated_on THEN "
                "COALESCE(p.moved_from, '') ELSE '' END FROM dependency d JOIN item p ON p.id = "
                "d.predecessor_id WHERE d.successor_id BETWEEN :first AND :last ORDER BY "
                "d.successor_id, d.predecessor_id",
                soci::use(first), soci::use(last), soci::into(successor), soci::into(lag),
                soci::into(kind), soci::into(ref), soci::into(title),
                soci::into(baseline.precision), soci::into(baseline.by),
                soci::into(forecast.precision), soci::into(forecast.by), soci::into(was_dated),
                soci::into(closed), soci::into(vanished), soci::into(dated_on),
                soci::into(moved_from));
    }

    [[nodiscard]] plan::predecessor row() const {
        plan::item dated;
        dated.baseline = baseline.value();
        dated.forecast = forecast.value();
        plan::predecessor read;
        read.successor.value = successor;
        read.kind = static_cast<plan::item_kind>(kind);
        read.ref = ref;
        read.title = title;
        read.effective = plan::effective_by(dated);
        const auto is_typed = [](const plan::plan_date& date) {
            return date.precision != plan::precision::none &&
                   date.precision != plan::precision::to_be_confirmed;
        };
        read.had_date = was_dated != 0 || is_typed(dated.baseline) || is_typed(dated.forecast);
        read.closed = closed != 0;
        read.vanished = vanished != 0;
        read.lag_days = static_cast<int>(lag);
        read.dated_on = date_or_none(dated_on);
        read.moved_from = date_or_none(moved_from);
        return read;
    }

    std::string ref, title, dated_on, moved_from;
    plan_date_columns baseline, forecast;
    long long first = 0, last = 0, successor = 0, lag = 0, kind = 0, was_dated = 0, closed = 0,
              vanished = 0;
};

struct wake_around : prepared {
    explicit wake_around(soci::session& sql) : prepared(sql) {
        prepare(wake_to_decide_again() +
                    "id IN (SELECT successor_id FROM "
                    "dependency WHERE predecessor_id = :id UNION ALL SELECT product_id FROM "
                    "product_part WHERE milestone_id = :part)",
                soci::use(id), soci::use(part));
    }
    long long id = 0, part = 0;
};

struct set_dated_on : prepared {
    explicit set_dated_on(soci::session& sql) : prepared(sql) {
        prepare("UPDATE item SET dated_on = :day WHERE id = :id", soci::use(day), soci::use(id));
    }
    std::string day;
    long long id = 0;
};

/// Each predecessor once, with the longest lag.
void tidy(std::vector<dependency>& all) {
    std::ranges::sort(all, [](const dependency& a, const dependency& b) {
        return a.predecessor.value != b.predecessor.value
                   ? a.predecessor.value < b.predecessor.value
                   : a.lag_days > b.lag_days;
    });
    const auto [first, last] = std::ranges::unique(all, {}, &dependency::predecessor);
    all.erase(first, last);
}

} // namespace

bool has_dependencies(session& db) {
    return translated(db, [&] { return cached<any_dependency>(db).any(); });
}

std::vector<dependency> dependencies_of(session& db, plan::item_id successor) {
    return translated(db, [&] {
        std::vector<dependency> found;
        auto& select = cached<of_successor>(db);
        select.successor = successor.value;
        for (bool row = select.run(); row; row = select.next())
            found.push_back({{select.predecessor}, static_cast<int>(select.lag)});
        return found;
    });
}

void replace_dependencies(session& db, plan::item_id successor, std::vector<dependency> now) {
    tidy(now);
    if (now == dependencies_of(db, successor))
        return;
    translated(db, [&] {
        auto& drop = cached<drop_of_successor>(db);
        drop.successor = successor.value;
        drop.run();
        auto& insert = cached<insert_dependency>(db);
        insert.successor = successor.value;
        for (const dependency& each : now) {
            insert.predecessor = each.predecessor.value;
            insert.lag = each.lag_days;
            insert.run();
        }
        auto& wake = cached<wake_successor>(db);
        wake.successor = successor.value;
        wake.run();
    });
}

void drop_untyped_dependencies(session& db) {
    translated(db, [&] {
        const std::string untyped =
            "NOT EXISTS (SELECT 1 FROM dependency_row r WHERE r.successor_id = "
            "dependency.successor_id) AND EXISTS (SELECT 1 FROM item i WHERE i.id = "
            "dependency.successor_id AND i.depends_on = '')";
        sql_of(db) << wake_to_decide_again() + "id IN (SELECT successor_id FROM dependency WHERE " +
                          untyped + ")";
        sql_of(db) << "DELETE FROM dependency WHERE " + untyped;
    });
}

void note_new_date(session& db, plan::item_id of, plan::date as_of) {
    translated(db, [&] {
        auto& set = cached<set_dated_on>(db);
        set.day = plan::to_iso(as_of);
        set.id = of.value;
        set.run();
    });
}

std::vector<plan::item_id> successors_of(session& db, plan::item_id predecessor) {
    return translated(db, [&] {
        std::vector<plan::item_id> found;
        const soci::rowset<long long> rows =
            (sql_of(db).prepare << "SELECT successor_id FROM dependency WHERE predecessor_id = "
                                   ":id ORDER BY successor_id",
             soci::use(predecessor.value));
        for (const long long id : rows)
            found.push_back({id});
        return found;
    });
}

std::vector<plan::predecessor> predecessors_of(session& db,
                                               std::span<const std::int64_t> successors) {
    return translated(db, [&] {
        std::vector<plan::predecessor> found;
        auto& select = cached<select_predecessors>(db);
        each_run(successors, [&](std::int64_t first, std::int64_t last) {
            select.first = first;
            select.last = last;
            for (bool row = select.run(); row; row = select.next())
                found.push_back(select.row());
        });
        const std::set<std::int64_t> wanted(successors.begin(), successors.end());
        std::erase_if(found, [&](const plan::predecessor& each) {
            return !wanted.contains(each.successor.value);
        });
        std::ranges::stable_sort(found, {}, [](const auto& each) { return each.successor.value; });
        return found;
    });
}

void wake_dependents(session& db, plan::item_id changed) {
    translated(db, [&] {
        auto& update = cached<wake_around>(db);
        update.id = update.part = changed.value;
        update.run();
    });
}

} // namespace remembrancer::store
