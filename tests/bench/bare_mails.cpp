#include "tests/bench/bare_mails.hpp"

#include "tests/bench/measure.hpp"

#include <algorithm>
#include <atomic>
#include <memory>
#include <stdexcept>
#include <string_view>
#include <thread>
#include <vector>

#include <curl/curl.h>

namespace remembrancer::bench {
namespace {

std::size_t give(char* to, std::size_t size, std::size_t count, void* from) {
    auto& left = *static_cast<std::string_view*>(from);
    const std::size_t given = std::min(left.size(), size * count);
    std::copy_n(left.data(), given, to);
    left.remove_prefix(given);
    return given;
}

/// Whether all of this session's mails were taken.
bool send_all(const mail_run& what, std::atomic<int>& next) {
    const std::unique_ptr<CURL, void (*)(CURL*)> easy(curl_easy_init(), &curl_easy_cleanup);
    const std::unique_ptr<curl_slist, void (*)(curl_slist*)> to(
        curl_slist_append(nullptr, what.to.c_str()), &curl_slist_free_all);
    for (int number = next++; number < what.count; number = next++) {
        const std::string mail = "Message-ID: <bare-" + std::to_string(number) +
                                 "@programme.example>\r\n" + what.after_id;
        std::string_view left = mail;
        curl_easy_reset(easy.get());
        curl_easy_setopt(easy.get(), CURLOPT_URL, what.url.c_str());
        curl_easy_setopt(easy.get(), CURLOPT_MAIL_FROM, what.from.c_str());
        curl_easy_setopt(easy.get(), CURLOPT_MAIL_RCPT, to.get());
        curl_easy_setopt(easy.get(), CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(easy.get(), CURLOPT_INFILESIZE, static_cast<long>(mail.size()));
        curl_easy_setopt(easy.get(), CURLOPT_READFUNCTION, &give);
        curl_easy_setopt(easy.get(), CURLOPT_READDATA, static_cast<void*>(&left));
        curl_easy_setopt(easy.get(), CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy.get(), CURLOPT_TIMEOUT_MS, 120'000L);
        if (curl_easy_perform(easy.get()) != CURLE_OK)
            return false;
    }
    return true;
}

} // namespace

double bare_mails(const mail_run& what) {
    std::atomic<int> next{0};
    std::atomic<bool> failed{false};
    const double taken = seconds_of([&] {
        std::vector<std::jthread> sessions;
        for (int i = 0; i < what.sessions; ++i)
            sessions.emplace_back([&] {
                if (!send_all(what, next))
                    failed = true;
            });
    });
    if (failed)
        throw std::runtime_error("bare libcurl: a mail failed");
    return taken;
}

} // namespace remembrancer::bench
