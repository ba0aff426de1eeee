#include "tests/sink/smtp_dialogue.hpp"

#include "tests/sink/http_head.hpp"
#include "tests/sink/smtp_text.hpp"

#include <utility>

#include <fmt/format.h>

namespace remembrancer::sink {

namespace {

std::string_view text_of(int code) {
    switch (code) {
    case 421:
        return "4.3.2 Service shutting down";
    case 451:
        return "4.7.1 Greylisted, try again later";
    case 452:
        return "4.3.1 Insufficient system storage";
    case 550:
        return "5.1.1 No such recipient";
    case 552:
        return "5.2.2 Mailbox full";
    default:
        return "Injected answer";
    }
}

bool refuses(const fault* f) {
    return f != nullptr && f->what == deed::answer && f->code >= 300;
}

/// `usual`, or what the fault does in its place. Code 421 also closes (RFC 5321 3.8).
progress reply(const fault* f, std::string_view usual, std::string& out) {
    progress step;
    if (f == nullptr) {
        out += usual;
        return step;
    }
    step.wait = f->wait;
    if (f->what == deed::drop || f->what == deed::hang) {
        step.then = f->what == deed::drop ? effect::drop : effect::hang;
        return step;
    }
    std::string& to = f->wait.count() > 0 ? step.after : out;
    if (f->what == deed::delay) {
        to += usual;
    } else {
        to += fmt::format("{} {}\r\n", f->code, f->text.empty() ? text_of(f->code) : f->text);
        step.then = f->code == 421 ? effect::close : effect::proceed;
    }
    return step;
}

} // namespace

progress smtp_dialogue::open(std::string& out) {
    if (greeted_)
        return {};
    greeted_ = true;
    const fault* f = strike(point::smtp_connect, "");
    progress step = reply(f, "220 sink.invalid ESMTP remembrancer sink\r\n", out);
    if (refuses(f))
        step.then = effect::close;
    return step;
}

void smtp_dialogue::secured() {
    tls_ = true;
    said_hello_ = authenticated_ = false;
    exchange_.reset();
    forget_mail();
}

progress smtp_dialogue::advance(std::string_view input, std::string& out) {
    std::size_t consumed = 0;
    for (;;) {
        const std::string_view rest = input.substr(consumed);
        progress step = in_data_ ? take_data(rest, out) : take_line(rest, out);
        const bool starved = step.consumed == 0;
        consumed += step.consumed;
        step.consumed = consumed;
        if (starved || step.interrupts())
            return step;
    }
}

progress smtp_dialogue::take_line(std::string_view input, std::string& out) {
    progress step;
    const std::size_t newline = input.find('\n');
    if (std::min(newline, input.size()) > hub_.limits.line) {
        out += "500 5.5.6 Line too long\r\n";
        step.then = effect::close;
        return step;
    }
    if (newline == std::string_view::npos)
        return step;
    std::string_view line = input.substr(0, newline);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    step = exchange_ ? auth_line(line, out) : command(line, out);
    step.consumed = newline + 1;
    return step;
}

progress smtp_dialogue::take_data(std::string_view input, std::string& out) {
    progress step;
    const std::size_t end = find_end_of_data(input, searched_, !too_large_);
    if (end != std::string_view::npos) {
        too_large_ = too_large_ || end > hub_.limits.message;
        step = deliver(input.substr(0, end), out);
        step.consumed = end + 3;
        return step;
    }
    searched_ = input.size();
    if (too_large_ || input.size() > hub_.limits.message) {
        too_large_ = true;
        constexpr std::size_t longest_part_of_the_end = 4;
        step.consumed = input.size() - std::min(input.size(), longest_part_of_the_end);
        searched_ = input.size() - step.consumed;
    }
    return step;
}

progress smtp_dialogue::command(std::string_view line, std::string& out) {
    const auto [verb, arguments] = split_command(line);
    progress step;
    if (same_word(verb, "MAIL"))
        return mail(arguments, out);
    if (same_word(verb, "RCPT"))
        return rcpt(arguments, out);
    if (same_word(verb, "DATA"))
        return data(out);
    if (same_word(verb, "EHLO") || same_word(verb, "HELO"))
        return hello(same_word(verb, "EHLO"), arguments, out);
    if (same_word(verb, "STARTTLS"))
        return start_tls(arguments, out);
    if (same_word(verb, "AUTH"))
        return auth(arguments, out);
    if (same_word(verb, "QUIT")) {
        step = reply(strike(point::smtp_quit, ""), "221 2.0.0 Bye\r\n", out);
        step.then = step.then == effect::proceed ? effect::close : step.then;
    } else if (same_word(verb, "RSET")) {
        forget_mail();
        out += "250 2.0.0 Ok\r\n";
    } else if (same_word(verb, "NOOP")) {
        out += "250 2.0.0 Ok\r\n";
    } else if (same_word(verb, "VRFY")) {
        out += "252 2.5.2 Cannot verify\r\n";
    } else {
        out += "500 5.5.2 Command not recognised\r\n";
    }
    return step;
}

progress smtp_dialogue::hello(bool extended, std::string_view name, std::string& out) {
    if (name.empty()) {
        out += "501 5.5.4 Say your name\r\n";
        return {};
    }
    hub_.sessions += said_hello_ ? 0 : 1;
    said_hello_ = true;
    forget_mail();
    std::string usual = "250 sink.invalid\r\n";
    if (extended) {
        const bool may_auth = !hub_.auth.user.empty() && (tls_ || !hub_.require_tls);
        usual =
            fmt::format("250-sink.invalid\r\n250-PIPELINING\r\n250-SIZE {}\r\n{}{}"
                        "250-ENHANCEDSTATUSCODES\r\n250 8BITMIME\r\n",
                        hub_.limits.message, hub_.offer_starttls && !tls_ ? "250-STARTTLS\r\n" : "",
                        may_auth ? "250-AUTH " + hub_.auth.mechanisms + "\r\n" : "");
    }
    const fault* f = strike(point::smtp_ehlo, name);
    said_hello_ = !refuses(f);
    return reply(f, usual, out);
}

progress smtp_dialogue::start_tls(std::string_view arguments, std::string& out) {
    progress step;
    if (!hub_.offer_starttls || tls_) {
        out += "502 5.5.1 STARTTLS is not offered\r\n";
    } else if (!arguments.empty()) {
        out += "501 5.5.4 STARTTLS takes no arguments\r\n";
    } else {
        out += "220 2.0.0 Ready to start TLS\r\n";
        step.then = effect::start_tls;
    }
    return step;
}

progress smtp_dialogue::auth(std::string_view arguments, std::string& out) {
    if (!said_hello_ || authenticated_ || sender_) {
        out += "503 5.5.1 AUTH is out of place\r\n";
        return {};
    }
    if (hub_.require_tls && !tls_) {
        out += "530 5.7.0 Must issue a STARTTLS command first\r\n";
        return {};
    }
    const auto [mechanism, initial] = split_command(arguments);
    exchange_.emplace(hub_.auth);
    return answer_auth(exchange_->start(mechanism, initial), out);
}

progress smtp_dialogue::auth_line(std::string_view line, std::string& out) {
    return answer_auth(exchange_->respond(line), out);
}

progress smtp_dialogue::answer_auth(sasl_exchange::state state, std::string& out) {
    using enum sasl_exchange::state;
    if (state == challenge) {
        out += "334 " + exchange_->challenge() + "\r\n";
        return {};
    }
    exchange_.reset();
    if (state != accepted) {
        out += state == refused       ? "535 5.7.8 Authentication credentials invalid\r\n"
               : state == unsupported ? "504 5.5.4 Mechanism not offered\r\n"
                                      : "501 5.5.2 Cannot decode the response\r\n";
        return {};
    }
    const fault* f = strike(point::smtp_auth, hub_.auth.user);
    authenticated_ = !refuses(f);
    return reply(f, "235 2.7.0 Authentication successful\r\n", out);
}

progress smtp_dialogue::mail(std::string_view arguments, std::string& out) {
    const std::optional<smtp_path> path = parse_path(arguments, "FROM");
    if (hub_.require_tls && !tls_) {
        out += "530 5.7.0 Must issue a STARTTLS command first\r\n";
    } else if (!hub_.auth.user.empty() && !authenticated_) {
        out += "530 5.7.0 Authentication required\r\n";
    } else if (!said_hello_ || sender_) {
        out += "503 5.5.1 MAIL is out of place\r\n";
    } else if (!path) {
        out += "501 5.5.4 Syntax: MAIL FROM:<address>\r\n";
    } else if (path->size > hub_.limits.message) {
        out += "552 5.3.4 Message size exceeds fixed limit\r\n";
    } else {
        const fault* f = strike(point::smtp_mail, path->address);
        if (!refuses(f))
            sender_ = path->address;
        return reply(f, "250 2.1.0 Ok\r\n", out);
    }
    return {};
}

progress smtp_dialogue::rcpt(std::string_view arguments, std::string& out) {
    const std::optional<smtp_path> path = parse_path(arguments, "TO");
    if (!sender_) {
        out += "503 5.5.1 RCPT is out of place\r\n";
    } else if (!path || path->address.empty()) {
        out += "501 5.5.4 Syntax: RCPT TO:<address>\r\n";
    } else if (recipients_.size() >= hub_.limits.recipients) {
        out += "452 4.5.3 Too many recipients\r\n";
    } else {
        const fault* f = strike(point::smtp_rcpt, *sender_ + " " + std::string(path->address));
        if (!refuses(f))
            recipients_.emplace_back(path->address);
        return reply(f, "250 2.1.5 Ok\r\n", out);
    }
    return {};
}

progress smtp_dialogue::data(std::string& out) {
    if (recipients_.empty()) {
        out += sender_ ? "554 5.5.1 No valid recipients\r\n" : "503 5.5.1 DATA is out of place\r\n";
        return {};
    }
    const fault* f = strike(point::smtp_data, *sender_ + " " + recipients_.front());
    in_data_ = !refuses(f);
    return reply(f, "354 End data with <CR><LF>.<CR><LF>\r\n", out);
}

progress smtp_dialogue::deliver(std::string_view data, std::string& out) {
    in_data_ = false;
    searched_ = 0;
    if (std::exchange(too_large_, false)) {
        forget_mail();
        out += "552 5.3.4 Message size exceeds fixed limit\r\n";
        return {};
    }
    const std::string_view id = message_id(data);
    hub::count_attempt(at_, delivered_++);
    const fault* f = strike(point::smtp_dot, id);
    hub_.deliveries.record(id, fate_of(f), now_ms());
    if (hub_.kept.wanted())
        hub_.kept.mail(id, *sender_, recipients_, data);
    forget_mail();
    return reply(f, fmt::format("250 2.0.0 Ok: queued as {}\r\n", delivered_), out);
}

const fault* smtp_dialogue::strike(point at, std::string_view key) {
    return hub_.faults.strike(at, at_.port, key);
}

void smtp_dialogue::forget_mail() {
    sender_.reset();
    recipients_.clear();
}

} // namespace remembrancer::sink
