#pragma once

#include "connectors/kit/answer.hpp"

#include <optional>
#include <span>
#include <string>
#include <utility>

#include <doctest/doctest.h>

namespace remembrancer::tests {

/// What a peer answers a request that was sent whole.
[[nodiscard]] inline transfer::http_response answered(int status, std::string body) {
    transfer::http_response response;
    response.status = status;
    response.request_sent = true;
    response.body = std::move(body);
    return response;
}

/// An answer, and what a kind should make of it.
struct answer_row {
    int status;
    std::string body;
    plan::verdict verdict;
    plan::failure reason;
    bool affects_destination;
};

template <class Classify>
void check_rulings(std::span<const answer_row> rows, Classify classify) {
    for (const answer_row& r : rows) {
        CAPTURE(r.body);
        const std::optional<kit::ruling> ruling = classify(answered(r.status, r.body));
        REQUIRE(ruling.has_value());
        CHECK(ruling->verdict == r.verdict);
        CHECK(ruling->reason == r.reason);
        CHECK(ruling->affects_destination == r.affects_destination);
    }
}

} // namespace remembrancer::tests
