// The same digest in the three forms that it is read in, fact by fact.
#include "tests/scenarios/digest_json.hpp"
#include "tests/scenarios/workplace.hpp"
#include "tests/support/printing.hpp"

#include <algorithm>
#include <array>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::section;
using remembrancer::tests::table_of;
using remembrancer::tests::workplace;
using strings = std::vector<std::string>;

namespace {

std::string replaced(std::string in, const std::string& from, const std::string& to) {
    for (auto at = in.find(from); at != in.npos; at = in.find(from, at + to.size()))
        in.replace(at, from.size(), to);
    return in;
}

/// Each run of spaces and line ends made one space, none at either end.
std::string on_one_line(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c != '\n' && c != ' ')
            out += c;
        else if (!out.empty() && !out.ends_with(' '))
            out += ' ';
    }
    if (out.ends_with(' '))
        out.pop_back();
    return out;
}

/// What a reader sees, on one line.
std::string words_of_html(const std::string& html) {
    std::string out;
    bool is_tag = false;
    for (const char c : html) {
        is_tag = is_tag || c == '<';
        out += is_tag ? ' ' : c;
        if (c == '>')
            is_tag = false;
    }
    return on_one_line(replaced(replaced(out, "&#39;", "'"), "&amp;", "&"));
}

/// What lies between two words, each time that it does.
strings between(const std::string& in, const std::string& from, const std::string& to) {
    strings all;
    for (auto at = in.find(from); at != in.npos; at = in.find(from, at)) {
        at += from.size();
        const auto end = in.find(to, at);
        all.push_back(in.substr(at, end - at));
    }
    return all;
}

/// What stands under a heading of the text, an entry each, on one line.
strings entries_of_text(const std::string& text, const std::string& heading) {
    const strings sections = between(text, "\n" + heading + "\n---", "\n\n");
    REQUIRE_MESSAGE(sections.size() == 1, "no single heading in text: " << heading);
    strings entries;
    for (const std::string& each : between(sections.front() + "\n- ", "\n- ", "\n- "))
        entries.push_back(on_one_line(each));
    entries.pop_back(); // what follows the mark of the end
    return entries;
}

/// The table under a heading of the HTML: rows, that of its heads first, of cells.
std::vector<strings> rows_of_html(const std::string& html, const std::string& heading) {
    const strings sections = between(html, ">" + heading + "</h2>", "</table>");
    REQUIRE_MESSAGE(sections.size() == 1, "no single heading in HTML: " << heading);
    std::vector<strings> rows;
    for (const std::string& row : between(sections.front(), "<tr", "</tr>")) {
        strings& cells = rows.emplace_back();
        const std::string alike = replaced(replaced(row, "<th", "<td"), "</th>", "</td>");
        for (const std::string& cell : between(alike, "<td", "</td>"))
            cells.push_back(words_of_html("<td" + cell));
    }
    return rows;
}

/// The forward plan of 5 December 2018, the day of the demonstration's plan.
struct forward_plan : workplace {
    forward_plan() {
        import_demo();
        const strings command{"digest", "forward_plan", "--as-of", "2018-12-05"};
        const auto into = [&](const char* name) {
            strings all = command;
            all.insert(all.end(), {"--out", file(name)});
            return all;
        };
        CHECK(tell(into("plan.html")).empty());
        CHECK(tell(into("plan.json")).empty());
        text = tell(command);
        html = read("plan.html");
        made = json::parse(read("plan.json"));
        CHECK(ask(command) == made);
    }

