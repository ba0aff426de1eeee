#include "tests/scenarios/small_plan.hpp"

#include <doctest/doctest.h>

using namespace remembrancer::tests;

namespace {

const std::string red = "\x1b[31m";

/// Neither of a command's streams may carry a control character but the line end.
void check_printable(const said& answer) {
    for (const std::string& text : {answer.out, answer.err}) {
        CAPTURE(text);
        for (const char c : text)
            CHECK_FALSE((static_cast<unsigned char>(c) < 0x20 && c != '\n'));
    }
}

} // namespace

TEST_CASE("escapes in the plan's names do not reach the terminal") {
    const small_plan here;
    here.write("contacts.csv", "Name,Email,Organisation,Deputy,Notes\n"
                               "Owner " +
                                   red + "A,owner.a@plan.example,Council,Deputy " + red + "B,\n");
    (void)here.tell({"import", "contacts.csv", "--as-of", "2018-12-03"});
    const auto call = [&](std::vector<std::string> command) {
        command.insert(command.begin(), {"--config", here.file("remembrancer.toml"), "--store",
                                         here.file("plan.db")});
        return here.call(std::move(command));
    };
    const said added = call(
        {"absence", "add", "Owner " + red + "A", "--from", "2030-01-01", "--until", "2030-01-02"});
    CHECK(added.code == 0);
    check_printable(added);
    check_printable(call({"absence", "list"}));
    const said sent = call({"send-test", "Owner " + red + "A"});
    CHECK(sent.code == 0);
    check_printable(sent);
}

TEST_CASE("escapes in an argument do not come back to the terminal") {
    const small_plan here;
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
             {"status", "--as-of", red},
             {"absence", "add", red, "--from", "2030-01-01", "--until", "2030-01-02"},
             {"send-test", red},
             {"send-test", "Owner A", "--channel", red},
             {"outbox", "list", "--state", red},
             {"run", "--clock-speed", red},
             {"import", red},
             {"status", "--" + red},
             {red}}) {
        CAPTURE(command.front());
        here.import("Legal,Alpha,G,1 March 2019,,Owner A\n", "2018-12-03");
        std::vector<std::string> all{"--config", here.file("remembrancer.toml"), "--store",
                                     here.file("plan.db")};
        all.insert(all.end(), command.begin(), command.end());
        const said answer = here.call(all);
        CHECK(answer.code != 0);
        CHECK_FALSE(answer.err.empty());
        check_printable(answer);
    }
}
