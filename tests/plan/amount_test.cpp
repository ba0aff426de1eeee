#include "daemon/plan/amount.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace remembrancer;
using enum plan::amount_unit;

TEST_CASE("an amount is read as plans type it") {
    struct row {
        const char* text;
        std::int64_t thousandths;
        plan::amount_unit unit;
        std::int64_t rounded_to;
    };
    const row rows[] = {
        {"712", 712'000, number, 0},
        {"0", 0, number, 0},
        {"13,652,037", 13'652'037'000, number, 0},
        {"\u00A37.4m", 7'400'000'000, pounds, 100'000'000},
        {"\u00A3370,000", 370'000'000, pounds, 0},
        {"\u00A3 370,000", 370'000'000, pounds, 0},
        {"\u20AC1.5k", 1'500'000, euros, 100'000},
        {"$12.50", 12'500, dollars, 10},
        {"78%", 78'000, percent, 0},
        {"78.5 %", 78'500, percent, 100},
        {"78 per cent", 78'000, percent, 0},
        {"(100)", -100'000, number, 0},
        {"(\u00A35)", -5'000, pounds, 0},
        {"-5", -5'000, number, 0},
        {"\u22125", -5'000, number, 0},
        {"-\u00A35", -5'000, pounds, 0},
        {"\u00A3-5", -5'000, pounds, 0},
        {"+5", 5'000, number, 0},
        {"1.2bn", 1'200'000'000'000, number, 100'000'000'000},
        {"9.5k", 9'500'000, number, 100'000},
        {" 3 million ", 3'000'000'000, number, 1'000'000'000},
        {"3\u00A0M", 3'000'000'000, number, 1'000'000'000},
        {".5", 500, number, 100},
        {"0.0004", 0, number, 1},
        {"1.23456", 1'234, number, 1},
        {"9000000000000", 9'000'000'000'000'000, number, 0},
    };
    for (const row& r : rows) {
        CAPTURE(r.text);
        const auto read = plan::read_amount(r.text);
        REQUIRE(read.has_value());
        CHECK(read->thousandths == r.thousandths);
        CHECK(read->unit == r.unit);
        CHECK(read->rounded_to == r.rounded_to);
    }
}

TEST_CASE("what is not one amount is none") {
    for (const char* text : {"",
                             " ",
                             "-",
                             "(",
                             "()",
                             "(-5)",
                             "--5",
                             "TBC",
                             "7.4.1",
                             "7.",
                             ".",
                             "1,2",
                             "1,23,456",
                             "1,2345",
                             "12,",
                             ",123",
                             "1234,567",
                             "5 of 7",
                             "5-7",
                             "5/7",
                             "712 products",
                             "78%%",
                             "\u00A378%",
                             "\u00A3",
                             "%",
                             "k",
                             "9000000000001",
                             "9001bn",
                             "99999999999999999999999",
                             "0.00000000000000001",
                             "1e5",
                             "0x10",
                             "\u0663",
                             "\u00A3\u00A35",
                             "nan",
                             "inf"}) {
        CAPTURE(text);
        CHECK_FALSE(plan::read_amount(text).has_value());
    }
}

TEST_CASE("no text ends the reading of an amount badly") {
    const std::string pieces[] = {"9", "0", ",", ".", "-", "(", ")", "%", "m", "bn", "\u00A3", " "};
    for (const std::string& a : pieces)
        for (const std::string& b : pieces)
            for (const std::string& c : pieces)
                for (const std::string& d : pieces)
                    if (const auto read = plan::read_amount(a + b + c + d)) {
                        CHECK(read->rounded_to >= 0);
                        CHECK_FALSE(plan::in_words(*read).empty());
                    }
    CHECK_FALSE(plan::read_amount(std::string(100'000, '9')).has_value());
    CHECK_FALSE(plan::read_amount(std::string(100'000, ' ')).has_value());
}

TEST_CASE("a number may be money, but a share is neither") {
    const plan::amount plain{1, number, 0};
    const plan::amount money{1, pounds, 0};
    const plan::amount other{1, euros, 0};
    const plan::amount share{1, percent, 0};
    CHECK(plan::is_comparable(money, money));
    CHECK(plan::is_comparable(plain, money));
    CHECK(plan::is_comparable(money, plain));
    CHECK_FALSE(plan::is_comparable(money, other));
    CHECK_FALSE(plan::is_comparable(plain, share));
    CHECK_FALSE(plan::is_comparable(share, money));
}

TEST_CASE("an amount is written with its sign, its groups and its fraction") {
    CHECK(plan::in_words({658'000, number, 0}) == "658");
    CHECK(plan::in_words({0, number, 0}) == "0");
    CHECK(plan::in_words({1'000'000, number, 0}) == "1,000");
    CHECK(plan::in_words({13'652'037'000, pounds, 0}) == "\u00A313,652,037");
    CHECK(plan::in_words({-5'000, pounds, 0}) == "-\u00A35");
    CHECK(plan::in_words({78'500, percent, 0}) == "78.5%");
    CHECK(plan::in_words({-50, number, 0}) == "-0.05");
}
