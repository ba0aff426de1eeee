#pragma once

#include "daemon/base/secret.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace remembrancer::transfer {

/// What is wrong with a URL that requests are to go to, as a phrase for people, or empty. It must
/// be absolute, https (or http where that is allowed), without user name, password or fragment. The
/// phrase never shows the URL.
[[nodiscard]] std::string url_fault(const base::secret& url, bool allow_http);

/// The host that a URL names, without the brackets of an IPv6 address; empty when it is no URL.
[[nodiscard]] std::string host_of(const base::secret& url);

/// `https://hooks.example.org:8443/***`: enough to know the place, without what opens its door.
/// `***` alone when it is no URL.
[[nodiscard]] std::string redacted(const base::secret& url);

/// Blots the secret parts of one URL, and other secrets, out of other people's text: servers like
/// to repeat the path that they were asked for.
class url_redactor {
public:
    /// `others` are blotted out too, such as a token that goes with the URL.
    explicit url_redactor(const base::secret& url, const std::vector<base::secret>& others = {});

    [[nodiscard]] std::string operator()(std::string_view text) const;

private:
    std::vector<base::secret> parts_; ///< longest first
};

} // namespace remembrancer::transfer
