#include "daemon/app/make_snapshot.hpp"
#include "daemon/base/log.hpp"
#include "daemon/base/text.hpp"
#include "daemon/calendar/week.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/table.hpp"
#include "daemon/digest/forward_plan.hpp"
#include "daemon/store/boards.hpp"
#include "daemon/store/items.hpp"

#include <algorithm>
#include <iostream>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace remembrancer::cli {
namespace {

using nlohmann::ordered_json;

ordered_json iso_or_null(const std::optional<plan::date>& day) {
    return day ? ordered_json(plan::to_iso(*day)) : ordered_json();
}

ordered_json number_or_null(const std::optional<int>& number) {
    return number ? ordered_json(*number) : ordered_json();
}

ordered_json to_json(const digest::forward_line& line, bool for_board) {
    ordered_json questions = ordered_json::array();
    for (const plan::question& q : line.item.questions)
        questions.push_back(q.field + " '" + q.text + "': " + q.reason);
    ordered_json out{{"kind", plan::to_text(line.item.kind)},
                     {"ref", line.item.ref},
                     {"title", line.item.title},
                     {"workstream", line.item.workstream},
                     {"rag", plan::letter(line.item.rag)},
                     {"baseline", iso_or_null(line.item.baseline.by)},
                     {"forecast", iso_or_null(line.item.forecast.by)},
                     {"effective", iso_or_null(line.effective)},
                     {"days_left", number_or_null(line.days_left)},
                     {"working_days_left", number_or_null(line.working_days_left)},
                     {"questions", std::move(questions)}};
    if (!line.item.programme.empty())
        out["programme"] = line.item.programme;
    if (for_board)
        out["papers"] = iso_or_null(line.papers);
    return out;
}

/// The heading under which a line stands.
std::string week_of(const digest::forward_line& line, plan::date today) {
    if (!line.effective)
        return "No date";
    if (*line.effective < today)
        return "Overdue";
    return "Week of " + plan::in_words(calendar::monday_of(*line.effective));
}

std::string left_words(const digest::forward_line& line) {
    if (!line.working_days_left)
        return "";
    const int left = *line.working_days_left;
    if (*line.days_left == 0)
        return "today";
    if (*line.days_left < 0)
        return fmt::format("{} working day{} late", -left, left == -1 ? "" : "s");
    return fmt::format("{} working day{}", left, left == 1 ? "" : "s");
}

std::string date_words(const digest::forward_line& line) {
    const plan::plan_date& shown =
        line.item.forecast.text.empty() ? line.item.baseline : line.item.forecast;
    return plan::in_words(shown);
}

std::string papers_words(const digest::forward_line& line) {
    if (line.item.papers_on)
        return "sent " + plan::in_words(*line.item.papers_on);
    return line.papers ? plan::in_words(*line.papers) : "";
}

void print_words(const std::vector<digest::forward_line>& lines, const std::string& programme,
                 plan::date today, const plan_options& options) {
    const bool for_board = !options.board.empty();
    std::cout << programme << ": "
              << (for_board ? "for " + base::printable(options.board) : "the plan ahead") << ", "
              << options.weeks << (options.weeks == 1 ? " week from " : " weeks from ")
              << plan::in_words_with_weekday(today) << "\n";
    std::vector<std::string> headers{"Ref", "What", "Workstream", "RAG", "When", "Left"};
    if (for_board)
        headers.emplace_back("Papers");
    for (std::size_t i = 0; i < lines.size();) {
        const std::string week = week_of(lines[i], today);
        table rows(headers);
        for (; i < lines.size() && week_of(lines[i], today) == week; ++i) {
            const plan::item& item = lines[i].item;
            std::string rating(plan::letter(item.rag));
            if (!rating.empty())
                rating += " (" + std::string(plan::word(item.rag)) + ")";
            std::vector<std::string> cells{
                item.kind == plan::item_kind::milestone
                    ? item.ref
                    : std::string(plan::to_text(item.kind)) + " " + item.ref,
                item.title,
                item.programme.empty() ? item.workstream : item.programme + ", " + item.workstream,
                rating,
                date_words(lines[i]),
                left_words(lines[i])};
            if (for_board)
                cells.push_back(papers_words(lines[i]));
            rows.add(std::move(cells));
        }
        std::cout << "\n" << week << "\n" << rows.text(48);
    }
    if (lines.empty())
        std::cout << "\nNothing is open.\n";
}

/// Throws user_error for a name that neither a board nor a decision has.
std::vector<digest::forward_line> lines_for(const std::string& board, store::session& db,
                                            const std::vector<plan::item>& items,
                                            std::vector<digest::forward_line> lines,
                                            const calendar::working_calendar& calendar) {
    std::vector<calendar::board_meetings> known;
    std::vector<std::string> names;
    for (plan::board& each : store::boards(db)) {
        names.push_back(base::folded(each.name));
        known.push_back(calendar::meetings_of(std::move(each), calendar));
    }
    for (const plan::item& item : items)
        for (const std::string& name : item.boards)
            names.push_back(base::folded(name));
    const std::string wanted = base::folded(board);
    if (std::ranges::find(names, wanted) == names.end()) {
        const std::string guess = base::nearest(wanted, names);
        throw base::user_error(
            base::exit_code::usage,
            fmt::format(
                "--board: no board is called '{}'{}", base::printable(board),
                guess.empty() ? "" : fmt::format("; did you mean '{}'?", base::printable(guess))));
    }
    return digest::for_board(std::move(lines), board, known, calendar);
}

} // namespace

int plan_ahead(const common_options& common, const plan_options& options) {
    const settings::settings settings = load(common);
    const auto snapshot = app::make_snapshot(settings);
    store::session db = open_store(settings);
    const plan::date today = date_or_today(options.as_of, "--as-of", *snapshot);
    const std::string programme = programme_named(options.programme, settings);
    const rounds::judged_by by = rounds::judging(*snapshot, programme);
    std::vector<plan::item> items;
    store::each_item(db, [&](const plan::item& item) {
        if (options.programme.empty() || item.programme == programme)
            items.push_back(item);
    });
    auto lines = digest::forward_plan(items, today, options.weeks, by.calendar);
    if (!options.board.empty())
        lines = lines_for(options.board, db, items, std::move(lines), by.calendar);
    if (!common.json) {
        const bool is_one = !options.programme.empty();
        print_words(lines, is_one ? by.programme.name : rounds::all_names(*snapshot), today,
                    options);
        return static_cast<int>(base::exit_code::ok);
    }
    ordered_json out = ordered_json::array();
    for (const digest::forward_line& line : lines)
        out.push_back(to_json(line, !options.board.empty()));
    std::cout << ordered_json{{"items", std::move(out)}}.dump(
                     -1, ' ', true, ordered_json::error_handler_t::replace)
              << "\n";
    return static_cast<int>(base::exit_code::ok);
}

} // namespace remembrancer::cli
