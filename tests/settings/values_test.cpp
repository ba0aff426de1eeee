// What a file says arrives in the component's settings.
#include "tests/settings/settings_text.hpp"
#include "tests/support/days.hpp"
#include "tests/support/printing.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::role;
using test::day;
using test::settings_of;
using test::settings_with;
using texts = std::vector<std::string>;

TEST_CASE("the programme, its key dates and its roles are read") {
    const settings::settings read = settings_with("[programme]\n"
                                                  "name = \"Harbour\"\n"
                                                  "zone = \"Europe/Dublin\"\n"
                                                  "nation = \"northern-ireland\"\n"
                                                  "[[programme.key_date]]\n"
                                                  "name = \"opening\"\n"
                                                  "date = 2027-05-01\n"
                                                  "[[programme.key_date]]\n"
                                                  "name = \"Day 1\"\n"
                                                  "date = \"2027-05-02\"\n"
                                                  "[roles]\n"
                                                  "programme_director = \"Harbour director\"\n"
                                                  "programme_office = \"Harbour office\"\n");
    CHECK(read.programme.name == "Harbour");
    CHECK(read.programme.zone == "Europe/Dublin");
    CHECK(read.programme.nation == "northern-ireland");
    const std::vector<rounds::key_date> dates{{"opening", day("2027-05-01")},
                                              {"Day 1", day("2027-05-02")}};
    CHECK((read.programme.key_dates == dates));
    const intake::key_dates of_import{{"opening", day("2027-05-01")}, {"Day 1", day("2027-05-02")}};
    CHECK((read.intake.key_dates == of_import));
    const std::vector<rules::key_date> of_rules{{"opening", day("2027-05-01")},
                                                {"Day 1", day("2027-05-02")}};
    CHECK((read.rules.key_dates == of_rules));
    CHECK(read.routing.roles.programme_director == "Harbour director");
    CHECK(read.routing.roles.programme_office == "Harbour office");
    REQUIRE(read.schedules.size() == 1);
    CHECK(read.schedules[0].when.zone == "Europe/Dublin");
}

TEST_CASE("schedules have the programme's zone unless they name one") {
    const settings::settings read = settings_with("[programme]\n"
                                                  "zone = \"Europe/Dublin\"\n"
                                                  "[[schedule]]\n"
                                                  "name = \"board week\"\n"
                                                  "days = [\"wednesday\"]\n"
                                                  "time = \"16:00\"\n"
                                                  "every = \"2 weeks from 2018-12-05\"\n"
                                                  "on_closed_day = \"next-working-day\"\n"
                                                  "catch_up = \"0h\"\n"
                                                  "[[schedule]]\n"
                                                  "name = \"month end\"\n"
                                                  "zone = \"Europe/London\"\n"
                                                  "rrule = \"FREQ=MONTHLY;BYDAY=-1FR\"\n"
                                                  "start = 2018-12-01\n"
                                                  "catch_up = \"7d\"\n");
    REQUIRE(read.schedules.size() == 2);
    const rounds::schedule_settings& board = read.schedules[0];
    CHECK(board.name == "board week");
    CHECK(board.when == calendar::recurrence_settings{.days = {"wednesday"},
                                                      .time = "16:00",
                                                      .zone = "Europe/Dublin",
                                                      .every = "2 weeks from 2018-12-05",
                                                      .on_closed_day = "next-working-day"});
    CHECK(board.catch_up == 0h);
    const rounds::schedule_settings& month = read.schedules[1];
    CHECK(month.when ==
          calendar::recurrence_settings{.rrule = "FREQ=MONTHLY;BYDAY=-1FR", .start = "2018-12-01"});
    CHECK(month.catch_up == 168h);
}

TEST_CASE("a ladder's parts are replaced one by one") {
    const settings::settings read =
        settings_with("[ladders]\n"
                      "first_sight = []\n"
                      "[ladders.due_soon]\n"
                      "steps = [{ after = -20, tell = [\"owner\", \"sponsor\"] },\n"
                      "         { after = -2, tell = [\"lead_member\"] }]\n"
                      "[ladders.overdue]\n"
                      "repeat = [{ every = \"week\", tell = [\"owner\"] },\n"
                      "          { every_working_days = 250, tell = [\"sponsor\"] }]\n"
                      "copies_owner = false\n"
                      "[ladders.no_owner]\n"
                      "repeat = []\n"
                      "skips_told = true\n");
    const routing::ladders usual;
    const routing::ladders& all = read.routing.ladders;
    CHECK(all.first_sight.empty());
    const std::vector<routing::step> steps{{-20, {role::owner, role::sponsor}},
                                           {-2, {role::lead_member}}};
    CHECK((all.due_soon.steps == steps));
    CHECK(read.rules.due_soon_working_days == 20);
    CHECK((all.overdue.steps == usual.overdue.steps));
    const std::vector<routing::repeat> repeats{
        {routing::repeat::every::week, 0, {role::owner}},
        {routing::repeat::every::working_days, 250, {role::sponsor}}};
    CHECK((all.overdue.repeats == repeats));
    CHECK_FALSE(all.overdue.copies_owner);
    CHECK(all.overdue.skips_told);
    CHECK((all.no_owner.steps == usual.no_owner.steps));
    CHECK(all.no_owner.repeats.empty());
    CHECK(all.no_owner.skips_told);
    CHECK((all.overdue_red == usual.overdue_red));
    CHECK((all.no_date == usual.no_date));
    CHECK((all.unreadable == usual.unreadable));
}