    /// The parts that have rows: as many, of the same things, in the same order in each form.
    [[nodiscard]] strings disagreements() const {
        strings wrong;
        for (const auto& [part, heading] : headings) {
            const json& rows = section(made, part).at("rows");
            const strings in_text = entries_of_text(text, heading);
            const auto in_html = rows_of_html(html, heading);
            if (in_text.size() != rows.size() || in_html.size() != rows.size() + 1) {
                wrong.push_back(std::string("not as many: ") + heading);
                continue;
            }
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const bool has_items = rows[i].contains("item");
                const std::string name = rows[i].at(has_items ? "item" : "workstream");
                const std::string ref = rows[i].value("ref", "");
                const std::string& cell = in_html[i + 1].front();
                const auto tells_of_it = [&](const std::string& words) {
                    return words.starts_with(name) && words.find(ref) != words.npos;
                };
                if (!tells_of_it(in_text[i]) || !tells_of_it(cell))
                    wrong.push_back(std::string(heading) + ": " + name);
            }
        }
        return wrong;
    }

    static constexpr std::array<std::pair<const char*, const char*>, 11> headings{{
        {"weeks", "Dates by week and workstream"},
        {"overdue", "Overdue"},
        {"this_week", "Due in the next 7 days"},
        {"next_week", "Due in the week after"},
        {"later_weeks", "Due later, within 8 weeks"},
        {"needs_date", "Needs a date"},
        {"past_baseline", "Milestones past their baseline"},
        {"clusters", "Weeks with many dates"},
        {"top_risks", "Top risks"},
        {"top_issues", "Top issues"},
        {"unrated", "Workstreams without a rating"},
    }};

    std::string text;
    std::string html;
    json made;
};

} // namespace

TEST_CASE("the figures of the forward plan of 5 December 2018 are the same in each form") {
    const forward_plan here;
    const std::string text = on_one_line(here.text);
    const std::string html = words_of_html(here.html);
    // What each says of a figure, and what follows the figure in words.
    const struct {
        const char* figure;
        int count;
        const char* words;
    } figures[] = {
        {"days_to", 117, "117 days and 80 working days to vesting day, 1 April 2019"},
        {"overdue", 1, "1 milestone overdue"},
        {"due_in_week", 8, "8 milestones due by 12 December 2018"},
        {"due_in_weeks", 28, "28 milestones due by 30 January 2019"},
        {"past_baseline", 14, "14 open milestones past their baseline"},
        {"needs_date", 3, "3 without a date to work to"},
        {"contradictions", 2, "2 to check"},
        {"missing", 4, "4 gaps in the plan to fill"},
        {"top_risk", 25, "25 is the highest score of a risk, of Risk 106"},
        {"high_risks", 2, "2 of 10 open risks in the top band"},
        {"unrated", 2, "2 workstreams without a rating"},
        {"questions", 3, "3 questions for the programme office"},
    };
    std::size_t compared = 0;
    for (const auto& row : figures) {
        CAPTURE(row.figure);
        CHECK(text.find(row.words) != text.npos);
        CHECK(html.find(row.words) != html.npos);
        for (const json& each : here.made.at("figures")) {
            if (each.at("figure") == row.figure) {
                CHECK(each.at("count") == row.count);
                ++compared;
            }
        }
    }
    CHECK(compared == std::size(figures));
    CHECK(here.made.at("figures").at(0).at("of") == 80);
    CHECK(here.made.at("figures").size() == std::size(figures));
}

