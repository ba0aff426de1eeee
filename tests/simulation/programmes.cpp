#include "tests/simulation/programmes.hpp"

namespace remembrancer::simulation {
namespace {

using oracle::day_of;
using enum oracle::role;

std::vector<oracle::contact> usual_contacts() {
    return {{"Programme director", "Deputy director"},
            {"Deputy director", ""},
            {"Programme office", ""},
            {"Legal sponsor", "Legal manager"},
            {"Legal manager", "Finance manager A"},
            {"Finance sponsor", ""},
            {"Finance manager A", "Finance manager B"},
            {"Finance manager B", "Finance manager A"},
            {"People sponsor A", "People sponsor B"},
            {"People sponsor B", "A former colleague"},
            {"People manager", "Officer 1"},
            {"Officer 1", "Officer 2"},
            {"Officer 2", "Officer 3"},
            {"Officer 3", ""},
            {"Officer 4", "Programme office"},
            {"Officer 5", "Officer 1"}};
}

std::vector<oracle::stream> usual_streams() {
    return {{"WS1 Legal", {"Legal manager"}, {"Legal sponsor"}},
            {"WS2 Finance", {"Finance manager A", "Finance manager B"}, {"Finance sponsor"}},
            {"WS3 People", {"People manager"}, {"People sponsor A", "People sponsor B"}},
            {"WS4 Place", {}, {"Legal sponsor"}},
            {"WS5 Property", {"Officer 5"}, {}}};
}

setup usual(const char* name, oracle::nation where) {
    setup out;
    out.programme.name = name;
    out.programme.where = where;
    out.programme.contacts = usual_contacts();
    out.programme.streams = usual_streams();
    out.programme.key_date = day_of(2020, 4, 1);
    out.programme.worth.far_before_key_date_days = 365;
    return out;
}

setup with_own_ladders() {
    setup out = usual("Third", oracle::nation::northern_ireland);
    out.minute_of_day = 7 * 60 + 15;
    out.programme.key_date = day_of(2020, 7, 1);
    out.programme.worth.slip_working_days = 5;
    out.programme.worth.news_working_days = 2;
    out.programme.worth.steps_add_up_days = 40;
    out.programme.worth.carried_over_times = 2;
    out.programme.worth.review_after_days = 10;
    out.programme.worth.confirm_within_days = 30;
    out.programme.worth.confirm_after_working_days = 8;
    out.programme.worth.bands = {
        {"Low", 1, false}, {"Medium", 5, false}, {"High", 10, true}, {"Extreme", 20, true}};
    std::map<std::string, oracle::ladder>& all = out.programme.ladders.of;
    all["due_soon"].steps = {{-15, {owner, project_manager}}, {-3, {owner}}, {0, {owner}}};
    all["overdue"].steps = {{1, {owner}},
                            {3, {owner, project_manager}},
                            {7, {sponsor}},
                            {15, {programme_director, programme_office}}};
    all["overdue"].repeats = {{7, {owner}}, {0, {programme_director}}};
    all["overdue_red"].steps = {{1, {owner, sponsor}}, {4, {programme_director}}};
    all["overdue_red"].repeats = {{3, {owner, sponsor}}};
    all["no_owner"].repeats = {{10, {programme_office}}};
    all["recast"].waits = false;
    all["slipped"].steps.push_back({3, {owner, sponsor}});
    all["slipped"].repeats = {{5, {project_manager}}};
    all["review_overdue"].steps.push_back({2, {project_manager}});
    all["top_band"].steps = {{0, {owner}}, {1, {project_manager, sponsor}}};
    return out;
}

setup with_a_closure() {
    setup out = usual("Fourth", oracle::nation::england_and_wales);
    out.minute_of_day = 16 * 60 + 45;
    out.programme.closures = {{day_of(2019, 12, 27), day_of(2019, 12, 31)},
                              {day_of(2020, 2, 28), day_of(2020, 3, 2)}};
    out.programme.ladders.first_sight = {owner, programme_office};
    out.programme.ladders.of["overdue"].copies_owner = false;
    out.programme.ladders.of["overdue"].skips_told = false;
    out.programme.ladders.of["no_date"].repeats = {{0, {owner, programme_office}}};
    out.programme.worth.change_requests = true;
    out.programme.worth.completion_dates = true;
    out.programme.worth.recovery_plans = true;
    out.programme.worth.tranches = true;
    out.programme.worth.confirm_after_working_days = 20;
    return out;
}

setup twice_a_week() {
    setup out = usual("Fifth", oracle::nation::scotland);
    out.minute_of_day = 10 * 60;
    out.weekdays = {1, 3};
    return out;
}

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

std::string ladder_text(const std::string& name, const oracle::ladder& of) {
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
    return "[ladders." + name + "]\nsteps = [\n" + steps + "]\n" +
           (of.repeats.empty() ? "" : "repeat = [\n" + repeats + "]\n") +
           "copies_owner = " + (of.copies_owner ? "true" : "false") +
           "\nskips_told = " + (of.skips_told ? "true" : "false") +
           "\nwaits = " + (of.waits ? "true" : "false") + "\n";
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
        {"confirm_after_working_days", of.confirm_after_working_days}};
    for (const auto& [name, value] : numbers)
        out += std::string(name) + " = " + std::to_string(value) + "\n";
    out += std::string("change_requests = ") + flag(of.change_requests) +
           "\ncompletion_dates = " + flag(of.completion_dates) +
           "\nrecovery_plans = " + flag(of.recovery_plans) + "\ntranches = " + flag(of.tranches) +
           "\n";
    for (const oracle::band& each : of.bands)
        out += "[[rules.band]]\nname = \"" + each.name +
               "\"\nlowest = " + std::to_string(each.lowest) + "\ntop = " + flag(each.top) + "\n";
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

} // namespace

const std::vector<setup>& programmes() {
    static const std::vector<setup> all = [] {
        setup second = usual("Second", oracle::nation::scotland);
        second.minute_of_day = 9 * 60;
        second.quiet = {{"Officer 1", 20 * 60, 9 * 60 + 30}, {"Legal sponsor", 8 * 60, 12 * 60}};
        return std::vector<setup>{usual("First", oracle::nation::england_and_wales), second,
                                  with_own_ladders(), with_a_closure(), twice_a_week()};
    }();
    return all;
}

std::string settings_text(const setup& of) {
    static const std::vector<std::string> nations{"england-and-wales", "scotland",
                                                  "northern-ireland"};
    const oracle::programme& in = of.programme;
    std::string out =
        "[programme]\nname = \"" + in.name + "\"\nnation = \"" +
        nations.at(static_cast<std::size_t>(in.where)) +
        "\"\n[[programme.key_date]]\nname = \"key date\"\ndate = " + oracle::iso(in.key_date) +
        "\n[roles]\nprogramme_director = \"" + in.director + "\"\nprogramme_office = \"" +
        in.office + "\"\n" + schedule_text(of);
    for (const auto& [first, last] : in.closures)
        out += "[[calendar.closure]]\nname = \"closed\"\nfrom = " + oracle::iso(first) +
               "\nuntil = " + oracle::iso(last) + "\n";
    out += "[ladders]\nfirst_sight = " + role_list(in.ladders.first_sight) + "\n";
    for (const auto& [name, each] : in.ladders.of)
        out += ladder_text(name, each);
    out += rules_text(in.worth);
    for (const quiet_person& each : of.quiet)
        out += "[[person]]\nname = \"" + each.name + "\"\nquiet_from = \"" + clock_text(each.from) +
               "\"\nquiet_until = \"" + clock_text(each.until) + "\"\n";
    // More lines than a message of the year ever has: what is cut off is another test's.
    return out + "[messages]\nlines = 1000\n[file]\nmaildir = \"maildir\"\nfrom = "
                 "\"remembrancer@plan.example\"\n";
}

} // namespace remembrancer::simulation
