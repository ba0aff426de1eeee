#include "daemon/store/decided.hpp"

#include "daemon/store/episodes.hpp"
#include "daemon/store/outbox_rows.hpp"
#include "daemon/store/sql.hpp"

namespace remembrancer::store {
namespace {

std::optional<plan::reason> reason_or_none(long long stored) {
    if (stored == 0)
        return std::nullopt;
    return static_cast<plan::reason>(stored);
}

class decided_statement : public prepared {
public:
    explicit decided_statement(soci::session& sql) : prepared(sql) {}

    std::vector<decided_alert> rows() {
        std::vector<decided_alert> read;
        for (bool more = run(); more; more = next())
            read.push_back(row());
        return read;
    }

protected:
    void finish_rows(const std::string& condition) {
        for (long long* column :
             {&id_, &episode_, &step_, &role_, &reason_, &disposition_, &waits_, &rule_, &kind_,
              &subject_, &sequence_, &ended_for_, &round_, &scheduled_for_, &message_})
            bind(soci::into(*column));
        for (std::string* column : {&principal_, &recipient_, &stand_in_, &decided_on_, &opened_,
                                    &ended_, &anchor_, &first_sight_, &schedule_})
            bind(soci::into(*column));
        // Sorted, and not read in that order by its index: a place of the table for each of all.
        finish("SELECT alert.id, alert.episode_id, alert.step, alert.role, alert.reason, "
               "alert.disposition, alert.waits, episode.rule, episode.subject_kind, "
               "episode.subject_id, episode.sequence, COALESCE(episode.end_reason, 0), "
               "alert.round_id, round_run.scheduled_for, COALESCE(alert.message_id, 0), "
               "alert.principal, alert.recipient, alert.stand_in_reason, alert.decided_on, "
               "episode.opened, COALESCE(episode.ended, ''), COALESCE(episode.anchor, ''), "
               "COALESCE(episode.first_sight, ''), round_run.schedule FROM alert JOIN episode ON "
               "episode.id = alert.episode_id JOIN round_run ON round_run.id = alert.round_id "
               "WHERE " +
               condition + " ORDER BY +alert.id");
    }

private:
    [[nodiscard]] decided_alert row() const {
        decided_alert read;
        read.alert.id.value = id_;
        read.alert.episode.value = episode_;
        read.alert.step = static_cast<int>(step_);
        read.alert.role = static_cast<plan::role>(role_);
        read.alert.principal = principal_;
        read.alert.recipient = recipient_;
        read.alert.stand_in_reason = stand_in_;
        read.alert.reason = static_cast<plan::reason>(reason_);
        read.alert.disposition = static_cast<plan::disposition>(disposition_);
        read.alert.waits = waits_ != 0;
        read.alert.decided_on = date_or_none(decided_on_).value_or(plan::date{});
        read.episode.id.value = episode_;
        read.episode.rule = static_cast<plan::rule>(rule_);
        read.episode.subject = {static_cast<plan::subject_kind>(kind_), subject_};
        read.episode.sequence = static_cast<int>(sequence_);
        read.episode.opened = date_or_none(opened_).value_or(plan::date{});
        read.episode.ended = date_or_none(ended_);
        read.episode.anchor = date_or_none(anchor_);
        read.episode.first_sight = date_or_none(first_sight_);
        read.ended_for = reason_or_none(ended_for_);
        read.schedule = schedule_;
        read.scheduled_for = instant_from_stored(scheduled_for_);
        read.round.value = round_;
        if (message_ != 0)
            read.message = plan::outbox_id{message_};
        return read;
    }

