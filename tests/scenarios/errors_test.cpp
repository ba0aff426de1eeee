#include "daemon/outbox/outbox_settings.hpp"
#include "tests/scenarios/workplace.hpp"
#include "tests/support/child_process.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using remembrancer::tests::said;
using remembrancer::tests::workplace;

namespace {

struct row {
    const char* name;
    std::vector<std::string> command; ///< after --config and --store
    int code;
    std::vector<std::string> says; ///< on stderr
};

void check(const said& answer, int code, const std::vector<std::string>& says) {
    CAPTURE(answer.err);
    CHECK(answer.code == code);
    CHECK(answer.out.empty());
    for (const std::string& words : says) {
        CAPTURE(words);
        CHECK(answer.err.find(words) != std::string::npos);
    }
}

} // namespace

TEST_CASE("a command that is wrong says what is wrong and what would be right") {
    const workplace here;
    here.write("rooms.csv", "Room,Seats,Day\nA 1,12,Monday\n");
    here.import_demo();
    const row rows[] = {
        {"no such command", {"frobnicate"}, 64, {"frobnicate"}},
        {"no such option", {"status", "--wibble"}, 64, {"--wibble"}},
        {"an option that misses its value", {"status", "--as-of"}, 64, {"--as-of"}},
        {"import of nothing", {"import"}, 64, {"files"}},
        {"no such day", {"status", "--as-of", "2018-02-30"}, 64, {"2018-02-30", "2018-12-05"}},
        {"a date as people write it", {"plan", "--as-of", "5/12/18"}, 64, {"5/12/18"}},
        {"a day after all calendars", {"status", "--as-of", "9999-12-31"}, 64, {"2100-12-31"}},
        {"a day before all calendars", {"plan", "--as-of", "1999-12-31"}, 64, {"2000-01-01"}},
        {"weeks of nothing", {"plan", "--weeks", "0"}, 64, {"--weeks"}},
        {"a range that runs backwards",
         {"simulate", "--from", "2018-12-06", "--to", "2018-12-05"},
         64,
         {"--to", "--from"}},
        {"a time that is none",
         {"run", "--clock-start", "morning"},
         64,
         {"--clock-start", "morning"}},
        {"a speed below nothing",
         {"run", "--clock-start", "2018-12-05", "--clock-speed", "-1"},
         64,
         {"--clock-speed"}},
        {"a speed without a start", {"run", "--clock-speed", "max"}, 64, {"--clock-start"}},
        {"an end before the start",
         {"run", "--clock-start", "2018-12-05T09:00:00", "--until", "2018-12-05T08:59:59"},
         64,
         {"--until", "after --clock-start", "2018-12-05T08:59:59"}},
        {"an end at the start",
         {"run", "--clock-start", "2018-12-05", "--until", "2018-12-05"},
         64,
         {"--until"}},
        {"an end that has passed",
         {"run", "--until", "2018-12-05T09:00:00"},
         64,
         {"--until", "still to come"}},
        {"a simulation of centuries",
         {"simulate", "--from", "2018-12-05", "--to", "2999-12-05"},
         64,
         {"--to", "10 years", "2999-12-05"}},
        {"a simulation of a day too many",
         {"simulate", "--from", "2018-12-05", "--to", "2028-12-06"},
         64,
         {"--to"}},
        {"a state that messages do not have",
         {"outbox", "list", "--state", "lost"},
         64,
         {"--state", "pending"}},
        {"a message that is not there", {"outbox", "show", "999"}, 65, {"999", "outbox list"}},
        {"a retry of nothing", {"outbox", "retry", "999"}, 65, {"999"}},
        {"a drop of nothing", {"outbox", "drop", "999"}, 65, {"999"}},
        {"an absence of nobody",
         {"absence", "add", "Nobody", "--from", "2018-12-05", "--until", "2018-12-06"},
         65,
         {"Nobody", "contacts"}},
        {"an absence that ends before it starts",
         {"absence", "add", "CL", "--from", "2018-12-05", "--until", "2018-12-04"},
         64,
         {"--until"}},
        {"the end of no absence", {"absence", "end", "7"}, 65, {"7", "absence list"}},
        {"a file that is not there", {"import", "gone.csv"}, 65, {"gone.csv"}},
        {"a file in which nothing is understood",
         {"import", here.file("rooms.csv")},
         65,
         {"Nothing was imported", "rooms.csv", "'Room'"}},
    };
    for (const auto& [name, command, code, says] : rows) {
        CAPTURE(name);
        std::vector<std::string> all{"--config", here.file("remembrancer.toml"), "--store",
                                     here.file("plan.db")};
        all.insert(all.end(), command.begin(), command.end());
        check(here.call(all), code, says);
    }
}

