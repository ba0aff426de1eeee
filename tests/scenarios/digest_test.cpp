#include "tests/scenarios/workplace.hpp"
#include "tests/support/printing.hpp"

#include <algorithm>
#include <filesystem>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using nlohmann::json;
using remembrancer::tests::said;
using remembrancer::tests::workplace;
using strings = std::vector<std::string>;

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
