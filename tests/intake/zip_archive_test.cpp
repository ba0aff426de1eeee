#include "daemon/intake/zip_archive.hpp"

#include "daemon/intake/relationships.hpp"
#include "daemon/intake/zip_directory.hpp"
#include "tests/intake/reading.hpp"
#include "tests/support/workbook.hpp"

#include <string>

using namespace remembrancer;
using namespace remembrancer::tests;
using namespace std::string_literals;

namespace {

// `bytes` with every `from` made `to`, which is as long.
std::string patched(std::string bytes, std::string_view from, std::string_view to) {
    for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1))
        bytes.replace(at, to.size(), to);
    return bytes;
}

// `bytes` with a little-endian field of the central directory's first entry made `value`.
std::string with_central_field(std::string bytes, std::size_t offset, std::size_t length,
                               std::uint64_t value) {
    const std::size_t entry = bytes.find("PK\x01\x02");
    for (std::size_t i = 0; i < length; ++i, value >>= 8)
        bytes[entry + offset + i] = static_cast<char>(value & 0xFF);
    return bytes;
}

std::string with_end_field(std::string bytes, std::size_t offset, std::size_t length,
                           std::uint64_t value) {
    const std::size_t end = bytes.rfind("PK\x05\x06");
    for (std::size_t i = 0; i < length; ++i, value >>= 8)
        bytes[end + offset + i] = static_cast<char>(value & 0xFF);
    return bytes;
}

const std::string book = workbook().table("Plan", {{"a"}}).bytes();

std::string eight_bytes(std::uint64_t value) {
    std::string out;
    for (int i = 0; i < 8; ++i, value >>= 8)
        out += static_cast<char>(value & 0xFF);
    return out;
}

} // namespace

TEST_CASE("an archive that is cut short, locked or double is refused") {
    const auto with_part = [](const char* name) {
        return workbook().table("Plan", {{"a"}}).part(name, "x").bytes();
    };
    struct row {
        std::string name;
        std::string bytes;
        std::string expected;
    };
    const row rows[] = {
        {"cut in the middle", book.substr(0, book.size() / 2), "has no end"},
        {"cut in the end record", book.substr(0, book.size() - 1), "get a fresh copy"},
        {"start alone", book.substr(0, 4), "has no end"},
        {"without its start", "PK\x03\x04" + book.substr(book.size() / 2), "get a fresh copy"},
        {"an empty archive", "PK\x05\x06"s + std::string(18, '\0'), "not a workbook"},
        {"locked entry", with_central_field(book, 8, 2, 1), "locked with a password"},
        {"unknown packing", with_central_field(book, 10, 2, 14), "is packed by method 14"},
        {"one name twice", patched(with_part("xl/styles.xmk"), "xl/styles.xmk", "xl/styles.xml"),
         "is in the file twice"},
        {"one name twice but for case", with_part("XL/STYLES.XML"), "is in the file twice"},
        {"a name that leads out", with_part("../evil.xml"), "its name leads out"},
        {"a name that leads out within", with_part("xl/../../evil.xml"), "its name leads out"},
        {"a name that leads out by backslash", with_part("xl\\..\\evil.xml"), "its name leads out"},
        {"an absolute name", with_part("/etc/evil.xml"), "its name leads out"},
        {"a directory that claims too much", with_end_field(book, 12, 4, 0xFFFFFFF0),
         "lists more than the 1000 parts"},
        {"a size of 2 GB", with_central_field(book, 24, 4, 0x80000000),
         "unpacks to 2147483648 bytes, and all parts together may have 268435456"},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const std::string refusal = refusal_of_bytes(r.bytes, "plan.xlsx");
        CAPTURE(refusal);
        CHECK(contains(refusal, r.expected));
    }
}

TEST_CASE("a part whose bytes are damaged is refused by name") {
    std::string damaged = book;
    const std::size_t data = damaged.find("[Content_Types].xml") + 19;
    damaged[data + 5] = static_cast<char>(damaged[data + 5] ^ 0x55);
    CHECK(contains(refusal_of_bytes(damaged, "plan.xlsx"), ", part '[Content_Types].xml'"));
}

