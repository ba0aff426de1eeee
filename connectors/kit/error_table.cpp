#include "connectors/kit/error_table.hpp"

#include <algorithm>
#include <string>

namespace remembrancer::kit {
namespace {

using plan::failure;
using plan::verdict;

ruling ruling_of(const error_row& row) {
    std::string advice(row.advice);
    switch (row.reason) {
    case failure::auth:
    case failure::client:
        return wrong_destination(row.reason, std::move(advice));
    case failure::recipient:
        return {verdict::refused, row.reason, false, std::move(advice)};
    case failure::rate_limited:
    case failure::server:
        return {verdict::deferred, row.reason, true, std::move(advice)};
    case failure::none:
    case failure::network:
    case failure::timeout:
    case failure::content:
        break;
    }
    return refused_content(std::move(advice));
}

template <class Match>
std::optional<ruling> first_of(std::span<const error_row> rows, Match matches) {
    const auto row = std::ranges::find_if(rows, matches, &error_row::error);
    return row == rows.end() ? std::nullopt : std::optional(ruling_of(*row));
}

} // namespace

std::optional<ruling> ruling_in(std::span<const error_row> rows, std::string_view error) {
    return first_of(rows, [error](std::string_view each) { return each == error; });
}

std::optional<ruling> ruling_within(std::span<const error_row> rows, std::string_view text) {
    return first_of(rows, [text](std::string_view each) { return text.find(each) != text.npos; });
}

} // namespace remembrancer::kit
