#include "tests/sink/options.hpp"

#include <charconv>
#include <functional>
#include <map>
#include <stdexcept>

namespace remembrancer::sink {

const std::string_view usage =
    R"(remembrancer_sink - takes HTTP and SMTP deliveries, counts every id and its copies, and fails as told

  --http ADDRESS:PORT    listen; port 0 takes a free one. Likewise --https, --smtp, --smtps.
                         Repeatable. The ports come as one line of JSON on standard output.
  --fault LINE           as below; repeatable
  --tls-cert FILE --tls-key FILE   PEM; also makes --smtp offer STARTTLS
  --require-tls          SMTP: no AUTH and no MAIL before TLS
  --auth-user NAME, --auth-password WORD, --auth-token TOKEN   SMTP: MAIL needs AUTH
  --auth-mechanisms "PLAIN LOGIN XOAUTH2"   those offered
  --max-body BYTES, --max-message BYTES
  --keep                 keep the last delivery of each id for GET /delivery?id=ID
  --capture DIRECTORY    write every delivery to a file
  --die-with-parent      so that a test that crashes leaves no sink behind

The id is the header webhook-id (else X-Id), or Message-ID without its angle brackets.
On every HTTP listener: GET /counters, GET /ids, POST /reset, and POST /control with lines of
`clear` or of faults:
  answer|delay|drop|hang at=POINT [code=N] [ms=N] [every=N] [first=N] [times=N] [port=N]
      [match=TEXT] [retry-after=S | retry-after-date=S] [location=URL] [apart=yes|no] [text=...]
  POINT: http.head http.body smtp.connect smtp.ehlo smtp.auth smtp.mail smtp.rcpt smtp.data
      smtp.dot smtp.quit
`first` counts attempts of each id, or for MAIL and RCPT of each envelope (so code=451 first=1 at
smtp.rcpt is greylisting); `match` looks into the same. An id refused by an answer is not a copy.
One dropped or hung up on after its whole delivery is: an injected copy, counted apart; `apart=yes`
counts a delayed or refused one so too.
SIGTERM or SIGINT prints the counters and exits 0.
)";

namespace {

std::uint64_t number(const std::string& option, std::string_view text, std::uint64_t most) {
    std::uint64_t value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || ec != std::errc() || end != text.data() + text.size() || value > most)
        throw std::invalid_argument(option + ": not a number in range: '" + std::string(text) +
                                    "'");
    return value;
}

listen_option listen_at(protocol speaks, const std::string& option, const std::string& value) {
    const std::size_t colon = value.rfind(':');
    if (colon == std::string::npos || colon == 0)
        throw std::invalid_argument(option + ": expected ADDRESS:PORT, found '" + value + "'");
    const std::string_view port = std::string_view(value).substr(colon + 1);
    return {speaks, value.substr(0, colon),
            static_cast<std::uint16_t>(number(option, port, 65535))};
}

fault fault_from(const std::string& line) {
    std::variant<fault, std::string> parsed = parse_fault(line);
    if (const std::string* error = std::get_if<std::string>(&parsed))
        throw std::invalid_argument("--fault " + *error);
    return std::get<fault>(std::move(parsed));
}

using setter = std::function<void(sink_options&, const std::string&)>;

std::map<std::string, setter> setters() {
    constexpr std::uint64_t most_bytes = 1ULL << 30;
    std::map<std::string, setter> all{
        {"--fault", [](auto& o, auto& v) { o.faults.push_back(fault_from(v)); }},
        {"--tls-cert", [](auto& o, auto& v) { o.tls_cert = v; }},
        {"--tls-key", [](auto& o, auto& v) { o.tls_key = v; }},
        {"--auth-user", [](auto& o, auto& v) { o.auth.user = v; }},
        {"--auth-password", [](auto& o, auto& v) { o.auth.password = v; }},
        {"--auth-token", [](auto& o, auto& v) { o.auth.token = v; }},
        {"--auth-mechanisms", [](auto& o, auto& v) { o.auth.mechanisms = v; }},
        {"--capture", [](auto& o, auto& v) { o.capture = v; }},
        {"--max-body",
         [](auto& o, auto& v) { o.limits.body = number("--max-body", v, most_bytes); }},
        {"--max-message",
         [](auto& o, auto& v) { o.limits.message = number("--max-message", v, most_bytes); }},
    };
    const std::map<std::string, protocol> protocols{{"--http", protocol::http},
                                                    {"--https", protocol::https},
                                                    {"--smtp", protocol::smtp},
                                                    {"--smtps", protocol::smtps}};
    for (const auto& [name, speaks] : protocols)
        all[name] = [name = name, speaks = speaks](sink_options& o, const std::string& v) {
            o.listeners.push_back(listen_at(speaks, name, v));
        };
    return all;
}

bool* flag_of(sink_options& options, std::string_view name) {
    if (name == "--keep")
        return &options.keep;
    if (name == "--require-tls")
        return &options.require_tls;
    return name == "--die-with-parent" ? &options.die_with_parent : nullptr;
}

void check(const sink_options& options) {
    if (options.listeners.empty())
        throw std::invalid_argument("give at least one of --http, --https, --smtp, --smtps");
    if (options.tls_cert.empty() != options.tls_key.empty())
        throw std::invalid_argument("--tls-cert and --tls-key belong together");
    bool wants_tls = options.require_tls;
    for (const listen_option& each : options.listeners)
        wants_tls = wants_tls || each.speaks == protocol::https || each.speaks == protocol::smtps;
    if (wants_tls && options.tls_cert.empty())
        throw std::invalid_argument("TLS needs --tls-cert and --tls-key");
}

} // namespace

sink_options parse_options(const std::vector<std::string>& arguments) {
    sink_options options;
    const std::map<std::string, setter> known = setters();
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& name = arguments[i];
        if (name == "--help") {
            options.help = true;
            return options;
        }
        if (bool* flag = flag_of(options, name)) {
            *flag = true;
            continue;
        }
        const auto found = known.find(name);
        if (found == known.end())
            throw std::invalid_argument("unknown option '" + name + "'; see --help");
        if (++i == arguments.size())
            throw std::invalid_argument(name + " needs a value");
        found->second(options, arguments[i]);
    }
    check(options);
    return options;
}

} // namespace remembrancer::sink
