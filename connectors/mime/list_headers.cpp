#include "connectors/mime/list_headers.hpp"

#include "connectors/mime/headers.hpp"
#include "connectors/transfer/url.hpp"

#include <algorithm>
#include <memory>

#include <gmime/gmime.h>

namespace remembrancer::mime {
namespace {

constexpr std::string_view placeholder = "{token}";
/// With the token and an address it stays on one line of a header, which is not folded.
constexpr std::size_t longest_url = 400;
constexpr std::size_t shortest_secret = 16;

std::string with_token(std::string url, const std::string& token) {
    return url.replace(url.find(placeholder), placeholder.size(), token);
}

std::string url_fault(const std::string& url) {
    const std::size_t at = url.find(placeholder);
    if (at == std::string::npos || url.find(placeholder, at + 1) != std::string::npos)
        return "expected {token} once, where the reader's token goes";
    if (url.size() > longest_url)
        return "expected at most " + std::to_string(longest_url) + " characters";
    const bool plain = std::ranges::all_of(
        url, [](char c) { return c > ' ' && c <= '~' && c != '<' && c != '>' && c != ','; });
    if (!plain)
        return "percent-encode what is not plain ASCII, and <, > and commas";
    return transfer::url_fault(base::secret(with_token(url, "token")), false);
}

} // namespace

std::vector<std::string> faults_in(const mail_settings& settings) {
    std::vector<std::string> faults;
    const bool has_url = !settings.unsubscribe_url.empty();
    const std::size_t secret = settings.unsubscribe_secret.reveal().size();
    if (has_url)
        if (const std::string fault = url_fault(settings.unsubscribe_url); !fault.empty())
            faults.push_back("unsubscribe_url: " + fault);
    if (has_url && secret < shortest_secret)
        faults.push_back("unsubscribe_secret_file: expected, because there is an unsubscribe_url; "
                         "at least " +
                         std::to_string(shortest_secret) + " characters that nobody can guess");
    if (!has_url && secret > 0)
        faults.emplace_back("unsubscribe_url: expected, because there is a secret for it");
    return faults;
}

std::string reader_token(std::string_view reader, const base::secret& secret) {
    const std::string& key = secret.reveal();
    const std::unique_ptr<char, decltype(&g_free)> hex(
        g_compute_hmac_for_data(G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(key.data()),
                                key.size(), reinterpret_cast<const guchar*>(reader.data()),
                                reader.size()),
        g_free);
    return hex.get();
}

void append_list_headers(std::string& out, const mail_identity& identity,
                         const mail_settings& settings, const std::string& domain,
                         std::string_view series, std::string_view reader) {
    std::string label(series);
    std::ranges::replace(label, '_', '-');
    append_raw(out, "List-Id", '<' + label + ".digests." + domain + '>');
    std::string ways;
    if (!settings.unsubscribe_url.empty())
        ways = '<' +
               with_token(settings.unsubscribe_url,
                          reader_token(reader, settings.unsubscribe_secret)) +
               '>';
    if (!identity.reply_to_address.empty())
        ways += (ways.empty() ? "<mailto:" : ", <mailto:") + identity.reply_to_address +
                "?subject=unsubscribe>";
    if (!ways.empty())
        append_raw(out, "List-Unsubscribe", ways);
    if (!settings.unsubscribe_url.empty())
        append_raw(out, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
}

} // namespace remembrancer::mime
