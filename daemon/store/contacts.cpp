#include "daemon/store/contacts.hpp"

#include "daemon/plan/alert.hpp"
#include "daemon/store/lines.hpp"
#include "daemon/store/outbox.hpp"
#include "daemon/store/people.hpp"
#include "daemon/store/sql.hpp"
#include "daemon/store/wake_marks.hpp"

namespace remembrancer::store {
namespace {

struct unsent {
    long long id;
    bool may_have_arrived;
};

std::vector<unsent> unsent_messages(session& db, const std::string& recipient) {
    std::vector<unsent> found;
    long long id = 0;
    long long may_be_copy = 0;
    soci::statement select =
        (sql_of(db).prepare << "SELECT id, may_be_copy FROM outbox WHERE person = :person AND "
                               "state IN ('pending', 'deferred') AND kind <> 'notice'",
         soci::use(recipient), soci::into(id), soci::into(may_be_copy));
    for (bool row = select.execute(true); row; row = select.fetch())
        found.push_back({id, may_be_copy != 0});
    return found;
}

void cancel(session& db, const unsent& message) {
    sql_of(db) << "UPDATE outbox SET state = 'cancelled', last_outcome = 'withdrawn: its reader "
                  "has left the contacts' WHERE id = :id",
        soci::use(message.id);
    if (message.may_have_arrived)
        return;
    report_again(db, {message.id});
    sql_of(db) << "UPDATE alert SET message_id = NULL WHERE message_id = :id",
        soci::use(message.id);
}

} // namespace

programmes_of_contacts programmes_of_contacts_in(session& db) {
    return translated(db, [&] {
        programmes_of_contacts all;
        long long person = 0;
        std::string programme;
        soci::statement select = (sql_of(db).prepare << "SELECT person_id, programme FROM contact",
                                  soci::into(person), soci::into(programme));
        for (bool row = select.execute(true); row; row = select.fetch())
            all[person].insert(programme);
        return all;
    });
}

void set_programmes_of_contact(session& db, plan::person_id who,
                               const std::set<std::string>& programmes) {
    translated(db, [&] {
        sql_of(db) << "DELETE FROM contact WHERE person_id = :id", soci::use(who.value);
        for (const std::string& programme : programmes)
            sql_of(db) << "INSERT INTO contact(person_id, programme) VALUES(:id, :programme)",
                soci::use(who.value), soci::use(programme);
    });
}

void remove_person(session& db, plan::person_id who) {
    translated(db, [&] {
        sql_of(db) << "DELETE FROM contact WHERE person_id = :id", soci::use(who.value);
        sql_of(db) << "DELETE FROM person WHERE id = :id", soci::use(who.value);
        raise_people_version(db);
    });
}

std::vector<std::string> recipients_unsent(session& db) {
    return translated(db, [&] {
        std::vector<std::string> names;
        std::string name;
        soci::statement select =
            (sql_of(db).prepare << "SELECT DISTINCT person FROM outbox WHERE state IN ('pending', "
                                   "'deferred') AND kind IN ('reminder', 'escalation')",
             soci::into(name));
        for (bool row = select.execute(true); row; row = select.fetch())
            names.push_back(name);
        return names;
    });
}

void forget_waiting(session& db, const std::string& recipient, plan::subject_kind subjects) {
    translated(db, [&] {
        for (const unsent& message : unsent_messages(db, recipient))
            cancel(db, message);
        const long long tell = static_cast<int>(plan::disposition::tell);
        sql_of(db) << wake_to_decide_again() +
                          "id IN (SELECT episode.subject_id FROM alert JOIN episode ON episode.id "
                          "= alert.episode_id WHERE alert.recipient = :recipient AND "
                          "alert.message_id IS NULL AND alert.disposition = :tell AND "
                          "episode.subject_kind = 1)",
            soci::use(recipient, "recipient"), soci::use(tell, "tell");
        const int last = static_cast<int>(subjects);
        sql_of(db) << "DELETE FROM alert WHERE recipient = :recipient AND message_id IS NULL AND "
                      "disposition = :tell AND EXISTS (SELECT 1 FROM episode WHERE episode.id = "
                      "alert.episode_id AND episode.subject_kind <= :last)",
            soci::use(recipient, "recipient"), soci::use(tell, "tell"), soci::use(last, "last");
    });
}

void visit_open_owners(session& db, const visit_owners& visit) {
    translated(db, [&] {
        std::string owners;
        long long items = 0;
        soci::statement select = (sql_of(db).prepare << "SELECT owners, COUNT(*) FROM item WHERE "
                                                        "closed = 0 AND vanished_on IS NULL AND "
                                                        "owners <> '' GROUP BY owners",
                                  soci::into(owners), soci::into(items));
        for (bool row = select.execute(true); row; row = select.fetch())
            visit(from_lines(owners), static_cast<int>(items));
    });
}

} // namespace remembrancer::store