TEST_CASE("a command line that is not understood is answered in one line") {
    const workplace here;
    here.import_demo();
    struct mistake {
        const char* name;
        std::vector<std::string> command;
        const char* says; ///< after `remembrancer: `
    };
    const mistake rows[] = {
        {"an option",
         {"status", "--asof", "2018-12-05"},
         "status has no option '--asof': did you mean --as-of?"},
        {"an option and its value",
         {"plan", "--weks", "3"},
         "plan has no option '--weks': did you mean --weeks?"},
        {"an option with its value behind it",
         {"plan", "--weks=3"},
         "plan has no option '--weks': did you mean --weeks?"},
        {"an option beside a missing argument",
         {"import", "--dryrun"},
         "import has no option '--dryrun': did you mean --dry-run?"},
        {"an option like no other",
         {"status", "--wibble"},
         "status has no option '--wibble': see `remembrancer status --help`"},
        {"an option of another place",
         {"--as-of", "2018-12-05", "status"},
         "there is no option '--as-of' before the command: see `remembrancer --help`"},
        {"a command", {"imprt", "plan.xlsx"}, "there is no command 'imprt': did you mean import?"},
        {"a command like no other",
         {"frobnicate"},
         "there is no command 'frobnicate': see `remembrancer --help`"},
        {"a command of a command",
         {"outbox", "lst"},
         "there is no command 'outbox lst': did you mean list?"},
        {"no command",
         {},
         "a command is missing, one of check, import, status, plan, digest, explain, run, "
         "simulate, send-test, outbox, absence, confirm, ack, snooze, silence: see `remembrancer "
         "--help`"},
        {"half a command",
         {"absence"},
         "absence: a command is missing, one of add, list, end: see `remembrancer absence --help`"},
        {"a word too many",
         {"status", "today"},
         "status does not take 'today': see `remembrancer status --help`"},
        {"a missing value",
         {"status", "--as-of"},
         "status: --as-of: a value is missing: see `remembrancer status --help`"},
        {"a missing option",
         {"simulate", "--from", "2018-12-05"},
         "simulate: --to is required: see `remembrancer simulate --help`"},
        {"a word for a number",
         {"outbox", "show", "abc"},
         "outbox show: id: expected a number, found 'abc': see `remembrancer outbox show --help`"},
        {"half a number",
         {"absence", "end", "1x"},
         "absence end: id: expected a number, found '1x': see `remembrancer absence end --help`"},
        {"a number too large",
         {"plan", "--weeks", "521"},
         "plan: --weeks: expected a number from 1 to 520, found '521': see `remembrancer plan "
         "--help`"},
        {"escapes",
         {"status", "--as-\x1b[31mof"},
         "status has no option '--as-\\x1b[31mof': see `remembrancer status --help`"},
    };
    for (const auto& [name, command, says] : rows) {
        CAPTURE(name);
        std::vector<std::string> all{"--config", here.file("remembrancer.toml"), "--store",
                                     here.file("plan.db")};
        all.insert(all.end(), command.begin(), command.end());
        const said answer = here.call(all);
        CHECK(answer.code == 64);
        CHECK(answer.out.empty());
        CHECK(answer.err == "remembrancer: " + std::string(says) + "\n");
    }
}

