#pragma once

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace doctest {

/// Lists of texts are printed when a comparison fails, instead of as {?}.
template <>
struct StringMaker<std::vector<std::string>> {
    static String convert(const std::vector<std::string>& list) {
        std::string out = "{";
        for (const std::string& text : list)
            out += (out.size() > 1 ? ", " : "") + text;
        return (out + "}").c_str();
    }
};

} // namespace doctest
