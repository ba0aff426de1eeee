#include "connectors/matrix/matrix.hpp"

#include "connectors/kit/text.hpp"
#include "connectors/matrix/classify.hpp"
#include "connectors/matrix/payload.hpp"

#include <algorithm>
#include <array>

namespace remembrancer::matrix {
namespace {

constexpr std::size_t longest_id = 255; // in bytes

constexpr std::array<kit::own_key, 1> keys{{{"room", "the room's ID, as \"!abcdef:example.org\""}}};

/// Newer rooms have IDs without a server's name.
bool is_room_id(std::string_view text) {
    return text.size() > 1 && text.size() <= longest_id && text.front() == '!' &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7F; });
}

bool is_user_id(std::string_view text) {
    const std::size_t colon = text.find(':');
    return text.size() <= longest_id && text.starts_with('@') && colon != text.npos && colon > 1 &&
           colon + 1 < text.size() && std::ranges::all_of(text, [](char c) {
               return c > ' ' && c < 0x7F && c != '<' && c != '>' && c != '"' && c != '\\';
           });
}

std::string handle_fault(std::string_view handle) {
    return is_user_id(handle) ? std::string()
                              : "expected a user ID, as \"@sian:example.org\": in their profile";
}

std::vector<kit::settings_fault> faults_of(const kit::channel_settings& settings) {
    std::vector<kit::settings_fault> faults;
    const std::string& url = settings.url.reveal();
    if (url.find("/_matrix") != url.npos || url.find('?') != url.npos)
        faults.push_back({"url", "holds more than the server's address; give that alone, as "
                                 "\"https://matrix.example.org\""});
    if (!is_room_id(settings.own_value("room")))
        faults.push_back({"room", "is no room's ID, which begins with an exclamation mark; give "
                                  "it as \"!abcdef:example.org\", from the room's settings under "
                                  "Advanced (an address, #name:example.org, is another thing)"});
    return faults;
}

class matrix_dialect final : public kit::dialect {
public:
    explicit matrix_dialect(const kit::channel_settings& settings)
        : path_((settings.url.reveal().ends_with('/') ? "" : "/") +
                std::string("_matrix/client/v3/rooms/") +
                kit::percent_encoded(settings.own_value("room")) + "/send/m.room.message/"),
          headers_{"Content-Type: application/json",
                   "Authorization: Bearer " + settings.token.reveal()} {}

    [[nodiscard]] kit::composed compose(const kit::post& what) const override {
        kit::channel_request request;
        request.body = payload(what.words, what.delivery.address);
        request.headers = headers_;
        request.path = path_ + kit::percent_encoded(what.delivery.key);
        request.method = transfer::http_method::put;
        return {{std::move(request)}};
    }

    [[nodiscard]] std::optional<kit::ruling>
    classify(const transfer::http_response& answer) const override {
        return matrix::classify(answer);
    }

private:
    std::string path_;
    std::vector<std::string> headers_;
};

} // namespace

const kit::channel_kind kind{
    .name = "matrix",
    .token = kit::presence::required,
    .keys = keys,
    .addresses = [](const kit::channel_settings&) { return kit::addressing::mention; },
    .quota_of =
        [](const kit::channel_settings&) {
            return kit::quota{.per_second = 0.2,
                              .says = "Synapse takes one message in five seconds from an account",
                              .source = "rc_message in its configuration",
                              .may_be_raised = true};
        },
    .faults_of = faults_of,
    .handle_fault = handle_fault,
    .make = [](const kit::channel_settings& settings) -> std::unique_ptr<kit::dialect> {
        return std::make_unique<matrix_dialect>(settings);
    },
};

} // namespace remembrancer::matrix
