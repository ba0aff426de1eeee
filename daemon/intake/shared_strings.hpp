#pragma once

#include "daemon/intake/xml_reader.hpp"
#include "daemon/intake/zip_archive.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::intake {

/// Collects the text of one rich or plain string (ECMA-376 part 1, 18.4.8): its runs joined, the
/// phonetic hints of East Asian text left out.
class rich_text {
public:
    void clear();
    void start(std::string_view name);
    void end(std::string_view name);
    void text(std::string_view piece, const budget& spent);

    /// The collected text as it stands in the file, escapes and all.
    [[nodiscard]] const std::string& raw() const noexcept { return raw_; }

private:
    std::string raw_;
    bool in_text_ = false;
    bool in_phonetic_ = false;
};

/// The texts that cells point to by number, in one block: a file may hold a million of them.
class shared_strings {
public:
    void add(std::string_view text);

    [[nodiscard]] std::size_t size() const noexcept { return ends_.size(); }
    /// Empty when there is no such string.
    [[nodiscard]] std::optional<std::string_view> find(std::size_t index) const;

private:
    std::string texts_;
    std::vector<std::uint32_t> ends_;
};

[[nodiscard]] shared_strings read_shared_strings(zip_archive& archive, std::string_view part);

} // namespace remembrancer::intake
