#include "connectors/transfer/network_address.hpp"

#include <string>
#include <sys/socket.h>

#include <doctest/doctest.h>

using namespace remembrancer;

TEST_CASE("only addresses that the whole internet shares are public") {
    struct row {
        std::string address;
        bool expected;
    };
    const row rows[] = {
        {"8.8.8.8", true},
        {"193.113.9.162", true},
        {"0.0.0.0", false},
        {"9.255.255.255", true},
        {"10.0.0.0", false},
        {"10.255.255.255", false},
        {"11.0.0.0", true},
        {"100.63.255.255", true},
        {"100.64.0.1", false},
        {"100.127.255.255", false},
        {"100.128.0.0", true},
        {"127.0.0.1", false},
        {"127.9.9.9", false},
        {"169.254.169.254", false}, // cloud metadata
        {"172.15.255.255", true},
        {"172.16.0.1", false},
        {"172.31.255.255", false},
        {"172.32.0.0", true},
        {"192.0.2.7", false},
        {"192.168.255.255", false},
        {"192.169.0.0", true},
        {"198.17.255.255", true},
        {"198.19.0.1", false},
        {"223.255.255.255", true},
        {"224.0.0.1", false},
        {"255.255.255.255", false},
        {"2606:4700:4700::1111", true},
        {"2a00:1450:4009::1", true},
        {"::", false},
        {"::1", false},
        {"::ffff:10.0.0.1", false},
        {"::ffff:8.8.8.8", true},
        {"::7f00:1", false},
        {"64:ff9b::a9fe:a9fe", false}, // NAT64 of the metadata address
        {"64:ff9b::808:808", true},
        {"64:ff9b:1::808:808", false},
        {"2002:c0a8:101::1", false}, // 6to4 of 192.168.1.1
        {"2002:808:808::1", true},
        {"2001:0:808:808::1", false}, // Teredo
        {"2001:db8::1", false},
        {"2001:4860:4860::8888", true},
        {"3fff::1", false},
        {"fc00::1", false},
        {"fdff::1", false},
        {"fe80::1", false},
        {"ff02::1", false},
        {"100::1", false},
        {"", false},
        {"localhost", false},
        {"1.2.3", false},
        {"fe80::1%eth0", false},
    };
    for (const row& r : rows) {
        CAPTURE(r.address);
        CHECK(transfer::is_public(r.address.c_str()) == r.expected);
    }
}

TEST_CASE("a socket that is not of the internet is not public") {
    sockaddr local{};
    local.sa_family = AF_UNIX;
    CHECK_FALSE(transfer::is_public(local));
}