TEST_CASE("the rows of the forward plan of 5 December 2018 are the same in each form") {
    const forward_plan here;
    const json& made = here.made;
    CHECK(here.disagreements() == strings{});
    // The green one, 35 days past its target, and the risk that nobody has brought back.
    const json& late = section(made, "overdue").at("rows");
    REQUIRE(late.size() == 2);
    CHECK(late[0].at("left") ==
          json{{"value", {{"days", -35}, {"working_days", -25}}}, {"emphasis", 3}});
    CHECK(late[0].at("rating").at("word") == "Green");
    CHECK(late[1].at("left").at("value").at("working_days") == -17);
    CHECK(entries_of_text(here.text, "Overdue") ==
          strings{"Templates and guidance approved (Milestone M48, WS7 Policies) Owner: Policies "
                  "project manager; RAG: G (Green); Due: 31 October 2018; Left: 25 working days "
                  "(35 days) late",
                  "Financial sustainability of the new council (Risk 18, Phase 3 Transformation) "
                  "Owner: Programme director; Due: 12 November 2018; Left: 17 working days (23 "
                  "days) late"});
    const auto overdue = rows_of_html(here.html, "Overdue");
    CHECK(overdue.at(1) == strings{"Templates and guidance approved Milestone M48, WS7 Policies",
                                   "Policies project manager", "G (Green)", "31 October 2018",
                                   "25 working days (35 days) late"});
    CHECK(overdue.at(2) ==
          strings{"Financial sustainability of the new council Risk 18, Phase 3 Transformation",
                  "Programme director", "", "12 November 2018", "17 working days (23 days) late"});

    CHECK(table_of(made, "needs_date", "ref", "due") ==
          strings{"Milestone M34 | TBC", "Milestone M37 | TBC", "Milestone M38 | TBC"});
    for (const std::string& each : entries_of_text(here.text, "Needs a date"))
        CHECK(each.ends_with("; Due: TBC"));
    const auto undated = rows_of_html(here.html, "Needs a date");
    CHECK(std::ranges::count_if(undated, [](const strings& row) { return row.back() == "TBC"; }) ==
          3);
    CHECK(section(made, "past_baseline").at("rows").size() == 14);
    // Of the ten that fall due by 12 December the milestones, as the figure counts them.
    const strings this_week = table_of(made, "this_week", "ref");
    CHECK(std::ranges::count_if(this_week, [](const std::string& ref) {
              return ref.starts_with("Milestone ");
          }) == 8);

    CHECK(table_of(made, "top_risks", "ref", "score").front() == "Risk 106 | 25");
    CHECK(entries_of_text(here.text, "Top risks").front() ==
          "Balanced budget for 2019/20 cannot be set (Risk 106, WS2 Finance) Owner: Finance "
          "sponsor; Score: 25; Rank: 1");
    CHECK(rows_of_html(here.html, "Top risks").at(1) ==
          strings{"Balanced budget for 2019/20 cannot be set Risk 106, WS2 Finance",
                  "Finance sponsor", "25", "1", ""});

    const strings unrated{"WS7 Policies", "Phase 3 Transformation"};
    CHECK(table_of(made, "unrated", "workstream") == unrated);
    CHECK(entries_of_text(here.text, "Workstreams without a rating") == unrated);
    const auto in_html = rows_of_html(here.html, "Workstreams without a rating");
    CHECK(in_html == std::vector{strings{"Workstream"}, {unrated[0]}, {unrated[1]}});
}

TEST_CASE("the New Year cluster and the strip of weeks are the same in each form") {
    const forward_plan here;
    CHECK(
        table_of(here.made, "clusters", "item", "week", "dates", "busiest", "on_busiest").front() ==
        "Shaping Dorset Council | 2018-12-31 | 8 | 2018-12-31 | 5");
    CHECK(entries_of_text(here.text, "Weeks with many dates").front() ==
          "Shaping Dorset Council Week of: 31 December 2018; Dates: 8; Busiest day: 31 December "
          "2018; On that day: 5");
    CHECK(rows_of_html(here.html, "Weeks with many dates").at(1) ==
          strings{"Shaping Dorset Council", "31 December 2018", "8", "31 December 2018", "5"});

    const json& weeks = section(here.made, "weeks");
    CHECK(weeks.at("columns") == json{"workstream", "late", "2018-12-03", "2018-12-10",
                                      "2018-12-17", "2018-12-24", "2018-12-31", "2019-01-07",
                                      "2019-01-14", "2019-01-21"});
    const strings heads{"Workstream", "Late",   "3 Dec", "10 Dec", "17 Dec",
                        "24 Dec",     "31 Dec", "7 Jan", "14 Jan", "21 Jan"};
    const auto in_html = rows_of_html(here.html, "Dates by week and workstream");
    const strings in_text = entries_of_text(here.text, "Dates by week and workstream");
    CHECK(in_html.at(0) == heads);
    REQUIRE(weeks.at("rows").size() == 9);
    CHECK(in_text.at(3) == "WS2 Finance 31 Dec: 5; 21 Jan: 1");
    for (std::size_t row = 0; row < 9; ++row) {
        strings cells;
        std::string line;
        for (std::size_t i = 0; i < heads.size(); ++i) {
            const std::string column = weeks.at("columns").at(i);
            cells.push_back(remembrancer::tests::said_by(weeks.at("rows").at(row), column));
            if (i == 0)
                line = cells.back();
            else if (!cells.back().empty())
                line += (line == cells.front() ? " " : "; ") + heads[i] + ": " + cells.back();
        }
        CHECK(in_html.at(row + 1) == cells);
        CHECK(in_text.at(row) == line);
    }
}
