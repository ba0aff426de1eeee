#include "tests/architecture/code_text.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using namespace remembrancer::architecture;

TEST_CASE("code is what is left without comments and the contents of literals") {
    struct row {
        const char* name;
        const char* text;
        const char* expected;
    };
    const row rows[] = {
        {"line comment", "a; // b\nc", "a;     \nc"},
        {"block comment keeps its lines", "a/* b\n c */d", "a    \n     d"},
        {"comment never closed", "a /* b", "a     "},
        {"string", R"(f("a // b"))", R"(f("      "))"},
        {"escaped quote", R"(f("a\"b", c))", R"(f("    ", c))"},
        {"character", "f('\"', '\\'')", "f(' ', '  ')"},
        {"digit separator", "x = 1'000; // y", "x = 1'000;     "},
        {"raw string", "f(R\"x(a\")\" b)x\")", "f(R\"          \")"},
        {"string never closed ends with its line", "f(\"a\nb", "f(\" \nb"},
        {"empty", "", ""},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        CHECK(code_only(r.text) == r.expected);
    }
    CHECK(without_comments("#include \"a/b.hpp\" // c") == "#include \"a/b.hpp\"     ");
}

TEST_CASE("tokens know their line and their partner, and skip directives") {
    const std::string code = "#define A \\\n  b(\nf(x[1],\n  {y})->z";
    const std::vector<token> tokens = tokens_of(code);
    std::string joined;
    for (const token& t : tokens)
        joined += std::string(t.text) + "@" + std::to_string(t.line) + " ";
    CHECK(joined == "f@3 (@3 x@3 [@3 1@3 ]@3 ,@3 {@4 y@4 }@4 )@4 ->@4 z@4 ");
    CHECK(tokens[1].partner == 10);
    CHECK(tokens[10].partner == 1);
    CHECK(tokens[3].partner == 5);
    CHECK(tokens[7].partner == 9);
}

TEST_CASE("a brace that opens a block is told from one that opens an initialiser") {
    struct row {
        const char* name;
        const char* text;
        bool block;
    };
    const row rows[] = {
        {"function", "void f() {", true},
        {"const member", "int f() const {", true},
        {"trailing return type", "auto f() -> plan::list<int, int> {", true},
        {"lambda without parameters", "auto f = [] {", true},
        {"else", "if (a) b; else {", true},
        {"structure", "struct row {", true},
        {"derived class", "class x final : public a::b, private c {", true},
        {"named namespace", "namespace remembrancer::plan {", true},
        {"case label", "case a: {", true},
        {"bare scope", "a; {", true},
        {"object", "plan::date d{", false},
        {"temporary", "f(row{", false},
        {"list after an equals sign", "a = {", false},
        {"list as argument", "f(a, {", false},
        {"returned list", "return {", false},
        {"temporary after a member call", "f(p->x, row{", false},
        {"template temporary", "f(std::vector<int>{", false},
        {"member initialiser", "x::x(int a) : a_{", false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const std::string code = r.text;
        const std::vector<token> tokens = tokens_of(code);
        CHECK(opens_block(tokens, tokens.size() - 1) == r.block);
    }
}

TEST_CASE("a bracket that begins a lambda is told from a subscript and an attribute") {
    struct row {
        const char* name;
        const char* text;
        bool lambda;
    };
    const row rows[] = {
        {"argument", "f([&] {})", true},          {"returned", "return [x] {};", true},
        {"awaited", "co_await [] {}", true},      {"subscript", "a[1]", false},
        {"subscript of a call", "f()[1]", false}, {"attribute", "[[nodiscard]] int f()", false},
    };
    for (const row& r : rows) {
        CAPTURE(r.name);
        const std::string code = r.text;
        const std::vector<token> tokens = tokens_of(code);
        std::size_t at = 0;
        while (tokens[at].text != "[")
            ++at;
        CHECK(opens_lambda(tokens, at) == r.lambda);
    }
}
