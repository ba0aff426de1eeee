#include "connectors/transfer/curl_global.hpp"

#include <stdexcept>
#include <string>

#include <curl/curl.h>

namespace remembrancer::transfer {

curl_global::curl_global() {
    const CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (code != CURLE_OK)
        throw std::runtime_error(std::string("cannot start libcurl: ") + curl_easy_strerror(code));
}

curl_global::~curl_global() {
    curl_global_cleanup();
}

} // namespace remembrancer::transfer
