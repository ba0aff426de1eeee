#include "daemon/store/item_search.hpp"

#include "daemon/store/item_questions.hpp"
#include "daemon/store/item_rows.hpp"
#include "daemon/store/lines.hpp"
#include "daemon/store/sql.hpp"

#include <algorithm>
#include <array>

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

struct expected_on : prepared {
    explicit expected_on(soci::session& sql) : prepared(sql) {
        prepare("SELECT id, kind, programme, workstream, owner_text, owners, forecast_precision, "
                "COALESCE(forecast_by, ''), COALESCE(baseline_by, '') FROM item WHERE " +
                    is_open + " AND " + expected_day +
                    " = :day AND id > :after ORDER BY id LIMIT :most",
                soci::use(day), soci::use(after), soci::use(most), soci::into(id), soci::into(kind),
                soci::into(programme), soci::into(workstream), soci::into(owner_text),
                soci::into(owners), soci::into(precision), soci::into(forecast),
                soci::into(baseline));
    }

    [[nodiscard]] plan::item row() const {
        plan::item item;
        item.id.value = id;
        item.kind = static_cast<plan::item_kind>(kind);
        item.programme = programme;
        item.workstream = workstream;
        item.owner_text = owner_text;
        item.owners = from_lines(owners);
        item.forecast.precision = static_cast<plan::precision>(precision);
        item.forecast.by = date_or_none(forecast);
        item.baseline.by = date_or_none(baseline);
        return item;
    }

    std::string day, programme, workstream, owner_text, owners, forecast, baseline;
    long long after = 0, most = 0, id = 0, kind = 0, precision = 0;
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
        std::string places;
        for (long long& id : ids) {
            bind(soci::use(id));
            places += (places.empty() ? ":id" : ", :id") + std::to_string(&id - ids.data());
        }
        finish_rows("WHERE id IN (" + places + ")");
    }
    std::array<long long, 16> ids{}; ///< 0 is nothing's
};

} // namespace

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

std::vector<plan::item> items_expected_on(session& db, plan::date day, plan::item_id after,
                                          int many) {
    return translated(db, [&] {
        auto& select = cached<expected_on>(db);
        select.day = plan::to_iso(day);
        select.after = after.value;
        select.most = many;
        std::vector<plan::item> read;
        for (bool row = select.run(); row; row = select.next())
            read.push_back(select.row());
        return read;
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

std::vector<plan::item_id> ids_with_open_episode(session& db, std::span<const plan::rule> but_for,
                                                 plan::item_id after, int many) {
    return translated(db, [&] {
        std::string numbers;
        for (const plan::rule rule : but_for)
            numbers += (numbers.empty() ? "" : ", ") + std::to_string(static_cast<int>(rule));
        long long id = 0;
        const long long most = many;
        soci::statement select =
            (sql_of(db).prepare << "SELECT DISTINCT subject_id FROM episode WHERE subject_kind = 1 "
                                   "AND ended IS NULL AND subject_id > :after AND rule NOT IN (" +
                                       numbers + ") ORDER BY subject_id LIMIT :most",
             soci::use(after.value), soci::use(most), soci::into(id));
        std::vector<plan::item_id> ids;
        for (bool row = select.execute(true); row; row = select.fetch())
            ids.push_back({id});
        return ids;
    });
}

std::vector<plan::item> find_items(session& db, std::span<const plan::item_id> ids) {
    return translated(db, [&] {
        std::vector<plan::item> found;
        found.reserve(ids.size());
        auto& select = cached<several>(db);
        while (!ids.empty()) {
            const auto now = ids.first(std::min(ids.size(), select.ids.size()));
            select.ids.fill(0);
            std::ranges::transform(now, select.ids.begin(), &plan::item_id::value);
            for (bool row = select.run(); row; row = select.next())
                found.push_back(select.row());
            ids = ids.subspan(now.size());
        }
        std::ranges::sort(found, {}, &plan::item::id);
        read_questions(db, found);
        return found;
    });
}

} // namespace remembrancer::store
