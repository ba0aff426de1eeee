#include "tests/simulation/plan_tables.hpp"

#include "tests/simulation/board_tables.hpp"

namespace remembrancer::simulation {
namespace {

std::string linked(const std::vector<oracle::link>& links) {
    std::vector<std::string> names;
    for (const oracle::link& each : links)
        names.push_back(each.text);
    return joined(names);
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

std::string number(const std::optional<int>& of) {
    return of ? std::to_string(*of) : "";
}

/// What only this kind of table has.
std::string own_titles(oracle::kind kind) {
    switch (kind) {
    case oracle::kind::milestone:
        return "Milestone,RAG,Status,Tranche,Recovery Plan,Actual Date,Product";
    case oracle::kind::product:
        return "Product,RAG,Status,Tranche,Recovery Plan,Actual Date";
    case oracle::kind::risk:
        return "Risk,Status,Impact,Likelihood,Score,Mitigation,Review Date";
    case oracle::kind::decision:
        return decision_titles();
    default:
        return "Issue,Status,Severity,Resolution Plan,Review Date";
    }
}

std::string own_cells(const oracle::row& of) {
    const std::string title = (of.title.empty() ? "Work " + of.ref : of.title) + ",";
    const std::string state = of.closed ? "Closed," : "Open,";
    const std::string plan = of.measures + "," + of.review.text;
    switch (of.kind) {
    case oracle::kind::milestone:
    case oracle::kind::product:
        return title + rag_letter(of) + "," + of.status + "," + of.tranche + "," + of.measures +
               "," + (of.closed && of.completion_dated ? "28 June 2019" : "") +
               (of.kind == oracle::kind::milestone ? "," + of.product : "");
    case oracle::kind::risk:
        return title + state + number(of.impact) + "," + number(of.likelihood) + "," +
               number(of.score) + "," + plan;
    case oracle::kind::decision:
        return decision_cells(of, rag_letter(of));
    default:
        return title + state + number(of.score) + "," + plan;
    }
}

} // namespace

std::string contacts_csv(const std::vector<oracle::contact>& contacts) {
    std::string out = "Name,Email,Organisation,Deputy,Notes\n";
    for (const oracle::contact& each : contacts)
        out += each.name + ",somebody@plan.example,Council," + each.deputy + ",\n";
    return out;
}

std::string workstreams_csv(const std::vector<oracle::programme>& programmes) {
    std::string out = "Programme,Workstream,RAG,Lead Member,Sponsor,Project Manager,Board\n";
    for (const oracle::programme& each : programmes)
        for (const oracle::stream& stream : each.streams)
            out += each.name + "," + stream.name + ",G,," + joined(stream.sponsors) + "," +
                   joined(stream.managers) + "," + stream.board + "\n";
    return out;
}

std::string programme_cell(const oracle::row& of, const std::string& first_programme) {
    return of.programme.empty() ? first_programme : of.programme;
}

std::string items_csv(oracle::kind kind, const std::string& first_programme,
                      const std::vector<oracle::row>& rows) {
    std::string out = "ID,Programme,Workstream,Due Date,Target Date,Owner,Change Request,Fixed By,"
                      "Last Confirmed,Depends On,Lead Time," +
                      own_titles(kind) + "\n";
    for (const oracle::row& each : rows) {
        if (each.kind == kind)
            out += each.ref + "," + programme_cell(each, first_programme) + "," + each.workstream +
                   "," + each.baseline.text + "," + each.forecast.text + "," + joined(each.owners) +
                   "," + each.change_request + "," + each.fixed_by + "," +
                   (each.confirmed ? oracle::in_words(*each.confirmed) : "") + "," +
                   linked(each.depends_on) + "," + each.lead_time.text + "," + own_cells(each) +
                   "\n";
    }
    return out;
}

} // namespace remembrancer::simulation
