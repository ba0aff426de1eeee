#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace remembrancer::render {

class template_set;

struct render_settings {
    /// How else to reach the programme office, for the foot of every message: an address, a
    /// telephone number, or empty. One line.
    std::string office_contact;
    /// Where the whole plan can be read, https; empty: nowhere. Chat channels link to it.
    std::string plan_url{};
    /// A folder with templates in the place of built-in ones; empty: none.
    std::filesystem::path template_folder{};
    std::shared_ptr<const template_set> templates{}; ///< what was read from it; null: none
};

} // namespace remembrancer::render
