#include "tests/bench/bare_posts.hpp"

#include "tests/bench/measure.hpp"

#include <memory>
#include <stdexcept>

#include <curl/curl.h>

namespace remembrancer::bench {
namespace {

struct free_curl {
    void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
    void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};

struct multi_handle {
    multi_handle() : handle(curl_multi_init()) {}
    multi_handle(const multi_handle&) = delete;
    multi_handle& operator=(const multi_handle&) = delete;
    ~multi_handle() { curl_multi_cleanup(handle); }
    CURLM* handle;
};

std::size_t ignore_body(char*, std::size_t, std::size_t count, void*) {
    return count;
}

struct request {
    std::unique_ptr<CURL, free_curl> easy{curl_easy_init()};
    std::unique_ptr<curl_slist, free_curl> headers;

    void set_up(const post& what, int number) {
        curl_easy_reset(easy.get());
        curl_slist* list =
            curl_slist_append(nullptr, ("webhook-id: bare-" + std::to_string(number)).c_str());
        for (const std::string& line : what.headers)
            list = curl_slist_append(list, line.c_str());
        curl_easy_setopt(easy.get(), CURLOPT_URL, what.url.c_str());
        curl_easy_setopt(easy.get(), CURLOPT_HTTPHEADER, list);
        curl_easy_setopt(easy.get(), CURLOPT_POSTFIELDS, what.body.data());
        curl_easy_setopt(easy.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(what.body.size()));
        curl_easy_setopt(easy.get(), CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy.get(), CURLOPT_TIMEOUT_MS, 15'000L);
        curl_easy_setopt(easy.get(), CURLOPT_WRITEFUNCTION, &ignore_body);
        curl_easy_setopt(easy.get(), CURLOPT_PRIVATE, static_cast<void*>(this));
        headers.reset(list);
    }
};

} // namespace

double bare_posts(const post& what) {
    multi_handle multi;
    curl_multi_setopt(multi.handle, CURLMOPT_MAXCONNECTS, long{what.connections});
    std::vector<request> requests(static_cast<std::size_t>(what.connections));
    return seconds_of([&] {
        int started = 0;
        int ended = 0;
        const auto start = [&](request& one) {
            one.set_up(what, started++);
            curl_multi_add_handle(multi.handle, one.easy.get());
        };
        for (request& one : requests) {
            if (started < what.count)
                start(one);
        }
        while (ended < what.count) {
            int running = 0;
            curl_multi_perform(multi.handle, &running);
            int queued = 0;
            bool more = false;
            while (const CURLMsg* message = curl_multi_info_read(multi.handle, &queued)) {
                long status = 0;
                curl_easy_getinfo(message->easy_handle, CURLINFO_RESPONSE_CODE, &status);
                if (message->data.result != CURLE_OK || status / 100 != 2)
                    throw std::runtime_error("bare libcurl: a post failed");
                char* self = nullptr;
                curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &self);
                curl_multi_remove_handle(multi.handle, message->easy_handle);
                ++ended;
                if (started < what.count) {
                    start(*static_cast<request*>(static_cast<void*>(self)));
                    more = true;
                }
            }
            if (!more && ended < what.count)
                curl_multi_poll(multi.handle, nullptr, 0, 1000, nullptr);
        }
        for (request& one : requests)
            curl_multi_remove_handle(multi.handle, one.easy.get());
    });
}

} // namespace remembrancer::bench
