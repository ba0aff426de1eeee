#include "daemon/store/episodes.hpp"

#include "daemon/store/lines.hpp"
#include "daemon/store/sql.hpp"

#include <algorithm>
#include <set>

namespace remembrancer::store {
namespace {

class episode_statement : public prepared {
public:
    using prepared::prepared;

    std::vector<plan::episode> rows() {
        std::vector<plan::episode> read;
        for (bool more = run(); more; more = next()) {
            plan::episode episode;
            episode.id.value = id_;
            episode.rule = static_cast<plan::rule>(rule_);
            episode.subject = {static_cast<plan::subject_kind>(kind_), subject_};
            episode.sequence = static_cast<int>(sequence_);
            episode.opened = date_or_none(opened_).value_or(plan::date{});
            episode.ended = date_or_none(ended_);
            episode.anchor = date_or_none(anchor_);
            episode.first_sight = date_or_none(first_sight_);
            read.push_back(episode);
        }
        return read;
    }

protected:
    void finish_rows(const std::string& condition) {
        for (long long* column : {&id_, &rule_, &kind_, &subject_, &sequence_})
            bind(soci::into(*column));
        for (std::string* column : {&opened_, &ended_, &anchor_, &first_sight_})
            bind(soci::into(*column));
        finish("SELECT id, rule, subject_kind, subject_id, sequence, opened, COALESCE(ended, ''), "
               "COALESCE(anchor, ''), COALESCE(first_sight, '') FROM episode WHERE " +
               condition);
    }

private:
    long long id_ = 0, rule_ = 0, kind_ = 0, subject_ = 0, sequence_ = 0;
    std::string opened_, ended_, anchor_, first_sight_;
};

struct open_in_range : episode_statement {
    explicit open_in_range(soci::session& sql) : episode_statement(sql) {
        bind(soci::use(kind));
        bind(soci::use(first));
        bind(soci::use(last));
        finish_rows("subject_kind = :kind AND subject_id BETWEEN :first AND :last AND ended IS "
                    "NULL");
    }
    long long kind = 0, first = 0, last = 0;
};

struct of_subject : episode_statement {
    explicit of_subject(soci::session& sql) : episode_statement(sql) {
        bind(soci::use(kind));
        bind(soci::use(number));
        finish_rows("subject_kind = :kind AND subject_id = :id ORDER BY id");
    }
    long long kind = 0;
    long long number = 0;
};

struct insert_row : prepared {
    explicit insert_row(soci::session& sql) : prepared(sql) {
        prepare("INSERT INTO episode(rule, subject_kind, subject_id, sequence, opened, anchor, "
                "first_sight) VALUES(:rule, :kind, :subject, 1 + (SELECT COALESCE(MAX(sequence), "
                "0) FROM episode WHERE subject_kind = :kind AND subject_id = :subject AND rule = "
                ":rule), :opened, NULLIF(:anchor, ''), NULLIF(:sight, '')) RETURNING id, sequence",
                soci::use(rule, "rule"), soci::use(kind, "kind"), soci::use(subject, "subject"),
                soci::use(day, "opened"), soci::use(anchor, "anchor"), soci::use(sight, "sight"),
                soci::into(id), soci::into(sequence));
    }
    long long rule = 0, kind = 0, subject = 0, id = 0, sequence = 0;
    std::string day, anchor, sight;
};

struct end_row : prepared {
    explicit end_row(soci::session& sql) : prepared(sql) {
        prepare("UPDATE episode SET ended = :day, end_reason = :reason WHERE id = :id",
                soci::use(day), soci::use(reason), soci::use(id));
    }
    long long reason = 0, id = 0;
    std::string day;
};

} // namespace

std::vector<plan::episode> open_episodes(session& db, plan::subject_kind kind,
                                         std::span<const std::int64_t> subjects) {
    if (subjects.empty())
        return {};
    return translated(db, [&] {
        auto& select = cached<open_in_range>(db);
        select.kind = static_cast<int>(kind);
        const auto [low, high] = std::ranges::minmax(subjects);
        select.first = low;
        select.last = high;
        // One query for a run of subjects that lie close together, else one a subject.
        if (high - low <= 4 * std::ssize(subjects)) {
            auto found = select.rows();
            const std::set<std::int64_t> wanted(subjects.begin(), subjects.end());
            std::erase_if(found, [&](const auto& e) { return !wanted.contains(e.subject.id); });
            return found;
        }
        std::vector<plan::episode> found;
        for (const std::int64_t subject : subjects) {
            select.first = select.last = subject;
            const auto rows = select.rows();
            found.insert(found.end(), rows.begin(), rows.end());
        }
        return found;
    });
}

plan::episode insert_episode(session& db, const plan::episode& opened) {
    return translated(db, [&] {
        auto& insert = cached<insert_row>(db);
        insert.rule = static_cast<int>(opened.rule);
        insert.kind = static_cast<int>(opened.subject.kind);
        insert.subject = opened.subject.id;
        insert.day = plan::to_iso(opened.opened);
        insert.anchor = or_empty(opened.anchor);
        insert.sight = or_empty(opened.first_sight);
        plan::episode stored = opened;
        for (bool row = insert.run(); row; row = insert.next()) {
            stored.id.value = insert.id;
            stored.sequence = static_cast<int>(insert.sequence);
        }
        return stored;
    });
}

void end_episode(session& db, plan::episode_id id, plan::date on, plan::reason why) {
    translated(db, [&] {
        auto& update = cached<end_row>(db);
        update.day = plan::to_iso(on);
        update.reason = static_cast<int>(why);
        update.id = id.value;
        update.run();
    });
}

std::vector<plan::episode> episodes_of(session& db, plan::subject subject) {
    return translated(db, [&] {
        auto& select = cached<of_subject>(db);
        select.kind = static_cast<int>(subject.kind);
        select.number = subject.id;
        return select.rows();
    });
}

void each_item_told_of(session& db, plan::date first, plan::date last,
                       const std::function<void(const plan::item&)>& visit) {
    translated(db, [&] {
        const int of_items = static_cast<int>(plan::subject_kind::item);
        const std::string from = plan::to_iso(first);
        const std::string until = plan::to_iso(last);
        plan::item read;
        long long id = 0;
        long long kind = 0;
        std::string owners;
        std::string clearance;
        std::string boards;
        soci::statement select =
            (sql_of(db).prepare
                 << "SELECT id, kind, programme, workstream, owner_text, owners, clearance, boards "
                    "FROM item WHERE id IN (SELECT subject_id FROM episode WHERE subject_kind = "
                    ":kind "
                    "AND opened <= :until AND (ended IS NULL OR ended > :from)) ORDER BY id",
             soci::use(of_items), soci::use(until), soci::use(from), soci::into(id),
             soci::into(kind), soci::into(read.programme), soci::into(read.workstream),
             soci::into(read.owner_text), soci::into(owners), soci::into(clearance),
             soci::into(boards));
        for (bool row = select.execute(true); row; row = select.fetch()) {
            read.id.value = id;
            read.kind = static_cast<plan::item_kind>(kind);
            read.owners = from_lines(owners);
            read.clearance = from_lines(clearance);
            read.boards = from_lines(boards);
            visit(read);
        }
    });
}

long long count_open_episodes(session& db, plan::rule rule) {
    return translated(db, [&] {
        const long long number = static_cast<int>(rule);
        long long found = 0;
        sql_of(db) << "SELECT COUNT(*) FROM episode WHERE ended IS NULL AND rule = :rule",
            soci::use(number), soci::into(found);
        return found;
    });
}

long long count_open_episodes(session& db, plan::rule rule, const std::string& programme) {
    return translated(db, [&] {
        const long long number = static_cast<int>(rule);
        long long found = 0;
        sql_of(db)
            << "SELECT COUNT(*) FROM episode JOIN item ON item.id = episode.subject_id WHERE "
               "episode.ended IS NULL AND episode.rule = :rule AND episode.subject_kind = 1 "
               "AND item.programme = :programme",
            soci::use(number), soci::use(programme), soci::into(found);
        return found;
    });
}

} // namespace remembrancer::store
