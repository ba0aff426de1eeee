#include "connectors/webhook/webhook_settings.hpp"

#include "connectors/transfer/url.hpp"
#include "connectors/webhook/signature.hpp"

namespace remembrancer::webhook {

std::vector<kit::settings_fault> faults_of(const webhook_settings& settings) {
    std::vector<kit::settings_fault> faults;
    const auto expect = [&](bool holds, const char* key, const char* what) {
        if (!holds)
            faults.push_back({key, what});
    };
    expect(!settings.name.empty(), "name", "is empty; give the webhook a name");
    if (std::string fault = transfer::url_fault(settings.url, settings.allow_http); !fault.empty())
        faults.push_back({"url", std::move(fault)});
    expect(!settings.secrets.empty(), "secrets",
           "is empty; give at least one signing secret, whsec_... or whsk_...");
    for (std::size_t i = 0; i < settings.secrets.size(); ++i)
        if (const std::string fault = secret_fault(settings.secrets[i]); !fault.empty())
            faults.push_back({"secrets", "number " + std::to_string(i + 1) + " " + fault});
    kit::check_limits(settings, faults);
    return faults;
}

} // namespace remembrancer::webhook
