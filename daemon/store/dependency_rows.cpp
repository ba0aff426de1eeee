#include "daemon/store/dependency_rows.hpp"

#include "daemon/store/sql.hpp"

namespace remembrancer::store {
namespace {

struct insert_row : prepared {
    explicit insert_row(soci::session& sql) : prepared(sql) {
        prepare("INSERT INTO dependency_row(programme, predecessor, successor, lag_days, file, "
                "sheet, place_row, place_column, successor_id) VALUES(:programme, :predecessor, "
                ":successor, :lag, :file, :sheet, :row, :column, NULLIF(:item, 0)) RETURNING id",
                soci::use(programme), soci::use(predecessor), soci::use(successor), soci::use(lag),
                soci::use(file), soci::use(sheet), soci::use(row), soci::use(column),
                soci::use(item), soci::into(id));
    }
    std::string programme, predecessor, successor, file, sheet, column;
    long long lag = 0, row = 0, item = 0, id = 0;
};

struct update_successor : prepared {
    explicit update_successor(soci::session& sql) : prepared(sql) {
        prepare("UPDATE dependency_row SET successor_id = NULLIF(:item, 0) WHERE id = :id",
                soci::use(item), soci::use(id));
    }
    long long item = 0, id = 0;
};

} // namespace

std::vector<dependency_row> dependency_rows(session& db) {
    return translated(db, [&] {
        std::vector<dependency_row> all;
        dependency_row read;
        long long id = 0;
        long long lag = 0;
        long long row = 0;
        long long item = 0;
        soci::statement select =
            (sql_of(db).prepare << "SELECT id, programme, predecessor, successor, lag_days, file, "
                                   "sheet, place_row, place_column, COALESCE(successor_id, 0) FROM "
                                   "dependency_row ORDER BY id",
             soci::into(id), soci::into(read.programme), soci::into(read.predecessor),
             soci::into(read.successor), soci::into(lag), soci::into(read.place.file),
             soci::into(read.place.sheet), soci::into(row), soci::into(read.place.column),
             soci::into(item));
        for (bool more = select.execute(true); more; more = select.fetch()) {
            read.id = id;
            read.lag_days = static_cast<int>(lag);
            read.place.row = static_cast<int>(row);
            read.successor_id = item == 0 ? std::nullopt : std::optional(plan::item_id{item});
            all.push_back(read);
        }
        return all;
    });
}

void drop_dependency_rows(session& db, const std::set<std::string>& programmes) {
    translated(db, [&] {
        for (const std::string& programme : programmes)
            sql_of(db) << "DELETE FROM dependency_row WHERE programme = :programme",
                soci::use(programme);
    });
}

std::int64_t insert_dependency_row(session& db, const dependency_row& row) {
    return translated(db, [&] {
        auto& insert = cached<insert_row>(db);
        insert.programme = row.programme;
        insert.predecessor = row.predecessor;
        insert.successor = row.successor;
        insert.lag = row.lag_days;
        insert.file = row.place.file;
        insert.sheet = row.place.sheet;
        insert.row = row.place.row;
        insert.column = row.place.column;
        insert.item = row.successor_id ? row.successor_id->value : 0;
        std::int64_t id = 0;
        for (bool more = insert.run(); more; more = insert.next())
            id = insert.id;
        return id;
    });
}

void set_successor(session& db, std::int64_t row, std::optional<plan::item_id> successor) {
    translated(db, [&] {
        auto& update = cached<update_successor>(db);
        update.id = row;
        update.item = successor ? successor->value : 0;
        update.run();
    });
}

} // namespace remembrancer::store
