#include "tests/simulation/programmes.hpp"

#include <span>

namespace remembrancer::simulation {
namespace {

using enum oracle::role;

const char* role_word(oracle::role who) {
    switch (who) {
    case owner:
        return "owner";
    case project_manager:
        return "project_manager";
    case sponsor:
        return "sponsor";
    case programme_director:
        return "programme_director";
    case clearance_officer:
        return "clearance_officer";
    case board_chair:
        return "board_chair";
    default:
        return "programme_office";
    }
}

std::string role_list(const std::vector<oracle::role>& roles) {
    std::string out;
    for (const oracle::role each : roles)
        out += (out.empty() ? "\"" : ", \"") + std::string(role_word(each)) + "\"";
    return "[" + out + "]";
}

std::string climbed_text(const oracle::ladder& of) {
    std::string steps;
    for (const auto& each : of.steps)
        steps += "    { after = " + std::to_string(each.after) +
                 ", tell = " + role_list(each.tell) + " },\n";
    std::string repeats;
    for (const auto& each : of.repeats)
        repeats += "    { " +
                   (each.every_working_days > 0
                        ? "every_working_days = " + std::to_string(each.every_working_days)
                        : std::string("every = \"week\"")) +
                   ", tell = " + role_list(each.tell) + " },\n";
    return "steps = [\n" + steps + "]\n" + "repeat = [\n" + repeats + "]\n" +
           "copies_owner = " + (of.copies_owner ? "true" : "false") +
           "\nskips_told = " + (of.skips_told ? "true" : "false") +
           "\nwaits = " + (of.waits ? "true" : "false") + "\n";
}

std::string case_text(const oracle::ladder_case& of) {
    static const std::vector<std::string> kinds{"milestone", "risk", "issue"};
    static const std::vector<std::string> ratings{"", "green", "amber", "red"};
    std::string out = "[[ladders.when]]\nrule = \"" + of.rule + "\"\n";
    if (!of.programme.empty())
        out += "programme = \"" + of.programme + "\"\n";
    if (!of.workstream.empty())
        out += "workstream = \"" + of.workstream + "\"\n";
    if (of.kind)
        out += "kind = \"" + kinds.at(static_cast<std::size_t>(*of.kind)) + "\"\n";
    if (of.rating)
        out += "rag = \"" + ratings.at(static_cast<std::size_t>(*of.rating)) + "\"\n";
    return out + climbed_text(of.ladder);
}

std::string ladders_text(const oracle::ladders& of) {
    std::string out = "[ladders]\nfirst_sight = " + role_list(of.first_sight) + "\n";
    for (const auto& [name, each] : of.of)
        out += "[ladders." + name + "]\n" + climbed_text(each);
    for (const oracle::ladder_case& each : of.cases)
        out += case_text(each);
    return out;
}

std::string rules_text(const oracle::thresholds& of) {
    const auto flag = [](bool is) { return is ? "true" : "false"; };
    std::string out = "[rules]\n";
    const std::vector<std::pair<const char*, int>> numbers{
        {"slip_working_days", of.slip_working_days},
        {"news_working_days", of.news_working_days},
        {"steps_add_up_days", of.steps_add_up_days},
        {"carried_over_times", of.carried_over_times},
        {"far_from_key_date_days", of.far_from_key_date_days},
        {"far_before_key_date_days", of.far_before_key_date_days},
        {"review_after_days", of.review_after_days},
        {"confirm_within_days", of.confirm_within_days},
        {"confirm_after_working_days", of.confirm_after_working_days},
        {"report_every_days", of.report_every_days},
        {"jump_percent", of.jump_percent},
        {"clearance_working_days", of.clearance_working_days}};
    for (const auto& [name, value] : numbers)
        out += std::string(name) + " = " + std::to_string(value) + "\n";
    out += std::string("change_requests = ") + flag(of.change_requests) +
           "\ncompletion_dates = " + flag(of.completion_dates) +
           "\nrecovery_plans = " + flag(of.recovery_plans) + "\ntranches = " + flag(of.tranches) +
           "\n";
    return out;
}

std::string bands_text(const char* table, const oracle::thresholds& of) {
    std::string out;
    for (const oracle::band& each : of.bands)
        out += std::string(table) + "\nname = \"" + each.name +
               "\"\nlowest = " + std::to_string(each.lowest) +
               "\ntop = " + (each.top ? "true" : "false") + "\n";
    return out;
}

std::string clock_text(int minute) {
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return two(minute / 60) + ":" + two(minute % 60);
}

std::string schedule_text(const setup& of) {
    static const std::vector<std::string> names{"monday", "tuesday",  "wednesday", "thursday",
                                                "friday", "saturday", "sunday"};
    std::string days;
    for (const int each : of.weekdays)
        days += (days.empty() ? "\"" : ", \"") + names.at(static_cast<std::size_t>(each)) + "\"";
    return "[[schedule]]\nname = \"daily\"\ndays = [" + (days.empty() ? "\"working-day\"" : days) +
           "]\ntime = \"" + clock_text(of.minute_of_day) + "\"\n" +
           (days.empty() ? "" : "on_closed_day = \"next-working-day\"\n");
}

using closed_days = std::vector<std::pair<oracle::day, oracle::day>>;

/// What the first programme and the further ones have in the same words, each in its own tables.
std::string calendar_text(const oracle::programme& of, const char* key_date, const char* closure,
                          const closed_days& closures) {
    std::string out =
        std::string(key_date) + "\nname = \"key date\"\ndate = " + oracle::iso(of.key_date) + "\n";
    for (const auto& [first, last] : closures)
        out += std::string(closure) + "\nname = \"closed\"\nfrom = " + oracle::iso(first) +
               "\nuntil = " + oracle::iso(last) + "\n";
    return out;
}

std::string nation_text(const oracle::programme& of) {
    static const std::vector<std::string> nations{"england-and-wales", "scotland",
                                                  "northern-ireland"};
    return "name = \"" + of.name + "\"\nnation = \"" +
           nations.at(static_cast<std::size_t>(of.where)) + "\"\n";
}

std::string roles_text(const oracle::programme& of) {
    return "programme_director = \"" + of.director + "\"\nprogramme_office = \"" + of.office +
           "\"\n";
}

std::string programmes_text(const std::vector<oracle::programme>& all) {
    const oracle::programme& first = all.front();
    std::string out =
        "[programme]\n" + nation_text(first) +
        calendar_text(first, "[[programme.key_date]]", "[[calendar.closure]]", first.closures) +
        "[roles]\n" + roles_text(first) + rules_text(first.worth) +
        bands_text("[[rules.band]]", first.worth);
    for (const oracle::programme& each : std::span(all).subspan(1)) {
        // What is left out is as the first has it.
        const bool is_as_first = each.closures == first.closures;
        out +=
            "[[further_programme]]\n" + nation_text(each) + roles_text(each) +
            calendar_text(each, "[[further_programme.key_date]]", "[[further_programme.closure]]",
                          is_as_first ? closed_days() : each.closures) +
            bands_text("[[further_programme.band]]", each.worth);
    }
    return out;
}

std::string people_text(const setup& of) {
    static const std::vector<std::string> names{"monday", "tuesday", "wednesday", "thursday",
                                                "friday"};
    std::string out;
    for (const quiet_person& each : of.quiet)
        out += "[[person]]\nname = \"" + each.name + "\"\nquiet_from = \"" + clock_text(each.from) +
               "\"\nquiet_until = \"" + clock_text(each.until) + "\"\n";
    for (const std::string& name : of.organisation.at_once)
        out += "[[person]]\nname = \"" + name + "\"\nreminders = \"immediate\"\n";
    for (const auto& [name, day] : of.organisation.weekly)
        out += "[[person]]\nname = \"" + name + "\"\nreminders = \"weekly\"\nweekly_on = \"" +
               names.at(static_cast<std::size_t>(day)) + "\"\n";
    return out;
}

} // namespace

std::string settings_text(const setup& of) {
    // More lines than a message of the year ever has: what is cut off is another test's.
    return programmes_text(of.organisation.programmes) + schedule_text(of) +
           ladders_text(of.organisation.ladders) + people_text(of) +
           "[messages]\nlines = 1000\n[file]\nmaildir = \"maildir\"\nfrom = "
           "\"remembrancer@plan.example\"\n";
}

} // namespace remembrancer::simulation
