#pragma once

#include <string>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

/// Parts of a digest as `digest --json` prints it, for tests.
namespace remembrancer::tests {

/// One part's section; a digest without it fails the test.
[[nodiscard]] inline const nlohmann::json& section(const nlohmann::json& digest,
                                                   const std::string& part) {
    for (const nlohmann::json& each : digest.at("sections")) {
        if (each.at("part") == part)
            return each;
    }
    FAIL("no section " << part);
    return digest;
}

/// The count of a figure; a digest without it fails the test.
[[nodiscard]] inline int figure(const nlohmann::json& digest, const std::string& name) {
    for (const nlohmann::json& each : digest.at("figures")) {
        if (each.at("figure") == name)
            return each.at("count");
    }
    FAIL("no figure " << name);
    return 0;
}

/// What a cell says, whatever its emphasis: a number, ISO days, a rating's word, a plan date as
/// typed; empty for none.
[[nodiscard]] inline std::string said_by(const nlohmann::json& row, const std::string& column) {
    if (!row.contains(column) || row.at(column).is_null())
        return {};
    const nlohmann::json& cell = row.at(column);
    const nlohmann::json& value =
        cell.is_object() && cell.contains("value") ? cell.at("value") : cell;
    for (const char* words : {"day", "word", "text"}) {
        if (value.is_object() && value.contains(words))
            return value.at(words).get<std::string>();
    }
    return value.is_string() ? value.get<std::string>() : value.dump();
}

/// A section's rows, of each the cells of these columns parted by ` | `.
template <class... Columns>
[[nodiscard]] std::vector<std::string> table_of(const nlohmann::json& digest,
                                                const std::string& part, Columns... columns) {
    std::vector<std::string> rows;
    for (const nlohmann::json& row : section(digest, part).at("rows")) {
        std::string line;
        ((line += (line.empty() ? "" : " | ") + said_by(row, columns)), ...);
        rows.push_back(std::move(line));
    }
    return rows;
}

/// What a section's findings are about, with their facts: `Total: 712 against 658 ...`.
[[nodiscard]] inline std::vector<std::string> findings_of(const nlohmann::json& digest,
                                                          const std::string& part) {
    std::vector<std::string> all;
    for (const nlohmann::json& each : section(digest, part).at("findings"))
        all.push_back(each.at("title").get<std::string>() + ": " +
                      each.at("detail").get<std::string>());
    return all;
}

} // namespace remembrancer::tests
