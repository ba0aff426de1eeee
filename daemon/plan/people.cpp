#include "daemon/plan/people.hpp"

#include "daemon/base/text.hpp"
#include "daemon/plan/name_table.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::plan {
namespace {

constexpr name_table<role, 9> roles{{
    {role::owner, "owner"},
    {role::project_manager, "project_manager"},
    {role::sponsor, "sponsor"},
    {role::lead_member, "lead_member"},
    {role::programme_director, "programme_director"},
    {role::programme_office, "programme_office"},
    {role::theme_lead, "theme_lead"},
    {role::clearance_officer, "clearance_officer"},
    {role::board_chair, "board_chair"},
}};

/// Folded. What registers hold where an owner's name should be.
constexpr std::array<std::string_view, 16> words_for_nobody{"",
                                                            "-",
                                                            "--",
                                                            "?",
                                                            "tba",
                                                            "tbc",
                                                            "tbd",
                                                            "n/a",
                                                            "na",
                                                            "none",
                                                            "nobody",
                                                            "unassigned",
                                                            "vacant",
                                                            "to be confirmed",
                                                            "to be appointed",
                                                            "to be agreed"};

} // namespace

std::string_view to_text(role who) {
    return name_in(roles, who);
}
std::optional<role> role_from_text(std::string_view text) {
    return value_in(roles, text);
}

std::string in_words(role who) {
    std::string words(to_text(who));
    std::ranges::replace(words, '_', ' ');
    return words;
}

bool names_nobody(std::string_view text) {
    return std::ranges::find(words_for_nobody, base::folded(text)) != words_for_nobody.end();
}

} // namespace remembrancer::plan
