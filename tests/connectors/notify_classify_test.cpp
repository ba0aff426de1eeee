#include "connectors/notify/classify.hpp"

#include <doctest/doctest.h>

using namespace remembrancer;
using namespace std::chrono_literals;
using plan::failure;
using plan::verdict;

namespace {

transfer::http_response answered(int status, std::string body) {
    transfer::http_response response;
    response.status = status;
    response.request_sent = true;
    response.body = std::move(body);
    response.headers["Date"] = "Mon, 30 Nov 2026 22:59:50 GMT";
    return response;
}

std::string error(const std::string& name, const std::string& message) {
    return R"({"errors":[{"error":")" + name + R"(","message":")" + message +
           R"("}],"status_code":400})";
}

} // namespace

TEST_CASE("what Notify answers is judged by its status and the error's name") {
    struct row {
        std::string name;
        int status;
        std::string body;
        plan::verdict verdict;
        failure reason;
        bool affects_destination;
        std::optional<std::chrono::seconds> retry_after{};
    };
    const row rows[] = {
        {"taken", 201, R"({"id":"740e5834-3a29-46b4-9a6f-16142fde533a"})", verdict::accepted,
         failure::none, false},
        {"taken, says a proxy", 201, "ok", verdict::accepted, failure::none, false},
        {"no such address", 400,
         error("ValidationError", "email_address Not a valid email address"), verdict::refused,
         failure::recipient, false},
        {"no such number", 400, error("ValidationError", "phone_number Not enough digits"),
         verdict::refused, failure::recipient, false},
        {"abroad", 400, error("BadRequestError", "Cannot send to international mobile numbers"),
         verdict::refused, failure::recipient, false},
        {"on trial", 400,
         error("BadRequestError", "Can't send to this recipient when service is in trial mode"),
         verdict::refused, failure::recipient, false},
        {"no such reply-to", 400,
         error("BadRequestError", "email_reply_to_id 8e22 does not exist in database"),
         verdict::refused, failure::client, true},
        {"no such sender", 400,
         error("BadRequestError", "sms_sender_id 8e22 does not exist in database"),
         verdict::refused, failure::client, true},
        {"no such template", 400, error("BadRequestError", "Template not found"), verdict::refused,
         failure::client, true},
        {"another template", 400, error("BadRequestError", "Missing personalisation: first_name"),
         verdict::refused, failure::client, true},
        {"too long", 400, error("BadRequestError", "Emails cannot be longer than 2000000 bytes."),
         verdict::refused, failure::content, false},
        {"no JSON", 400, "<html>", verdict::refused, failure::content, false},
        {"errors of another form", 400, R"({"errors":[1]})", verdict::refused, failure::content,
         false},
        {"another key", 403, error("AuthError", "Invalid token: API key not found"),
         verdict::deferred, failure::auth, true},
        {"a clock", 403,
         error("AuthError", "Error: Your system clock must be accurate to within 30 seconds"),
         verdict::deferred, failure::auth, true},
        {"too many a minute", 429, error("RateLimitError", "3000 requests per 60 seconds"),
         verdict::deferred, failure::rate_limited, true, 60s},
        {"too many a day", 429, error("TooManyRequestsError", "Exceeded send limits"),
         verdict::deferred, failure::rate_limited, true, 1h + 10s},
        {"broken", 500, error("Exception", "Internal server error"), verdict::unknown,
         failure::server, false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const auto ruling = notify::classify(answered(r.status, r.body));
        REQUIRE(ruling.has_value());
        CHECK(ruling->verdict == r.verdict);
        CHECK(ruling->reason == r.reason);
        CHECK(ruling->affects_destination == r.affects_destination);
        CHECK(ruling->retry_after == r.retry_after);
    }
    CHECK(notify::classify(answered(201, rows[0].body))->provider_id ==
          "740e5834-3a29-46b4-9a6f-16142fde533a");
    CHECK(notify::classify(answered(403, ""))->advice.find("clock") != std::string::npos);
}

TEST_CASE("what Notify has no word for is judged by its status") {
    for (const int status : {200, 404, 429, 502, 503}) {
        CAPTURE(status);
        CHECK(!notify::classify(answered(status, "<html>")).has_value());
    }
}

TEST_CASE("without a date the day's limit is asked after in an hour") {
    transfer::http_response answer = answered(429, error("TooManyRequestsError", "for today"));
    answer.headers.clear();
    CHECK(notify::classify(answer)->retry_after == 1h);
}

TEST_CASE("midnight is as far as the date says") {
    struct row {
        std::string date;
        std::optional<std::chrono::seconds> wait;
    };
    const row rows[] = {
        {"Mon, 30 Nov 2026 00:00:00 GMT", 24h},
        {"Mon, 30 Nov 2026 23:59:59 GMT", 1s},
        {"Sat, 31 Dec 2016 23:59:60 GMT", 1s}, // a leap second
        {"Mon, 30 Nov 2026 13:25:11 GMT", 10h + 34min + 49s},
        {"Mon, 30 Nov 2026 24:00:00 GMT", {}},
        {"Mon, 30 Nov 2026 13:6x:11 GMT", {}},
        {"Mon, 30 Nov 2026 13:25:11 BST", {}},
        {"Monday, 30-Nov-26 13:25:11 GMT", {}},
        {"", {}},
    };
    for (const row& r : rows) {
        CAPTURE(r.date);
        CHECK(notify::until_midnight(r.date) == r.wait);
    }
}
