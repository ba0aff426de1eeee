#include "daemon/base/log.hpp"
#include "daemon/cli/commands.hpp"
#include "daemon/cli/usage.hpp"

#include <charconv>
#include <csignal>
#include <functional>
#include <iostream>
#include <limits>

#include <CLI/CLI.hpp>

namespace remembrancer::cli {
namespace {

constexpr const char* about =
    "Keeps a programme honest about its dates: reads the plan, and reminds the right people by\n"
    "mail and webhook. A crash loses nothing; at most 48 messages are repeated after it, each\n"
    "recognisable.";
constexpr std::int64_t any_number = std::numeric_limits<std::int64_t>::max();
constexpr const char* default_config = "/etc/remembrancer/remembrancer.toml";

/// The options of all commands, and the command that was chosen.
struct command_line {
    common_options common;
    import_options importing;
    run_options running;
    status_options looking;
    plan_options planning;
    digest_options digesting;
    simulate_options simulating;
    outbox_list_options listing;
    send_test_options testing;
    absence_options away;
    confirm_options confirming;
    explain_options explaining;
    pause_options pausing;
    bool all_pauses = false;
    std::int64_t id = 0;
    std::string last_day;
    std::function<int()> chosen;
};

/// A whole number from 1 to `most`.
CLI::Validator number_up_to(std::int64_t most) {
    const std::string range = most == any_number ? "" : "1 to " + std::to_string(most);
    const auto fault = [most, range](const std::string& text) {
        std::int64_t number = 0;
        const char* end = text.data() + text.size();
        const auto [stopped, ec] = std::from_chars(text.data(), end, number);
        if (ec == std::errc() && stopped == end && number >= 1 && number <= most)
            return std::string();
        return "expected a number" + (range.empty() ? "" : " from " + range) + ", found '" + text +
               "'";
    };
    return {fault, range, ""};
}

/// A sub-command with the options that every command takes.
CLI::App* command(CLI::App& in, command_line& line, const std::string& name,
                  const std::string& what, std::function<int()> action) {
    CLI::App* made = in.add_subcommand(name, what);
    made->add_option("--config", line.common.config, "Settings file");
    made->add_option("--store", line.common.store, "Store to use instead of the settings' one");
    made->add_flag("--json", line.common.json, "For machines: JSON with stable field names");
    if (action)
        made->callback([&line, action = std::move(action)] { line.chosen = action; });
    return made;
}

void add_plan_commands(CLI::App& app, command_line& line) {
    command(app, line, "check", "Checks settings, calendars and store: every fault at once",
            [&line] { return check(line.common); });

    CLI::App* import_command = command(
        app, line, "import", "Reads a workbook (.xlsx) or CSV files of the plan into the store",
        [&line] { return import(line.common, line.importing); });
    import_command
        ->add_option("files", line.importing.files, "Workbooks and CSV files, as one plan")
        ->required();
    import_command->add_option("--as-of", line.importing.as_of,
                               "Date of the plan (default: the date in its title, else today)");
    import_command->add_option("--programme", line.importing.programme,
                               "Whose plan it is, where its rows do not say (default: the first)");
    import_command->add_option("--by", line.importing.by,
                               "Who changed the plan, where its rows do not say");
    import_command->add_flag("--dry-run", line.importing.dry_run,
                             "Shows the same report and changes nothing");

    CLI::App* status_command =
        command(app, line, "status", "Counts of the plan, the outbox and the rounds",
                [&line] { return status(line.common, line.looking); });
    status_command->add_option("--as-of", line.looking.as_of, "As if today were this date");
    status_command->add_option("--programme", line.looking.programme, "Only this programme's plan");

    CLI::App* plan_command = command(app, line, "plan", "The plan ahead, week by week",
                                     [&line] { return plan_ahead(line.common, line.planning); });
    plan_command->add_option("--as-of", line.planning.as_of, "As if today were this date");
    plan_command->add_option("--board", line.planning.board,
                             "Only the decisions that go to this board");
    plan_command->add_option("--programme", line.planning.programme, "Only this programme's plan");
    plan_command->add_option("--weeks", line.planning.weeks, "How far ahead")
        ->check(number_up_to(520))
        ->capture_default_str();

    CLI::App* digest_command = command(app, line, "digest", "One digest, as it would be sent now",
                                       [&line] { return digest(line.common, line.digesting); });
    digest_command
        ->add_option("kind", line.digesting.kind,
                     "week, forward_plan, board_plan, scorecard or measures")
        ->required();
    digest_command->add_option("--for", line.digesting.whose,
                               "Whose: a contact for week, a board for board_plan");
    digest_command->add_option("--programme", line.digesting.programme,
                               "Of this programme (default: the first)");
    digest_command->add_option("--audience", line.digesting.audience,
                               "Only what these may see, as public or staff");
    digest_command->add_option("--as-of", line.digesting.as_of, "As if today were this date");
    digest_command->add_option("--out", line.digesting.out,
                               "A file that ends in .txt, .html, .json, .csv or .ics");
}

void add_explain_command(CLI::App& app, command_line& line) {
    CLI::App* explaining =
        command(app, line, "explain", "Why somebody was told of something, or was not",
                [&line] { return explain(line.common, line.explaining); });
    explaining
        ->add_option("what", line.explaining.what,
                     "`item 18`, `person Name` or `message 12`; without the first word an item "
                     "comes first")
        ->required();
    explaining->add_option("--as-of", line.explaining.as_of,
                           "Of an item: judge it as if today were this date");
    explaining->add_option("--week", line.explaining.week,
                           "Of a person: a day of the week (default: today)");
}

void add_daemon_commands(CLI::App& app, command_line& line) {
    CLI::App* run_command =
        command(app, line, "run", "The daemon", [&line] { return run(line.common, line.running); });
    run_command->add_option("--clock-start", line.running.clock_start,
                            "Start from this local time instead of now: 2018-12-05T08:29:50");
    run_command->add_option("--clock-speed", line.running.clock_speed,
                            "How many times as fast as real time, or max");
    run_command->add_option("--until", line.running.until, "End at this local time");
    run_command->add_option("--send-log", line.running.send_log,
                            "Adds a line of JSON for each message to this file");
    run_command->add_flag("--show-messages", line.running.show_messages,
                          "Prints a line for each message as it is made");

    CLI::App* simulate_command =
        command(app, line, "simulate", "Every message that would be sent in a range of days",
                [&line] { return simulate(line.common, line.simulating); });
    simulate_command->add_option("--from", line.simulating.from, "First day")->required();
    simulate_command->add_option("--to", line.simulating.to, "Last day")->required();
    simulate_command->add_option("--against", line.simulating.against,
                                 "What these other settings would add, drop and move");

    CLI::App* test_command =
        command(app, line, "send-test", "Sends one real message, to prove a channel",
                [&line] { return send_test(line.common, line.testing); });
    test_command->add_option("person", line.testing.person, "A contact's name")->required();
    test_command->add_option("--channel", line.testing.channel,
                             "By this channel (default: the person's own)");
}

void add_outbox_commands(CLI::App& app, command_line& line) {
    CLI::App* outbox = app.add_subcommand("outbox", "The queue of messages, and dead letters");
    outbox->require_subcommand(1);
    CLI::App* list = command(*outbox, line, "list", "Messages, newest first",
                             [&line] { return outbox_list(line.common, line.listing); });
    list->add_option("--state", line.listing.state, "Only those in this state");
    list->add_option("--limit", line.listing.limit, "At most so many (default: all)")
        ->check(number_up_to(10'000'000));
    const auto by_id = [&](const std::string& name, const std::string& what, auto action) {
        command(*outbox, line, name, what, [&line, action] { return action(line.common, line.id); })
            ->add_option("id", line.id, "The message's number")
            ->required()
            ->check(number_up_to(any_number));
    };
    by_id("show", "One message as it looks, with its attempts", outbox_show);
    by_id("retry", "Sends a dead or deferred message again", outbox_retry);
    by_id("drop", "Cancels a message that is not sent", outbox_drop);
}

void add_absence_commands(CLI::App& app, command_line& line) {
    CLI::App* absence = app.add_subcommand("absence", "Who is away, so that deputies hear instead");
    absence->require_subcommand(1);
    CLI::App* add = command(*absence, line, "add", "Records an absence",
                            [&line] { return absence_add(line.common, line.away); });
    add->add_option("person", line.away.person, "A contact's name")->required();
    add->add_option("--from", line.away.from, "First day away")->required();
    add->add_option("--until", line.away.until, "Last day away")->required();
    command(*absence, line, "list", "Absences recorded",
            [&line] { return absence_list(line.common); });
    CLI::App* end = command(*absence, line, "end", "Ends an absence early",
                            [&line] { return absence_end(line.common, line.id, line.last_day); });
    end->add_option("id", line.id, "The absence's number")
        ->required()
        ->check(number_up_to(any_number));
    end->add_option("--last", line.last_day, "Last day away (default: yesterday)");
}

void add_pause_options(CLI::App& of, command_line& line) {
    of.add_option("--by", line.pausing.by, "Who says so: a contact's name")->required();
    of.add_option("--until", line.pausing.until, "The last day")->required();
    of.add_option("--why", line.pausing.why, "The reason, in words")->required();
}

void add_pause_commands(CLI::App& app, command_line& line) {
    CLI::App* confirming =
        command(app, line, "confirm", "Says that an item stands as the plan has it",
                [&line] { return confirm(line.common, line.confirming); });
    confirming->add_option("item", line.confirming.item, "Its ID, or as \"risk 18\"")->required();
    confirming->add_option("--by", line.confirming.by, "Who says so")->required();

    CLI::App* acknowledge =
        command(app, line, "ack", "Takes an item on: nobody is told of it for a while",
                [&line] { return ack(line.common, line.pausing); });
    acknowledge->add_option("item", line.pausing.item, "Its ID, or as \"risk 18\"")->required();
    add_pause_options(*acknowledge, line);

    CLI::App* snoozing =
        command(app, line, "snooze", "Puts off one person's reminders of an item, not its date",
                [&line] { return snooze(line.common, line.pausing); });
    snoozing->add_option("item", line.pausing.item, "Its ID, or as \"risk 18\"")->required();
    snoozing->add_option("--person", line.pausing.person, "Whose reminders (default: of --by)");
    add_pause_options(*snoozing, line);

    CLI::App* silence = app.add_subcommand(
        "silence", "Holds back what matches; the programme office hears the escalations it hides");
    silence->require_subcommand(1);
    CLI::App* add = command(*silence, line, "add", "Silences an item, workstream, rule or person",
                            [&line] { return silence_add(line.common, line.pausing); });
    add->add_option("--item", line.pausing.item, "Only of this item");
    add->add_option("--workstream", line.pausing.workstream, "Only of this workstream");
    add->add_option("--rule", line.pausing.rule, "Only by this rule");
    add->add_option("--person", line.pausing.person, "Only to this person");
    add_pause_options(*add, line);
    command(*silence, line, "list", "What is acknowledged, snoozed and silenced", [&line] {
        return silence_list(line.common, line.all_pauses);
    })->add_flag("--all", line.all_pauses, "Those that are over, too");
    command(*silence, line, "end", "Ends one of them now",
            [&line] { return silence_end(line.common, line.id); })
        ->add_option("id", line.id, "Its number")
        ->required()
        ->check(number_up_to(any_number));
}

int exit_code_of(const store::failure& error) {
    using base::exit_code;
    switch (error.kind()) {
    case store::failure_kind::busy:
    case store::failure_kind::older:
        return static_cast<int>(exit_code::unavailable);
    case store::failure_kind::newer:
        // Starting again cannot help: one of the codes after which systemd does not.
        return static_cast<int>(exit_code::settings);
    case store::failure_kind::full:
    case store::failure_kind::io:
        return static_cast<int>(exit_code::io);
    case store::failure_kind::not_a_store:
        return static_cast<int>(exit_code::bad_data);
    default:
        return static_cast<int>(exit_code::software);
    }
}

int run_chosen(const command_line& line) {
    try {
        return line.chosen();
    } catch (const base::user_error& error) {
        std::cerr << "remembrancer: " << printable_lines(error.what()) << "\n";
        return static_cast<int>(error.code());
    } catch (const store::failure& error) {
        std::cerr << "remembrancer: " << base::printable(error.what()) << "\n";
        return exit_code_of(error);
    } catch (const std::exception& error) {
        std::cerr << "remembrancer: internal error: " << base::printable(error.what()) << "\n";
        return static_cast<int>(base::exit_code::software);
    }
}

int main(int argc, char** argv) {
    CLI::App app(about, "remembrancer");
    command_line line;
    line.common.config = default_config;
    app.set_version_flag("--version", REMEMBRANCER_VERSION);
    app.add_option("--config", line.common.config, "Settings file")->capture_default_str();
    app.add_option("--store", line.common.store, "Store to use instead of the settings' one");
    app.add_flag("--json", line.common.json, "For machines: JSON with stable field names");
    app.require_subcommand(1);
    add_plan_commands(app, line);
    add_explain_command(app, line);
    add_daemon_commands(app, line);
    add_outbox_commands(app, line);
    add_absence_commands(app, line);
    add_pause_commands(app, line);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) // help or the version was asked for
            return app.exit(error);
        std::cerr << "remembrancer: " << base::printable(usage_fault(app, error)) << "\n";
        return static_cast<int>(base::exit_code::usage);
    }
    return run_chosen(line);
}

} // namespace
} // namespace remembrancer::cli

int main(int argc, char** argv) {
    // A reader that goes away (`remembrancer plan | head`) is no reason to die without a word.
    (void)std::signal(SIGPIPE, SIG_IGN);
    return remembrancer::cli::main(argc, argv);
}
