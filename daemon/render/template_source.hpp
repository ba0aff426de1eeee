#pragma once

#include "daemon/render/template.hpp"

#include <string>
#include <string_view>

namespace remembrancer::render {

// kainjow 4.1 leaves an empty line where a section that stands on lines of its own is false, drops
// empty lines behind one that is true, and makes a node of every blank. So it gets to see neither
// line breaks nor blanks of a template, only these marks. No value holds them: `one_line`.
inline constexpr char line_mark = '\x01';
inline constexpr char blank_mark = '\x02';

/// The text of a template as it is given to the library: checked, partials put in, comments and
/// lines that hold only section tags gone, line breaks and blanks as marks, each key as its number
/// (`numbered_key`). Throws template_error.
[[nodiscard]] std::string prepare_template(std::string_view name, channel target,
                                           const template_lookup& find);

/// The key of such a number: digits, and nothing else.
[[nodiscard]] inline template_key numbered_key(std::string_view digits) {
    std::size_t number = 0;
    for (const char digit : digits)
        number = number * 10 + static_cast<std::size_t>(digit - '0');
    return template_key(number);
}

/// Line breaks and blanks back from their marks.
void restore_marks(std::string& rendered);

} // namespace remembrancer::render