TEST_CASE("what is unpacked counts, whatever size the archive claims") {
    intake::limits allowed;
    allowed.unpacked_bytes = 100'000;
    const std::string types = std::string(workbook_xml::content_types) + std::string(200'000, ' ');
    // The changed part is the last that the builder writes, so that its entry comes last, too.
    const std::string honest =
        workbook().table("Plan", {{"a"}}).part("[Content_Types].xml", types).bytes();
    std::string lying = honest;
    lying.replace(lying.rfind("PK\x01\x02") + 24, 4, "\x05\0\0\0"s);
    CHECK(refusal_of_bytes(lying, "plan.xlsx").empty());
    for (const std::string& bytes : {honest, lying})
        CHECK(contains(refusal_of_bytes(bytes, "plan.xlsx", allowed),
                       ": its sheets unpack to more than 100000 bytes"));
}

TEST_CASE("more parts than the limit are refused, and directories are no harm") {
    intake::limits allowed;
    workbook many;
    many.table("Plan", {{"a"}}).part("xl/media/", "");
    CHECK(refusal_of_bytes(many.bytes(), "plan.xlsx").empty());
    const std::size_t count = many.parts().size();
    allowed.parts = count;
    CHECK(refusal_of_bytes(many.bytes(), "plan.xlsx", allowed).empty());
    allowed.parts = count - 1;
    CHECK(contains(refusal_of_bytes(many.bytes(), "plan.xlsx", allowed),
                   fmt::format(": has {} parts, and a workbook may have {}", count, count - 1)));
}

TEST_CASE("sizes that the parts claim add up, read or not") {
    intake::limits allowed;
    allowed.claimed_bytes = 10'000;
    const auto with_picture = [](std::size_t size) {
        return workbook()
            .table("Plan", {{"a"}})
            .part("xl/media/image1.png", std::string(size, '\0'))
            .bytes();
    };
    CHECK(refusal_of_bytes(with_picture(2'000), "plan.xlsx", allowed).empty());
    CHECK(contains(refusal_of_bytes(with_picture(9'000), "plan.xlsx", allowed),
                   ", part 'xl/media/image1.png': unpacks to 9000 bytes"));
}

TEST_CASE("the directory's size is found behind comments and in 64-bit records") {
    const auto claimed = [](std::string_view bytes) {
        const temporary_file file("plan.xlsx", bytes);
        return intake::claimed_directory_bytes(file.path());
    };
    const std::string end = "PK\x05\x06"s + std::string(8, '\0') + "\x39\x30\0\0"s + // 12,345
                            std::string(6, '\0');
    CHECK(claimed(end) == 12'345);
    CHECK(claimed("PK" + end + std::string(65'535, 'c')) == 12'345);
    CHECK_FALSE(claimed(end + std::string(65'600, 'c')));
    CHECK_FALSE(claimed(end.substr(0, 21)));
    CHECK_FALSE(claimed(""));
    CHECK(claimed(with_end_field(end, 12, 4, 7) + end) == 12'345);

    const std::string record =
        "PK\x06\x06"s + std::string(36, '\0') + eight_bytes(1ull << 40) + std::string(8, '\0');
    const auto with_locator = [&](std::uint64_t offset) {
        return record + "PK\x06\x07"s + std::string(4, '\0') + eight_bytes(offset) +
               std::string(4, '\0') + end;
    };
    CHECK(claimed(with_locator(0)) == 1ull << 40);
    CHECK(claimed(with_locator(1)) == ~0ull);
    CHECK(claimed(with_locator(~0ull)) == ~0ull);
}

TEST_CASE("targets of relationships are resolved against their part") {
    struct row {
        std::string part;
        std::string target;
        const char* expected;
    };
    const row rows[] = {
        {"xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"},
        {"xl/workbook.xml", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"},
        {"xl/workbook.xml", "../other/a.xml", "other/a.xml"},
        {"xl/workbook.xml", "./a.xml", "xl/a.xml"},
        {"xl/workbook.xml", "../../../a.xml", "a.xml"},
        {"xl/workbook.xml", "worksheets\\sheet1.xml", "xl/worksheets/sheet1.xml"},
        {"", "xl/workbook.xml", "xl/workbook.xml"},
        {"workbook.xml", "sheet.xml", "sheet.xml"},
        {"xl/workbook.xml", "", "xl"},
    };
    for (const row& r : rows) {
        CAPTURE(r.target);
        CHECK(intake::resolve_target(r.part, r.target) == r.expected);
    }
}
