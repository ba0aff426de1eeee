#include "daemon/intake/zip_directory.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <string>
#include <string_view>

namespace remembrancer::intake {
namespace {

constexpr std::size_t end_record_bytes = 22;
constexpr std::size_t longest_comment = 65'535;
constexpr std::size_t locator_bytes = 20;
constexpr std::size_t end_record_64_bytes = 56;

std::string read_at(std::ifstream& in, std::uint64_t offset, std::size_t length) {
    std::string bytes(length, '\0');
    in.clear();
    in.seekg(static_cast<std::streamoff>(offset));
    in.read(bytes.data(), static_cast<std::streamsize>(length));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t length) {
    std::uint64_t value = 0;
    for (std::size_t i = length; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

// The directory's size in the 64-bit record that the locator before an end record points to.
std::uint64_t size_in_64_bit_record(std::ifstream& in, std::string_view locator,
                                    std::uint64_t file_bytes) {
    constexpr std::uint64_t absurd = std::numeric_limits<std::uint64_t>::max();
    const std::uint64_t offset = little_endian(locator, 8, 8);
    if (file_bytes < end_record_64_bytes || offset > file_bytes - end_record_64_bytes)
        return absurd;
    const std::string record = read_at(in, offset, end_record_64_bytes);
    if (record.size() < end_record_64_bytes || !record.starts_with("PK\x06\x06"))
        return absurd;
    return little_endian(record, 40, 8);
}

} // namespace

std::optional<std::uint64_t> claimed_directory_bytes(const std::filesystem::path& archive) {
    std::ifstream in(archive, std::ios::binary);
    in.seekg(0, std::ios::end);
    const std::streamoff end = in.tellg();
    if (!in || end < static_cast<std::streamoff>(end_record_bytes))
        return std::nullopt;
    const auto file_bytes = static_cast<std::uint64_t>(end);
    const std::uint64_t tail_bytes =
        std::min<std::uint64_t>(file_bytes, end_record_bytes + longest_comment + locator_bytes);
    const std::string read =
        read_at(in, file_bytes - tail_bytes, static_cast<std::size_t>(tail_bytes));
    const std::string_view tail(read);

    std::optional<std::uint64_t> largest;
    for (std::size_t at = tail.find("PK\x05\x06"); at != std::string_view::npos;
         at = tail.find("PK\x05\x06", at + 1)) {
        if (tail.size() - at < end_record_bytes)
            break;
        std::uint64_t size = little_endian(tail, at + 12, 4);
        const std::string_view before =
            at < locator_bytes ? "" : tail.substr(at - locator_bytes, locator_bytes);
        if (before.starts_with("PK\x06\x07"))
            size = size_in_64_bit_record(in, before, file_bytes);
        largest = std::max(size, largest.value_or(0));
    }
    return largest;
}

} // namespace remembrancer::intake
