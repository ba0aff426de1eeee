// A council's monthly pack, from the real program: the figures of June 2022 against those of May.
#include "tests/scenarios/digest_json.hpp"
#include "tests/scenarios/workplace.hpp"
#include "tests/support/printing.hpp"

#include <array>
#include <filesystem>
#include <sstream>

using nlohmann::json;
using remembrancer::tests::figure;
using remembrancer::tests::findings_of;
using remembrancer::tests::section;
using remembrancer::tests::table_of;
using remembrancer::tests::workplace;
using strings = std::vector<std::string>;

namespace {

enum class period { may, june };

/// So many rows of the plan that say the same, as a line of the plan's batches has it.
struct batch {
    int rows = 0;
    std::string workstream;
    std::string tranche;
    std::string rag_in_may;
    std::string rag_in_june;
    std::string due;
};

std::vector<batch> batches_of(const std::string& file) {
    std::istringstream in(file);
    std::vector<batch> all;
    std::string line;
    std::getline(in, line); // their names
    while (std::getline(in, line)) {
        std::istringstream cells(line);
        std::array<std::string, 6> of;
        for (std::string& each : of)
            std::getline(cells, each, ',');
        all.push_back({std::stoi(of[0]), of[1], of[2], of[3], of[4], of[5]});
    }
    return all;
}

/// Milestones: 712, of them 530 and 182. In June 9 are at risk (8 and 1), 8 off track (8 and 0), 54
/// have no status. Products: 245, of them 179 and 66. The last 20 have no milestones, three of the
/// first tranche no date.
constexpr int with_milestones = 225;

/// As a plan's table; each milestone leads to the next product in turn.
std::string table(const std::string& batches, bool is_products, period when) {
    std::string out = is_products ? "ID,Product,Workstream,Tranche,RAG,Due Date\n"
                                  : "ID,Milestone,Product,Workstream,Tranche,RAG,Due Date\n";
    int number = 0;
    for (const batch& each : batches_of(batches)) {
        for (int i = 0; i < each.rows; ++i) {
            const std::string product = "Product " + std::to_string(number % with_milestones + 1);
            const std::string n = std::to_string(++number);
            out += is_products ? "P" + n + ",Product " + n : "M" + n + ",Milestone " + n;
            out += (is_products ? "" : "," + product) + "," + each.workstream + "," + each.tranche +
                   "," + (when == period::may ? each.rag_in_may : each.rag_in_june) + "," +
                   each.due + "\n";
        }
    }
    return out;
}

struct somerset : workplace {
    somerset() : workplace(REMEMBRANCER_PLANS_DIR "/somerset") {
        const std::string milestones = read("batches-of-milestones.csv");
        const std::string products = read("batches-of-products.csv");
        write("milestones-may.csv", table(milestones, false, period::may));
        write("products-may.csv", table(products, true, period::may));
        write("milestones-june.csv", table(milestones, false, period::june));
        write("products-june.csv", table(products, true, period::june));
        (void)tell({"import", "contacts.csv", "workstreams.csv", "products-may.csv",
                    "milestones-may.csv", "status-may.csv", "measures-may.csv", "--as-of",
                    "2022-05-31"});
    }

    /// Some days before its end: the month's last figures are known then.
    void import_june() const {
        (void)tell({"import", "products-june.csv", "milestones-june.csv", "status-june.csv",
                    "measures-june.csv", "--as-of", "2022-06-28"});
    }

    [[nodiscard]] json digest(const char* kind) const {
        return ask({"digest", kind, "--as-of", "2022-06-30"});
    }
};

strings states_of(const json& digest, const char* part) {
    return table_of(digest, part, "tranche", "complete", "on_track", "at_risk", "off_track",
                    "no_status", "undated", "all", "share");
}

} // namespace

