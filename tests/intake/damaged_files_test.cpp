#include "daemon/intake/read_file.hpp"

#include "daemon/base/error.hpp"
#include "daemon/base/text.hpp"
#include "daemon/intake/csv_reader.hpp"
#include "tests/support/demo_folder.hpp"
#include "tests/support/temporary_file.hpp"
#include "tests/support/workbook.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace remembrancer::tests;

namespace {

// The library's distributions differ between compilers; this does not.
class fixed_dice {
public:
    std::size_t below(std::size_t bound) { return engine_() % bound; }

private:
    std::mt19937 engine_{20181205};
};

std::string demo_file(const char* name) {
    std::ifstream in(test::demo_folder() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string damaged(std::string bytes, fixed_dice& dice) {
    const std::size_t blows = 1 + dice.below(4);
    for (std::size_t i = 0; i < blows && !bytes.empty(); ++i) {
        const std::size_t at = dice.below(bytes.size());
        switch (dice.below(5)) {
        case 0:
            bytes[at] = static_cast<char>(dice.below(256));
            break;
        case 1:
            bytes[at] = static_cast<char>(bytes[at] ^ (1 << dice.below(8)));
            break;
        case 2:
            bytes.erase(at, 1 + dice.below(40));
            break;
        case 3:
            bytes.insert(at, bytes.substr(dice.below(bytes.size()), dice.below(60)));
            break;
        default:
            bytes.resize(dice.below(4) == 0 ? at : bytes.size());
        }
    }
    return bytes;
}

struct tally {
    int read = 0;
    int refused = 0;
};

// Either every text that comes out is valid UTF-8, or the file is refused by name as bad data.
template <typename Read>
void read_or_refuse(Read read, std::string_view file, tally& seen) {
    try {
        const std::vector<intake::sheet> sheets = read();
        for (const intake::sheet& sheet : sheets) {
            CHECK(base::is_valid_utf8(sheet.name));
            for (const intake::row& row : sheet.rows)
                for (const intake::cell& cell : row.cells)
                    REQUIRE((!cell.text.empty() && base::is_valid_utf8(cell.text)));
        }
        ++seen.read;
    } catch (const base::user_error& error) {
        CHECK(error.code() == base::exit_code::bad_data);
        CHECK(std::string_view(error.what()).starts_with(file));
        CHECK(base::is_valid_utf8(error.what()));
        ++seen.refused;
    }
}

void read_workbook(const temporary_file& file, const std::string& bytes, tally& seen) {
    std::ofstream(file.path(), std::ios::binary) << bytes;
    const auto read = [&] { return intake::read_file(file.path()); };
    read_or_refuse(read, file.path().string(), seen);
}

void read_table(const std::string& bytes, tally& seen) {
    const intake::limits allowed;
    intake::budget spent("plan.csv", allowed);
    const auto read = [&] { return std::vector{intake::read_csv(bytes, "plan.csv", spent)}; };
    read_or_refuse(read, "plan.csv", seen);
}

} // namespace

TEST_CASE("a damaged archive is read or refused, and never worse") {
    fixed_dice dice;
    const std::string sound = demo_file("programme-workbook.xlsx");
    const temporary_file file("plan.xlsx", "");
    tally seen;
    read_workbook(file, sound, seen);
    CHECK(seen.read == 1);
    for (int i = 0; i < 400; ++i) {
        CAPTURE(i);
        read_workbook(file, damaged(sound, dice), seen);
    }
    CHECK(seen.refused > 100);
}

TEST_CASE("damaged XML in a sound archive is read or refused, and never worse") {
    fixed_dice dice;
    const package_parts sound =
        workbook()
            .sheet("Plan", "<row r=\"1\">" + inline_cell("A1", "Workstream") +
                               number_cell("E1", "43427", 1) +
                               "</row><row><c t=\"s\"><v>0</v></c><c t=\"b\"><v>1</v></c>"
                               "<c t=\"d\"><v>2018-11-23</v></c></row>")
            .strings("<si><t>Dec '18</t></si>")
            .parts();
    const temporary_file file("plan.xlsx", "");
    tally seen;
    for (int i = 0; i < 500; ++i) {
        CAPTURE(i);
        package_parts parts = sound;
        std::string& bytes = parts[dice.below(parts.size())].second;
        bytes = damaged(bytes, dice);
        read_workbook(file, zip_bytes(parts), seen);
    }
    CHECK(seen.read > 50);
    CHECK(seen.refused > 50);
}

TEST_CASE("damaged tables are read or refused, and never worse") {
    fixed_dice dice;
    const std::string unicode_text("\xFF\xFE"
                                   "a\0\t\0\"\0b\0\"\0\r\0\n\0",
                                   16);
    int refused = 0;
    for (const std::string& sound : {demo_file("milestones.csv"), demo_file("risks.csv"),
                                     demo_file("contacts.csv"), unicode_text}) {
        tally seen;
        read_table(sound, seen);
        CHECK(seen.read == 1);
        for (int i = 0; i < 500; ++i) {
            CAPTURE(i);
            read_table(damaged(sound, dice), seen);
        }
        CHECK(seen.read > 100);
        refused += seen.refused;
    }
    CHECK(refused > 10);
}
