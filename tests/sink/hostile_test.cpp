#include "tests/sink/http_dialogue.hpp"
#include "tests/sink/smtp_dialogue.hpp"

#include <random>

#include <doctest/doctest.h>

using namespace remembrancer;

namespace {

const std::string http_seed =
    "POST /hook HTTP/1.1\r\nHost: h\r\nwebhook-id: a\r\nExpect: 100-continue\r\n"
    "Content-Length: 5\r\n\r\nhelloPOST /control HTTP/1.1\r\nContent-Length: 17\r\n\r\n"
    "drop at=http.bodyGET /counters HTTP/1.1\r\n\r\nGET /ids HTTP/1.0\r\n\r\n";
const std::string smtp_seed =
    "EHLO c\r\nAUTH PLAIN AG9mZmljZQBw\r\nAUTH LOGIN\r\nb2ZmaWNl\r\ncA==\r\n"
    "MAIL FROM:<a@b> SIZE=10\r\nRCPT TO:<c@d>\r\nDATA\r\nMessage-ID:\r\n <x@y>\r\n\r\n..a\r\n.\r\n"
    "STARTTLS\r\nRSET\r\nVRFY x\r\nQUIT\r\n";

/// A few bytes of `seed` changed, removed, doubled or swapped for others that matter.
std::string damaged(const std::string& seed, std::mt19937& random) {
    constexpr std::string_view telling("\r\n.:<>= \0\xff"
                                       "9",
                                       11);
    std::string text = seed;
    const auto below = [&](std::size_t n) { return random() % std::max<std::size_t>(1, n); };
    for (std::size_t changes = 1 + below(6); changes > 0 && !text.empty(); --changes) {
        const std::size_t at = below(text.size());
        switch (below(4)) {
        case 0:
            text[at] = telling[below(telling.size())];
            break;
        case 1:
            text.erase(at, 1 + below(10));
            break;
        case 2:
            text.insert(at, text.substr(below(text.size()), below(30)));
            break;
        default:
            text[at] = static_cast<char>(below(256));
        }
    }
    return text;
}

/// Feeds `text` in random pieces as a session would; false if a promise of the dialogue breaks.
bool survives(sink::dialogue& talk, std::string_view text, std::mt19937& random) {
    std::string unread;
    std::string out;
    talk.open(out);
    while (!text.empty()) {
        const std::size_t piece = 1 + random() % text.size();
        unread += text.substr(0, piece);
        text.remove_prefix(piece);
        const sink::progress step = talk.advance(unread, out);
        if (step.consumed > unread.size())
            return false;
        unread.erase(0, step.consumed);
        if (step.then != sink::effect::proceed)
            return true;
    }
    return true;
}

} // namespace

TEST_CASE("damaged input never makes a dialogue fail") {
    constexpr int runs = 4000;
    for (unsigned seed = 0; seed < runs; ++seed) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        sink::hub hub;
        hub.auth = {"office", "p", "t"};
        hub.offer_starttls = seed % 2 == 0;
        hub.limits.message = seed % 3 == 0 ? 16 : 4096;
        hub.kept.keep_in_memory();
        sink::http_dialogue http(hub, hub.listeners.emplace_back());
        sink::smtp_dialogue smtp(hub, hub.listeners.emplace_back(), false);
        REQUIRE(survives(http, damaged(http_seed, random), random));
        REQUIRE(survives(smtp, damaged(smtp_seed, random), random));
    }
}
