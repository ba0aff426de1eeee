#include "connectors/transfer/url.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include <curl/curl.h>

namespace remembrancer::transfer {
namespace {

/// Shorter parts ("v1", "hooks") are no secrets, and blotting them out would garble the text.
constexpr std::size_t shortest_secret = 6;

struct free_url {
    void operator()(CURLU* handle) const { curl_url_cleanup(handle); }
};
using url_handle = std::unique_ptr<CURLU, free_url>;

std::string part(const url_handle& url, CURLUPart which, unsigned flags = 0) {
    char* text = nullptr;
    if (curl_url_get(url.get(), which, &text, flags) != CURLUE_OK)
        return {};
    std::string copy(text);
    curl_free(text);
    return copy;
}

/// Null when `text` is no absolute URL.
url_handle parse(const std::string& text) {
    url_handle url(curl_url());
    if (url == nullptr || text.find('\0') != std::string::npos ||
        curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_NON_SUPPORT_SCHEME) != CURLUE_OK)
        return nullptr;
    return url;
}

bool is_control_or_space(char c) {
    return static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
}

void add_pieces(std::vector<std::string>& out, std::string_view text, std::string_view separators) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace

std::string url_fault(const base::secret& url, bool allow_http) {
    const std::string& text = url.reveal();
    if (text.empty())
        return "is empty; give the full address, https://...";
    if (std::ranges::any_of(text, is_control_or_space))
        return "holds a space or a control character; percent-encode it";
    const url_handle parsed = parse(text);
    if (parsed == nullptr)
        return "is not a URL; give the full address, https://...";
    const std::string scheme = part(parsed, CURLUPART_SCHEME);
    if (scheme == "http" && !allow_http)
        return "is plain http, which anyone on the way can read; use https, or allow http for it";
    if (scheme != "https" && scheme != "http")
        return "does not begin with https://";
    // libcurl would take the first part of the path for the host.
    if (text.find(":///") != std::string::npos)
        return "names no host";
    if (!part(parsed, CURLUPART_USER).empty() || !part(parsed, CURLUPART_PASSWORD).empty())
        return "holds a user name or password; they are not supported in a URL";
    if (text.find('#') != std::string::npos)
        return "holds a fragment (#...), which is never sent; remove it";
    return {};
}

std::string host_of(const base::secret& url) {
    const url_handle parsed = parse(url.reveal());
    std::string host = parsed == nullptr ? std::string() : part(parsed, CURLUPART_HOST);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    return host;
}

std::string redacted(const base::secret& url) {
    const url_handle parsed = parse(url.reveal());
    if (parsed == nullptr)
        return "***";
    const std::string port = part(parsed, CURLUPART_PORT);
    return part(parsed, CURLUPART_SCHEME) + "://" + part(parsed, CURLUPART_HOST) +
           (port.empty() ? "" : ":" + port) + "/***";
}

url_redactor::url_redactor(const base::secret& url, const std::vector<base::secret>& others) {
    const url_handle parsed = parse(url.reveal());
    std::vector<std::string> pieces{url.reveal()};
    for (const base::secret& other : others)
        pieces.push_back(other.reveal());
    if (parsed != nullptr) {
        for (const unsigned flags : {0U, unsigned{CURLU_URLDECODE}}) {
            const std::string path = part(parsed, CURLUPART_PATH, flags);
            const std::string query = part(parsed, CURLUPART_QUERY, flags);
            pieces.push_back(path);
            pieces.push_back(query);
            pieces.push_back(path + "?" + query);
            add_pieces(pieces, path, "/");
            add_pieces(pieces, query, "&=");
        }
    }
    std::erase_if(pieces, [](const std::string& piece) { return piece.size() < shortest_secret; });
    std::ranges::sort(pieces, [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    pieces.erase(std::unique(pieces.begin(), pieces.end()), pieces.end());
    for (std::string& piece : pieces)
        parts_.emplace_back(std::move(piece));
}

std::string url_redactor::operator()(std::string_view text) const {
    std::string out(text);
    for (const base::secret& secret : parts_) {
        const std::string& value = secret.reveal();
        for (std::size_t at = out.find(value); at != std::string::npos;
             at = out.find(value, at + 3))
            out.replace(at, value.size(), "***");
    }
    return out;
}

} // namespace remembrancer::transfer
