#include "daemon/intake/read_file.hpp"

#include "daemon/base/text.hpp"
#include "daemon/intake/budget.hpp"
#include "daemon/intake/csv_reader.hpp"
#include "daemon/intake/refusal.hpp"
#include "daemon/intake/workbook_reader.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

#include <fmt/format.h>

namespace remembrancer::intake {
namespace {

constexpr std::string_view compound_file = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"; // [MS-CFB] 2.2
constexpr std::string_view expected = "expected a workbook (.xlsx) or a table (.csv, .tsv, .txt)";

std::string extension_of(const std::filesystem::path& path) {
    std::string extension = path.extension().string();
    std::ranges::transform(extension, extension.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return extension;
}

// Devices and pipes may block or never end, so only regular files are opened.
std::uintmax_t size_of(const std::filesystem::path& path, const std::string& file) {
    std::error_code ec;
    const auto status = std::filesystem::status(path, ec);
    if (status.type() == std::filesystem::file_type::not_found)
        refuse(file, "there is no such file; check its name");
    if (status.type() == std::filesystem::file_type::directory)
        refuse(file, fmt::format("is a directory; {}", expected));
    if (status.type() != std::filesystem::file_type::regular)
        refuse(file, fmt::format("is not a regular file; {}", expected));
    const std::uintmax_t size = std::filesystem::file_size(path, ec);
    if (ec)
        refuse(file, fmt::format("cannot be read: {}", ec.message()));
    if (size == 0)
        refuse(file, fmt::format("is empty; {}", expected));
    return size;
}

std::ifstream opened(const std::filesystem::path& path, const std::string& file) {
    errno = 0;
    std::ifstream in(path, std::ios::binary);
    if (!in)
        refuse(file, fmt::format("cannot be read: {}; check its permissions",
                                 std::error_code(errno, std::generic_category()).message()));
    return in;
}

std::string read_bytes(std::ifstream& in, std::uintmax_t most) {
    std::string bytes(static_cast<std::size_t>(most), '\0');
    in.read(bytes.data(), static_cast<std::streamsize>(most));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return bytes;
}

// The name of the stream that holds a workbook with a password ([MS-OFFCRYPTO] 2.3.4.4), in UTF-16.
std::string encrypted_stream_name() {
    std::string name;
    for (const char c : std::string_view("EncryptedPackage")) {
        name += c;
        name += '\0';
    }
    return name;
}

// A compound file holds either a workbook with a password or one of Excel 97 to 2003.
[[noreturn]] void refuse_compound_file(std::ifstream& in, const std::string& file) {
    constexpr std::size_t piece_bytes = 1024 * 1024;
    const std::string sought = encrypted_stream_name();
    std::string window;
    for (bool more = true; more;) {
        const std::string piece = read_bytes(in, piece_bytes);
        more = !piece.empty();
        window += piece;
        if (window.find(sought) != std::string::npos)
            refuse(file, "is locked with a password; remove the password and save again");
        window.erase(0, window.size() - std::min(window.size(), sought.size()));
    }
    refuse(file, "is a workbook of Excel 97 to 2003 (.xls); open it and save it as .xlsx");
}

std::vector<sheet> read_text(std::ifstream& in, const std::filesystem::path& path,
                             std::uintmax_t size, budget& spent) {
    const limits& allowed = spent.allowed();
    if (size > allowed.csv_bytes)
        refuse(spent.file(), fmt::format("has {} bytes, and a table may have {}; remove what is "
                                         "not part of the plan, or split the file",
                                         size, allowed.csv_bytes));
    std::vector<sheet> sheets;
    sheets.push_back(read_csv(read_bytes(in, size), path.filename().string(), spent));
    return sheets;
}

[[noreturn]] void refuse_kind(const std::string& extension, const std::string& file) {
    if (extension == ".xlsx" || extension == ".xlsm" || extension == ".xlsb")
        refuse(file, "is not a workbook, whatever its name says; open the plan and save it as "
                     ".xlsx");
    if (extension == ".xls" || extension == ".ods")
        refuse(file, fmt::format("is a {} file; open it and save it as .xlsx", extension));
    refuse(file, fmt::format("is of an unknown kind; {}", expected));
}

} // namespace

std::vector<sheet> read_file(const std::filesystem::path& path, const limits& allowed) {
    const std::string file = base::valid_utf8(path.string());
    budget spent(file, allowed);
    const std::uintmax_t size = size_of(path, file);
    std::ifstream in = opened(path, file);
    const std::string magic = read_bytes(in, compound_file.size());
    in.clear();
    in.seekg(0);
    const bool is_compound = magic == compound_file;
    if (is_compound || magic.starts_with("PK\x03\x04") || magic.starts_with("PK\x05\x06")) {
        if (size > allowed.workbook_bytes)
            refuse(file, fmt::format("has {} bytes, and a workbook may have {}; remove pictures "
                                     "and what is not part of the plan",
                                     size, allowed.workbook_bytes));
        if (is_compound)
            refuse_compound_file(in, file);
        return read_workbook(path, spent);
    }
    const std::string extension = extension_of(path);
    if (extension != ".csv" && extension != ".tsv" && extension != ".txt")
        refuse_kind(extension, file);
    return read_text(in, path, size, spent);
}

} // namespace remembrancer::intake
