#include "connectors/webhook/webhook_settings.hpp"

#include "connectors/transfer/url.hpp"
#include "connectors/webhook/signature.hpp"

#include <fstream>

namespace remembrancer::webhook {

std::vector<kit::settings_fault> faults_of(const webhook_settings& settings) {
    using namespace std::chrono_literals;
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
    expect(settings.timeout >= 1s && settings.timeout <= 60s, "timeout",
           "is out of range; give 1 to 60 seconds");
    expect(settings.in_flight >= 1 && settings.in_flight <= 1000, "in_flight",
           "is out of range; give 1 to 1000");
    expect(settings.per_second >= 0 && settings.per_second <= 1e6, "per_second",
           "is out of range; give 0 (no limit) to 1000000");
    expect(settings.ca_file.empty() || std::ifstream(settings.ca_file).good(), "ca_file",
           "cannot be read; give the path of a PEM file that the service's user may read");
    return faults;
}

} // namespace remembrancer::webhook