TEST_CASE("a name that is nearly right is answered with the right one") {
    const workplace here;
    here.import_demo();
    struct mistake {
        const char* name;
        std::vector<std::string> command;
        const char* says;
    };
    const mistake rows[] = {
        {"a person who is to be away",
         {"absence", "add", "Programme ofice", "--from", "2030-12-05", "--until", "2030-12-06"},
         "'Programme ofice': did you mean Programme office?\n"},
        {"a person to be sent a test",
         {"send-test", "programme offcie"},
         "'programme offcie': did you mean Programme office?\n"},
        {"nobody's neighbour",
         {"send-test", "Zebedee"},
         "'Zebedee': give the name as the contacts list has it\n"},
        {"a state", {"outbox", "list", "--state", "ded"}, "'ded': did you mean dead?\n"},
        {"a channel",
         {"send-test", "Programme office", "--channel", "fiel"},
         "not 'fiel': did you mean file?\n"},
    };
    for (const auto& [name, command, says] : rows) {
        CAPTURE(name);
        std::vector<std::string> all{"--config", here.file("remembrancer.toml"), "--store",
                                     here.file("plan.db")};
        all.insert(all.end(), command.begin(), command.end());
        const said answer = here.call(all);
        CAPTURE(answer.err);
        CHECK(answer.code != 0);
        CHECK(answer.err.ends_with(says));
    }
    here.write("remembrancer.toml", here.read("remembrancer.toml") +
                                        "\n[[person]]\nname = \"Programe Office\"\n"
                                        "[[ntfy]]\nname = \"phones\"\ntopic = \"t-x7Kq2\"\n"
                                        "url = \"https://ntfy.example.org\"\n"
                                        "per_second = 5\n");
    CHECK(here.tell({"check"}).find("[[ntfy]] per_second: it is 5, but ntfy takes one message in "
                                    "five seconds") != std::string::npos);
    CHECK(here.tell({"check"}).find("warning: [[person]] 'Programe Office' is nobody in the "
                                    "contacts: did you mean Programme office?\n") !=
          std::string::npos);
}

TEST_CASE("digests in chat without a link to the plan are warned of") {
    const workplace here;
    here.import_demo();
    const std::string settings = here.read("remembrancer.toml");
    const std::string chat = "\n[[ntfy]]\nname = \"phones\"\ntopic = \"t-x7Kq2\"\n"
                             "url = \"https://ntfy.example.org\"\n";
    const std::string digest = "\n[[digest]]\nname = \"weekly\"\nkind = \"forward_plan\"\n"
                               "to = [\"Programme office\"]\n";
    const auto is_warned = [&](const std::string& further) {
        here.write("remembrancer.toml", settings + further);
        const std::string said = here.tell({"check"});
        return said.find("[messages] plan_url is not set: a digest goes to chat in short") !=
               std::string::npos;
    };
    CHECK(is_warned(chat + digest));
    CHECK_FALSE(is_warned(chat));
    CHECK_FALSE(is_warned(digest));
    CHECK_FALSE(
        is_warned(chat + digest + "[messages]\nplan_url = \"https://plans.example.org/\"\n"));
}

TEST_CASE("an absence that cannot be ended, or is there already, is answered with its days") {
    const workplace here;
    here.import_demo();
    const auto add = [&](const std::string& from, const std::string& until) {
        return here.call({"--config", here.file("remembrancer.toml"), "--store",
                          here.file("plan.db"), "absence", "add", "Programme office", "--from",
                          from, "--until", until});
    };
    const auto end = [&](const std::string& id, const std::string& last) {
        return here.call({"--config", here.file("remembrancer.toml"), "--store",
                          here.file("plan.db"), "absence", "end", id, "--last", last});
    };
    CHECK(add("2018-12-05", "2018-12-10").code == 0);
    CHECK(add("2090-12-05", "2090-12-10").code == 0);

    check(add("2018-12-05", "2018-12-10"), 65,
          {"remembrancer: Programme office is recorded as away from 5 December 2018 to 10 December "
           "2018 already: absence 1\n"});
    CHECK(here.list({"absence", "list"}).size() == 2);
    // Another day is another absence.
    CHECK(add("2018-12-05", "2018-12-11").code == 0);

    check(end("1", "2018-12-10"), 65, {"remembrancer: absence 1 ended on 10 December 2018\n"});
    check(end("1", "2090-12-10"), 65, {"remembrancer: absence 1 ended on 10 December 2018\n"});
    check(end("2", "2090-12-10"), 65,
          {"remembrancer: absence 2 ends on 10 December 2090: --last expects an earlier day, found "
           "10 December 2090\n"});
    check(end("9", "2018-12-10"), 65,
          {"remembrancer: there is no absence 9: see `remembrancer absence list`\n"});
    CHECK(end("2", "2090-12-08").code == 0);
    const said over = here.call({"--config", here.file("remembrancer.toml"), "--store",
                                 here.file("plan.db"), "absence", "end", "1"});
    check(over, 65, {"remembrancer: absence 1 ended on 10 December 2018\n"});
}

