#pragma once

#include "tests/support/child_process.hpp"
#include "tests/support/temporary_directory.hpp"

#include <stdexcept>
#include <string>

namespace remembrancer::support {

/// A self-signed certificate for localhost and its key, in files that vanish with it.
class test_certificate {
public:
    test_certificate() {
        child_options options;
        options.program = "/usr/bin/openssl";
        options.arguments = {"req",
                             "-x509",
                             "-newkey",
                             "ec",
                             "-pkeyopt",
                             "ec_paramgen_curve:P-256",
                             "-nodes",
                             "-subj",
                             "/CN=localhost",
                             "-addext",
                             "subjectAltName=DNS:localhost,IP:127.0.0.1",
                             "-days",
                             "2",
                             "-keyout",
                             key(),
                             "-out",
                             cert()};
        options.err = {};
        child_process openssl(options);
        if (openssl.wait(std::chrono::seconds(30)) != exit_status{0, 0})
            throw std::runtime_error("openssl made no certificate: " + openssl.err());
    }

    [[nodiscard]] std::string cert() const { return (directory_.path() / "cert.pem").string(); }
    [[nodiscard]] std::string key() const { return (directory_.path() / "key.pem").string(); }

private:
    temporary_directory directory_;
};

} // namespace remembrancer::support
