#include "daemon/store/imports.hpp"

#include "daemon/store/sql.hpp"

namespace remembrancer::store {
namespace {

struct change_rows : prepared {
    explicit change_rows(soci::session& sql) : prepared(sql) {}

    void select(const std::string& condition) {
        for (std::string* column : {&subject, &field, &old_value, &new_value, &source, &as_of, &by})
            bind(soci::into(*column));
        for (long long* column : {&item, &at, &id})
            bind(soci::into(*column));
        finish("SELECT subject, field, old_value, new_value, source, as_of, changed_by, "
               "COALESCE(item_id, 0), at, id FROM field_change WHERE " +
               condition + " ORDER BY id");
    }

    std::vector<field_change> rows() {
        std::vector<field_change> changes;
        for (bool more = run(); more; more = next())
            changes.push_back({subject, plan::item_id{item}, field, old_value, new_value, source,
                               instant_from_stored(at), date_or_none(as_of).value_or(plan::date{}),
                               id, by});
        return changes;
    }

    std::string subject, field, old_value, new_value, source, as_of, by;
    long long item = 0, at = 0, id = 0;
};

struct changes_of_item : change_rows {
    changes_of_item(soci::session& sql, plan::item_id of) : change_rows(sql), wanted(of.value) {
        bind(soci::use(wanted));
        select("item_id = :id");
    }
    long long wanted;
};

struct baselines_to_report : change_rows {
    explicit baselines_to_report(soci::session& sql) : change_rows(sql) {
        select("field = 'baseline' AND reported = 0 AND item_id IS NOT NULL");
    }
};

struct insert_change_row : prepared {
    explicit insert_change_row(soci::session& sql) : prepared(sql) {
        prepare("INSERT INTO field_change(import_id, subject, item_id, field, old_value, "
                "new_value, source, at, as_of, changed_by) VALUES(:import, :subject, NULLIF(:item, "
                "0), :field, :old, :new, :source, :at, :as_of, :by)",
                soci::use(import), soci::use(subject), soci::use(item), soci::use(field),
                soci::use(old_value), soci::use(new_value), soci::use(source), soci::use(at),
                soci::use(as_of), soci::use(by));
    }
    std::string subject, field, old_value, new_value, source, as_of, by;
    long long import = 0, item = 0, at = 0;
};

struct newest_run : prepared {
    explicit newest_run(soci::session& sql) : prepared(sql) {
        prepare("SELECT id, at, as_of, source, added, changed, unchanged, vanished, questioned, "
                "rejected FROM import_run ORDER BY id DESC LIMIT 1",
                soci::into(id), soci::into(at), soci::into(as_of), soci::into(found.source),
                soci::into(found.added), soci::into(found.changed), soci::into(found.unchanged),
                soci::into(found.vanished), soci::into(found.questioned),
                soci::into(found.rejected));
    }
    import_run found;
    std::string as_of;
    long long id = 0, at = 0;
};

} // namespace

std::int64_t insert_import(session& db, const import_run& run) {
    return translated(db, [&] {
        const long long at = to_stored(run.at);
        const std::string as_of = plan::to_iso(run.as_of);
        long long id = 0;
        sql_of(db) << "INSERT INTO import_run(at, as_of, source, added, changed, unchanged, "
                      "vanished, questioned, rejected) VALUES(:at, :as_of, :source, :added, "
                      ":changed, :unchanged, :vanished, :questioned, :rejected) RETURNING id",
            soci::use(at), soci::use(as_of), soci::use(run.source), soci::use(run.added),
            soci::use(run.changed), soci::use(run.unchanged), soci::use(run.vanished),
            soci::use(run.questioned), soci::use(run.rejected), soci::into(id);
        return id;
    });
}

void insert_change(session& db, std::int64_t import_id, const field_change& change) {
    translated(db, [&] {
        auto& insert = cached<insert_change_row>(db);
        insert.import = import_id;
        insert.subject = change.subject;
        insert.item = change.item.value;
        insert.field = change.field;
        insert.old_value = change.old_value;
        insert.new_value = change.new_value;
        insert.source = change.source;
        insert.at = to_stored(change.at);
        insert.as_of = plan::to_iso(change.as_of);
        insert.by = change.by;
        insert.run();
    });
}

std::optional<import_run> last_import(session& db) {
    return translated(db, [&]() -> std::optional<import_run> {
        auto& select = cached<newest_run>(db);
        std::optional<import_run> newest;
        for (bool row = select.run(); row; row = select.next()) {
            newest = select.found;
            newest->id = select.id;
            newest->at = instant_from_stored(select.at);
            newest->as_of = date_or_none(select.as_of).value_or(plan::date{});
        }
        return newest;
    });
}

std::vector<field_change> changes_of(session& db, plan::item_id item) {
    return translated(db, [&] { return changes_of_item(sql_of(db), item).rows(); });
}

std::vector<field_change> unreported_baselines(session& db) {
    return translated(db, [&] { return baselines_to_report(sql_of(db)).rows(); });
}

void mark_change_reported(session& db, std::int64_t change, plan::outbox_id in) {
    translated(db, [&] {
        const long long id = change;
        sql_of(db) << "UPDATE field_change SET reported = :message WHERE id = :id",
            soci::use(in.value), soci::use(id);
    });
}

} // namespace remembrancer::store
