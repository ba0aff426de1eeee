#include "tests/simulation/period_tables.hpp"

#include "tests/simulation/plan_tables.hpp"

#include <algorithm>

namespace remembrancer::simulation {
namespace {

std::string rating_cell(const oracle::row& of) {
    if (of.closed)
        return "C";
    static const std::vector<std::string> letters{"", "G", "A", "R"};
    return of.told.is_unclear ? "purple" : letters.at(static_cast<std::size_t>(of.rating));
}

bool says_nothing(const oracle::row& of) {
    if (of.kind == oracle::kind::measure)
        return of.told.actual.is == oracle::typed_date::form::blank;
    return rating_cell(of).empty() &&
           std::ranges::all_of(of.told.dimensions,
                               [](const std::string& each) { return each.empty(); });
}

std::string owners_cell(const oracle::row& of) {
    std::string out;
    for (const std::string& each : of.owners)
        out += (out.empty() ? "" : "; ") + each;
    return out;
}

std::string amount_cell(const oracle::typed_amount& of) {
    return "\"" + of.text + "\"";
}

/// Tables keep what was said of periods before, and begin those to come: the row is the newest
/// that says something.
struct other_periods {
    std::string last; ///< empty: not shown
    std::string next;
};

other_periods periods_around(const oracle::row& of) {
    const oracle::typed_date& ends = of.told.ends;
    other_periods out;
    if (ends.is != oracle::typed_date::form::known || says_nothing(of))
        return out;
    if (ends.by % 3 == 0)
        out.last = oracle::in_words(ends.by - 40);
    if (ends.by % 4 == 0)
        out.next = oracle::in_words(ends.by + 40);
    return out;
}

/// A total's title in another case.
std::string total_cell(const oracle::row& of) {
    return of.told.part_of.empty() ? "" : "count  " + of.told.part_of;
}

} // namespace

std::string reports_csv(const std::string& first_programme, const std::vector<oracle::row>& rows) {
    std::string out = "Programme,Report of,Overall,Scope,Budget,Time,Period,Cadence,Owner\n";
    for (const oracle::row& each : rows) {
        if (each.kind != oracle::kind::report)
            continue;
        const std::string rest = "," + each.told.cadence + "," + owners_cell(each) + "\n";
        const other_periods around = periods_around(each);
        const std::string level = programme_cell(each, first_programme) + "," + each.told.level;
        if (!around.last.empty())
            out += level + ",R,A,G,G," + around.last + rest;
        if (!around.next.empty())
            out += level + ",,,,," + around.next + rest;
        out += level + "," + rating_cell(each);
        for (const std::string& part : each.told.dimensions)
            out += "," + part;
        out += "," + each.told.ends.text + rest;
    }
    return out;
}

std::string measures_csv(const std::string& first_programme, const std::vector<oracle::row>& rows) {
    std::string of_programme;
    std::string of_workstreams; // a blank cell would be one of the workstream above
    for (const oracle::row& each : rows) {
        if (each.kind != oracle::kind::measure)
            continue;
        const std::string begin = programme_cell(each, first_programme) + "," + each.ref +
                                  ",Count " + each.ref + "," + each.workstream + "," +
                                  total_cell(each) + "," + each.told.cadence + "," +
                                  rating_cell(each) + "," + owners_cell(each) + ",";
        std::string& out = each.workstream.empty() ? of_programme : of_workstreams;
        out += begin + each.told.ends.text + "," + amount_cell(each.told.target) + "," +
               amount_cell(each.told.actual) + "\n";
        const other_periods around = periods_around(each);
        if (!around.last.empty())
            out += begin + around.last + ",8,7\n";
        if (!around.next.empty())
            out += begin + around.next + ",40,\n";
    }
    return "Programme,ID,Measure,Workstream,Part of,Cadence,RAG,Owner,Period,Target,Actual\n" +
           of_programme + of_workstreams;
}

} // namespace remembrancer::simulation
