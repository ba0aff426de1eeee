#include "daemon/store/boards.hpp"

#include "daemon/base/text.hpp"
#include "daemon/store/lines.hpp"
#include "daemon/store/people.hpp"
#include "daemon/store/sql.hpp"

namespace remembrancer::store {

std::vector<plan::board> boards(session& db) {
    return translated(db, [&] {
        std::vector<plan::board> all;
        plan::board read;
        std::string chairs;
        long long papers = 0;
        long long in_clear_days = 0;
        long long notice = 0;
        soci::statement select =
            (sql_of(db).prepare << "SELECT name, chairs, meets, papers_before, "
                                   "papers_in_clear_days, notice_clear_days FROM board ORDER BY id",
             soci::into(read.name), soci::into(chairs), soci::into(read.meets), soci::into(papers),
             soci::into(in_clear_days), soci::into(notice));
        for (bool row = select.execute(true); row; row = select.fetch()) {
            read.chairs = from_lines(chairs);
            read.papers_before = static_cast<int>(papers);
            read.papers_in_clear_days = in_clear_days != 0;
            read.notice_clear_days = static_cast<int>(notice);
            all.push_back(read);
        }
        return all;
    });
}

void put_board(session& db, const plan::board& board) {
    translated(db, [&] {
        const std::string identity = base::folded(board.name);
        const std::string chairs = to_lines(board.chairs);
        const long long papers = board.papers_before;
        const long long in_clear_days = board.papers_in_clear_days ? 1 : 0;
        const long long notice = board.notice_clear_days;
        sql_of(db) << "INSERT INTO board(name, identity, chairs, meets, papers_before, "
                      "papers_in_clear_days, notice_clear_days) VALUES(:name, :identity, :chairs, "
                      ":meets, :papers, :clear, :notice) ON CONFLICT(identity) DO UPDATE SET name "
                      "= excluded.name, chairs = excluded.chairs, meets = excluded.meets, "
                      "papers_before = excluded.papers_before, papers_in_clear_days = "
                      "excluded.papers_in_clear_days, notice_clear_days = "
                      "excluded.notice_clear_days",
            soci::use(board.name), soci::use(identity), soci::use(chairs), soci::use(board.meets),
            soci::use(papers), soci::use(in_clear_days), soci::use(notice);
        raise_people_version(db);
    });
}

} // namespace remembrancer::store
