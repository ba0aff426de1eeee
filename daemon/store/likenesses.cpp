#include "daemon/store/likenesses.hpp"

#include "daemon/store/id_runs.hpp"
#include "daemon/store/sql.hpp"
#include "daemon/store/wake_marks.hpp"

#include <algorithm>
#include <string>

namespace remembrancer::store {
namespace {

struct any_likeness : has_rows {
    explicit any_likeness(soci::session& sql) : has_rows(sql, "likeness") {}
};

struct select_likenesses : prepared {
    explicit select_likenesses(soci::session& sql) : prepared(sql) {
        prepare("SELECT l.item_id, o.kind, o.ref, o.title, COALESCE(o.score, 0) FROM likeness l "
                "JOIN item o ON o.id = l.other_id WHERE l.item_id BETWEEN :first AND :last ORDER "
                "BY l.item_id",
                soci::use(first), soci::use(last), soci::into(item), soci::into(kind),
                soci::into(ref), soci::into(title), soci::into(score));
    }
    std::string ref, title;
    long long first = 0, last = 0, item = 0, kind = 0, score = 0;
};

std::vector<like_pair> stored(session& db) {
    std::vector<like_pair> all;
    long long item = 0;
    long long other = 0;
    soci::statement select =
        (sql_of(db).prepare << "SELECT item_id, other_id FROM likeness ORDER BY item_id",
         soci::into(item), soci::into(other));
    for (bool row = select.execute(true); row; row = select.fetch())
        all.push_back({{item}, {other}});
    return all;
}

} // namespace

bool has_likenesses(session& db) {
    return translated(db, [&] { return cached<any_likeness>(db).any(); });
}

void replace_likenesses(session& db, std::vector<like_pair> found) {
    translated(db, [&] {
        std::ranges::sort(found);
        const std::vector<like_pair> before = stored(db);
        std::vector<like_pair> gone;
        std::vector<like_pair> come;
        std::ranges::set_difference(before, found, std::back_inserter(gone));
        std::ranges::set_difference(found, before, std::back_inserter(come));
        soci::session& sql = sql_of(db);
        for (const auto& [item, other] : gone)
            sql << "DELETE FROM likeness WHERE item_id = :item", soci::use(item.value);
        for (const auto& [item, other] : come)
            sql << "INSERT INTO likeness(item_id, other_id) VALUES(:item, :other)",
                soci::use(item.value), soci::use(other.value);
        for (const auto* changed : {&gone, &come})
            for (const auto& [item, other] : *changed)
                sql << wake_to_decide_again() + "id = :item", soci::use(item.value);
    });
}

std::vector<plan::likeness> likenesses_of(session& db, std::span<const std::int64_t> items) {
    return translated(db, [&] {
        std::vector<plan::likeness> found;
        auto& select = cached<select_likenesses>(db);
        each_run(items, [&](std::int64_t first, std::int64_t last) {
            select.first = first;
            select.last = last;
            for (bool row = select.run(); row; row = select.next())
                found.push_back({{select.item},
                                 static_cast<plan::item_kind>(select.kind),
                                 select.ref,
                                 select.title,
                                 select.score > 0 ? std::optional(static_cast<int>(select.score))
                                                  : std::nullopt});
        });
        std::ranges::sort(found, {}, [](const auto& each) { return each.item.value; });
        return found;
    });
}

} // namespace remembrancer::store
