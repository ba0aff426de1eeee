#include "daemon/intake/zip_archive.hpp"

#include "daemon/intake/refusal.hpp"
#include "daemon/intake/zip_directory.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <zip.h>

namespace remembrancer::intake {
namespace {

constexpr std::string_view get_a_fresh_copy =
    "the file was cut short or damaged on its way; get a fresh copy, or save it again";

// Lower case, with `/` between segments: some producers write `\`.
std::string part_key(std::string_view name) {
    std::string key(name);
    std::ranges::transform(key, key.begin(), [](char c) {
        if (c == '\\')
            return '/';
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return key;
}

bool leads_out(std::string_view key) {
    if (key.empty() || key.front() == '/' || key.find('\0') != std::string_view::npos)
        return true;
    for (std::size_t begin = 0; begin <= key.size();) {
        const std::size_t end = std::min(key.find('/', begin), key.size());
        if (key.substr(begin, end - begin) == "..")
            return true;
        begin = end + 1;
    }
    return false;
}

std::string where_of(const budget& spent, std::string_view part) {
    return fmt::format("{}, part {}", spent.file(), in_quotes(part));
}

} // namespace

zip_part::zip_part(zip_file* opened, std::string where, budget& spent)
    : file_(opened, [](zip_file* file) { zip_fclose(file); }), where_(std::move(where)),
      spent_(spent) {}

std::size_t zip_part::read(std::span<char> buffer) {
    const auto count = zip_fread(file_.get(), buffer.data(), buffer.size());
    if (count < 0)
        refuse(where_,
               fmt::format("does not unpack ({}): {}",
                           zip_error_strerror(zip_file_get_error(file_.get())), get_a_fresh_copy));
    const auto bytes = static_cast<std::size_t>(count);
    spent_.take_unpacked(bytes);
    return bytes;
}

zip_archive::zip_archive(const std::filesystem::path& path, budget& spent)
    : spent_(spent), zip_(nullptr, [](zip* archive) { zip_discard(archive); }) {
    const auto directory_bytes = claimed_directory_bytes(path);
    if (!directory_bytes)
        refuse(spent_.file(),
               fmt::format("starts like a workbook but has no end: {}", get_a_fresh_copy));
    if (*directory_bytes > spent_.allowed().directory_bytes)
        refuse(spent_.file(), fmt::format("lists more than the {} parts that a workbook may have; "
                                          "save the plan's sheets alone in a new workbook",
                                          spent_.allowed().parts));
    int code = 0;
    zip_.reset(zip_open(path.c_str(), ZIP_RDONLY, &code));
    if (!zip_) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        refuse(spent_.file(),
               fmt::format("does not open as a workbook ({}): {}", reason, get_a_fresh_copy));
    }
    list_entries();
}

void zip_archive::list_entries() {
    const auto entries = zip_get_num_entries(zip_.get(), 0);
    if (entries < 0 || static_cast<std::size_t>(entries) > spent_.allowed().parts)
        refuse(spent_.file(),
               fmt::format("has {} parts, and a workbook may have {}; save the plan's sheets alone "
                           "in a new workbook",
                           entries, spent_.allowed().parts));
    std::uint64_t claimed = 0;
    for (std::uint64_t i = 0; i < static_cast<std::uint64_t>(entries); ++i)
        add_entry(i, claimed);
}

void zip_archive::add_entry(std::uint64_t index, std::uint64_t& claimed) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    const char* const raw_name = zip_get_name(zip_.get(), index, ZIP_FL_ENC_RAW);
    if (raw_name == nullptr || zip_stat_index(zip_.get(), index, 0, &stat) != 0)
        refuse(spent_.file(), fmt::format("has a part without a name: {}", get_a_fresh_copy));
    const std::string key = part_key(raw_name);
    const std::string where = where_of(spent_, raw_name);
    if (leads_out(key))
        refuse(where, "its name leads out of the file, which no spreadsheet program writes");
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        refuse(where, "is locked with a password; remove the password and save again");
    if ((stat.valid & ZIP_STAT_COMP_METHOD) != 0 && stat.comp_method != ZIP_CM_STORE &&
        stat.comp_method != ZIP_CM_DEFLATE)
        refuse(where, fmt::format("is packed by method {}, and workbooks use only 0 and 8; save it "
                                  "again as .xlsx",
                                  stat.comp_method));
    const std::uint64_t size = (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0;
    if (size > spent_.allowed().claimed_bytes - claimed)
        refuse(where, fmt::format("unpacks to {} bytes, and all parts together may have {}; save "
                                  "the plan's sheets alone in a new workbook",
                                  size, spent_.allowed().claimed_bytes));
    claimed += size;
    if (!indexes_.emplace(key, index).second)
        refuse(where, "is in the file twice, so that programs would read different plans from it; "
                      "save it again");
}

bool zip_archive::has(std::string_view part) const {
    return indexes_.contains(part_key(part));
}

bool zip_archive::any_name(const std::function<bool(std::string_view)>& accept) const {
    return std::ranges::any_of(indexes_, [&](const auto& entry) { return accept(entry.first); });
}

zip_part zip_archive::open(std::string_view part) {
    const auto found = indexes_.find(part_key(part));
    std::string where = where_of(spent_, part);
    if (found == indexes_.end())
        refuse(where, fmt::format("is missing: {}", get_a_fresh_copy));
    zip_file* const opened = zip_fopen_index(zip_.get(), found->second, 0);
    if (opened == nullptr)
        refuse(where,
               fmt::format("does not open ({}): {}", zip_strerror(zip_.get()), get_a_fresh_copy));
    return {opened, std::move(where), spent_};
}

} // namespace remembrancer::intake
