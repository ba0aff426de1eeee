#pragma once

#include <cstddef>
#include <cstdint>

namespace remembrancer::intake {

/// What one file may cost. Plans and registers come from anyone, so every figure is a bound that a
/// hostile file runs into, set far above what a programme's plan needs (the largest seen has 500
/// rows). Together the defaults keep one read under 200 MB of memory and 2 s.
struct limits {
    static constexpr std::size_t mebibyte = 1024 * 1024;

    /// Bytes of a workbook on disk. Unpacked in pieces, never held whole; pictures take the room.
    std::uintmax_t workbook_bytes = 64 * mebibyte;
    /// Bytes of a CSV on disk, and again as UTF-8: it is held whole.
    std::uintmax_t csv_bytes = 32 * mebibyte;
    /// Entries in the archive.
    std::size_t parts = 1'000;
    /// Bytes of the archive's directory: bounds what libzip allocates before it says how many
    /// entries there are. 512 bytes an entry; real ones take about 70.
    std::uint64_t directory_bytes = 512 * 1'000;
    /// Sum of the sizes that the archive claims for its entries, read or not.
    std::uint64_t claimed_bytes = 256 * mebibyte;
    /// Bytes really unpacked from the parts that are read, all together, whatever was claimed.
    std::size_t unpacked_bytes = 64 * mebibyte;
    /// Starts, ends and pieces of text that the XML parser reports: what bounds its time, at about
    /// 100 ns each. A filled cell takes five.
    std::size_t xml_events = 5'000'000;
    /// Elements inside each other. A worksheet needs about ten.
    std::size_t xml_depth = 100;
    /// Bytes of one tag, comment or instruction. The parser scans an unfinished one again with
    /// every piece of input, so that its time is quadratic (CVE-2023-52425).
    std::size_t xml_tag_bytes = 256 * 1024;
    /// Filled cells, all sheets together; about 100 bytes of memory each.
    std::size_t cells = 500'000;
    /// Bytes of text kept: shared strings, and cells, each time they use one.
    std::size_t text_bytes = 32 * mebibyte;
    /// Columns and rows of one sheet; Excel's own.
    std::size_t columns = 16'384;
    std::size_t rows = 1'048'576;
};

} // namespace remembrancer::intake
