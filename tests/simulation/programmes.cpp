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
    out.key_date = day_of(2020, 4, 1);
    return out;
}

setup with_own_ladders() {
    setup out = usual("Third", oracle::nation::northern_ireland);
    out.minute_of_day = 7 * 60 + 15;
    out.key_date = day_of(2020, 7, 1);
    oracle::ladders& all = out.programme.ladders;
    all.due_soon.steps = {{-15, {owner, project_manager}}, {-3, {owner}}, {0, {owner}}};
    all.overdue.steps = {{1, {owner}},
                         {3, {owner, project_manager}},
                         {7, {sponsor}},
                         {15, {programme_director, programme_office}}};
    all.overdue.repeats = {{7, {owner}}, {0, {programme_director}}};
    all.overdue_red.steps = {{1, {owner, sponsor}}, {4, {programme_director}}};
    all.overdue_red.repeats = {{3, {owner, sponsor}}};
    all.no_owner.repeats = {{10, {programme_office}}};
    return out;
}

setup with_a_closure() {
    setup out = usual("Fourth", oracle::nation::england_and_wales);
    out.minute_of_day = 16 * 60 + 45;
    out.programme.closures = {{day_of(2019, 12, 27), day_of(2019, 12, 31)},
                              {day_of(2020, 2, 28), day_of(2020, 3, 2)}};
    out.programme.ladders.first_sight = {owner, programme_office};
    out.programme.ladders.overdue.copies_owner = false;
    out.programme.ladders.no_date.repeats = {{0, {owner, programme_office}}};
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

std::string ladder_text(const char* name, const oracle::ladder& of) {
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
    return "[ladders." + std::string(name) + "]\nsteps = [\n" + steps + "]\n" +
           (of.repeats.empty() ? "" : "repeat = [\n" + repeats + "]\n") +
           "copies_owner = " + (of.copies_owner ? "true" : "false") +
           "\nskips_told = " + (of.skips_told ? "true" : "false") + "\n";
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

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& each : names)
        out += (out.empty() ? "" : "; ") + each;
    return out;
}

std::string rag_letter(const oracle::row& of) {
    if (of.closed)
        return "C";
    switch (of.rating) {
    case oracle::rating::green:
        return "G";
    case oracle::rating::amber:
        return "A";
    case oracle::rating::red:
        return "R";
    default:
        return "";
    }
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
        "\"\n[[programme.key_date]]\nname = \"key date\"\ndate = " + oracle::iso(of.key_date) +
        "\n[roles]\nprogramme_director = \"" + in.director + "\"\nprogramme_office = \"" +
        in.office + "\"\n" + schedule_text(of);
    for (const auto& [first, last] : in.closures)
        out += "[[calendar.closure]]\nname = \"closed\"\nfrom = " + oracle::iso(first) +
               "\nuntil = " + oracle::iso(last) + "\n";
    out += "[ladders]\nfirst_sight = " + role_list(in.ladders.first_sight) + "\n";
    out +=
        ladder_text("due_soon", in.ladders.due_soon) + ladder_text("overdue", in.ladders.overdue) +
        ladder_text("overdue_red", in.ladders.overdue_red) +
        ladder_text("no_owner", in.ladders.no_owner) + ladder_text("no_date", in.ladders.no_date) +
        ladder_text("unreadable", in.ladders.unreadable);
    for (const quiet_person& each : of.quiet)
        out += "[[person]]\nname = \"" + each.name + "\"\nquiet_from = \"" + clock_text(each.from) +
               "\"\nquiet_until = \"" + clock_text(each.until) + "\"\n";
    // More lines than a message of the year ever has: what is cut off is another test's.
    return out + "[messages]\nlines = 1000\n[file]\nmaildir = \"maildir\"\nfrom = "
                 "\"remembrancer@plan.example\"\n";
}

std::string contacts_csv(const oracle::programme& of) {
    std::string out = "Name,Email,Organisation,Deputy,Notes\n";
    for (const oracle::contact& each : of.contacts)
        out += each.name + ",somebody@plan.example,Council," + each.deputy + ",\n";
    return out;
}

std::string workstreams_csv(const oracle::programme& of) {
    std::string out = "Workstream,RAG,Lead Member,Sponsor,Project Manager\n";
    for (const oracle::stream& each : of.streams)
        out += each.name + ",G,," + joined(each.sponsors) + "," + joined(each.managers) + "\n";
    return out;
}

std::string items_csv(oracle::kind kind, const std::vector<oracle::row>& rows) {
    static const std::vector<std::string> titles{"Milestone,RAG", "Risk,Status", "Issue,Status"};
    std::string out = "ID,Workstream," + titles.at(static_cast<std::size_t>(kind)) +
                      ",Due Date,Target Date,Owner\n";
    for (const oracle::row& each : rows) {
        if (each.kind != kind)
            continue;
        const std::string state = kind == oracle::kind::milestone ? rag_letter(each)
                                  : each.closed                   ? "Closed"
                                                                  : "Open";
        out += each.ref + "," + each.workstream + ",Work " + each.ref + "," + state + "," +
               each.baseline.text + "," + each.forecast.text + "," + joined(each.owners) + "\n";
    }
    return out;
}

} // namespace remembrancer::simulation
