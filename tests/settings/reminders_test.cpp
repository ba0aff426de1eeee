#include "tests/settings/settings_text.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using rounds::reminders;
using test::settings_with;

TEST_CASE("when a person is reminded is read, and is with the round unless they say otherwise") {
    struct row {
        const char* name;
        const char* text;
        reminders reminded;
        std::chrono::weekday on;
        std::optional<std::chrono::minutes> at;
    };
    const row rows[] = {
        {"nothing said", "", reminders::bundled, std::chrono::Monday, {}},
        {"bundled", "reminders = \"bundled\"\n", reminders::bundled, std::chrono::Monday, {}},
        {"immediate", "reminders = \"immediate\"\n", reminders::immediate, std::chrono::Monday, {}},
        {"weekly", "reminders = \"weekly\"\n", reminders::weekly, std::chrono::Monday, {}},
        {"weekly on a day",
         "reminders = \"weekly\"\nweekly_on = \"friday\"\n",
         reminders::weekly,
         std::chrono::Friday,
         {}},
        {"weekly at midnight", "weekly_at = \"00:00\"\nreminders = \"weekly\"\n", reminders::weekly,
         std::chrono::Monday, 0min},
        {"weekly on a day at a time",
         "reminders = \"weekly\"\nweekly_on = \"wednesday\"\nweekly_at = \"14:05\"\n",
         reminders::weekly, std::chrono::Wednesday, 14h + 5min},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const settings::settings read =
            settings_with("[[person]]\nname = \"Owner\"\n" + std::string(r.text));
        const rounds::person_settings& person = read.people.at(0);
        CHECK(person.reminded == r.reminded);
        CHECK(person.weekly_on == r.on);
        CHECK(person.weekly_at == r.at);
    }
}

TEST_CASE("rounds between the scheduled ones are held unless the settings say otherwise") {
    CHECK(settings_with("").immediate_rounds);
    CHECK(settings_with("[rounds]\n").immediate_rounds);
    CHECK_FALSE(settings_with("[rounds]\nimmediate = false\n").immediate_rounds);
}
