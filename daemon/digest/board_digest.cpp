#include "daemon/digest/board_digest.hpp"

#include "daemon/base/text.hpp"

#include <algorithm>

namespace remembrancer::digest {
namespace {

using column = plan::digest_column;
using figure = plan::digest_figure;
using part = plan::digest_part;

constexpr int most_meetings = 4;

bool names(const std::vector<std::string>& all, const std::string& board) {
    const std::string wanted = base::folded(board);
    return std::ranges::any_of(
        all, [&wanted](const std::string& each) { return base::folded(each) == wanted; });
}

/// The meeting that the board's papers are for: where another board decides later, its last one
/// before that. None where that cannot be said.
std::optional<plan::date> meeting_of(const plan::item& decision,
                                     const calendar::board_meetings& of) {
    if (base::folded(decision.boards.back()) == base::folded(of.board.name))
        return calendar::meeting_for(decision, of);
    const auto decided = plan::effective_by(decision);
    return decided ? calendar::last_before(of, *decided) : std::nullopt;
}

void put_meetings(plan::digest& out, const context& in, const calendar::board_meetings& of) {
    rows table(part::meetings,
               {column::item, column::left, column::papers, column::papers_left, column::notice});
    auto meeting = calendar::first_from(of, in.today);
    for (int i = 0; i < most_meetings && meeting; ++i) {
        const auto papers = calendar::papers_deadline(of.board, *meeting, in.calendar);
        table.add({cell(*meeting), left_cell(meeting, in.today, in.calendar), day_cell(papers),
                   left_cell(papers, in.today, in.calendar),
                   day_cell(calendar::last_day_of_notice(of.board, *meeting))});
        meeting = calendar::first_from(of, *meeting + std::chrono::days(1));
    }
    std::move(table).put_into(out);
}

} // namespace

plan::digest board_digest(const context& in, const calendar::board_meetings& of,
                          std::span<const plan::item> items,
                          const std::vector<named_day>& key_dates) {
    plan::digest out = begun(plan::digest_kind::board_plan, in);
    rows decisions(part::decisions, headings({column::due, column::left, column::meeting,
                                              column::papers, column::papers_left}));
    rows undated(part::needs_date, headings({column::baseline, column::due}));
    rows promises(part::promises, headings({column::rating, column::due, column::left}));
    for (const plan::item& item : items) {
        if (!is_ahead(item))
            continue;
        const auto day = plan::effective_by(item);
        if (item.kind == plan::item_kind::decision && names(item.boards, of.board.name)) {
            if (!day) {
                undated.add(
                    place_of(item, item.baseline.by),
                    row_of(item, in,
                           {item.baseline.text.empty() ? plan::digest_cell() : cell(item.baseline),
                            due_cell(item)}));
                continue;
            }
            const auto meeting = meeting_of(item, of);
            const auto papers =
                meeting ? calendar::papers_deadline(of.board, *meeting, in.calendar) : std::nullopt;
            // What went to the board already is not late any more.
            decisions.add(place_of(item, day),
                          row_of(item, in,
                                 {due_cell(item), left_cell(day, in.today, in.calendar),
                                  day_cell(meeting), day_cell(papers),
                                  item.papers_on ? plan::digest_cell()
                                                 : left_cell(papers, in.today, in.calendar)}));
        } else if (item.kind == plan::item_kind::promise &&
                   (names(item.boards, of.board.name) || names(item.owners, of.board.name))) {
            promises.add(place_of(item, day), row_of(item, in,
                                                     {rating_cell(item.rag), due_cell(item),
                                                      left_cell(day, in.today, in.calendar)}));
        }
    }
    put_key_dates(out, key_dates, in);
    out.figures.push_back(
        {figure::to_decide, static_cast<int>(decisions.count() + undated.count()), {}, {}, {}});
    if (undated.count() > 0)
        out.figures.push_back({figure::unconfirmed, static_cast<int>(undated.count()), {}, {}, {}});
    put_meetings(out, in, of);
    std::move(decisions).put_into(out);
    std::move(undated).put_into(out);
    std::move(promises).put_into(out);
    return out;
}

} // namespace remembrancer::digest
