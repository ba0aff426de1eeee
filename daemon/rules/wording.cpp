#include "daemon/rules/wording.hpp"

#include <array>
#include <cstdlib>

namespace remembrancer::rules {
namespace {

constexpr std::array<std::string_view, 9> in_letters{
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"};

std::string_view suffix(int number) {
    const bool is_teen = number / 10 % 10 == 1;
    switch (is_teen ? 0 : number % 10) {
    case 1:
        return "st";
    case 2:
        return "nd";
    case 3:
        return "rd";
    default:
        return "th";
    }
}

} // namespace

std::string counted(int number, std::string_view one_of_them) {
    std::string words = std::to_string(number);
    words.append(" ").append(one_of_them).append(number == 1 ? "" : "s");
    return words;
}

std::string ordinal(int number) {
    if (number >= 1 && number <= 9)
        return std::string(in_letters.at(static_cast<std::size_t>(number) - 1));
    return std::to_string(number).append(suffix(number));
}

std::string instead_of(const std::string& now, const std::string& promised, int working_days) {
    return now + " instead of " + promised + ", " + counted(std::abs(working_days), "working day") +
           (working_days < 0 ? " earlier" : " later");
}

} // namespace remembrancer::rules
