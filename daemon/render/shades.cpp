#include "daemon/render/shades.hpp"

#include <array>

namespace remembrancer::render {
namespace {

constexpr std::array<shade, 8> ratings{{
    {"#ffffff", "#0b0c0c"},
    {"#1d5a96", "#ffffff"},
    {"#00703c", "#ffffff"},
    {"#c5d86d", "#0b0c0c"},
    {"#ffbf47", "#0b0c0c"},
    {"#f47738", "#0b0c0c"},
    {"#b10e1e", "#ffffff"},
    {"#4a545b", "#ffffff"},
}};

constexpr std::array<shade, 4> emphases{{
    {"#ffffff", "#0b0c0c"},
    {"#e8eef4", "#0b0c0c"},
    {"#ffe4a8", "#0b0c0c"},
    {"#f6c7c1", "#0b0c0c"},
}};

} // namespace

const shade& shade_of(plan::rag rating) {
    return ratings.at(static_cast<std::size_t>(rating));
}

const shade& shade_of(plan::emphasis by) {
    return emphases.at(static_cast<std::size_t>(by));
}

} // namespace remembrancer::render
