#pragma once

#include <doctest/doctest.h>

/// doctest 2.4.9 prints the address of a `const char*`, and its own switch for that does not
/// compile there. The build puts this header before every test, so that CAPTURE(row.name) says the
/// name.
template <>
struct doctest::StringMaker<const char*> {
    static String convert(const char* text) { return text == nullptr ? "(null)" : text; }
};