TEST_CASE("the ladder of a latest start may begin before it, and says from when it is told") {
    const auto told_from = [](const std::string& steps) {
        return settings_with("[ladders.latest_start]\nsteps = [" + steps + "]\n")
            .rules.start_soon_working_days;
    };
    CHECK(told_from("{ after = -20, tell = [\"owner\"] }, { after = 5, tell = [\"sponsor\"] }") ==
          20);
    CHECK(told_from("{ after = 0, tell = [\"owner\"] }") == 0);
    CHECK(told_from("{ after = 3, tell = [\"owner\"] }") == 0);
    CHECK(settings_with("").rules.start_soon_working_days == 10);
}

TEST_CASE("what is worth a word is read") {
    const settings::settings read = settings_with("[rules]\n"
                                                  "slip_working_days = 250\n"
                                                  "news_working_days = 1\n"
                                                  "steps_add_up_days = 3650\n"
                                                  "change_requests = true\n"
                                                  "completion_dates = true\n"
                                                  "recovery_plans = true\n"
                                                  "far_from_key_date_days = 1\n"
                                                  "far_before_key_date_days = 36500\n");
    CHECK((read.rules == rules::rules_settings{.slip_working_days = 250,
                                               .news_working_days = 1,
                                               .steps_add_up_days = 3650,
                                               .change_requests = true,
                                               .completion_dates = true,
                                               .recovery_plans = true,
                                               .far_from_key_date_days = 1,
                                               .far_before_key_date_days = 36500,
                                               .key_dates = {}}));
}

TEST_CASE("how many dates are too many in a week and on a day is read") {
    const settings::settings read = settings_with("[rules.clusters]\n"
                                                  "programme = 9\n"
                                                  "programme_day = 6\n"
                                                  "workstream_day = 5\n"
                                                  "owner_day = 3\n");
    CHECK((read.rules.clusters ==
           rules::cluster_limits{
               .programme = 9, .programme_day = 6, .workstream_day = 5, .owner_day = 3}));
}

TEST_CASE("people have channels and quiet hours of their own") {
    const settings::settings read = settings_with("[email]\n"
                                                  "[[person]]\n"
                                                  "name = \"Finance sponsor\"\n"
                                                  "channels = [\"file\", \"email\"]\n"
                                                  "quiet_from = \"20:00\"\n"
                                                  "quiet_until = \"07:30\"\n"
                                                  "[[person]]\n"
                                                  "name = \"Legal sponsor\"\n"
                                                  "quiet_from = \"00:00\"\n"
                                                  "quiet_until = \"23:59\"\n");
    REQUIRE(read.people.size() == 2);
    CHECK(read.people[0].name == "Finance sponsor");
    CHECK(read.people[0].channels == texts{"file", "email"});
    CHECK((read.people[0].quiet == rounds::quiet_hours{20h, 7h + 30min}));
    CHECK(read.people[1].channels.empty());
    CHECK((read.people[1].quiet == rounds::quiet_hours{0min, 23h + 59min}));
}

TEST_CASE("a relay with an account is read, its password from its file") {
    const settings::settings read = settings_of("[email]\n"
                                                "from = \"plans@example.org\"\n"
                                                "from_name = \"Plans\"\n"
                                                "reply_to = \"office@example.org\"\n"
                                                "reply_to_name = \"Office\"\n"
                                                "domain = \"mail.example.org\"\n"
                                                "host = \"relay.example.org\"\n"
                                                "tls = \"implicit\"\n"
                                                "ehlo_name = \"plans.example.org\"\n"
                                                "auth = \"password\"\n"
                                                "user = \"plans\"\n"
                                                "password_file = \"secret.password\"\n"
                                                "sessions = 32\n"
                                                "connect_timeout = \"1s\"\n"
                                                "response_timeout = \"10m\"\n"
                                                "total_timeout = \"1h\"\n"
                                                "idle_limit = \"1h\"\n"
                                                "in_flight = 1000\n"
                                                "per_second = 2.5\n");
    REQUIRE(read.email.has_value());
    const email::email_settings& email = *read.email;
    CHECK(email.identity.from_address == "plans@example.org");
    CHECK(email.identity.from_name == "Plans");
    CHECK(email.identity.reply_to_address == "office@example.org");
    CHECK(email.identity.reply_to_name == "Office");
    CHECK(email.identity.domain == "mail.example.org");
    CHECK(email.smtp.host == "relay.example.org");
    CHECK(email.smtp.tls == transfer::smtp_tls::implicit);
    CHECK(email.smtp.port == 465);
    CHECK(email.smtp.ehlo_name == "plans.example.org");
    CHECK(email.smtp.auth == transfer::smtp_auth::password);
    CHECK(email.smtp.user == "plans");
    CHECK(email.smtp.password == base::secret("tops3cret"));
    CHECK(email.smtp.sessions == 32);
    CHECK(email.smtp.connect_timeout == 1s);
    CHECK(email.smtp.response_timeout == 600s);
    CHECK(email.smtp.total_timeout == 3600s);
    CHECK(email.smtp.idle_limit == 3600s);
    CHECK(email.limits.in_flight == 1000);
    CHECK(email.limits.per_second == 2.5);
}

