#include "daemon/intake/read_file.hpp"
#include "tests/support/demo_folder.hpp"

#include <chrono>
#include <filesystem>
#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using std::chrono::sys_days;

namespace {

const std::filesystem::path demo = test::demo_folder();

std::string line_of(const intake::row& row) {
    std::string line;
    for (const intake::cell& cell : row.cells)
        line += (line.empty() ? "" : "|") + cell.text;
    return line;
}

} // namespace

TEST_CASE("the demo's workbook is read as it stands") {
    const auto sheets = intake::read_file(demo / "programme-workbook.xlsx");
    REQUIRE(sheets.size() == 5);
    const char* const names[] = {"Milestones", "Risks", "Issues", "Workstreams", "Contacts"};
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        CHECK(sheets[i].name == names[i]);
        CHECK(sheets[i].file == "programme-workbook.xlsx");
        CHECK_FALSE(sheets[i].hidden);
    }

    const intake::sheet& plan = sheets[0];
    CHECK(plan.find(1)->text(0) == "Shaping Dorset Council – Milestone Plan – 05/12/2018");
    CHECK(plan.find(3) == nullptr);
    CHECK(line_of(*plan.find(4)) == "Workstream|Milestone|RAG|Due Date|Target Date");
    CHECK(line_of(*plan.find(5)) ==
          "WS1 Legal and Democratic|Draft articles finalised|C|August 2018|23/11/2018");
    CHECK(plan.find(5)->find(4)->date == sys_days(2018y / 11 / 23));
    CHECK_FALSE(plan.find(5)->find(3)->date);
    CHECK(plan.find(6)->find(0) == nullptr);
    CHECK(plan.find(67) == nullptr);
    CHECK(plan.rows.back().number == 68);
    CHECK(plan.rows.back().text(0).starts_with("KEY: C complete"));
    CHECK(plan.rows.size() == 2 + 1 + 62 + 1);

    const intake::sheet& risks = sheets[1];
    CHECK(line_of(*risks.find(4)) ==
          "ID|Workstream|Raised By|Date Raised|Risk|I|P|RS|Mitigation Plan|Owner|Date Due");
    CHECK(risks.find(6)->text(0) == "106");
    CHECK(risks.find(6)->text(10) == "Dec '18");
    CHECK(risks.find(5)->find(10) == nullptr);

    const intake::sheet& issues = sheets[2];
    CHECK(issues.find(6)->text(5) == "O");
    CHECK(issues.find(6)->find(8)->date == sys_days(2018y / 12 / 14));
    CHECK(issues.find(6)->text(8) == "14/12/2018");
}

TEST_CASE("the demo's tables are read as they stand") {
    struct row {
        std::string file;
        std::size_t rows;
        const char* header;
        std::size_t line;
        const char* text;
    };
    const row rows[] = {
        {"milestones.csv", 63, "Workstream|Milestone|RAG|Due Date|Target Date", 2,
         "WS1 Legal and Democratic|Draft articles finalised|C|August 2018|23/11/18"},
        {"risks.csv", 0,
         "ID|Workstream|Raised By|Date Raised|Risk|I|P|RS|Mitigation Plan|Owner|Date Due", 3,
         "106|WS2 Finance|Finance sponsor|July 30 2018|Balanced budget for 2019/20 cannot be set|5|"
         "5|25|Directorate cost reductions; debt and reserves talks; convergence savings|Finance "
         "sponsor|Dec '18"},
        {"issues.csv", 4,
         "ID|Workstream|Raised By|Date Raised|Issue|S|Resolution Plan|Owner|Due Date", 3,
         "245|WS4 Contracts, Partnerships, SLAs and Grants|CL|23/11/18|Conflicting legal advice on "
         "splitting contracts with a Christchurch element|O|Confirm the legal position on the "
         "Consequential Orders|CL|14/12/18"},
        {"workstreams.csv", 10, "Workstream|RAG|Lead Member|Sponsor|Project Manager", 3,
         "WS2 Finance|A|Finance lead member|Finance sponsor|Finance project manager A; Finance "
         "project manager B"},
        {"contacts.csv", 26, "Name|Email|Organisation|Deputy|Notes", 17,
         "CL|contracts.pm@dorset.example|Dorset Council|Known by initials in the registers"},
        {"status.csv", 2, "Level|Overall|Scope|Budget|Time|Resource|Stakeholder|Risk & Issue", 2,
         "Programme|A|G|A|A|A|A|A"},
    };
    for (const row& r : rows) {
        CAPTURE(r.file);
        const auto sheets = intake::read_file(demo / r.file);
        REQUIRE(sheets.size() == 1);
        if (r.rows != 0)
            CHECK(sheets[0].rows.size() == r.rows);
        CHECK(line_of(*sheets[0].find(1)) == r.header);
        CHECK(line_of(*sheets[0].find(r.line)) == r.text);
    }
}
