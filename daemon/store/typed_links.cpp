#include "daemon/store/typed_links.hpp"

#include "daemon/store/lines.hpp"
#include "daemon/store/sql.hpp"

namespace remembrancer::store {

void each_item_name(session& db, const std::function<void(const item_name&)>& visit) {
    translated(
        db, [&] {
            item_name name;
            long long id = 0;
            long long kind = 0;
            long long vanished = 0;
            long long closed = 0;
            soci::statement select =
                (sql_of(db).prepare
                     << "SELECT id, kind, programme, ref, title, vanished_on IS NOT NULL, closed "
                        "FROM item ORDER BY id",
                 soci::into(id), soci::into(kind), soci::into(name.programme), soci::into(name.ref),
                 soci::into(name.title), soci::into(vanished), soci::into(closed));
            for (bool row = select.execute(true); row; row = select.fetch()) {
                name.id.value = id;
                name.kind = static_cast<plan::item_kind>(kind);
                name.vanished = vanished != 0;
                name.closed = closed != 0;
                visit(name);
            }
        });
}

std::vector<typed_link> typed_links(session& db) {
    return translated(db, [&] {
        std::vector<typed_link> all;
        const long long milestone = static_cast<int>(plan::item_kind::milestone);
        std::string programme;
        std::string depends_on;
        std::string product;
        long long id = 0;
        long long closed = 0;
        long long questioned = 0;
        soci::statement select =
            (sql_of(db).prepare
                 << "SELECT id, programme, depends_on, CASE WHEN kind = :milestone THEN product "
                    "ELSE '' END, closed, EXISTS (SELECT 1 FROM question WHERE "
                    "item_id = item.id AND field = 'depends_on') FROM item WHERE "
                    "depends_on <> '' OR (kind = :kind AND product <> '') OR EXISTS "
                    "(SELECT 1 FROM question WHERE item_id = item.id AND field = 'depends_on') "
                    "ORDER BY id",
             soci::use(milestone), soci::use(milestone), soci::into(id), soci::into(programme),
             soci::into(depends_on), soci::into(product), soci::into(closed),
             soci::into(questioned));
        for (bool row = select.execute(true); row; row = select.fetch())
            all.push_back(
                {{id}, programme, from_lines(depends_on), product, closed != 0, questioned != 0});
        return all;
    });
}

} // namespace remembrancer::store