TEST_CASE("a scorecard has last period beside this one, for each workstream and dimension") {
    const somerset here;
    const auto ratings = [](const json& of) {
        return table_of(of, "ratings", "workstream", "rating_before", "rating");
    };
    // Of the first period there is none before.
    CHECK(ratings(here.digest("scorecard")) == strings{"Finance |  | Green", "Technical |  | Amber",
                                                       "People |  | Green",
                                                       "Communities |  | Amber"});
    here.import_june();
    const json made = here.digest("scorecard");
    CHECK(ratings(made) == strings{"Finance | Green | Amber", "Technical | Amber | Amber",
                                   "People | Green | Green", "Communities | Amber | Amber"});
    CHECK(table_of(made, "dimensions", "workstream", "dimension", "rating_before", "rating") ==
          strings{"Finance | Time | Green | Amber", "Finance | Resource | Green | Amber",
                  "Technical | Time | Green | Green", "Technical | Resource | Green | Green",
                  "People | Time | Green | Green", "People | Resource | Amber | Green",
                  "Communities | Time | Amber | Amber", "Communities | Resource | Amber | Red"});
    // Said again, nothing is of the period before.
    (void)here.tell({"import", "status-june.csv", "--as-of", "2022-06-30"});
    CHECK(ratings(here.digest("scorecard")).front() == "Finance | Green | Amber");
}

TEST_CASE("the states of each tranche add up to all of it, and the tranches to the programme") {
    const somerset here;
    here.import_june();
    const json made = here.digest("scorecard");
    CHECK(states_of(made, "milestones") ==
          strings{"Tranche 1 | 138 | 322 | 8 | 8 | 0 | 54 | 530 | 26",
                  "Tranche 2 | 12 | 169 | 1 | 0 | 0 | 0 | 182 | 7",
                  "150 | 491 | 9 | 8 | 0 | 54 | 712 | 21"});
    CHECK(states_of(made, "products") == strings{"Tranche 1 | 38 | 136 | 0 | 2 | 0 | 3 | 179 | 21",
                                                 "Tranche 2 | 1 | 65 | 0 | 0 | 0 | 0 | 66 | 2",
                                                 "39 | 201 | 0 | 2 | 0 | 3 | 245 | 16"});
    CHECK(figure(made, "time_used") == 272);
    const std::string text = here.tell({"digest", "scorecard", "--as-of", "2022-06-30"});
    CHECK(text.find("\n- All\n") != text.npos);
    CHECK(text.find("272 of 547 days used (50%)") != text.npos);
    CHECK(text.find("150 of 712 milestones closed (21%)") != text.npos);
    CHECK(text.find("% complete: 26") != text.npos);
}

TEST_CASE("a forward plan has eight weeks, what does not fit and what is missing") {
    const somerset here;
    here.import_june();
    const json made = here.digest("forward_plan");
    CHECK(figure(made, "due_in_week") == 8);
    CHECK(figure(made, "due_in_weeks") == 58);
    CHECK(figure(made, "needs_date") == 57);
    CHECK(figure(made, "missing") == 20);
    CHECK(table_of(made, "weeks", "workstream", "late", "2022-06-27", "2022-07-04", "2022-07-11",
                   "2022-07-18", "2022-07-25", "2022-08-01", "2022-08-08", "2022-08-15") ==
          strings{"Communities |  |  | 8 |  |  | 2 |  | 14 | ",
                  "Finance |  |  |  | 28 |  |  |  |  | ", "Technical |  |  |  |  |  | 8 |  |  | "});
    CHECK(findings_of(made, "contradictions") ==
          strings{"Technical: overall Amber; both parts Green",
                  "Total number of milestones: 712 against 658, the sum of 4 parts",
                  "Milestones at risk: 5 to 9, up 80%", "Milestones off track: 2 to 8, up 300%",
                  "Products inadequately resourced: 39 to 122, up 213%"});
    CHECK(section(made, "missing").at("findings").at(0).at("title") == "Product 226");
    // Status reports rate every workstream, the list of workstreams none.
    for (const json& each : made.at("sections"))
        CHECK(each.at("part") != "unrated");
}

TEST_CASE("measures have the figure before, a jump and a total that its parts do not make") {
    const somerset here;
    here.import_june();
    const json made = here.digest("measures");
    CHECK(table_of(made, "measures", "item", "actual_before", "actual") ==
          strings{"Total number of milestones | 712 | 712", "Milestones complete | 132 | 150",
                  "Milestones on track | 519 | 491", "Milestones at risk | 5 | 9",
                  "Milestones off track | 2 | 8", "Products inadequately resourced | 39 | 122"});
    const strings found = findings_of(made, "contradictions");
    REQUIRE(found.size() == 4);
    CHECK(found.front() == "Total number of milestones: 712 against 658, the sum of 4 parts");
    CHECK(found.back() == "Products inadequately resourced: 39 to 122, up 213%");
    const std::string text = here.tell({"digest", "measures", "--as-of", "2022-06-30"});
    CHECK(text.find("It changed by much: 39 to 122, up 213%") != text.npos);
}
