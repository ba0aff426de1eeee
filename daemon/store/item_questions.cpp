#include "daemon/store/item_questions.hpp"

#include "daemon/store/several_ids.hpp"
#include "daemon/store/sql.hpp"

#include <algorithm>
#include <vector>

namespace remembrancer::store {
namespace {

class question_statement : public prepared {
public:
    using prepared::prepared;

    /// Gives each to its item; one of another item is left out.
    void read(std::span<plan::item> items) {
        for (bool more = run(); more; more = next()) {
            const auto owner = std::ranges::find(items, plan::item_id{item_}, &plan::item::id);
            if (owner != items.end())
                owner->questions.push_back(
                    {field_, text_, reason_, {file_, sheet_, static_cast<int>(row_), column_}});
        }
    }

protected:
    void finish_rows(const std::string& which) {
        bind(soci::into(item_));
        for (std::string* column : {&field_, &text_, &reason_, &file_, &sheet_})
            bind(soci::into(*column));
        bind(soci::into(row_));
        bind(soci::into(column_));
        finish("SELECT item_id, field, text, reason, file, sheet, place_row, place_column FROM "
               "question WHERE item_id " +
               which + " ORDER BY item_id, field");
    }

private:
    std::string field_, text_, reason_, file_, sheet_, column_;
    long long item_ = 0, row_ = 0;
};

struct questions_between : question_statement {
    explicit questions_between(soci::session& sql) : question_statement(sql) {
        bind(soci::use(first));
        bind(soci::use(last));
        finish_rows("BETWEEN :first AND :last");
    }
    long long first = 0, last = 0;
};

struct questions_of_several : question_statement {
    explicit questions_of_several(soci::session& sql) : question_statement(sql) {
        ids.each([this](long long& id) { bind(soci::use(id)); });
        finish_rows("IN (" + ids.places() + ")");
    }
    several_ids ids;
};

} // namespace

void read_questions(session& db, std::span<plan::item> items) {
    if (items.empty())
        return;
    std::vector<plan::item_id> ids;
    ids.reserve(items.size());
    for (const plan::item& item : items)
        ids.push_back(item.id);
    const auto [first, last] = std::ranges::minmax(ids);
    if (last.value - first.value <= 4 * std::ssize(items)) {
        auto& select = cached<questions_between>(db);
        select.first = first.value;
        select.last = last.value;
        select.read(items);
        return;
    }
    auto& select = cached<questions_of_several>(db);
    for (std::span<const plan::item_id> left = ids; !left.empty();) {
        select.ids.take(left);
        select.read(items);
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
