#pragma once

#include "daemon/intake/budget.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct zip;
struct zip_file;

namespace remembrancer::intake {

/// One part of an archive, unpacked a piece at a time. The archive outlives it.
class zip_part {
public:
    zip_part(zip_file* opened, std::string where, budget& spent);

    /// Fills the front of `buffer`; 0 at the end. What is unpacked is taken from the budget.
    [[nodiscard]] std::size_t read(std::span<char> buffer);

    /// `plan.xlsx, part 'xl/workbook.xml'`, for errors.
    [[nodiscard]] const std::string& where() const noexcept { return where_; }

private:
    std::unique_ptr<zip_file, void (*)(zip_file*)> file_;
    std::string where_;
    budget& spent_;
};

/// A zip archive whose listing has been checked: no passwords, no two entries of one name, no names
/// that lead out of the archive, sizes and counts within limits. Each failure ends the reading with
/// an error that names the file and the part. One thread.
class zip_archive {
public:
    /// `spent` outlives the archive.
    zip_archive(const std::filesystem::path& path, budget& spent);

    /// Part names are compared without case, as Open Packaging does.
    [[nodiscard]] bool has(std::string_view part) const;
    /// Whether any entry's name fulfils `accept`; names come in lower case.
    [[nodiscard]] bool any_name(const std::function<bool(std::string_view)>& accept) const;

    /// Refuses the file when the part is missing.
    [[nodiscard]] zip_part open(std::string_view part);

    [[nodiscard]] budget& spent() const noexcept { return spent_; }

private:
    void list_entries();
    void add_entry(std::uint64_t index, std::uint64_t& claimed);

    budget& spent_;
    std::unique_ptr<zip, void (*)(zip*)> zip_;
    std::map<std::string, std::uint64_t, std::less<>> indexes_;
};

} // namespace remembrancer::intake
