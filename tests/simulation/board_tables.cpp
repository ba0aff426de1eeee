#include "tests/simulation/board_tables.hpp"

namespace remembrancer::simulation {
namespace {

std::string day_or_blank(const std::optional<oracle::day>& of) {
    return of ? oracle::in_words(*of) : "";
}

std::string papers_in_words(const oracle::board& of) {
    if (of.papers_before == 0)
        return "none";
    return std::to_string(of.papers_before) +
           (of.papers_in_clear_days ? " clear days" : " working days");
}

} // namespace

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& each : names)
        out += (out.empty() ? "" : "; ") + each;
    return out;
}

std::string boards_csv(const std::vector<oracle::board>& boards) {
    std::string out = "Board,Chairs,Meets,Papers,Notice\n";
    for (const oracle::board& each : boards)
        out +=
            each.name + "," + joined(each.chairs) + ",\"" + each.meets + "\"," +
            papers_in_words(each) + "," +
            (each.notice_clear_days == 0 ? std::string("none")
                                         : std::to_string(each.notice_clear_days) + " clear days") +
            "\n";
    return out;
}

std::string decision_titles() {
    return "Decision,Board,RAG,Status,Recovery Plan,Papers Sent,Notice Given,Cleared By";
}

std::string decision_cells(const oracle::row& of, const std::string& rag_letter) {
    return "Work " + of.ref + "," + joined(of.path) + "," + rag_letter + "," + of.status + "," +
           of.measures + "," + day_or_blank(of.papers_sent) + "," + day_or_blank(of.notice_given) +
           "," + joined(of.clearance);
}

} // namespace remembrancer::simulation
