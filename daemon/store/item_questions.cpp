#include "daemon/store/item_questions.hpp"

#include "daemon/store/sql.hpp"

#include <algorithm>

namespace remembrancer::store {
namespace {

struct item_questions : prepared {
    explicit item_questions(soci::session& sql) : prepared(sql) {
        prepare("SELECT item_id, field, text, reason, file, sheet, place_row, place_column FROM "
                "question WHERE item_id BETWEEN :first AND :last ORDER BY item_id, field",
                soci::use(first), soci::use(last), soci::into(item), soci::into(field),
                soci::into(text), soci::into(reason), soci::into(file), soci::into(sheet),
                soci::into(place_row), soci::into(place_column));
    }
    std::string field, text, reason, file, sheet, place_column;
    long long first = 0, last = 0, item = 0, place_row = 0;
};

} // namespace

void read_questions(session& db, std::span<plan::item> items) {
    if (items.empty())
        return;
    auto& select = cached<item_questions>(db);
    const auto read = [&](std::span<plan::item> run) {
        for (bool row = select.run(); row; row = select.next()) {
            const auto owner = std::ranges::find(run, plan::item_id{select.item}, &plan::item::id);
            if (owner != run.end())
                owner->questions.push_back(
                    {select.field,
                     select.text,
                     select.reason,
                     {select.file, select.sheet, static_cast<int>(select.place_row),
                      select.place_column}});
        }
    };
    const auto [low, high] =
        std::ranges::minmax(items, {}, [](const plan::item& item) { return item.id.value; });
    select.first = low.id.value;
    select.last = high.id.value;
    if (select.last - select.first <= 4 * std::ssize(items)) {
        read(items);
        return;
    }
    for (plan::item& item : items) {
        select.first = select.last = item.id.value;
        read({&item, 1});
    }
}

void write_questions(session& db, const plan::item& item) {
    soci::session& sql = sql_of(db);
    sql << "DELETE FROM question WHERE item_id = :id", soci::use(item.id.value);
    for (const plan::question& q : item.questions) {
        const long long row = q.place.row;
        sql << "INSERT INTO question(item_id, field, text, reason, file, sheet, place_row, "
               "place_column) VALUES(:id, :field, :text, :reason, :file, :sheet, :row, :column)",
            soci::use(item.id.value), soci::use(q.field), soci::use(q.text), soci::use(q.reason),
            soci::use(q.place.file), soci::use(q.place.sheet), soci::use(row),
            soci::use(q.place.column);
    }
}

} // namespace remembrancer::store
