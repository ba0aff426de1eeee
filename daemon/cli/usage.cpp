#include "daemon/cli/usage.hpp"

#include "daemon/cli/command.hpp"

#include <algorithm>
#include <optional>
#include <vector>

#include <CLI/CLI.hpp>

namespace remembrancer::cli {
namespace {

/// A command as it was typed: the program's own app, or a sub-command of it.
struct place {
    const CLI::App* app = nullptr;
    std::string path; ///< `outbox list`; empty for the program itself

    [[nodiscard]] std::string help() const {
        return ": see `remembrancer " + (path.empty() ? "" : path + " ") + "--help`";
    }
};

/// From the program to the last sub-command that was understood.
std::vector<place> places_in(const CLI::App& app) {
    std::vector<place> places{{&app, ""}};
    for (auto chosen = app.get_subcommands(); !chosen.empty();
         chosen = chosen.front()->get_subcommands()) {
        const std::string& before = places.back().path;
        places.push_back(
            {chosen.front(), (before.empty() ? "" : before + " ") + chosen.front()->get_name()});
    }
    return places;
}

std::vector<std::string> commands_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* each : app.get_subcommands({}))
        names.push_back(each->get_name());
    return names;
}

std::vector<std::string> options_of(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* each : app.get_options()) {
        for (const std::string& name : each->get_lnames())
            names.push_back("--" + name);
    }
    return names;
}

/// The suggestion, else where to read on.
std::string or_help(const std::string& suggestion, const place& at) {
    return suggestion.empty() ? at.help() : suggestion;
}

std::string unknown_option(const place& at, const std::string& argument) {
    const std::string option = argument.substr(0, argument.find('='));
    const std::string suggestion = or_help(did_you_mean(option, options_of(*at.app)), at);
    if (at.path.empty())
        return "there is no option '" + option + "' before the command" + suggestion;
    return at.path + " has no option '" + option + "'" + suggestion;
}

std::string unknown_word(const place& at, const std::string& word) {
    const auto commands = commands_of(*at.app);
    if (commands.empty())
        return at.path + " does not take '" + word + "'" + at.help();
    const std::string before = at.path.empty() ? "" : at.path + " ";
    return "there is no command '" + before + word + "'" +
           or_help(did_you_mean(word, commands), at);
}

/// The first thing that nobody took: an option before a word, which may be its value.
std::optional<std::string> not_understood(const std::vector<place>& places) {
    for (const place& at : places) {
        const auto left = at.app->remaining();
        const auto option =
            std::ranges::find_if(left, [](const auto& each) { return each.starts_with('-'); });
        if (option != left.end())
            return unknown_option(at, *option);
        if (!left.empty())
            return unknown_word(at, left.front());
    }
    return std::nullopt;
}

std::string which_command(const place& at) {
    std::string known;
    for (const std::string& each : commands_of(*at.app))
        known += (known.empty() ? "" : ", ") + each;
    return (at.path.empty() ? "" : at.path + ": ") + "a command is missing, one of " + known +
           at.help();
}

} // namespace

std::string usage_fault(const CLI::App& app, const CLI::ParseError& error) {
    const auto places = places_in(app);
    if (const auto fault = not_understood(places))
        return *fault;
    const place& last = places.back();
    if (!commands_of(*last.app).empty())
        return which_command(last);
    std::string what = error.what();
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr && what.ends_with(" missing"))
        what = what.substr(0, what.find(':')) + ": a value is missing";
    return last.path + ": " + what + last.help();
}

} // namespace remembrancer::cli
