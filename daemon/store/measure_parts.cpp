#include "daemon/store/measure_parts.hpp"

#include "daemon/plan/item.hpp"
#include "daemon/store/item_rows.hpp"
#include "daemon/store/wake_marks.hpp"

namespace remembrancer::store {
namespace {

constexpr long long measure = static_cast<int>(plan::item_kind::measure);

} // namespace

std::vector<plan::measure_part> measure_parts(session& db) {
    return translated(db, [&] {
        std::vector<plan::measure_part> found;
        plan::measure_part part;
        long long id = 0;
        std::string reported_on;
        soci::statement select =
            (sql_of(db).prepare << "SELECT id, part_of, programme, actual_text, "
                                   "COALESCE(reported_on, '') FROM item WHERE kind = :kind AND "
                                   "part_of <> '' AND vanished_on IS NULL ORDER BY id",
             soci::use(measure), soci::into(id), soci::into(part.part_of),
             soci::into(part.programme), soci::into(part.actual_text), soci::into(reported_on));
        for (bool row = select.execute(true); row; row = select.fetch()) {
            part.id.value = id;
            part.reported_on = date_or_none(reported_on);
            found.push_back(part);
        }
        return found;
    });
}

void wake_totals(session& db) {
    translated(db, [&] {
        sql_of(db) << wake_to_decide_again() +
                          "kind = :kind AND EXISTS (SELECT 1 "
                          "FROM item WHERE kind = :same AND wake = '" +
                          std::string(just_woken) + "')",
            soci::use(measure), soci::use(measure);
    });
}

} // namespace remembrancer::store
