#pragma once

#include "tests/sink/http_head.hpp"
#include "tests/sink/hub.hpp"

#include <string>
#include <string_view>

namespace remembrancer::sink {

struct control_answer {
    int status = 200;
    std::string body;
};

/// `GET /counters`, `GET /ids`, `GET /delivery?id=ID`, `POST /control`, `POST /reset`: on every
/// HTTP listener, beside the deliveries.
[[nodiscard]] bool is_control(std::string_view target);

/// /ids: a line each, `id copies injected_copies first_ms last_ms refused`.
/// /control: one command a line: `clear`, or a fault as `parse_fault` reads it. A bad line changes
/// nothing and is told in a 400. /reset: forgets deliveries and counts, keeps the faults.
[[nodiscard]] control_answer answer_control(hub& shared, const http_head& head,
                                            std::string_view body);

/// One JSON object on one line; the names are those of the structs.
[[nodiscard]] std::string counters_json(const hub& shared);

} // namespace remembrancer::sink
