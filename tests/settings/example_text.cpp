#include "tests/settings/example_text.hpp"

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace remembrancer::test {

std::string example() {
    std::ifstream in(REMEMBRANCER_CONFIG_DIR "/remembrancer.toml", std::ios::binary);
    if (!in)
        throw std::runtime_error("config/remembrancer.toml cannot be read");
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string example_with_every_key() {
    std::istringstream in(example());
    std::string out;
    for (std::string line; std::getline(in, line);) {
        const bool shown = line.size() > 1 && line[0] == '#' && line.find_first_not_of('#') == 1 &&
                           (line[1] != ' ' || line.starts_with("#    {"));
        out += shown ? line.substr(1) : line;
        out += '\n';
    }
    return out;
}

std::string example_with_a_password() {
    std::istringstream in(example_with_every_key());
    std::string out;
    for (std::string line; std::getline(in, line);) {
        bool is_of_token = false;
        for (const char* key : {"token_file = \"remembrancer.smtp", "token_url", "client_id",
                                "client_secret_file", "scope", "token_ca_file"})
            is_of_token = is_of_token || line.starts_with(key);
        if (!is_of_token)
            out += line;
        out += '\n';
    }
    return out;
}

example_folder::example_folder() {
    const auto write = [this](const char* file, const char* text) {
        std::ofstream(path() / file) << text << '\n';
    };
    write("bank-holidays.json", "{}");
    write("relay-ca.pem", "");
    write("hooks-ca.pem", "");
    write("remembrancer.smtp-password", "example");
    write("remembrancer.smtp-client-secret", "example");
    write("remembrancer.smtp-token", "example");
    write("remembrancer.unsubscribe-secret", "example of 16 and more");
    write("remembrancer.webhook-secret", "whsec_ZXhhbXBsZWV4YW1wbGVleGFtcGxlZXhhbXBsZQ==");
    write("remembrancer.chat-token", "example");
    write("remembrancer.webhook-key", "whsk_ZXhhbXBsZWV4YW1wbGVleGFtcGxlZXhhbXBsZWV4YW0=");
    write("remembrancer.chat-url", "https://chat.example.org/hooks/example");
    write("remembrancer.notify-key", "example-26785a09-ab16-4eb0-8407-a37497a57506-"
                                     "3d844edf-8d35-48ac-975b-e847b4f122b0");
    write("remembrancer.google-chat-url",
          "https://chat.googleapis.com/v1/spaces/AAAA/messages?key=example&token=example");
    write("remembrancer.slack-token", "xoxb-example");
    write("remembrancer.webex-token", "example");
}

} // namespace remembrancer::test
