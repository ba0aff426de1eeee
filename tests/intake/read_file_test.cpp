#include "daemon/intake/read_file.hpp"

#include "tests/intake/reading.hpp"
#include "tests/support/workbook.hpp"

#include <string>

#include <sys/stat.h>

using namespace remembrancer;
using namespace remembrancer::tests;
using namespace std::string_literals;

namespace {

const std::string compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(2000, '\0');

std::string in_utf16(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += {c, '\0'};
    return out;
}

} // namespace

TEST_CASE("a file is known by its content first and by its extension then") {
    const std::string book = workbook().table("Plan", {{"a"}}).bytes();
    for (const std::string name : {"plan.xlsx", "plan.XLSX", "plan", "plan.csv"}) {
        CAPTURE(name);
        const auto sheets = read_bytes(book, name);
        REQUIRE(sheets.size() == 1);
        CHECK(sheets[0].file == name);
        CHECK(sheets[0].name == "Plan");
    }
    for (const std::string name : {"plan.csv", "plan.CSV", "plan.tsv", "plan.txt"}) {
        CAPTURE(name);
        const auto sheets = read_bytes("a\tb\n", name);
        REQUIRE(sheets.size() == 1);
        CHECK(sheets[0].file == name);
        CHECK(sheets[0].name.empty());
        CHECK(sheets[0].rows[0].text(1) == "b");
    }
}

TEST_CASE("what is neither workbook nor table is refused with what to do") {
    // The name of the encrypted stream lies across the border between two pieces of 1 MiB.
    std::string locked = compound_file;
    locked.resize(1024 * 1024 - 15, '\0');
    locked += in_utf16("EncryptedPackage") + std::string(500, '\0');
    struct row {
        std::string name;
        std::string file;
        std::string bytes;
        std::string expected;
    };
    const row rows[] = {
        {"empty workbook", "plan.xlsx", "", "is empty"},
        {"empty table", "plan.csv", "", "is empty"},
        {"text called a workbook", "plan.xlsx", "ID,Owner\n", "is not a workbook"},
        {"old workbook", "plan.xls", compound_file, "Excel 97 to 2003 (.xls); open it and save"},
        {"old workbook called new", "plan.xlsx", compound_file, "Excel 97 to 2003"},
        {"locked workbook", "plan.xlsx", locked, "remove the password"},
        {"magic alone", "plan.xls", compound_file.substr(0, 8), "Excel 97 to 2003"},
        {"HTML called .xls", "plan.xls", "<table>", "is a .xls file; open it and save it as .xlsx"},
        {"text called .ods", "plan.ods", "x", "is a .ods file; open it and save it as .xlsx"},
        {"PDF", "plan.pdf", "%PDF-1.7", "unknown kind; expected a workbook (.xlsx)"},
        {"no extension", "plan", "a,b\n", "unknown kind"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const std::string refusal = refusal_of_bytes(r.bytes, r.file);
        CAPTURE(refusal);
        CHECK(contains(refusal, r.expected));
    }
}

TEST_CASE("directories, pipes and missing files are refused without being opened") {
    const temporary_file file("plan.csv", "a\n");
    const auto folder = file.path().parent_path();
    CHECK(contains(refusal_of(folder), "is a directory"));
    CHECK(contains(refusal_of(folder / "none.csv"), "there is no such file"));
    const auto pipe = folder / "pipe.csv";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(contains(refusal_of(pipe), "is not a regular file"));
    const auto loop = folder / "loop.csv";
    std::filesystem::create_symlink(loop, loop);
    CHECK_FALSE(refusal_of(loop).empty());
}

TEST_CASE("a file too large for its kind is refused before it is read") {
    intake::limits small;
    small.workbook_bytes = 100;
    CHECK(contains(refusal_of_bytes(workbook().table("Plan", {{"a"}}).bytes(), "plan.xlsx", small),
                   "a workbook may have 100"));
    const temporary_file file("plan.csv", "a");
    std::filesystem::resize_file(file.path(), std::uintmax_t{5} << 30); // sparse
    CHECK(contains(refusal_of(file.path()), "a table may have 33554432"));
}