TEST_CASE("a webhook is read, its address and secrets from their files") {
    const settings::settings read =
        settings_of("[[webhook]]\n"
                    "name = \"chat\"\n"
                    "url_file = \"secret.url\"\n"
                    "secret_files = [\"secret.webhook\", \"secret.webhook\"]\n"
                    "timeout = \"60s\"\n"
                    "in_flight = 1\n"
                    "per_second = 1\n"
                    "[[webhook]]\n"
                    "name = \"tool\"\n"
                    "url = \"http://127.0.0.1:8080/hook\"\n"
                    "secret_files = [\"secret.webhook\"]\n"
                    "allow_http = true\n"
                    "allow_private_addresses = true\n");
    REQUIRE(read.webhooks.size() == 2);
    const webhook::webhook_settings& chat = read.webhooks[0];
    CHECK(chat.name == "chat");
    CHECK(chat.url == base::secret("https://hooks.example.org/tops3cret"));
    CHECK(chat.secrets.size() == 2);
    CHECK(chat.timeout == 60s);
    CHECK(chat.in_flight == 1);
    CHECK(chat.per_second == 1);
    CHECK_FALSE(chat.allow_http);
    CHECK_FALSE(chat.allow_private_addresses);
    CHECK(read.webhooks[1].url == base::secret("http://127.0.0.1:8080/hook"));
    CHECK(read.webhooks[1].allow_http);
    CHECK(read.webhooks[1].allow_private_addresses);
}

TEST_CASE("the outbox, messages, log level, calendar and import are read") {
    const settings::settings read = settings_with(
        "[outbox]\n"
        "window = 1000\nflush_at = 1\nflush_after = \"0ms\"\n"
        "first_wait = \"1s\"\nlongest_wait = \"24h\"\ngive_up_after = \"30d\"\n"
        "unknown_retries = 0\nfallback_after = \"0s\"\nfirst_probe = \"2s\"\nlongest_probe = "
        "\"1m\"\ndrain = \"5m\"\n"
        "[messages]\noffice_contact = \"01305 000000\"\nlines = 1\n"
        "[log]\nlevel = \"debug\"\n"
        "[calendar]\nbank_holidays = [\"secret.url\"]\n"
        "[[calendar.closure]]\nname = \"Move\"\nfrom = 2019-03-29\n"
        "[import.headers.milestones]\n\"Go live\" = \"baseline\"\n"
        "[import.headers.contacts]\n\"Stands in\" = \"deputy\"\n"
        "[import.rag_words]\n\"B\" = \"red\"\n\"Grey\" = \"none\"\n\"Warm\" = \"amber/red\"\n"
        "[import.scales]\nimpact = { highest = 4 }\n");
    CHECK(read.outbox.window == 1000);
    CHECK(read.outbox.flush_at == 1);
    CHECK(read.outbox.flush_after == 0ms);
    CHECK(read.outbox.first_wait == 1s);
    CHECK(read.outbox.longest_wait == 24h);
    CHECK(read.outbox.give_up_after == 720h);
    CHECK(read.outbox.unknown_retries == 0);
    CHECK(read.outbox.fallback_after == 0s);
    CHECK(read.outbox.first_probe == 2s);
    CHECK(read.outbox.longest_probe == 60s);
    CHECK(read.outbox.drain == 300s);
    CHECK(read.render.office_contact == "01305 000000");
    CHECK(read.routing.bundle.lines_in_message == 1);
    CHECK(read.log_level == base::log_level::debug);
    REQUIRE(read.bank_holidays.size() == 1);
    CHECK(read.bank_holidays[0] == REMEMBRANCER_FIXTURES_DIR "/secret.url");
    REQUIRE(read.closures.size() == 1);
    CHECK(read.closures[0].name == "Move");
    CHECK(read.closures[0].from == day("2019-03-29"));
    CHECK(read.closures[0].until == day("2019-03-29"));
    const std::vector<intake::header_mapping> headers{
        {intake::table_kind::milestones, "Go live", intake::field::baseline},
        {intake::table_kind::contacts, "Stands in", intake::field::deputy}};
    CHECK((read.intake.headers == headers));
    const std::map<std::string, plan::rag> words{
        {"B", plan::rag::red}, {"Grey", plan::rag::none}, {"Warm", plan::rag::amber_red}};
    CHECK((read.intake.rag_words == words));
    CHECK((read.intake.impact == intake::scale{1, 4}));
    CHECK((read.intake.score == intake::scale{1, 25}));
}
