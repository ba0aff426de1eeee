#include "daemon/intake/rag_text.hpp"

#include <map>
#include <string>

#include <doctest/doctest.h>

using namespace remembrancer;
using plan::rag;

TEST_CASE("ratings are read as plans write them") {
    struct row {
        std::string text;
        plan::rag rating;
    };
    const row rows[] = {
        {"C", rag::complete},
        {"B", rag::complete},
        {"G", rag::green},
        {"A", rag::amber},
        {"R", rag::red},
        {"g", rag::green},
        {" A ", rag::amber},
        {"Green", rag::green},
        {"AMBER", rag::amber},
        {"Yellow", rag::amber},
        {"Red", rag::red},
        {"Complete", rag::complete},
        {"Completed", rag::complete},
        {"Blue", rag::complete},
        {"Done", rag::complete},
        {"A/G", rag::amber_green},
        {"G/A", rag::amber_green},
        {"AG", rag::amber_green},
        {"Amber / Green", rag::amber_green},
        {"A/R", rag::amber_red},
        {"amber-red", rag::amber_red},
        {"\u25C0A\u25B6", rag::amber},
        {"\u25C4 G \u25BA", rag::green},
        {"A \u2191", rag::amber},
        {R"(<td style="background-color:#FFC000">A</td>)", rag::amber},
        {"<b>R</b>", rag::red},
        {"R (Red)", rag::red},
        {"G (was A)", rag::green},
        {"RAG: A", rag::amber},
        {"RAG status Green", rag::green},
        {"\U0001F7E2", rag::green},
        {"\U0001F534 Red", rag::red},
        {"", rag::none},
        {"-", rag::none},
        {"\u2013", rag::none},
        {"n/a", rag::none},
        {"R/G", rag::unreadable},
        {"C/G", rag::unreadable},
        {"R/A/G", rag::unreadable},
        {"O", rag::unreadable},
        {"TBC", rag::unreadable},
        {"Grey", rag::unreadable},
        {"Late", rag::unreadable},
        {"Not green", rag::unreadable},
        {"?", rag::unreadable},
        {"1", rag::unreadable},
        {"<script", rag::unreadable},
        {"\x1b[31mR", rag::unreadable},
        {std::string(1000, 'G'), rag::unreadable},
        {std::string("G\0G", 3), rag::green},
    };
    for (const row& r : rows) {
        CAPTURE(r.text);
        CHECK(intake::read_rag(r.text) == r.rating);
    }
}

TEST_CASE("the settings give letters and words another meaning") {
    const std::map<std::string, rag> words{{"B", rag::red}, {"Not started", rag::none}};
    CHECK(intake::read_rag("b", words) == rag::red);
    CHECK(intake::read_rag("not  started", words) == rag::none);
    CHECK(intake::read_rag("<i>B</i>", words) == rag::red);
    CHECK(intake::read_rag("G", words) == rag::green);
}
