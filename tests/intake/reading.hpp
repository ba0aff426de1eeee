#pragma once

#include "daemon/base/error.hpp"
#include "daemon/intake/read_file.hpp"
#include "tests/support/temporary_file.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

namespace remembrancer::tests {

inline std::vector<intake::sheet> read_bytes(std::string_view bytes, std::string_view name,
                                             const intake::limits& allowed = {}) {
    const temporary_file file(name, bytes);
    return intake::read_file(file.path(), allowed);
}

/// What the reading of `path` is refused with, checked to be bad data and to name the file; empty
/// if it is not refused.
inline std::string refusal_of(const std::filesystem::path& path,
                              const intake::limits& allowed = {}) {
    try {
        (void)intake::read_file(path, allowed);
    } catch (const base::user_error& error) {
        const std::string what = error.what();
        CHECK(error.code() == base::exit_code::bad_data);
        CHECK(what.starts_with(path.string()));
        return what.substr(path.string().size());
    }
    return {};
}

inline std::string refusal_of_bytes(std::string_view bytes, std::string_view name,
                                    const intake::limits& allowed = {}) {
    const temporary_file file(name, bytes);
    return refusal_of(file.path(), allowed);
}

/// For messages, of which a test names the part that matters.
inline bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

} // namespace remembrancer::tests
