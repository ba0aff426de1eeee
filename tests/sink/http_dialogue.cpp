#include "tests/sink/http_dialogue.hpp"

#include "tests/sink/control.hpp"

#include <ctime>

#include <fmt/format.h>

namespace remembrancer::sink {

namespace {

std::string_view phrase_of(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 302:
        return "Found";
    case 400:
        return "Bad Request";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 410:
        return "Gone";
    case 411:
        return "Length Required";
    case 413:
        return "Content Too Large";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Other";
    }
}

/// RFC 9110 5.6.7, whatever the locale.
std::string http_date(std::time_t when) {
    constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::tm utc{};
    gmtime_r(&when, &utc);
    return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", days[utc.tm_wday], utc.tm_mday,
                       months[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

std::string response(int status, std::string_view fields, std::string_view body, bool keep_alive) {
    return fmt::format("HTTP/1.1 {} {}\r\nContent-Length: {}\r\n{}{}\r\n{}", status,
                       phrase_of(status), body.size(), fields,
                       keep_alive ? "" : "Connection: close\r\n", body);
}

std::string injected_response(const fault& f, bool keep_alive) {
    std::string fields;
    if (f.retry_after)
        fields += "Retry-After: " +
                  (f.retry_after_as_date ? http_date(std::time(nullptr) + f.retry_after->count())
                                         : std::to_string(f.retry_after->count())) +
                  "\r\n";
    if (!f.location.empty())
        fields += "Location: " + f.location + "\r\n";
    return response(f.code, fields, "", keep_alive);
}

void refuse(int status, std::string& out, progress& step) {
    out += response(status, "", "", false);
    step.then = effect::close;
}

/// The fault's deed in place of `usual`.
void carry_out(const fault& f, std::string usual, bool keep_alive, std::string& out,
               progress& step) {
    step.wait = f.wait;
    switch (f.what) {
    case deed::drop:
        step.then = effect::drop;
        return;
    case deed::hang:
        step.then = effect::hang;
        return;
    case deed::answer:
        usual = injected_response(f, keep_alive);
        break;
    case deed::delay:
        break;
    }
    step.then = keep_alive ? effect::proceed : effect::close;
    (f.wait.count() > 0 ? step.after : out) += usual;
}

} // namespace

progress http_dialogue::open(std::string&) {
    return {};
}

progress http_dialogue::advance(std::string_view input, std::string& out) {
    progress step;
    while (!step.interrupts() && take_request(input.substr(step.consumed), out, step)) {
    }
    return step;
}

bool http_dialogue::take_request(std::string_view input, std::string& out, progress& step) {
    const head_result parsed = parse_head(input);
    const http_head& head = parsed.head;
    if (parsed.state == head_state::refused) {
        refuse(parsed.status, out, step);
        return false;
    }
    if (parsed.state == head_state::incomplete ? input.size() > hub_.limits.head
                                               : head.size > hub_.limits.head) {
        refuse(431, out, step);
        return false;
    }
    if (parsed.state == head_state::incomplete)
        return false;
    if (!head_judged_ && !is_control(head.target)) {
        head_judged_ = true;
        if (const fault* f = hub_.faults.strike(point::http_head, at_.port, head.id)) {
            // The body stays unread, so an answer here ends the connection.
            carry_out(*f, "", f->what == deed::delay, out, step);
            return false;
        }
    }
    if (head.content_length > hub_.limits.body) {
        refuse(413, out, step);
        return false;
    }
    const std::size_t whole = head.size + head.content_length;
    if (input.size() < whole) {
        if (head.expects_continue && !continued_)
            out += "HTTP/1.1 100 Continue\r\n\r\n";
        continued_ = true;
        return false;
    }
    take_body(head, input.substr(0, whole), out, step);
    step.consumed += whole;
    head_judged_ = continued_ = false;
    return true;
}

void http_dialogue::take_body(const http_head& head, std::string_view request, std::string& out,
                              progress& step) {
    if (!is_control(head.target) && (head.method == "POST" || head.method == "PUT")) {
        deliver(head, request, out, step);
        return;
    }
    const control_answer answer = is_control(head.target)
                                      ? answer_control(hub_, head, request.substr(head.size))
                                      : control_answer{405, "only POST and PUT deliver\n"};
    out += response(answer.status, "", answer.body, head.keep_alive);
    if (!head.keep_alive)
        step.then = effect::close;
}

void http_dialogue::deliver(const http_head& head, std::string_view request, std::string& out,
                            progress& step) {
    hub::count_attempt(at_, delivered_++);
    const fault* f = hub_.faults.strike(point::http_body, at_.port, head.id);
    hub_.deliveries.record(head.id, fate_of(f), now_ms());
    if (hub_.kept.wanted())
        hub_.kept.request(head.id, request);
    if (f != nullptr) {
        carry_out(*f, response(200, "", "", head.keep_alive), head.keep_alive, out, step);
    } else if (head.keep_alive) {
        out += "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    } else {
        out += response(200, "", "", false);
        step.then = effect::close;
    }
}

} // namespace remembrancer::sink
