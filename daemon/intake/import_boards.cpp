#include "daemon/intake/import_boards.hpp"

#include "daemon/base/text.hpp"
#include "daemon/calendar/meeting_text.hpp"
#include "daemon/intake/day_count.hpp"
#include "daemon/intake/owner_names.hpp"
#include "daemon/intake/subject_rows.hpp"
#include "daemon/store/boards.hpp"
#include "daemon/store/people.hpp"

#include <map>
#include <utility>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

/// A programme has some five, and a council some fifty; the days of each are kept in memory.
constexpr std::size_t most_boards = 500;

using boards_by_name = std::map<std::string, plan::board>;

std::string papers_in_words(const plan::board& of) {
    if (of.papers_before == 0)
        return "none";
    return fmt::format("{} {} days", of.papers_before,
                       of.papers_in_clear_days ? "clear" : "working");
}

std::string notice_in_words(const plan::board& of) {
    return of.notice_clear_days == 0 ? "none" : fmt::format("{} clear days", of.notice_clear_days);
}

/// One row against the board as it is stored.
class board_reading {
public:
    board_reading(import_state& state, const subject_row& row, plan::board& board, bool is_known)
        : state_(state), row_(row), board_(board), is_known_(is_known),
          found_(state, row, "board " + row.name) {}

    /// Whether anything is another than it was.
    bool take(const known_names& contacts) {
        found_.text(field::board, board_.name, row_.name);
        found_.names(field::chairs, board_.chairs,
                     split_names(row_.table.layout.text_of(row_.source, field::chairs), contacts));
        found_.text(field::meets, board_.meets, row_.text(field::meets));
        const auto series = calendar::read_meetings(board_.meets);
        if (row_.has(field::meets) && !series.fault.empty())
            ask(field::meets, series.fault);
        take_papers();
        take_notice();
        return found_.finish(is_known_);
    }

private:
    /// What cannot be read changes nothing; a blank is what is usual.
    void take_papers() {
        const plan::board usual;
        const auto read = read_papers_before(row_.text(field::papers_before),
                                             row_.table.layout.header_of(field::papers_before));
        const day_count now =
            read.count.value_or(day_count{usual.papers_before, usual.papers_in_clear_days});
        const std::string before = papers_in_words(board_);
        if (!read.fault.empty()) {
            ask(field::papers_before, read.fault + "; until then it is " + before);
        } else if (row_.has(field::papers_before) &&
                   (board_.papers_before != now.days || board_.papers_in_clear_days != now.clear)) {
            board_.papers_before = now.days;
            board_.papers_in_clear_days = now.clear;
            found_.note(field::papers_before, before, papers_in_words(board_));
        }
    }

    void take_notice() {
        const auto read = read_notice(row_.text(field::notice_before));
        const std::string before = notice_in_words(board_);
        const int now = read.count.value_or(day_count{}).days;
        if (!read.fault.empty()) {
            ask(field::notice_before, read.fault + "; until then it is " + before);
        } else if (row_.has(field::notice_before) && board_.notice_clear_days != now) {
            board_.notice_clear_days = now;
            found_.note(field::notice_before, before, notice_in_words(board_));
        }
    }

    void ask(field which, std::string why) {
        state_.report.questioned.push_back(
            {row_.place(which), row_.name, row_.text(which), std::move(why)});
    }

    import_state& state_;
    const subject_row& row_;
    plan::board& board_;
    bool is_known_;
    differences found_;
};

} // namespace

void import_boards(import_state& state, std::span<const source_table> tables) {
    const auto rows = subject_rows(state, tables, table_kind::boards);
    if (rows.empty())
        return;
    const known_names contacts(store::people(state.db));
    boards_by_name known;
    for (plan::board& board : store::boards(state.db)) {
        std::string name = base::folded(board.name);
        known.emplace(std::move(name), std::move(board));
    }
    for (const subject_row& row : rows) {
        const std::string name = base::folded(row.name);
        if (!known.contains(name) && known.size() >= most_boards) {
            state.report.rejected.push_back(
                {row.place(field::board), row.name, row.name,
                 fmt::format("there are {} boards already, and more cannot be kept", most_boards)});
            continue;
        }
        const auto [at, is_new] = known.try_emplace(name);
        const bool changed = board_reading(state, row, at->second, !is_new).take(contacts);
        if (changed || is_new)
            store::put_board(state.db, at->second);
        count(state.report.boards, !is_new, changed);
    }
}

} // namespace remembrancer::intake
