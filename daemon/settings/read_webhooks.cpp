#include "daemon/settings/readers.hpp"
#include "daemon/settings/secret_files.hpp"

#include <set>
#include <string>
#include <utility>

namespace remembrancer::settings {
namespace {

void read_url(section& webhook, webhook::webhook_settings& into) {
    std::string url;
    webhook.read_hidden("url", url);
    into.url = base::secret(std::move(url));
    base::secret from_file = read_secret(webhook, "url_file");
    webhook.expect("url", webhook.has("url") != webhook.has("url_file"),
                   "expected either url, or url_file when who knows the address may post there");
    if (!from_file.empty())
        into.url = std::move(from_file);
}

// The file's keys for those of the struct.
std::string key_in_file(const section& webhook, const std::string& key) {
    if (key == "url" && webhook.has("url_file"))
        return "url_file";
    return key == "secrets" ? "secret_files" : key;
}

void read_webhook(section& one, webhook::webhook_settings& into) {
    one.read("name", into.name);
    one.expect("name", one.has("name"), "expected the name that people's channels call it by");
    read_url(one, into);
    one.refuse("secret", "a secret never stands in the settings; use secret_files = [\"...\"]");
    one.refuse("secrets", "secrets never stand in the settings; use secret_files = [\"...\"]");
    one.refuse("secret_file", "use secret_files = [\"...\"], the newest first");
    into.secrets = read_secrets(one, "secret_files");
    read_http_limits(one, into);
    for (const kit::settings_fault& fault : webhook::faults_of(into)) {
        const bool was_refused = one.has("secret") || one.has("secrets") || one.has("secret_file");
        if (fault.key == "secrets" && was_refused)
            continue;
        // Its faults are phrases that follow the key.
        const bool is_verb = !fault.what.starts_with("number ");
        one.fault_at(key_in_file(one, fault.key), is_verb ? "it " + fault.what : fault.what);
    }
}

} // namespace

void read_webhooks(section& root, std::set<std::string>& names, settings& into) {
    for (section& one : root.tables("webhook")) {
        webhook::webhook_settings webhook;
        read_webhook(one, webhook);
        if (!webhook.name.empty() && !names.insert(webhook.name).second)
            one.fault_at("name", "another channel has this name; each needs its own");
        one.finish();
        into.webhooks.push_back(std::move(webhook));
    }
}

} // namespace remembrancer::settings
