#include "tests/scenarios/digest_json.hpp"
#include "tests/scenarios/workplace.hpp"
#include "tests/support/printing.hpp"

#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::said;
using remembrancer::tests::section;
using remembrancer::tests::workplace;
using strings = std::vector<std::string>;

namespace {

/// The text between two tags made a line, for a search of its words.
std::string words_of_html(const std::string& html) {
    std::string out;
    bool is_tag = false;
    for (const char c : html) {
        is_tag = is_tag || c == '<';
        if (!is_tag)
            out += c == '\n' ? ' ' : c;
        if (c == '>')
            is_tag = false;
    }
    return out;
}

std::string on_one_line(std::string text) {
    std::string out;
    for (const char c : text) {
        if (c != '\n' && (c != ' ' || !out.ends_with(' ')))
            out += c;
        else if (c == '\n' && !out.ends_with(' '))
            out += ' ';
    }
    return out;
}

} // namespace

TEST_CASE("the forward plan of 5 December 2018 says the same in text, HTML and JSON") {
    const workplace here;
    here.import_demo();
    const strings command{"digest", "forward_plan", "--as-of", "2018-12-05"};
    const auto with = [&](const char* file) {
        strings all = command;
        all.insert(all.end(), {"--out", here.file(file)});
        return all;
    };
    CHECK(here.tell(with("plan.html")).empty());
    CHECK(here.tell(with("plan.json")).empty());
    const std::string text = on_one_line(here.tell(command));
    const std::string html = on_one_line(words_of_html(here.read("plan.html")));
    const json made = json::parse(here.read("plan.json"));
    CHECK(here.ask(command) == made);

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
        for (const json& each : made.at("figures")) {
            if (each.at("figure") == row.figure) {
                CHECK(each.at("count") == row.count);
                ++compared;
            }
        }
    }
    CHECK(compared == std::size(figures));

    // The green one, 35 days past its target, and the risk that nobody has brought back.
    for (const std::string* of : {&text, &html}) {
        CHECK(of->find("25 working days (35 days) late") != of->npos);
        CHECK(of->find("17 working days (23 days) late") != of->npos);
    }
    const json& late = section(made, "overdue").at("rows");
    REQUIRE(late.size() == 2);
    CHECK(late[0].at("left") ==
          json{{"value", {{"days", -35}, {"working_days", -25}}}, {"emphasis", 3}});
    CHECK(late[0].at("rating").at("word") == "Green");
    CHECK(late[1].at("ref") == "Risk 18");
    CHECK(late[1].at("left").at("value").at("working_days") == -17);
    CHECK(section(made, "needs_date").at("rows").size() == 3);
    CHECK(section(made, "past_baseline").at("rows").size() == 14);
    strings unrated;
    for (const json& each : section(made, "unrated").at("rows"))
        unrated.push_back(each.at("workstream"));
    CHECK(unrated == strings{"WS7 Policies", "Phase 3 Transformation"});
    const json& cluster = section(made, "clusters").at("rows").at(0);
    CHECK(cluster.at("week").at("day") == "2018-12-31");
    CHECK(cluster.at("dates") == 8);
    CHECK(section(made, "top_risks").at("rows").at(0).at("score") == 25);
    CHECK(section(made, "weeks").at("rows").size() == 9);
}

TEST_CASE("a digest is written as the file's ending says, and a file that cannot be is said so") {
    const workplace here;
    here.import_demo();
    for (const char* name : {"plan.txt", "plan.html", "plan.json", "plan.csv", "plan.ics"}) {
        CAPTURE(name);
        CHECK(
            here.tell({"digest", "forward-plan", "--as-of", "2018-12-05", "--out", here.file(name)})
                .empty());
        CHECK(here.read(name).size() > 1000);
    }
    CHECK(here.read("plan.ics").starts_with("BEGIN:VCALENDAR\r\n"));
    CHECK(here.read("plan.csv")
              .starts_with("\xef\xbb\xbf"
                           "figure,count,of,name,on\r\ndays_to,117,80,vesting day"));
    CHECK(here.tell({"digest", "week", "--for", "CL", "--as-of", "2018-12-05"}).find("Your plan") !=
          std::string::npos);
    CHECK(
        here.tell({"digest", "scorecard", "--as-of", "2018-12-05"}).find("Milestones by tranche") !=
        std::string::npos);
    CHECK(here.tell({"digest", "measures", "--as-of", "2018-12-05"}).find("Nothing to report") !=
          std::string::npos);
}

TEST_CASE("a digest that cannot be made says what to give") {
    const workplace here;
    here.import_demo();
    const std::string config = here.file("remembrancer.toml");
    const struct {
        strings arguments;
        int code;
        const char* says;
    } table[] = {
        {{"digest", "forward"}, 64, "expected week, forward_plan, board_plan, scorecard, measures"},
        {{"digest", "week"}, 64, "say whose it is: a contact's name"},
        {{"digest", "week", "--for", "Finance sponser"}, 65, "did you mean"},
        {{"digest", "board_plan", "--for", "Nobody's"}, 64, "no board is called"},
        {{"digest", "scorecard", "--for", "CL"}, 64, "is of a whole programme"},
        {{"digest", "scorecard", "--out", "plan.docx"}, 64, ".txt, .html, .json, .csv or .ics"},
        {{"digest", "scorecard", "--out", "/nowhere/plan.txt"}, 74, "No such file"},
    };
    for (const auto& row : table) {
        strings arguments = row.arguments;
        arguments.insert(arguments.end(), {"--config", config, "--store", here.file("plan.db")});
        const said answer = here.call(arguments);
        CAPTURE(row.says);
        CAPTURE(answer.err);
        CHECK(answer.code == row.code);
        CHECK(answer.err.find(row.says) != std::string::npos);
        CHECK(answer.out.empty());
    }
}

TEST_CASE("a digest of the settings is sent by the daemon on its day, and simulated alike") {
    const workplace here;
    here.import_demo();
    here.write("remembrancer.toml", here.read("remembrancer.toml") +
                                        "\n[[digest]]\nname = \"forward plan\"\n"
                                        "kind = \"forward_plan\"\n"
                                        "to = [\"Programme director\"]\n");
    const auto digests_in = [](const std::vector<json>& messages) {
        strings out;
        for (const json& each : messages) {
            const std::string subject = each.at("subject");
            if (subject.find("Forward plan") != subject.npos)
                out.push_back(each.at("person").get<std::string>() + ": " + subject);
        }
        return out;
    };
    const strings expected{"Programme director: Shaping Dorset Council: Forward plan, Monday 10 "
                           "December 2018"};
    CHECK(digests_in(here.list({"simulate", "--from", "2018-12-06", "--to", "2018-12-12"})) ==
          expected);
    const std::string log = here.run("2018-12-06T07:00:00", "2018-12-12T18:00:00");
    CHECK(digests_in(remembrancer::tests::lines_of(log)) == expected);
    const bool is_delivered = std::ranges::any_of(here.mails(), [&](const auto& mail) {
        const std::string text = here.read(std::filesystem::relative(mail, here.file("")).string());
        return text.find("Forward plan") != text.npos && text.find("text/html") != text.npos;
    });
    CHECK(is_delivered);
}