    long long id_ = 0, episode_ = 0, step_ = 0, role_ = 0, reason_ = 0, disposition_ = 0,
              waits_ = 0, rule_ = 0, kind_ = 0, subject_ = 0, sequence_ = 0, ended_for_ = 0,
              round_ = 0, scheduled_for_ = 0, message_ = 0;
    std::string principal_, recipient_, stand_in_, decided_on_, opened_, ended_, anchor_,
        first_sight_, schedule_;
};

struct of_subject : decided_statement {
    explicit of_subject(soci::session& sql) : decided_statement(sql) {
        bind(soci::use(kind));
        bind(soci::use(subject));
        finish_rows("episode.subject_kind = :kind AND episode.subject_id = :subject");
    }
    long long kind = 0;
    long long subject = 0;
};

struct in_message : decided_statement {
    in_message(soci::session& sql, plan::outbox_id of) : decided_statement(sql), message(of.value) {
        bind(soci::use(message));
        finish_rows("alert.message_id = :message");
    }
    long long message;
};

struct of_person : decided_statement {
    of_person(soci::session& sql, std::string name, plan::date first, plan::date last)
        : decided_statement(sql), person(std::move(name)), from(plan::to_iso(first)),
          until(plan::to_iso(last)) {
        bind(soci::use(person, "person"));
        bind(soci::use(from, "from"));
        bind(soci::use(until, "until"));
        finish_rows("(alert.recipient = :person OR alert.principal = :person) AND "
                    "alert.decided_on BETWEEN :from AND :until");
    }
    std::string person;
    std::string from;
    std::string until;
};

struct messages_of_person : outbox_statement {
    messages_of_person(soci::session& sql, std::string name, base::instant first, base::instant end)
        : outbox_statement(sql), person(std::move(name)), from(to_stored(first)),
          before(to_stored(end)) {
        bind(soci::use(person, "person"));
        bind(soci::use(from, "from"));
        bind(soci::use(before, "before"));
        finish_rows("SELECT " + outbox_columns +
                    " FROM outbox WHERE person = :person AND ((created >= :from AND created < "
                    ":before) OR (first_attempt_at >= :from AND first_attempt_at < :before)) ORDER "
                    "BY id");
    }
    std::string person;
    long long from;
    long long before;
};

struct newest_of_person : outbox_statement {
    newest_of_person(soci::session& sql, std::string name, plan::round_id from)
        : outbox_statement(sql), person(std::move(name)), round(from.value) {
        bind(soci::use(person));
        bind(soci::use(round));
        finish_rows("SELECT " + outbox_columns +
                    " FROM outbox WHERE person = :person AND round_id >= :round ORDER BY id DESC "
                    "LIMIT 1");
    }
    std::string person;
    long long round;
};

} // namespace

std::vector<decided_alert> decided_of(session& db, plan::subject subject) {
    return translated(db, [&] {
        auto& select = cached<of_subject>(db);
        select.kind = static_cast<int>(subject.kind);
        select.subject = subject.id;
        return select.rows();
    });
}

std::vector<decided_alert> decided_in(session& db, plan::outbox_id message) {
    return translated(db, [&] { return in_message(sql_of(db), message).rows(); });
}

std::vector<decided_alert> decided_for(session& db, const std::string& person, plan::date from,
                                       plan::date until) {
    return translated(db, [&] { return of_person(sql_of(db), person, from, until).rows(); });
}

std::vector<ended_episode> episodes_with_ends(session& db, plan::subject subject) {
    std::vector<ended_episode> all;
    for (plan::episode& each : episodes_of(db, subject))
        all.push_back({std::move(each), std::nullopt});
    for (ended_episode& each : all) {
        translated(db, [&] {
            long long stored = 0;
            sql_of(db) << "SELECT COALESCE(end_reason, 0) FROM episode WHERE id = :id",
                soci::use(each.episode.id.value), soci::into(stored);
            each.ended_for = reason_or_none(stored);
        });
    }
    return all;
}

std::vector<outbox_row> messages_between(session& db, const std::string& person, base::instant from,
                                         base::instant before) {
    return translated(db,
                      [&] { return messages_of_person(sql_of(db), person, from, before).rows(); });
}

std::optional<outbox_row> newest_message_since(session& db, const std::string& person,
                                               plan::round_id round) {
    return translated(db, [&]() -> std::optional<outbox_row> {
        auto rows = newest_of_person(sql_of(db), person, round).rows();
        if (rows.empty())
            return std::nullopt;
        return std::move(rows.front());
    });
}

} // namespace remembrancer::store
