#include "tests/scenarios/small_plan.hpp"

#include <filesystem>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

namespace remembrancer::tests {

small_plan::small_plan() {
    write("contacts.csv", "Name,Email,Organisation,Deputy,Notes\n"
                          "Owner A,owner.a@plan.example,Council,,\n"
                          "Manager,manager@plan.example,Council,,\n"
                          "Sponsor,sponsor@plan.example,Council,,\n"
                          "Programme director,director@plan.example,Council,,\n"
                          "Programme office,office@plan.example,Council,,\n");
    write("workstreams.csv", "Workstream,RAG,Lead Member,Sponsor,Project Manager\n"
                             "Legal,G,,Sponsor,Manager\n");
}

void small_plan::import(const std::string& milestones, const std::string& as_of) const {
    write("milestones.csv", "Workstream,Milestone,RAG,Due Date,Target Date,Owner\n" + milestones);
    (void)tell({"import", "contacts.csv", "workstreams.csv", "milestones.csv", "--as-of", as_of});
}

void small_plan::break_channel() const {
    std::filesystem::remove_all(file("maildir"));
    write("maildir", "a file where the folder should be");
}

void small_plan::mend_channel() const {
    std::filesystem::remove_all(file("maildir"));
}

std::vector<told_alert> small_plan::hold(const std::string& from, const std::string& until) const {
    std::vector<told_alert> all;
    for (const nlohmann::json& line : lines_of(run(from, until)))
        for (const nlohmann::json& alert : line.at("alerts"))
            all.push_back({line.at("person"), alert.at("title"), alert.at("rule"),
                           alert.at("step").get<int>()});
    return all;
}

std::string small_plan::newest_to(const std::string& person) const {
    for (const nlohmann::json& row : list({"outbox", "list"}))
        if (row.at("person") == person)
            return tell({"outbox", "show", std::to_string(row.at("id").get<long long>())});
    FAIL("nothing for " << person);
    return {};
}

std::set<std::string> told_of(const std::vector<told_alert>& alerts, const std::string& title) {
    std::set<std::string> people;
    for (const told_alert& alert : alerts)
        if (alert.title == title && alert.step != step_over)
            people.insert(alert.person);
    return people;
}

std::set<std::string> told_over(const std::vector<told_alert>& alerts, const std::string& title) {
    std::set<std::string> people;
    for (const told_alert& alert : alerts)
        if (alert.title == title && alert.step == step_over)
            people.insert(alert.person);
    return people;
}

} // namespace remembrancer::tests