TEST_CASE("help and version are answers, not errors") {
    const workplace here;
    const said help = here.call({"status", "--help"});
    CHECK(help.code == 0);
    CHECK(help.out.find("--as-of") != std::string::npos);
    CHECK(help.err.empty());
    CHECK(here.call({"--version"}).code == 0);
    // What is promised is what the settings have.
    const std::string window = std::to_string(remembrancer::outbox::outbox_settings{}.window);
    CHECK(here.call({"--help"}).out.find("at most " + window + " messages are repeated") !=
          std::string::npos);
}

TEST_CASE("an import that understood nothing fails for machines too, and says why") {
    const workplace here;
    here.write("rooms.csv", "Room,Seats,Day\nA 1,12,Monday\n");
    const said answer =
        here.call({"--config", here.file("remembrancer.toml"), "--store", here.file("plan.db"),
                   "--json", "import", here.file("rooms.csv")});
    CHECK(answer.code == 65);
    CHECK(answer.out.find(R"("not_read":[{"file":"rooms.csv")") != std::string::npos);
}

TEST_CASE("a store that is not there, or is none, is not made in passing") {
    const workplace here;
    const std::string config = here.file("remembrancer.toml");
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
             {"status"},
             {"plan"},
             {"simulate", "--from", "2018-12-05", "--to", "2018-12-06"},
             {"outbox", "list"},
             {"absence", "list"}}) {
        CAPTURE(command.front());
        std::vector<std::string> all{"--config", config, "--store", here.file("none.db")};
        all.insert(all.end(), command.begin(), command.end());
        check(here.call(all), 69, {"none.db", "remembrancer import"});
        CHECK_FALSE(std::filesystem::exists(here.file("none.db")));
    }
    here.write("text.db", "These are notes, and no database at all.\n");
    check(here.call({"--config", config, "--store", here.file("text.db"), "status"}), 65,
          {"text.db"});
    check(here.call({"--config", config, "--store", here.file("text.db"), "import",
                     here.file("milestones.csv")}),
          65, {"text.db"});
    CHECK(here.read("text.db") == "These are notes, and no database at all.\n");
}

TEST_CASE("settings that cannot be used end the command before it begins") {
    const workplace here;
    here.import_demo();
    const auto status = [&](const std::string& config) {
        return here.call({"--config", config, "--store", here.file("plan.db"), "status"});
    };
    check(status(here.file("none.toml")), 78, {"none.toml", "--config"});
    here.write("broken.toml", "[programme\nname = 1\n");
    check(status(here.file("broken.toml")), 78, {"broken.toml:1"});
    here.write("unknown.toml", here.read("remembrancer.toml") + "\n[ouput]\nlanes = 2\n");
    check(status(here.file("unknown.toml")), 78, {"unknown.toml:", "ouput"});
}

TEST_CASE("settings may be named as they are typed: by a path within the folder") {
    const workplace here;
    const said answer = here.call({"--config", "remembrancer.toml", "--store", "plan.db", "--json",
                                   "import", "programme-workbook.xlsx"});
    CAPTURE(answer.err);
    CHECK(answer.code == 0);
    CHECK(std::filesystem::exists(here.file("plan.db")));
}

TEST_CASE("a second daemon on the same store is turned away, and the first goes on") {
    const workplace here;
    here.import_demo();
    remembrancer::support::child_options how;
    how.program = REMEMBRANCER_PROGRAM;
    how.arguments = {"--config",
                     here.file("remembrancer.toml"),
                     "--store",
                     here.file("plan.db"),
                     "run",
                     "--clock-start",
                     "2018-12-05T08:29:59",
                     "--show-messages"};
    how.err = remembrancer::support::child_output::in_file(here.file("first.log"));
    remembrancer::support::child_process first(how);
    // Its first message shows that it is up and holds the store.
    REQUIRE(first.read_line(std::chrono::minutes(2)));

    const said second =
        here.call({"--config", here.file("remembrancer.toml"), "--store", here.file("plan.db"),
                   "run", "--clock-start", "2018-12-05T08:29:59"});
    CHECK(second.code == 69);
    CHECK(second.err.find("already running") != std::string::npos);
    CHECK(second.err.find("--store") != std::string::npos);
    // Commands beside it are welcome.
    CHECK(here.tell({"outbox", "list"}).find("Programme office") != std::string::npos);

    CHECK(first.running());
    first.terminate();
    const auto ended = first.wait(std::chrono::minutes(2));
    REQUIRE(ended);
    CHECK(*ended == remembrancer::support::exit_status{0, 0});
}
