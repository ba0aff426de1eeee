#include "tests/sink/capture.hpp"

#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

namespace remembrancer::sink {

void capture::write_to(std::filesystem::path directory) {
    std::filesystem::create_directories(directory);
    directory_ = std::move(directory);
}

void capture::request(std::string_view id, std::string_view head_and_body) {
    keep(id, std::string(head_and_body), "http");
}

void capture::mail(std::string_view id, std::string_view sender,
                   const std::vector<std::string>& recipients, std::string_view stuffed) {
    std::string text = "X-Envelope-From: <" + std::string(sender) + ">\r\n";
    for (const std::string& recipient : recipients)
        text += "X-Envelope-To: <" + recipient + ">\r\n";
    keep(id, text + unstuffed(stuffed), "eml");
}

const std::string* capture::last(std::string_view id) const {
    const auto found = last_.find(std::string(id));
    return found == last_.end() ? nullptr : &found->second;
}

void capture::keep(std::string_view id, std::string text, std::string_view extension) {
    if (!directory_.empty()) {
        const auto path = directory_ / fmt::format("{:06}.{}", ++written_, extension);
        std::ofstream file(path, std::ios::binary);
        file << text;
        if (!file.flush())
            throw std::runtime_error("cannot write " + path.string());
    }
    if (in_memory_)
        last_[std::string(id)] = std::move(text);
}

std::string unstuffed(std::string_view data) {
    std::string text;
    text.reserve(data.size());
    while (!data.empty()) {
        const std::size_t newline = data.find('\n');
        const std::size_t length = newline == std::string_view::npos ? data.size() : newline + 1;
        text.append(data.substr(0, length).substr(data.front() == '.' ? 1 : 0));
        data.remove_prefix(length);
    }
    return text;
}

} // namespace remembrancer::sink
