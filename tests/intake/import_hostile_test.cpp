#include "daemon/base/error.hpp"
#include "tests/intake/importing.hpp"

#include <random>
#include <string>
#include <vector>

using namespace remembrancer;
using namespace remembrancer::tests;

TEST_CASE("texts of any kind are kept as they are") {
    struct row {
        const char* name;
        std::string title;
    };
    const row rows[] = {
        {"a formula", "=cmd|' /C calc'!A0"},
        {"ten thousand characters", std::string(10'000, 'x')},
        {"markup", "<script>alert(1)</script> & <!channel>"},
        {"terminal escapes", "\x1b]0;title\x07 \x1b[31mred"},
        {"SQL", "'); DROP TABLE item; --"},
        {"placeholders", "{} %s :id {{title}}"},
        {"a line break", "first line\nsecond line"},
        {"other scripts", "\u8A08\u756B \u0645\u0639\u0644\u0645 \U0001F4C5"},
        {"right to left override", "budget \u202Efdp.exe"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        auto db = store::session::in_memory();
        const std::string csv = "ID,Milestone,RAG,Owner,Status\n7,\"" + r.title + "\",G,\"" +
                                r.title + "\",\"" + r.title + "\"\n";
        CHECK(counts(import_text(db, csv)) == "1/0/0/0");
        const auto item = item_titled(db, r.title);
        CHECK(item.owner_text == r.title);
        CHECK(item.status_text == r.title);
        CHECK_FALSE(item.closed);
        CHECK(counts(import_text(db, csv)) == "0/0/1/0");
    }
}

TEST_CASE("line breaks of either kind in a title are the same title") {
    auto db = store::session::in_memory();
    import_text(db, "Milestone,RAG\n\"first\nsecond\",G\n");
    CHECK(counts(import_text(db, "Milestone,RAG\r\n\"first\r\nsecond\",G\r\n")) == "0/0/1/0");
}

TEST_CASE("a hostile value is questioned, not obeyed") {
    auto db = store::session::in_memory();
    const auto report = import_text(db, "ID,Risk,I,P,RAG,Date Due\n"
                                        "1,Flood,=1+1,99999999999999999999,<b>late</b>,=TODAY()\n");
    CHECK(places(report.questioned) == "plan.csv||2|Date Due|1|=TODAY()\n"
                                       "plan.csv||2|I|1|=1+1\n"
                                       "plan.csv||2|P|1|99999999999999999999\n"
                                       "plan.csv||2|RAG|1|<b>late</b>\n");
    const auto item = item_titled(db, "Flood");
    CHECK_FALSE(item.impact);
    CHECK_FALSE(item.likelihood);
    CHECK(item.rag == plan::rag::unreadable);
    CHECK_FALSE(item.closed);
}

TEST_CASE("thousands of columns, and a table without rows, are no trouble") {
    auto db = store::session::in_memory();
    std::string headers = "Milestone,RAG";
    for (int i = 0; i < 5000; ++i)
        headers += ",Due Date";
    const auto report = import_text(db, headers + "\nElections,G\n");
    CHECK(counts(report) == "1/0/0/0");
    CHECK(report.tables[0].columns_not_read.size() == 4999);
    CHECK(counts(import_text(db, "Milestone,RAG\n")) == "0/0/0/0");
    CHECK(store::last_import(db)->added == 0);
}

TEST_CASE("damaged tables end in a report or one clear error, never in a crash") {
    const std::vector<std::filesystem::path> seeds = demo_tables();
    constexpr int rounds = 600;
    constexpr int rounds_a_store = 50;
    constexpr std::string_view splices[] = {
        "\"",     ",",      "\n",   "\r",        ";",       "\t",      "/",        " and ",
        "TBC",    "Dec 19", "KEY:", "Milestone", "Risk",    "ID",      "Due Date", "\xFF",
        "\u25C0", "(",      "0",    "-1",        "\x1b[2J", "sep=;\n", "Closed",   "(((((("};
    std::mt19937 random(20181205);
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    auto db = store::session::in_memory();
    int reports = 0;
    int refusals = 0;
    for (int round = 0; round < rounds; ++round) {
        std::string bytes = bytes_of(seeds[below(seeds.size())]);
        for (std::size_t edits = 1 + below(12); edits > 0 && !bytes.empty(); --edits) {
            const std::size_t at = below(bytes.size());
            switch (below(4)) {
            case 0:
                bytes[at] = static_cast<char>(below(256));
                break;
            case 1:
                bytes.insert(at, splices[below(std::size(splices))]);
                break;
            case 2:
                bytes.erase(at, 1 + below(80));
                break;
            default:
                bytes.insert(at, bytes.substr(below(bytes.size()), below(200)));
            }
        }
        CAPTURE(round);
        // Each store begins with the plan; damage upon damage makes it grow.
        if (round % rounds_a_store == 0) {
            db = store::session::in_memory();
            import_files(db, demo_tables());
        }
        try {
            const auto report = import_text(db, bytes);
            CHECK(report.items.added >= 0);
            CHECK_FALSE(intake::to_json(report).empty());
            CHECK_FALSE(intake::to_text(report).empty());
            ++reports;
        } catch (const base::user_error& error) {
            CHECK(error.code() == base::exit_code::bad_data);
            ++refusals;
        }
    }
    CHECK(reports > rounds / 2);
    CHECK(refusals > 0);
    // What the store holds is still whole.
    for (const plan::item& item : all_items(db))
        CHECK_FALSE(item.title.empty());
}
