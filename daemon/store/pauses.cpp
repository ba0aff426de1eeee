#include "daemon/store/pauses.hpp"

#include "daemon/store/people.hpp"
#include "daemon/store/sql.hpp"
#include "daemon/store/wake_marks.hpp"

namespace remembrancer::store {
namespace {

// Whatever has an open episode: which of them the pause held back is routing's to say.
void wake_what_is_open(session& db) {
    // Due at once, but no pause changes anything of the plan that an immediate round would tell;
    // what an import has changed stays marked for one.
    sql_of(db) << wake_to_decide_again() + "id IN (SELECT subject_id FROM episode WHERE "
                                           "subject_kind = 1 AND ended IS NULL)";
}

} // namespace

std::vector<plan::pause> pauses(session& db) {
    return translated(db, [&] {
        std::vector<plan::pause> all;
        plan::pause read;
        long long id = 0;
        long long kind = 0;
        long long item = 0;
        long long rule = 0;
        std::string from;
        std::string until;
        soci::statement select =
            (sql_of(db).prepare << "SELECT id, kind, COALESCE(item_id, 0), workstream, "
                                   "COALESCE(rule, 0), person, author, reason, paused_from, "
                                   "paused_until FROM pause ORDER BY id",
             soci::into(id), soci::into(kind), soci::into(item), soci::into(read.workstream),
             soci::into(rule), soci::into(read.person), soci::into(read.author),
             soci::into(read.reason), soci::into(from), soci::into(until));
        for (bool row = select.execute(true); row; row = select.fetch()) {
            read.id = id;
            read.kind = static_cast<plan::pause_kind>(kind);
            read.item = item != 0 ? std::optional(plan::item_id{item}) : std::nullopt;
            read.rule = rule != 0 ? std::optional(static_cast<plan::rule>(rule)) : std::nullopt;
            read.from = date_or_none(from).value_or(plan::date{});
            read.until = date_or_none(until).value_or(plan::date{});
            all.push_back(read);
        }
        return all;
    });
}

plan::pause add_pause(session& db, const plan::pause& made) {
    return translated(db, [&] {
        const long long kind = static_cast<int>(made.kind);
        const long long item = made.item ? made.item->value : 0;
        const long long rule = made.rule ? static_cast<int>(*made.rule) : 0;
        const std::string from = plan::to_iso(made.from);
        const std::string until = plan::to_iso(made.until);
        long long id = 0;
        sql_of(db) << "INSERT INTO pause(kind, item_id, workstream, rule, person, author, reason, "
                      "paused_from, paused_until) VALUES(:kind, NULLIF(:item, 0), :workstream, "
                      "NULLIF(:rule, 0), :person, :author, :reason, :from, :until) RETURNING id",
            soci::use(kind), soci::use(item), soci::use(made.workstream), soci::use(rule),
            soci::use(made.person), soci::use(made.author), soci::use(made.reason), soci::use(from),
            soci::use(until), soci::into(id);
        raise_people_version(db);
        // Their next day may have been worked out without it.
        wake_what_is_open(db);
        plan::pause stored = made;
        stored.id = id;
        return stored;
    });
}

bool end_pause(session& db, std::int64_t id, plan::date last) {
    return translated(db, [&] {
        const long long number = id;
        const std::string day = plan::to_iso(last);
        soci::statement shorten =
            (sql_of(db).prepare << "UPDATE pause SET paused_until = :day WHERE id = :id AND "
                                   "paused_from <= :day AND paused_until > :day",
             soci::use(day, "day"), soci::use(number, "id"));
        shorten.execute(true);
        long long ended = shorten.get_affected_rows();
        if (ended == 0) {
            soci::statement remove =
                (sql_of(db).prepare << "DELETE FROM pause WHERE id = :id AND paused_from > :day",
                 soci::use(number, "id"), soci::use(day, "day"));
            remove.execute(true);
            ended = remove.get_affected_rows();
        }
        if (ended == 0)
            return false;
        raise_people_version(db);
        wake_what_is_open(db);
        return true;
    });
}

} // namespace remembrancer::store
