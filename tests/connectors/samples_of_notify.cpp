#include "tests/connectors/samples_of_notify.hpp"

#include "connectors/notify/notify.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <nlohmann/json.hpp>

namespace remembrancer::tests {
namespace {

using nlohmann::json;

/// Of a value alone on its line or in a bullet: what would act in Notify's Markdown.
std::string active_in_value(const std::string& text) {
    for (const std::string_view mark : {"](", "://", "((", "))"})
        if (text.find(mark) != text.npos)
            return std::string(mark);
    if (text.find_first_of("#^*-+=_~`|<>[:") == 0 || text.starts_with("\u2022"))
        return "the beginning of a block";
    const std::size_t digits = text.find_first_not_of("0123456789");
    if (digits != text.npos && digits > 0 && (text[digits] == '.' || text[digits] == ')'))
        return "the beginning of a list";
    return {};
}

std::string active_in_email(const std::string& body, const std::string&) {
    const json parsed = json::parse(body);
    std::vector<std::string> names = parsed.at("sanitise_content_for");
    for (const auto& [name, value] : parsed.at("personalisation").items()) {
        const std::vector<std::string> texts =
            value.is_array() ? value.get<std::vector<std::string>>()
                             : std::vector<std::string>{value.get<std::string>()};
        for (const std::string& text : texts) {
            if (text.find('\n') != text.npos)
                return "a line break in " + name;
            if (const std::string active = active_in_value(text); !active.empty())
                return active + " in " + name;
        }
        const bool is_free = name != "subject" && name != "day" && name != "link";
        if (is_free != (std::ranges::find(names, name) != names.end()))
            return name + " is not sanitised, or should not be";
    }
    return {};
}

/// A text message has no Markdown: a URL and a placeholder are all that could act.
std::string active_in_sms(const std::string& body, const std::string&) {
    for (const std::string_view mark : {"://", "((", "))"})
        if (body.find(mark) != body.npos)
            return std::string(mark);
    return {};
}

std::string text_message(const std::string& body) {
    return filled_in("sms.md", body);
}

channel_sample notify_sample(std::string_view way) {
    channel_sample sample{&notify::kind, {}, {}};
    sample.way = way;
    sample.settings.kind = notify::kind.name;
    sample.settings.name = "sample";
    sample.settings.url = base::secret("https://notify.example.org");
    sample.settings.token = base::secret("s3cr3t-of-tests-26785a09-ab16-4eb0-8407-a37497a57506-"
                                         "3d844edf-8d35-48ac-975b-e847b4f122b0");
    sample.settings.own["template_id"] = "f33517ff-2a88-4f6e-b855-c550268ce08a";
    sample.settings.own["sends"] = way;
    sample.settings.own["reply_to_id"] = "8e222534-7f05-4972-86e3-17c5d9f894e2";
    sample.settings.per_second = 0;
    sample.success = 201;
    sample.success_body = R"({"id":"740e5834-3a29-46b4-9a6f-16142fde533a","reference":"rem-7"})";
    return sample;
}

} // namespace

channel_sample notify_email() {
    channel_sample sample = notify_sample("email");
    sample.handle = "sian.jones@dorset.example";
    sample.limit = 2'000'000;
    sample.active_in = active_in_email;
    return sample;
}

channel_sample notify_sms() {
    channel_sample sample = notify_sample("sms");
    sample.handle = "07700 900123";
    sample.limit = 918;
    sample.of = kit::unit::characters;
    sample.counted = text_message;
    sample.active_in = active_in_sms;
    return sample;
}

std::string filled_in(const std::string& file, const std::string& body) {
    std::ifstream in(NOTIFY_TEMPLATES "/" + file, std::ios::binary);
    if (!in)
        throw std::runtime_error("no such template: " + file);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const json values = json::parse(body).at("personalisation");
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = std::min(text.find("((", at), text.size());
        out += text.substr(at, open - at);
        const std::size_t close = text.find("))", open);
        at = close == text.npos ? text.size() : close + 2;
        if (open == text.size())
            break;
        const json& value = values.at(text.substr(open + 2, close - open - 2));
        if (!value.is_array()) {
            out += value.get<std::string>();
            continue;
        }
        for (const json& each : value)
            out += "\n* " + each.get<std::string>();
    }
    return out;
}

} // namespace remembrancer::tests
